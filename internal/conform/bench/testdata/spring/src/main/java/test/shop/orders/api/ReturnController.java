package test.shop.orders.api;

import jakarta.validation.Valid;
import java.util.UUID;
import lombok.RequiredArgsConstructor;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import test.shop.orders.api.dto.DecideReturnRequest;
import test.shop.orders.domain.Return;
import test.shop.orders.service.AuditLog;
import test.shop.orders.service.ReturnService;

@RestController
@RequestMapping("/api/v1/returns")
@RequiredArgsConstructor
public class ReturnController {
    private final ReturnService returns;
    private final AuditLog audit;

    @GetMapping("/{id}")
    public Return read(@AuthenticationPrincipal Jwt caller, @PathVariable UUID id) {
        return returns.getReturn(id, UUID.fromString(caller.getSubject()));
    }

    @PatchMapping("/{id}")
    @PreAuthorize("hasRole('admin')")
    public Return decide(
            @AuthenticationPrincipal Jwt caller, @PathVariable UUID id, @Valid @RequestBody DecideReturnRequest body) {
        Return decided = returns.decideReturn(id, body.approved());
        audit.record(UUID.fromString(caller.getSubject()), "return.decide", id);
        return decided;
    }
}
