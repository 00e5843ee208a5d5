package test.shop.orders.service;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import lombok.RequiredArgsConstructor;
import org.springframework.cache.annotation.CacheEvict;
import org.springframework.cache.annotation.Cacheable;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Sort;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import test.shop.orders.api.dto.Address;
import test.shop.orders.api.dto.OrderLine;
import test.shop.orders.api.dto.RefundResponse;
import test.shop.orders.client.EventPublisher;
import test.shop.orders.client.PaymentGateway;
import test.shop.orders.config.CacheConfig;
import test.shop.orders.domain.Order;
import test.shop.orders.domain.OrderItem;
import test.shop.orders.domain.OrderRepository;
import test.shop.orders.domain.OrderStatus;
import test.shop.orders.domain.SalesDay;
import test.shop.orders.error.OrderNotCancellableException;
import test.shop.orders.error.OrderNotFoundException;

@Service
@RequiredArgsConstructor
public class OrderService {
    private static final BigDecimal TAX_RATE = new BigDecimal("0.19");
    private static final BigDecimal SHIPPING_FEE = new BigDecimal("4.90");

    private final OrderRepository orders;
    private final PaymentGateway payments;
    private final EventPublisher events;

    @Transactional
    public Order createOrder(UUID customerId, List<OrderLine> lines, Address shipTo) {
        Order order = new Order();
        order.setId(UUID.randomUUID());
        order.setCustomerId(customerId);
        order.setNumber("SO-" + order.getId().toString().substring(0, 12));
        order.setCurrency("EUR");
        order.setShipTo(shipTo.asMap());
        order.setPlacedAt(OffsetDateTime.now());
        order.setItems(lines.stream().map(line -> item(order, line)).toList());
        BigDecimal subtotal = order.getItems().stream().map(OrderItem::getLineTotal).reduce(BigDecimal.ZERO, BigDecimal::add);
        order.setSubtotal(subtotal);
        order.setTax(subtotal.multiply(TAX_RATE).setScale(2, RoundingMode.HALF_UP));
        order.setShippingFee(SHIPPING_FEE);
        order.setTotal(subtotal.add(order.getTax()).add(SHIPPING_FEE));
        payments.charge(order.getId(), order.getTotal(), order.getCurrency());
        order.setStatus(OrderStatus.PAID);
        Order saved = orders.save(order);
        events.publish(EventPublisher.ORDER_CREATED, Map.of("orderId", saved.getId(), "total", saved.getTotal()));
        return saved;
    }

    @Cacheable(cacheNames = CacheConfig.ORDER_DETAILS, key = "#orderId + ':' + #customerId")
    public Order getOrder(UUID orderId, UUID customerId) {
        return orders.findById(orderId)
                .filter(order -> order.getCustomerId().equals(customerId))
                .orElseThrow(OrderNotFoundException::new);
    }

    @Cacheable(cacheNames = CacheConfig.ORDER_LIST, key = "#customerId + ':' + #page + ':' + #pageSize")
    public List<Order> listOrders(UUID customerId, int page, int pageSize) {
        return orders.findByCustomerId(customerId, newestFirst(page, pageSize)).getContent();
    }

    public List<Order> searchOrders(OrderStatus status, int page, int pageSize) {
        var found = status == null
                ? orders.findAll(newestFirst(page, pageSize))
                : orders.findByStatus(status, newestFirst(page, pageSize));
        return found.getContent();
    }

    @Transactional
    public void cancelOrder(UUID orderId, UUID customerId) {
        Order order = getOrder(orderId, customerId);
        if (order.getStatus() != OrderStatus.PENDING && order.getStatus() != OrderStatus.PAID) {
            throw new OrderNotCancellableException();
        }
        order.setStatus(OrderStatus.CANCELLED);
        orders.save(order);
    }

    @Transactional
    @CacheEvict(cacheNames = CacheConfig.ORDER_DETAILS, allEntries = true)
    public Order changeStatus(UUID orderId, OrderStatus status) {
        Order order = orders.findById(orderId).orElseThrow(OrderNotFoundException::new);
        order.setStatus(status);
        if (status == OrderStatus.DELIVERED) {
            order.setDeliveredAt(OffsetDateTime.now());
        }
        return orders.save(order);
    }

    public RefundResponse refundOrder(UUID orderId, BigDecimal amount) {
        Order order = orders.findById(orderId).orElseThrow(OrderNotFoundException::new);
        String reference = payments.refund(order.getId(), amount);
        events.publish(EventPublisher.REFUND_INITIATED, Map.of("orderId", orderId, "amount", amount));
        return new RefundResponse(reference, orderId, amount);
    }

    public List<SalesDay> salesByDay() {
        return orders.salesByDay();
    }

    private static PageRequest newestFirst(int page, int pageSize) {
        return PageRequest.of(page - 1, pageSize, Sort.by(Sort.Direction.DESC, "placedAt"));
    }

    private static OrderItem item(Order order, OrderLine line) {
        OrderItem item = new OrderItem();
        item.setId(UUID.randomUUID());
        item.setOrder(order);
        item.setProductId(line.productId());
        item.setSku(line.sku());
        item.setQuantity(line.quantity());
        item.setUnitPrice(line.unitPrice());
        item.setLineTotal(line.unitPrice().multiply(BigDecimal.valueOf(line.quantity())));
        return item;
    }
}
