using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Clinic.Data;
using Clinic.Domain;
using Clinic.Infrastructure;
using Clinic.Services;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Distributed;

namespace Clinic.Controllers;

public record PractitionerRequest(
    [Required, MaxLength(120)] string FullName,
    [Required, MaxLength(60)] string Speciality,
    [MaxLength(10)] string? Room,
    [Range(5, 240)] int SlotMinutes,
    JsonElement Schedule);

[ApiController]
[Route("api/v2/[controller]")]
public class PractitionersController(
    ScheduleService schedules,
    ClinicContext db,
    IDistributedCache cache,
    AuditLog audit) : ControllerBase
{
    [HttpGet]
    [AllowAnonymous]
    public Task<List<Practitioner>> Directory([FromQuery] Paging paging) =>
        cache.GetOrAddAsync($"practitioners:{paging.Page}:{paging.PageSize}", CacheLifetimes.PractitionerDirectory, () =>
            db.Practitioners
                .Where(p => p.Active)
                .OrderBy(p => p.FullName)
                .Skip(paging.Skip)
                .Take(paging.PageSize)
                .ToListAsync());

    [HttpGet("{id:long}/slots")]
    [AllowAnonymous]
    public Task<List<DateTime>> Slots(long id, [FromQuery] DateOnly day) => schedules.FreeSlotsAsync(id, day);

    [HttpPost]
    [Authorize(Roles = "manager")]
    public async Task<IActionResult> Add(PractitionerRequest body)
    {
        var practitioner = new Practitioner
        {
            FullName = body.FullName,
            Speciality = body.Speciality,
            Room = body.Room,
            SlotMinutes = body.SlotMinutes,
            Schedule = body.Schedule.GetRawText(),
        };
        db.Practitioners.Add(practitioner);
        await db.SaveChangesAsync();
        audit.Write(User, "practitioner.add", practitioner.Id);
        return StatusCode(StatusCodes.Status201Created, practitioner);
    }

    [HttpPut("{id:long}/schedule")]
    [Authorize(Roles = "manager")]
    public async Task<Practitioner> ReplaceSchedule(long id, JsonElement schedule)
    {
        var practitioner = await schedules.ReplaceScheduleAsync(id, schedule);
        audit.Write(User, "schedule.replace", id);
        return practitioner;
    }
}
