package test.shop.orders.api.dto;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Map;

public record Address(
        @NotBlank String name,
        @NotBlank String street,
        @NotBlank String city,
        @NotBlank String postcode,
        @Size(min = 2, max = 2) String country) {

    public Map<String, String> asMap() {
        return Map.of("name", name, "street", street, "city", city, "postcode", postcode, "country", country);
    }
}
