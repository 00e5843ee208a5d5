package test.shop.orders.api.dto;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.UUID;

public record OrderLine(
        @NotNull UUID productId,
        @NotNull @Size(max = 40) String sku,
        @Positive int quantity,
        @NotNull @PositiveOrZero BigDecimal unitPrice) {}
