package test.shop.orders.api.dto;

import java.math.BigDecimal;
import java.util.UUID;

public record RefundResponse(String id, UUID orderId, BigDecimal amount) {}
