package test.shop.orders.client;

import io.awspring.cloud.sqs.operations.SqsTemplate;
import java.util.Map;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;
import test.shop.orders.config.ShopProperties;

/** Sends events to the SQS queue. */
@Component
@RequiredArgsConstructor
public class EventPublisher {
    public static final String ORDER_CREATED = "OrderCreated";
    public static final String RETURN_REQUESTED = "ReturnRequested";
    public static final String REFUND_INITIATED = "RefundInitiated";

    private final SqsTemplate sqs;
    private final ShopProperties properties;

    public void publish(String event, Map<String, ?> payload) {
        sqs.send(properties.queue(), Map.of("event", event, "payload", payload));
    }
}
