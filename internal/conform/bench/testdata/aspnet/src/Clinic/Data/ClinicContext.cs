using Clinic.Domain;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Data;

public class ClinicContext(DbContextOptions<ClinicContext> options) : DbContext(options)
{
    public DbSet<Practitioner> Practitioners => Set<Practitioner>();
    public DbSet<Appointment> Appointments => Set<Appointment>();
    public DbSet<WaitlistEntry> WaitlistEntries => Set<WaitlistEntry>();

    protected override void OnModelCreating(ModelBuilder model)
    {
        model.Entity<Appointment>()
            .HasOne(a => a.Practitioner)
            .WithMany()
            .HasForeignKey(a => a.PractitionerId);

        model.Entity<Appointment>().ToTable(table => table.HasCheckConstraint(
            "ck_appointments_state",
            "state IN ('booked', 'checked_in', 'completed', 'cancelled', 'no_show')"));
    }
}
