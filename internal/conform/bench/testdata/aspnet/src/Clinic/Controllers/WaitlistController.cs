using System.ComponentModel.DataAnnotations;
using Clinic.Infrastructure;
using Clinic.Services;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Clinic.Controllers;

public record WaitlistRequest([Required] long PractitionerId, [Required] DateOnly WantedOn, string? Note);

[ApiController]
[Authorize]
[Route("api/v2/waitlist")]
public class WaitlistController(WaitlistService waitlist) : ControllerBase
{
    [HttpPost]
    public async Task<IActionResult> Join(WaitlistRequest body)
    {
        var entry = await waitlist.JoinAsync(User.Id(), body.PractitionerId, body.WantedOn, body.Note);
        return Accepted(entry);
    }
}
