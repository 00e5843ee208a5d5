class AddCancelledAtToAppointments < ActiveRecord::Migration[7.2]
  def change
    add_column :appointments, :cancelled_at, :datetime
  end
end
