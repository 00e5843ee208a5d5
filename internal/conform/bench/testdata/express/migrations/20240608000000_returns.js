export async function up(knex) {
  await knex.schema.createTable('returns', (table) => {
    table.uuid('id').primary();
    table.uuid('order_id').notNullable().references('orders.id').index();
    table.uuid('item_id').notNullable().references('order_items.id');
    table.text('reason').notNullable();
    table.string('status', 16).notNullable();
    table.decimal('refund_amount', 12, 2);
    table.string('label_url', 255);
    table.timestamp('requested_at').notNullable();
    table.timestamp('closed_at');
    table.check("status IN ('requested', 'approved', 'rejected', 'refunded')");
  });
}

export async function down(knex) {
  await knex.schema.dropTable('returns');
}
