CREATE TABLE returns (
    id           UUID PRIMARY KEY,
    order_id     UUID NOT NULL REFERENCES orders (id),
    item_id      UUID NOT NULL REFERENCES order_items (id),
    reason       TEXT NOT NULL,
    status       VARCHAR(16) NOT NULL CHECK (status IN ('requested', 'approved', 'rejected', 'refunded')),
    requested_at TIMESTAMPTZ NOT NULL,
    closed_at    TIMESTAMPTZ
);

CREATE INDEX idx_returns_order_id ON returns (order_id);
