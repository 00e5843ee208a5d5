using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Domain;

[Table("appointments")]
[Index(nameof(PatientId))]
[Index(nameof(PractitionerId), nameof(StartsAt), IsUnique = true)]
public class Appointment
{
    [Column("id")]
    public long Id { get; set; }

    [Column("patient_id")]
    public long PatientId { get; set; }

    [Column("practitioner_id")]
    public long PractitionerId { get; set; }

    [Column("starts_at")]
    public DateTime StartsAt { get; set; }

    [Column("ends_at")]
    public DateTime EndsAt { get; set; }

    [Column("state")]
    [MaxLength(20)]
    public required string State { get; set; }

    [Column("reason")]
    public string? Reason { get; set; }

    [Column("deposit_cents")]
    public int DepositCents { get; set; }

    [Column("cancelled_at")]
    public DateTime? CancelledAt { get; set; }

    public Practitioner? Practitioner { get; set; }
}
