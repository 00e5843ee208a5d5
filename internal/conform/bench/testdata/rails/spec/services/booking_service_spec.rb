require "rails_helper"

RSpec.describe BookingService do
  it "refuses to cancel on the same day" do
    appointment = create(:appointment, starts_at: 2.hours.from_now)
    service = described_class.new(deposits: double, events: double)
    expect { service.cancel(appointment.id, appointment.patient_id) }
      .to raise_error(ClinicErrors::CancellationTooLate)
  end
end
