package test.shop.orders.config;

import java.time.Duration;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.cache.RedisCacheConfiguration;
import org.springframework.data.redis.cache.RedisCacheManager;
import org.springframework.data.redis.connection.RedisConnectionFactory;

@Configuration
public class CacheConfig {
    public static final String ORDER_DETAILS = "order-details";
    public static final String ORDER_LIST = "order-list";
    public static final String TRACKING = "tracking";

    @Bean
    RedisCacheManager cacheManager(RedisConnectionFactory connections) {
        return RedisCacheManager.builder(connections)
                .withInitialCacheConfigurations(Map.of(
                        ORDER_DETAILS, keptFor(Duration.ofMinutes(5)),
                        ORDER_LIST, keptFor(Duration.ofMinutes(1)),
                        TRACKING, keptFor(Duration.ofMinutes(30))))
                .build();
    }

    private static RedisCacheConfiguration keptFor(Duration ttl) {
        return RedisCacheConfiguration.defaultCacheConfig().entryTtl(ttl);
    }
}
