package test.shop.orders.api.dto;

import jakarta.validation.constraints.NotNull;
import test.shop.orders.domain.OrderStatus;

public record UpdateOrderRequest(@NotNull OrderStatus status) {}
