package test.shop.orders.error;

public class PaymentDeclinedException extends RuntimeException {
    public PaymentDeclinedException() {
        super("the payment was declined");
    }
}
