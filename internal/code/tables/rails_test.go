package tables_test

import "testing"

func TestRails(t *testing.T) {
	testRead(t, []readCase{
		{"a migration, without its way back", "db/migrate/20200101000000_a.rb", `
class A < ActiveRecord::Migration[7.0]
  def up
    create_table :parcels, id: :uuid do |t|
      t.string :code, limit: 20, null: false, index: { unique: true }
      t.decimal :weight, precision: 8, scale: 2, default: 0.0
      t.references :owner, null: false, foreign_key: { to_table: :people }
      t.belongs_to :thing, polymorphic: true, index: false
      t.integer :a, :b
      t.text :tags, array: true
      t.timestamps
      t.index [:code, :a], name: "ix"
    end
    add_column :parcels, :note, :text
    add_index :parcels, :note, unique: true
    rename_column :parcels, :a, :c
    remove_column :parcels, :b, :integer
    change_column_null(:parcels, :note, false)
    rename_table :old, :new
    drop_table :gone
  end

  def down
    drop_table :parcels
  end
end`, `parcels: id uuid! pk, code string(20)!, weight decimal(8, 2) =0.0, owner_id bigint! >people, thing_type string, thing_id bigint, a integer, b integer, tags text[], created_at datetime!, updated_at datetime!; unique index (code); index (owner_id); index ix(code a)
alter parcels: note text
alter parcels; unique index (note)
alter parcels: rename c=a
alter parcels: drop b
alter parcels: retype note!
rename old=new
drop gone`},
		{"a schema", "db/schema.rb", `
ActiveRecord::Schema[7.1].define(version: 2024_01_01_000000) do
  create_enum "mood", ["up", "down"]
  create_table "a_bs", id: false, force: :cascade do |t|
    t.bigint "a_id", null: false
    t.enum "mood", default: "up", enum_type: "mood"
    t.index ["a_id"], name: "i"
  end
  add_foreign_key "a_bs", "as", column: "a_id"
end`, `enum mood: mood {up|down}
a_bs: a_id bigint!, mood mood ="up"; index i(a_id)
alter a_bs: retype a_id >as`},
		{"models have their table and enums", "app/models/order_item.rb", `
class OrderItem < ApplicationRecord
  self.table_name = "items"
  enum status: { open: 0, shut: 1 }
  enum :kind, [:small, :big]
end
class Category < ApplicationRecord
end
class Job < Base; end`, `items=OrderItem: retype status {open|shut}, retype kind {small|big}
categories=Category`},
		{"a table whose name is computed", "db/migrate/1_a.rb", "class A < ActiveRecord::Migration\n  def change\n    create_table name do |t|\n      t.string :a\n    end\n    add_column table, :b, :text\n  end\nend", "alter *; not whole\nunresolved table: create_table name do |t|\nunresolved table: add_column table, :b, :text"},
	})
}
