using Microsoft.AspNetCore.Authentication.JwtBearer;

namespace Clinic.Infrastructure;

/// <summary>Gives refusals of the token handler the body that clients know.</summary>
public class FailureEvents : JwtBearerEvents
{
    public override async Task Challenge(JwtBearerChallengeContext context)
    {
        context.HandleResponse();
        context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        await context.Response.WriteAsJsonAsync(new Failure("unauthenticated", "a valid token is needed"));
    }

    public override async Task Forbidden(ForbiddenContext context)
    {
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        await context.Response.WriteAsJsonAsync(new Failure("not_allowed", "this is for managers"));
    }
}
