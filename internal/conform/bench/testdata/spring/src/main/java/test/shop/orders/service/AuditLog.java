package test.shop.orders.service;

import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

@Component
public class AuditLog {
    private static final Logger log = LoggerFactory.getLogger("audit");

    public void record(UUID actor, String action, Object target) {
        log.info("actor={} action={} target={}", actor, action, target);
    }
}
