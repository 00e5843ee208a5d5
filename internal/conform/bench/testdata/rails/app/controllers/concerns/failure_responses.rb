module FailureResponses
  extend ActiveSupport::Concern

  included do
    rescue_from ActionController::ParameterMissing, ActiveRecord::RecordInvalid, ArgumentError do |error|
      failure(:bad_request, "invalid_input", error)
    end
    rescue_from ClinicErrors::Unauthenticated do |error|
      failure(:unauthorized, "unauthenticated", error)
    end
    rescue_from ClinicErrors::DepositDeclined do |error|
      failure(:payment_required, "deposit_declined", error)
    end
    rescue_from ClinicErrors::NotAllowed do |error|
      failure(:forbidden, "not_allowed", error)
    end
    rescue_from ClinicErrors::AppointmentNotFound do |error|
      failure(:not_found, "appointment_not_found", error)
    end
    rescue_from ClinicErrors::PractitionerNotFound do |error|
      failure(:not_found, "practitioner_not_found", error)
    end
    rescue_from ClinicErrors::SlotTaken do |error|
      failure(:conflict, "slot_taken", error)
    end
    rescue_from ClinicErrors::TooManyBookings do |error|
      failure(:conflict, "too_many_bookings", error)
    end
    rescue_from ClinicErrors::CancellationTooLate do |error|
      render json: { error: "cancellation_too_late", detail: error.message }, status: :unprocessable_entity
    end
  end

  private

  def failure(status, code, error)
    render json: { error: code, detail: error.message }, status: status
  end
end
