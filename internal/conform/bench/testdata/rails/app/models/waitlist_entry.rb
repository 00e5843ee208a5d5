class WaitlistEntry < ApplicationRecord
  belongs_to :practitioner

  validates :patient_id, :wanted_on, presence: true
end
