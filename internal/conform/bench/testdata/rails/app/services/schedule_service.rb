class ScheduleService
  FREE_SLOTS_TTL = 30.seconds

  def free_slots(practitioner_id, day)
    practitioner = find(practitioner_id)
    Rails.cache.fetch("slots/#{practitioner.id}/#{day}", expires_in: FREE_SLOTS_TTL) do
      taken = practitioner.appointments.open.where(starts_at: day.all_day).pluck(:starts_at)
      starts(practitioner, day) - taken
    end
  end

  def replace_schedule(practitioner_id, schedule)
    practitioner = find(practitioner_id)
    practitioner.update!(schedule: schedule)
    practitioner
  end

  private

  def starts(practitioner, day)
    hours = practitioner.schedule.fetch(day.strftime("%A").downcase, [])
    hours.flat_map do |from, to|
      first = day.in_time_zone.change(hour: from)
      count = ((to - from) * 60) / practitioner.slot_minutes
      Array.new(count) { |i| first + (i * practitioner.slot_minutes).minutes }
    end
  end

  def find(id)
    Practitioner.working.find_by(id: id) || raise(ClinicErrors::PractitionerNotFound, "no practitioner #{id}")
  end
end
