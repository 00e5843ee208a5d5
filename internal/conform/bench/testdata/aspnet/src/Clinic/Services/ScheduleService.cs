using System.Text.Json;
using Clinic.Data;
using Clinic.Domain;
using Clinic.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Distributed;

namespace Clinic.Services;

public class ScheduleService(ClinicContext db, IDistributedCache cache)
{
    public Task<List<DateTime>> FreeSlotsAsync(long practitionerId, DateOnly day) =>
        cache.GetOrAddAsync($"slots:{practitionerId}:{day:O}", CacheLifetimes.FreeSlots, async () =>
        {
            var practitioner = await FindAsync(practitionerId);
            var from = day.ToDateTime(TimeOnly.MinValue);
            var taken = await db.Appointments
                .Where(a => a.PractitionerId == practitionerId && a.StartsAt >= from && a.StartsAt < from.AddDays(1))
                .Where(a => a.State != AppointmentState.Cancelled)
                .Select(a => a.StartsAt)
                .ToListAsync();
            return Starts(practitioner, day).Except(taken).ToList();
        });

    public async Task<Practitioner> ReplaceScheduleAsync(long practitionerId, JsonElement schedule)
    {
        var practitioner = await FindAsync(practitionerId);
        practitioner.Schedule = schedule.GetRawText();
        await db.SaveChangesAsync();
        return practitioner;
    }

    private async Task<Practitioner> FindAsync(long id) =>
        await db.Practitioners.FirstOrDefaultAsync(p => p.Id == id && p.Active)
            ?? throw new PractitionerNotFoundException(id);

    private static IEnumerable<DateTime> Starts(Practitioner practitioner, DateOnly day)
    {
        var week = JsonSerializer.Deserialize<Dictionary<string, int[][]>>(practitioner.Schedule) ?? [];
        foreach (var hours in week.GetValueOrDefault(day.DayOfWeek.ToString().ToLowerInvariant(), []))
        {
            var at = day.ToDateTime(new TimeOnly(hours[0], 0));
            var end = day.ToDateTime(new TimeOnly(hours[1], 0));
            for (; at < end; at = at.AddMinutes(practitioner.SlotMinutes))
            {
                yield return at;
            }
        }
    }
}
