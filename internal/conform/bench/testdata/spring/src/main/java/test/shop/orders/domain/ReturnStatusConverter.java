package test.shop.orders.domain;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Arrays;

@Converter(autoApply = true)
public class ReturnStatusConverter implements AttributeConverter<ReturnStatus, String> {
    @Override
    public String convertToDatabaseColumn(ReturnStatus status) {
        return status.wire();
    }

    @Override
    public ReturnStatus convertToEntityAttribute(String text) {
        return Arrays.stream(ReturnStatus.values()).filter(s -> s.wire().equals(text)).findFirst().orElseThrow();
    }
}
