package test.shop.orders.service;

import java.time.OffsetDateTime;
import java.util.Map;
import java.util.UUID;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import test.shop.orders.client.EventPublisher;
import test.shop.orders.config.ShopProperties;
import test.shop.orders.domain.Order;
import test.shop.orders.domain.Return;
import test.shop.orders.domain.ReturnRepository;
import test.shop.orders.domain.ReturnStatus;
import test.shop.orders.error.OrderNotFoundException;
import test.shop.orders.error.ReturnNotFoundException;
import test.shop.orders.error.ReturnWindowExpiredException;

@Service
@RequiredArgsConstructor
public class ReturnService {
    private final ReturnRepository returns;
    private final OrderService orders;
    private final EventPublisher events;
    private final ShopProperties properties;

    @Transactional
    public Return requestReturn(UUID orderId, UUID customerId, UUID itemId, String reason) {
        Order order = orders.getOrder(orderId, customerId);
        OffsetDateTime earliest = OffsetDateTime.now().minusDays(properties.returns().windowDays());
        if (order.getDeliveredAt() == null || order.getDeliveredAt().isBefore(earliest)) {
            throw new ReturnWindowExpiredException();
        }
        Return made = new Return();
        made.setId(UUID.randomUUID());
        made.setOrderId(orderId);
        made.setItemId(itemId);
        made.setReason(reason);
        made.setStatus(ReturnStatus.REQUESTED);
        made.setRequestedAt(OffsetDateTime.now());
        events.publish(EventPublisher.RETURN_REQUESTED, Map.of("returnId", made.getId(), "orderId", orderId));
        return returns.save(made);
    }

    public Return getReturn(UUID returnId, UUID customerId) {
        Return found = load(returnId);
        try {
            orders.getOrder(found.getOrderId(), customerId);
        } catch (OrderNotFoundException e) {
            throw new ReturnNotFoundException();
        }
        return found;
    }

    @Transactional
    public Return decideReturn(UUID returnId, boolean approved) {
        Return found = load(returnId);
        found.setStatus(approved ? ReturnStatus.APPROVED : ReturnStatus.REJECTED);
        found.setClosedAt(OffsetDateTime.now());
        return returns.save(found);
    }

    private Return load(UUID id) {
        return returns.findById(id).orElseThrow(ReturnNotFoundException::new);
    }
}
