package test.shop.orders.client;

import com.stripe.Stripe;
import com.stripe.exception.CardException;
import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import com.stripe.model.Refund;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.RefundCreateParams;
import java.math.BigDecimal;
import java.util.UUID;
import org.springframework.stereotype.Component;
import test.shop.orders.config.ShopProperties;
import test.shop.orders.error.PaymentDeclinedException;

/** Charges and refunds cards with Stripe. */
@Component
public class PaymentGateway {

    public PaymentGateway(ShopProperties properties) {
        Stripe.apiKey = properties.stripe().apiKey();
        int timeout = (int) properties.stripe().timeout().toMillis();
        Stripe.setConnectTimeout(timeout);
        Stripe.setReadTimeout(timeout);
    }

    public void charge(UUID orderId, BigDecimal amount, String currency) {
        var params = PaymentIntentCreateParams.builder()
                .setAmount(amount.movePointRight(2).longValueExact())
                .setCurrency(currency)
                .setConfirm(true)
                .putMetadata("order", orderId.toString())
                .build();
        try {
            PaymentIntent.create(params);
        } catch (CardException e) {
            throw new PaymentDeclinedException();
        } catch (StripeException e) {
            throw new IllegalStateException(e);
        }
    }

    public String refund(UUID orderId, BigDecimal amount) {
        var params = RefundCreateParams.builder()
                .setAmount(amount.movePointRight(2).longValueExact())
                .putMetadata("order", orderId.toString())
                .build();
        try {
            return Refund.create(params).getId();
        } catch (StripeException e) {
            throw new IllegalStateException(e);
        }
    }
}
