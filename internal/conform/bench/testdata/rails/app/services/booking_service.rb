class BookingService
  def initialize(deposits: DepositGateway.new, events: EventPublisher.new)
    @deposits = deposits
    @events = events
    @rules = Rails.configuration.x.booking
  end

  def book(patient_id, practitioner_id, starts_at, reason)
    practitioner = Practitioner.working.find_by(id: practitioner_id)
    raise ClinicErrors::PractitionerNotFound, "no practitioner #{practitioner_id}" if practitioner.nil?

    if Appointment.open.where(patient_id: patient_id).count >= @rules.max_open
      raise ClinicErrors::TooManyBookings, "too many appointments are open"
    end

    cents = Rails.configuration.x.deposit_cents
    @deposits.take(patient_id, cents)
    appointment = practitioner.appointments.create!(
      patient_id: patient_id,
      starts_at: starts_at,
      ends_at: starts_at + practitioner.slot_minutes.minutes,
      state: "booked",
      reason: reason,
      deposit_cents: cents
    )
    @events.publish("AppointmentBooked", appointment_id: appointment.id)
    appointment
  rescue ActiveRecord::RecordNotUnique
    raise ClinicErrors::SlotTaken, "the slot is taken"
  end

  def cancel(appointment_id, patient_id)
    appointment = own(appointment_id, patient_id)
    if appointment.starts_at - Time.current < @rules.cancellation_notice
      raise ClinicErrors::CancellationTooLate, "it is too late to cancel"
    end

    appointment.update!(state: "cancelled", cancelled_at: Time.current)
    @events.publish("AppointmentCancelled", appointment_id: appointment.id)
    appointment
  end

  def check_in(appointment_id, patient_id)
    appointment = own(appointment_id, patient_id)
    appointment.update!(state: "checked_in")
    appointment
  end

  def move(appointment_id, starts_at)
    appointment = any(appointment_id)
    length = appointment.ends_at - appointment.starts_at
    appointment.update!(starts_at: starts_at, ends_at: starts_at + length)
    appointment
  rescue ActiveRecord::RecordNotUnique
    raise ClinicErrors::SlotTaken, "the slot is taken"
  end

  def mark_no_show(appointment_id)
    any(appointment_id).update!(state: "no_show")
  end

  private

  def own(id, patient_id)
    Appointment.find_by(id: id, patient_id: patient_id) ||
      raise(ClinicErrors::AppointmentNotFound, "no appointment #{id}")
  end

  def any(id)
    Appointment.find_by(id: id) || raise(ClinicErrors::AppointmentNotFound, "no appointment #{id}")
  end
end
