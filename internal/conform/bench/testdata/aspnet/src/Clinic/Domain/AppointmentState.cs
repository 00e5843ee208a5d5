namespace Clinic.Domain;

/// <summary>How far an appointment is, as the database and clients see it.</summary>
public static class AppointmentState
{
    public const string Booked = "booked";
    public const string CheckedIn = "checked_in";
    public const string Completed = "completed";
    public const string Cancelled = "cancelled";
    public const string NoShow = "no_show";
}
