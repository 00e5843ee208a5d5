export async function up(knex) {
  await knex.schema.createTable('orders', (table) => {
    table.uuid('id').primary();
    table.uuid('customer_id').notNullable().index();
    table.string('number', 24).notNullable().unique();
    table.string('status', 16).notNullable().index();
    table.specificType('currency', 'char(3)').notNullable();
    table.decimal('subtotal', 12, 2).notNullable();
    table.decimal('tax', 12, 2).notNullable();
    table.decimal('shipping_fee', 12, 2).notNullable();
    table.decimal('total', 12, 2).notNullable();
    table.jsonb('ship_to').notNullable();
    table.text('note');
    table.timestamp('placed_at').notNullable();
    table.timestamp('delivered_at');
    table.check("status IN ('pending', 'paid', 'shipped', 'delivered', 'cancelled')");
  });

  await knex.schema.createTable('order_items', (table) => {
    table.uuid('id').primary();
    table.uuid('order_id').notNullable().references('orders.id').index();
    table.uuid('product_id').notNullable();
    table.string('sku', 40).notNullable();
    table.integer('quantity').notNullable();
    table.decimal('unit_price', 12, 2).notNullable();
    table.decimal('line_total', 12, 2).notNullable();
    table.check('quantity > 0');
  });
}

export async function down(knex) {
  await knex.schema.dropTable('order_items');
  await knex.schema.dropTable('orders');
}
