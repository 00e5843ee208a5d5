using Microsoft.AspNetCore.Diagnostics;

namespace Clinic.Infrastructure;

/// <summary>Turns exceptions into answers.</summary>
public class FailureHandler(ILogger<FailureHandler> logger) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext context, Exception exception, CancellationToken token)
    {
        var (status, code) = exception switch
        {
            DepositDeclinedException => (StatusCodes.Status402PaymentRequired, "deposit_declined"),
            AppointmentNotFoundException => (StatusCodes.Status404NotFound, "appointment_not_found"),
            PractitionerNotFoundException => (StatusCodes.Status404NotFound, "practitioner_not_found"),
            SlotTakenException => (StatusCodes.Status409Conflict, "slot_taken"),
            TooManyBookingsException => (StatusCodes.Status409Conflict, "too_many_bookings"),
            CancellationTooLateException => (StatusCodes.Status422UnprocessableEntity, "cancellation_too_late"),
            _ => (StatusCodes.Status500InternalServerError, "internal"),
        };
        if (status == StatusCodes.Status500InternalServerError)
        {
            logger.LogError(exception, "unexpected");
        }

        context.Response.StatusCode = status;
        await context.Response.WriteAsJsonAsync(new Failure(code, exception.Message), token);
        return true;
    }
}
