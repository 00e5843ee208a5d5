# What can go wrong. How a client sees it is said in FailureResponses.
module ClinicErrors
  class Base < StandardError; end
  class Unauthenticated < Base; end
  class DepositDeclined < Base; end
  class NotAllowed < Base; end
  class AppointmentNotFound < Base; end
  class PractitionerNotFound < Base; end
  class SlotTaken < Base; end
  class TooManyBookings < Base; end
  class CancellationTooLate < Base; end
end
