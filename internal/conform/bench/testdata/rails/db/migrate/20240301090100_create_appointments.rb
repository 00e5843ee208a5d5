class CreateAppointments < ActiveRecord::Migration[7.2]
  def change
    create_table :appointments do |t|
      t.bigint :patient_id, null: false, index: true
      t.references :practitioner, null: false, foreign_key: true, index: false
      t.datetime :starts_at, null: false
      t.datetime :ends_at, null: false
      t.string :state, limit: 20, null: false
      t.text :reason
      t.integer :deposit_cents, null: false
    end

    add_index :appointments, %i[practitioner_id starts_at], unique: true
  end
end
