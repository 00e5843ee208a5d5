using System.Security.Claims;

namespace Clinic.Infrastructure;

/// <summary>Writes down what the front desk did.</summary>
public class AuditLog(ILogger<AuditLog> logger)
{
    public void Write(ClaimsPrincipal actor, string action, object? target) =>
        logger.LogInformation("audit {Actor} {Action} {Target}", actor.Id(), action, target);
}
