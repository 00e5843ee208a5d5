class CreateWaitlistEntries < ActiveRecord::Migration[7.2]
  def change
    create_table :waitlist_entries do |t|
      t.bigint :patient_id, null: false
      t.references :practitioner, null: false, foreign_key: true, index: false
      t.date :wanted_on, null: false
      t.text :note
      t.datetime :created_at, null: false
    end

    add_index :waitlist_entries, %i[practitioner_id wanted_on]
  end
end
