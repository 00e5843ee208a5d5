class CreatePractitioners < ActiveRecord::Migration[7.2]
  def change
    create_table :practitioners do |t|
      t.string :full_name, limit: 120, null: false
      t.string :speciality, limit: 60, null: false
      t.string :room, limit: 10
      t.integer :slot_minutes, null: false
      t.json :schedule, null: false
      t.boolean :active, null: false, default: true
    end
  end
end
