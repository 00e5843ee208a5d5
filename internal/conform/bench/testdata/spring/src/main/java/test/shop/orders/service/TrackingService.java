package test.shop.orders.service;

import java.util.UUID;
import org.springframework.cache.annotation.Cacheable;
import org.springframework.stereotype.Service;
import org.springframework.web.client.RestClient;
import test.shop.orders.api.dto.TrackingInfo;
import test.shop.orders.config.CacheConfig;
import test.shop.orders.config.ShopProperties;
import test.shop.orders.domain.Order;

@Service
public class TrackingService {
    private final OrderService orders;
    private final RestClient carrier;

    public TrackingService(OrderService orders, ShopProperties properties) {
        this.orders = orders;
        this.carrier = RestClient.create(properties.carrierUrl());
    }

    @Cacheable(cacheNames = CacheConfig.TRACKING, key = "#orderId + ':' + #customerId")
    public TrackingInfo track(UUID orderId, UUID customerId) {
        Order order = orders.getOrder(orderId, customerId);
        return carrier.get().uri("/parcels/{number}", order.getNumber()).retrieve().body(TrackingInfo.class);
    }
}
