package test.shop.orders.error;

public class ReturnWindowExpiredException extends RuntimeException {
    public ReturnWindowExpiredException() {
        super("the time for returns is over");
    }
}
