package test.shop.orders.api.dto;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

public record CreateOrderRequest(
        @NotNull @Size(min = 1, max = 50) List<@Valid OrderLine> lines, @NotNull @Valid Address shipTo, String note) {}
