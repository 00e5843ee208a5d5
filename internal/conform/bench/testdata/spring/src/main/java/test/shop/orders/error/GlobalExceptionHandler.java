package test.shop.orders.error;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

@RestControllerAdvice
public class GlobalExceptionHandler {

    @ExceptionHandler({
        MethodArgumentNotValidException.class,
        HttpMessageNotReadableException.class,
        MethodArgumentTypeMismatchException.class
    })
    @ResponseStatus(HttpStatus.BAD_REQUEST)
    public ApiError onInvalid(Exception e) {
        return new ApiError("VALIDATION_FAILED", e.getMessage());
    }

    @ExceptionHandler(PaymentDeclinedException.class)
    @ResponseStatus(HttpStatus.PAYMENT_REQUIRED)
    public ApiError onPaymentDeclined(PaymentDeclinedException e) {
        return new ApiError("PAYMENT_DECLINED", e.getMessage());
    }

    @ExceptionHandler(AccessDeniedException.class)
    @ResponseStatus(HttpStatus.FORBIDDEN)
    public ApiError onAccessDenied(AccessDeniedException e) {
        return new ApiError("FORBIDDEN", e.getMessage());
    }

    @ExceptionHandler(OrderNotFoundException.class)
    @ResponseStatus(HttpStatus.NOT_FOUND)
    public ApiError onOrderNotFound(OrderNotFoundException e) {
        return new ApiError("ORDER_NOT_FOUND", e.getMessage());
    }

    @ExceptionHandler(ReturnNotFoundException.class)
    @ResponseStatus(HttpStatus.NOT_FOUND)
    public ApiError onReturnNotFound(ReturnNotFoundException e) {
        return new ApiError("RETURN_NOT_FOUND", e.getMessage());
    }

    @ExceptionHandler(OrderNotCancellableException.class)
    public ResponseEntity<ApiError> onNotCancellable(OrderNotCancellableException e) {
        return ResponseEntity.status(HttpStatus.CONFLICT).body(new ApiError("ORDER_NOT_CANCELLABLE", e.getMessage()));
    }

    @ExceptionHandler(ReturnWindowExpiredException.class)
    public ResponseEntity<ApiError> onWindowExpired(ReturnWindowExpiredException e) {
        return ResponseEntity.unprocessableEntity().body(new ApiError("RETURN_WINDOW_EXPIRED", e.getMessage()));
    }
}
