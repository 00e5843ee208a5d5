import { MigrationInterface, QueryRunner } from 'typeorm';

export class Returns1718000100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE returns (
        id UUID PRIMARY KEY,
        order_id UUID NOT NULL REFERENCES orders (id),
        item_id UUID NOT NULL REFERENCES order_items (id),
        reason TEXT NOT NULL,
        status VARCHAR(16) NOT NULL CHECK (status IN ('requested', 'approved', 'rejected', 'refunded')),
        refund_amount NUMERIC(12, 2),
        label_url VARCHAR(255),
        requested_at TIMESTAMPTZ NOT NULL,
        closed_at TIMESTAMPTZ
      )
    `);
    await runner.query(`CREATE INDEX idx_returns_order_id ON returns (order_id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE returns`);
  }
}
