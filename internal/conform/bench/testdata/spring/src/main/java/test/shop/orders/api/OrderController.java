package test.shop.orders.api;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import java.util.UUID;
import lombok.RequiredArgsConstructor;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.validation.annotation.Validated;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import test.shop.orders.api.dto.CreateOrderRequest;
import test.shop.orders.api.dto.CreateReturnRequest;
import test.shop.orders.api.dto.TrackingInfo;
import test.shop.orders.api.dto.UpdateOrderRequest;
import test.shop.orders.domain.Order;
import test.shop.orders.domain.Return;
import test.shop.orders.service.AuditLog;
import test.shop.orders.service.OrderService;
import test.shop.orders.service.ReturnService;
import test.shop.orders.service.TrackingService;

@RestController
@Validated
@RequestMapping("/api/v1/orders")
@RequiredArgsConstructor
public class OrderController {
    private final OrderService orders;
    private final ReturnService returns;
    private final TrackingService tracking;
    private final AuditLog audit;

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    public Order create(@AuthenticationPrincipal Jwt caller, @Valid @RequestBody CreateOrderRequest body) {
        return orders.createOrder(id(caller), body.lines(), body.shipTo());
    }

    @GetMapping
    public List<Order> list(
            @AuthenticationPrincipal Jwt caller,
            @RequestParam(defaultValue = "1") @Min(1) int page,
            @RequestParam(defaultValue = Paging.DEFAULT_PAGE_SIZE) @Min(1) @Max(Paging.MAX_PAGE_SIZE) int pageSize) {
        return orders.listOrders(id(caller), page, pageSize);
    }

    @GetMapping("/{id}")
    public Order read(@AuthenticationPrincipal Jwt caller, @PathVariable UUID id) {
        return orders.getOrder(id, id(caller));
    }

    @PatchMapping("/{id}")
    @PreAuthorize("hasRole('admin')")
    public Order update(
            @AuthenticationPrincipal Jwt caller, @PathVariable UUID id, @Valid @RequestBody UpdateOrderRequest body) {
        Order order = orders.changeStatus(id, body.status());
        audit.record(id(caller), "order.update", id);
        return order;
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    public void cancel(@AuthenticationPrincipal Jwt caller, @PathVariable UUID id) {
        orders.cancelOrder(id, id(caller));
    }

    @PostMapping("/{id}/returns")
    @ResponseStatus(HttpStatus.CREATED)
    public Return requestReturn(
            @AuthenticationPrincipal Jwt caller, @PathVariable UUID id, @Valid @RequestBody CreateReturnRequest body) {
        return returns.requestReturn(id, id(caller), body.itemId(), body.reason());
    }

    @GetMapping("/{id}/tracking")
    public TrackingInfo track(@AuthenticationPrincipal Jwt caller, @PathVariable UUID id) {
        return tracking.track(id, id(caller));
    }

    private static UUID id(Jwt caller) {
        return UUID.fromString(caller.getSubject());
    }
}
