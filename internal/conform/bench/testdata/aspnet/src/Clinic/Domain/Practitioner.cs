using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;

namespace Clinic.Domain;

[Table("practitioners")]
public class Practitioner
{
    [Column("id")]
    public long Id { get; set; }

    [Column("full_name")]
    [MaxLength(120)]
    public required string FullName { get; set; }

    [Column("speciality")]
    [MaxLength(60)]
    public required string Speciality { get; set; }

    [Column("room")]
    [MaxLength(10)]
    public string? Room { get; set; }

    [Column("slot_minutes")]
    public int SlotMinutes { get; set; }

    [Column("schedule")]
    public required string Schedule { get; set; }

    [Column("active")]
    public bool Active { get; set; } = true;
}
