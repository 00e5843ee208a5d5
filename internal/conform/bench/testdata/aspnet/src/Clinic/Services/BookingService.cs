using Clinic.Data;
using Clinic.Domain;
using Clinic.Gateways;
using Clinic.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Clinic.Services;

public class BookingService(
    ClinicContext db,
    DepositGateway deposits,
    EventPublisher events,
    IOptions<BookingOptions> options)
{
    private static readonly string[] Open = [AppointmentState.Booked, AppointmentState.CheckedIn];

    public async Task<Appointment> BookAsync(long patientId, long practitionerId, DateTime startsAt, string? reason)
    {
        var practitioner = await db.Practitioners.FirstOrDefaultAsync(p => p.Id == practitionerId && p.Active)
            ?? throw new PractitionerNotFoundException(practitionerId);
        var open = await db.Appointments.CountAsync(a => a.PatientId == patientId && Open.Contains(a.State));
        if (open >= options.Value.MaxOpenAppointments)
        {
            throw new TooManyBookingsException();
        }

        await deposits.TakeAsync(patientId, options.Value.DepositCents);
        var appointment = new Appointment
        {
            PatientId = patientId,
            PractitionerId = practitionerId,
            StartsAt = startsAt,
            EndsAt = startsAt.AddMinutes(practitioner.SlotMinutes),
            State = AppointmentState.Booked,
            Reason = reason,
            DepositCents = options.Value.DepositCents,
        };
        db.Appointments.Add(appointment);
        await SaveAsync();
        events.Publish("AppointmentBooked", new { appointment.Id });
        return appointment;
    }

    public async Task CancelAsync(long appointmentId, long patientId)
    {
        var appointment = await OwnAsync(appointmentId, patientId);
        var notice = TimeSpan.FromHours(options.Value.CancellationNoticeHours);
        if (appointment.StartsAt - DateTime.UtcNow < notice)
        {
            throw new CancellationTooLateException();
        }

        appointment.State = AppointmentState.Cancelled;
        appointment.CancelledAt = DateTime.UtcNow;
        await SaveAsync();
        events.Publish("AppointmentCancelled", new { appointment.Id });
    }

    public async Task<Appointment> CheckInAsync(long appointmentId, long patientId)
    {
        var appointment = await OwnAsync(appointmentId, patientId);
        appointment.State = AppointmentState.CheckedIn;
        await SaveAsync();
        return appointment;
    }

    public async Task<Appointment> MoveAsync(long appointmentId, DateTime startsAt)
    {
        var appointment = await FindAsync(appointmentId);
        var length = appointment.EndsAt - appointment.StartsAt;
        appointment.StartsAt = startsAt;
        appointment.EndsAt = startsAt + length;
        await SaveAsync();
        return appointment;
    }

    public async Task MarkNoShowAsync(long appointmentId)
    {
        var appointment = await FindAsync(appointmentId);
        appointment.State = AppointmentState.NoShow;
        await SaveAsync();
    }

    public async Task<Appointment> OwnAsync(long id, long patientId) =>
        await db.Appointments.FirstOrDefaultAsync(a => a.Id == id && a.PatientId == patientId)
            ?? throw new AppointmentNotFoundException(id);

    private async Task<Appointment> FindAsync(long id) =>
        await db.Appointments.FindAsync(id) ?? throw new AppointmentNotFoundException(id);

    private async Task SaveAsync()
    {
        try
        {
            await db.SaveChangesAsync();
        }
        catch (DbUpdateException)
        {
            throw new SlotTakenException();
        }
    }
}
