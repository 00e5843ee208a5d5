package test.shop.orders.error;

public class OrderNotCancellableException extends RuntimeException {
    public OrderNotCancellableException() {
        super("the order has shipped");
    }
}
