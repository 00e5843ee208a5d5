package test.shop.orders.error;

public class OrderNotFoundException extends RuntimeException {
    public OrderNotFoundException() {
        super("there is no such order");
    }
}
