package test.shop.orders;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import test.shop.orders.config.ShopProperties;
import test.shop.orders.domain.Order;
import test.shop.orders.error.ReturnWindowExpiredException;
import test.shop.orders.service.OrderService;
import test.shop.orders.service.ReturnService;

class ReturnServiceTest {
    @Test
    void refusesWhatWasDeliveredLongAgo() {
        Order order = new Order();
        order.setDeliveredAt(OffsetDateTime.now().minusDays(31));
        OrderService orders = mock(OrderService.class);
        when(orders.getOrder(any(), any())).thenReturn(order);
        var properties = new ShopProperties(null, null, null, new ShopProperties.Returns(30), null);
        var service = new ReturnService(null, orders, null, properties);
        assertThatThrownBy(() -> service.requestReturn(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), "broken"))
                .isInstanceOf(ReturnWindowExpiredException.class);
    }
}
