package test.shop.orders.domain;

import java.math.BigDecimal;
import java.time.LocalDate;

public record SalesDay(LocalDate day, long orders, BigDecimal total) {}
