package test.shop.orders.error;

public record ApiError(String code, String message) {}
