package test.shop.orders.config;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

@ConfigurationProperties("shop")
public record ShopProperties(String queue, String carrierUrl, Stripe stripe, Returns returns, RateLimit rateLimit) {
    public record Stripe(String apiKey, Duration timeout) {}

    public record Returns(int windowDays) {}

    public record RateLimit(int requestsPerMinute) {}
}
