using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Domain;

[Table("waitlist_entries")]
[Index(nameof(PractitionerId), nameof(WantedOn))]
public class WaitlistEntry
{
    [Column("id")]
    public long Id { get; set; }

    [Column("patient_id")]
    public long PatientId { get; set; }

    [Column("practitioner_id")]
    public long PractitionerId { get; set; }

    [Column("wanted_on")]
    public DateOnly WantedOn { get; set; }

    [Column("note")]
    public string? Note { get; set; }

    [Column("created_at")]
    public DateTime CreatedAt { get; set; }
}
