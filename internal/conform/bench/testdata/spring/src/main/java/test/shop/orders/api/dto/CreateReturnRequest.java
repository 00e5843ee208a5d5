package test.shop.orders.api.dto;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;

public record CreateReturnRequest(@NotNull UUID itemId, @NotBlank String reason) {}
