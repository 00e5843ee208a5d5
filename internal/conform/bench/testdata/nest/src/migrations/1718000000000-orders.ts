import { MigrationInterface, QueryRunner } from 'typeorm';

export class Orders1718000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE orders (
        id UUID PRIMARY KEY,
        customer_id UUID NOT NULL,
        number VARCHAR(24) NOT NULL UNIQUE,
        status VARCHAR(16) NOT NULL CHECK (status IN ('pending', 'paid', 'shipped', 'delivered', 'cancelled')),
        currency CHAR(3) NOT NULL,
        subtotal NUMERIC(12, 2) NOT NULL,
        tax NUMERIC(12, 2) NOT NULL,
        shipping_fee NUMERIC(12, 2) NOT NULL,
        total NUMERIC(12, 2) NOT NULL,
        ship_to JSONB NOT NULL,
        note TEXT,
        placed_at TIMESTAMPTZ NOT NULL,
        delivered_at TIMESTAMPTZ
      )
    `);
    await runner.query(`CREATE INDEX idx_orders_customer_id ON orders (customer_id)`);
    await runner.query(`CREATE INDEX idx_orders_status ON orders (status)`);
    await runner.query(`
      CREATE TABLE order_items (
        id UUID PRIMARY KEY,
        order_id UUID NOT NULL REFERENCES orders (id),
        product_id UUID NOT NULL,
        sku VARCHAR(40) NOT NULL,
        quantity INTEGER NOT NULL CHECK (quantity > 0),
        unit_price NUMERIC(12, 2) NOT NULL,
        line_total NUMERIC(12, 2) NOT NULL
      )
    `);
    await runner.query(`CREATE INDEX idx_order_items_order_id ON order_items (order_id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE order_items`);
    await runner.query(`DROP TABLE orders`);
  }
}
