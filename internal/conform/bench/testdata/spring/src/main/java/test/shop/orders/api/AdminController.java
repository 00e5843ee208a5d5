package test.shop.orders.api;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import java.util.UUID;
import lombok.RequiredArgsConstructor;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.validation.annotation.Validated;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import test.shop.orders.api.dto.RefundRequest;
import test.shop.orders.api.dto.RefundResponse;
import test.shop.orders.domain.Order;
import test.shop.orders.domain.OrderStatus;
import test.shop.orders.domain.SalesDay;
import test.shop.orders.service.AuditLog;
import test.shop.orders.service.OrderService;

@RestController
@Validated
@RequestMapping("/api/v1/admin")
@RequiredArgsConstructor
public class AdminController {
    private final OrderService orders;
    private final AuditLog audit;

    @GetMapping("/orders")
    @PreAuthorize("hasRole('admin')")
    public List<Order> search(
            @AuthenticationPrincipal Jwt caller,
            @RequestParam(required = false) OrderStatus status,
            @RequestParam(defaultValue = "1") @Min(1) int page,
            @RequestParam(defaultValue = Paging.DEFAULT_PAGE_SIZE) @Min(1) @Max(Paging.MAX_PAGE_SIZE) int pageSize) {
        audit.record(actor(caller), "order.search", status);
        return orders.searchOrders(status, page, pageSize);
    }

    @PostMapping("/orders/{id}/refunds")
    @PreAuthorize("hasRole('admin')")
    public ResponseEntity<RefundResponse> refund(
            @AuthenticationPrincipal Jwt caller, @PathVariable UUID id, @Valid @RequestBody RefundRequest body) {
        RefundResponse refund = orders.refundOrder(id, body.amount());
        audit.record(actor(caller), "order.refund", id);
        return ResponseEntity.accepted().body(refund);
    }

    @GetMapping("/reports/sales")
    @PreAuthorize("hasRole('admin')")
    public List<SalesDay> sales(@AuthenticationPrincipal Jwt caller) {
        audit.record(actor(caller), "report.sales", "all");
        return orders.salesByDay();
    }

    private static UUID actor(Jwt caller) {
        return UUID.fromString(caller.getSubject());
    }
}
