package test.shop.orders.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.UUID;
import lombok.Getter;
import lombok.Setter;

@Entity
@Table(name = "returns", indexes = @Index(name = "idx_returns_order_id", columnList = "order_id"))
@Getter
@Setter
public class Return {
    @Id
    private UUID id;

    @Column(nullable = false)
    private UUID orderId;

    @Column(nullable = false)
    private UUID itemId;

    @Column(nullable = false, columnDefinition = "text")
    private String reason;

    @Column(nullable = false, length = 16)
    private ReturnStatus status;

    @Column(precision = 12, scale = 2)
    private BigDecimal refundAmount;

    @Column(length = 255)
    private String labelUrl;

    @Column(nullable = false)
    private OffsetDateTime requestedAt;

    private OffsetDateTime closedAt;
}
