class Practitioner < ApplicationRecord
  has_many :appointments
  has_many :waitlist_entries

  scope :working, -> { where(active: true) }

  validates :full_name, presence: true, length: { maximum: 120 }
  validates :speciality, presence: true, length: { maximum: 60 }
  validates :room, length: { maximum: 10 }
  validates :slot_minutes, numericality: { only_integer: true, greater_than: 0 }
end
