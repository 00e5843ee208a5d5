package test.shop.orders.api.dto;

import java.time.LocalDate;

public record TrackingInfo(String carrier, String status, LocalDate expectedOn) {}
