namespace Clinic.Services;

public class BookingOptions
{
    public int CancellationNoticeHours { get; set; }
    public int MaxOpenAppointments { get; set; }
    public int DepositCents { get; set; }
}
