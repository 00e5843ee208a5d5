package test.shop.orders.domain;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Arrays;

@Converter(autoApply = true)
public class OrderStatusConverter implements AttributeConverter<OrderStatus, String> {
    @Override
    public String convertToDatabaseColumn(OrderStatus status) {
        return status.wire();
    }

    @Override
    public OrderStatus convertToEntityAttribute(String text) {
        return Arrays.stream(OrderStatus.values()).filter(s -> s.wire().equals(text)).findFirst().orElseThrow();
    }
}
