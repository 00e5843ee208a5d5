using System.Security.Claims;
using Clinic.Data;
using Clinic.Domain;
using Clinic.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Endpoints;

public static class ReportEndpoints
{
    public static void MapReports(this WebApplication app)
    {
        var reports = app.MapGroup("/api/v2/reports");
        reports.MapGet("/utilisation", Utilisation).RequireAuthorization(policy => policy.RequireRole("manager"));
    }

    private static async Task<IResult> Utilisation(ClinicContext db, AuditLog audit, ClaimsPrincipal user)
    {
        audit.Write(user, "report.utilisation", null);
        var rows = await db.Appointments
            .Where(a => a.State != AppointmentState.Cancelled)
            .GroupBy(a => a.PractitionerId)
            .Select(g => new { PractitionerId = g.Key, Appointments = g.Count() })
            .ToListAsync();
        return Results.Ok(rows);
    }
}
