class WaitlistService
  def initialize(events: EventPublisher.new)
    @events = events
  end

  def join(patient_id, practitioner_id, wanted_on, note)
    unless Practitioner.working.exists?(id: practitioner_id)
      raise ClinicErrors::PractitionerNotFound, "no practitioner #{practitioner_id}"
    end

    entry = WaitlistEntry.create!(
      patient_id: patient_id,
      practitioner_id: practitioner_id,
      wanted_on: wanted_on,
      note: note
    )
    @events.publish("WaitlistJoined", entry_id: entry.id)
    entry
  end
end
