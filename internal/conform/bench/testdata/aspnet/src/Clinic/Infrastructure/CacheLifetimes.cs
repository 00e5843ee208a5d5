namespace Clinic.Infrastructure;

public static class CacheLifetimes
{
    public static readonly TimeSpan PractitionerDirectory = TimeSpan.FromMinutes(10);
    public static readonly TimeSpan FreeSlots = TimeSpan.FromSeconds(30);
    public static readonly TimeSpan AppointmentList = TimeSpan.FromMinutes(2);
}
