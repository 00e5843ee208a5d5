package test.shop.orders.api.dto;

public record DecideReturnRequest(boolean approved) {}
