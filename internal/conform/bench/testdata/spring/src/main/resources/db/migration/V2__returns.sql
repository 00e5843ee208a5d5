CREATE TABLE returns (
    id UUID PRIMARY KEY,
    order_id UUID NOT NULL REFERENCES orders (id),
    item_id UUID NOT NULL REFERENCES order_items (id),
    reason TEXT NOT NULL,
    status VARCHAR(16) NOT NULL,
    refund_amount NUMERIC(12, 2),
    label_url VARCHAR(255),
    requested_at TIMESTAMPTZ NOT NULL,
    closed_at TIMESTAMPTZ,
    CONSTRAINT chk_returns_status CHECK (status IN ('requested', 'approved', 'rejected', 'refunded'))
);

CREATE INDEX idx_returns_order_id ON returns (order_id);
