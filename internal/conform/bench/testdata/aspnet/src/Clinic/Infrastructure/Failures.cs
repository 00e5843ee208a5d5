namespace Clinic.Infrastructure;

/// <summary>The body of every answer that is no success.</summary>
public record Failure(string Error, string Detail);

public abstract class ClinicException(string message) : Exception(message);

public class DepositDeclinedException(string message) : ClinicException(message);

public class AppointmentNotFoundException(long id) : ClinicException($"there is no appointment {id}");

public class PractitionerNotFoundException(long id) : ClinicException($"there is no practitioner {id}");

public class SlotTakenException() : ClinicException("the slot is taken");

public class TooManyBookingsException() : ClinicException("too many appointments are open");

public class CancellationTooLateException() : ClinicException("it is too late to cancel");
