using System.ComponentModel.DataAnnotations;
using Clinic.Data;
using Clinic.Domain;
using Clinic.Infrastructure;
using Clinic.Services;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Distributed;

namespace Clinic.Controllers;

public record BookRequest([Required] long PractitionerId, [Required] DateTime StartsAt, string? Reason);

public record MoveRequest([Required] DateTime StartsAt);

[ApiController]
[Authorize]
[Route("api/v2/appointments")]
public class AppointmentsController(
    BookingService bookings,
    ClinicContext db,
    IDistributedCache cache,
    AuditLog audit) : ControllerBase
{
    [HttpPost]
    public async Task<ActionResult<Appointment>> Book(BookRequest body)
    {
        var made = await bookings.BookAsync(User.Id(), body.PractitionerId, body.StartsAt, body.Reason);
        return CreatedAtAction(nameof(Read), new { id = made.Id }, made);
    }

    [HttpGet]
    public Task<List<Appointment>> List([FromQuery] Paging paging)
    {
        var patient = User.Id();
        var key = $"appointments:{patient}:{paging.Page}:{paging.PageSize}";
        return cache.GetOrAddAsync(key, CacheLifetimes.AppointmentList, () => db.Appointments
            .Where(a => a.PatientId == patient)
            .OrderByDescending(a => a.StartsAt)
            .Skip(paging.Skip)
            .Take(paging.PageSize)
            .ToListAsync());
    }

    [HttpGet("{id:long}")]
    public Task<Appointment> Read(long id) => bookings.OwnAsync(id, User.Id());

    [HttpPatch("{id:long}")]
    [Authorize(Roles = "manager")]
    public async Task<Appointment> Move(long id, MoveRequest body)
    {
        var moved = await bookings.MoveAsync(id, body.StartsAt);
        audit.Write(User, "appointment.move", id);
        return moved;
    }

    [HttpDelete("{id:long}")]
    public async Task<IActionResult> Cancel(long id)
    {
        await bookings.CancelAsync(id, User.Id());
        return NoContent();
    }

    [HttpPost("{id:long}/check-in")]
    public Task<Appointment> CheckIn(long id) => bookings.CheckInAsync(id, User.Id());

    [HttpPost("{id:long}/no-show")]
    [Authorize(Roles = "manager")]
    public async Task<IActionResult> NoShow(long id)
    {
        await bookings.MarkNoShowAsync(id);
        audit.Write(User, "appointment.no_show", id);
        return NoContent();
    }
}
