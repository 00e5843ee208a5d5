class Appointment < ApplicationRecord
  OPEN_STATES = %w[booked checked_in].freeze

  belongs_to :practitioner

  enum :state, {
    booked: "booked",
    checked_in: "checked_in",
    completed: "completed",
    cancelled: "cancelled",
    no_show: "no_show"
  }

  validates :patient_id, :starts_at, :ends_at, presence: true
  validates :deposit_cents, numericality: { only_integer: true, greater_than_or_equal_to: 0 }

  scope :open, -> { where(state: OPEN_STATES) }
  scope :of_patient, ->(patient_id) { where(patient_id: patient_id).order(starts_at: :desc) }
end
