CREATE TABLE orders (
    id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    customer_id UUID NOT NULL,
    number VARCHAR(16) UNIQUE NOT NULL,
    status VARCHAR(16) NOT NULL CHECK (status IN ('pending', 'confirmed', 'shipped', 'delivered', 'cancelled', 'returned')),
    net NUMERIC(12,2) NOT NULL,
    tax NUMERIC(12,2) NOT NULL,
    delivery NUMERIC(12,2) NOT NULL,
    total NUMERIC(12,2) NOT NULL,
    delivery_address JSONB NOT NULL,
    billing_address JSONB NOT NULL,
    placed_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    changed_at TIMESTAMPTZ NOT NULL DEFAULT now()
);
