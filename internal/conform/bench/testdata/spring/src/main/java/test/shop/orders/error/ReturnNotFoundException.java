package test.shop.orders.error;

public class ReturnNotFoundException extends RuntimeException {
    public ReturnNotFoundException() {
        super("there is no such return");
    }
}
