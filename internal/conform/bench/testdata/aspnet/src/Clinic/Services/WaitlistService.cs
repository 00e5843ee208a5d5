using Clinic.Data;
using Clinic.Domain;
using Clinic.Gateways;

namespace Clinic.Services;

public class WaitlistService(ClinicContext db, EventPublisher events)
{
    public async Task<WaitlistEntry> JoinAsync(long patientId, long practitionerId, DateOnly wantedOn, string? note)
    {
        var entry = new WaitlistEntry
        {
            PatientId = patientId,
            PractitionerId = practitionerId,
            WantedOn = wantedOn,
            Note = note,
            CreatedAt = DateTime.UtcNow,
        };
        db.WaitlistEntries.Add(entry);
        await db.SaveChangesAsync();
        events.Publish("WaitlistJoined", new { entry.Id });
        return entry;
    }
}
