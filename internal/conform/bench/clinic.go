package bench

import "strings"

// Places of the design of clinic appointments that faults break.
var (
	clinicDirectory = []string{"Numbers > practitioner directory"}
	clinicSlots     = []string{"Numbers > Free slots"}
	clinicList      = []string{"Numbers > appointment list"}
	clinicPool      = []string{"Numbers > connection pool"}
	clinicRate      = []string{"Protection > 60 requests"}
	clinicPages     = []string{"Numbers > per page"}
	clinicNotice    = []string{"Numbers > Cancelling is possible", "Failures > cancellation_too_late"}
	clinicOpen      = []string{"Numbers > open appointments", "Failures > too_many_bookings"}
	clinicTimeout   = []string{"Numbers > time out"}
	clinicQueue     = []string{"What it is built with > | Message broker |", "Messages > RabbitMQ", "Messages > AppointmentBooked"}
	clinicPayment   = []string{"What it is built with > | Payment provider |", "DepositGateway > Takes deposits"}
	clinicDatabase  = []string{"What it is built with > | Database |"}
	clinicCache     = []string{"What it is built with > | Cache |"}
	clinicFramework = []string{"What it is built with > | Framework |"}
)

// refusal is the row of a code in the table of failures.
func refusal(code string) []string { return []string{"Failures > | " + code + " |"} }

// clinic begins the faults of a stack that implements clinic appointments.
func clinic(name string) *set {
	return &set{
		stack: Stack{Name: name, Design: ".kiro/specs/clinic-appointments/design.md"},
		endpoint: func(e string) string {
			method, path, _ := strings.Cut(e, " ")
			return "Interface > | " + method + " | " + strings.TrimPrefix(path, "/api/v2") + " |"
		},
		inTable: func(table, column string) string { return "Table `" + table + "` > | " + column + " |" },
		served: []string{
			"POST /api/v2/appointments", "GET /api/v2/appointments", "GET /api/v2/appointments/{id}", "PATCH /api/v2/appointments/{id}", "DELETE /api/v2/appointments/{id}",
			"POST /api/v2/appointments/{id}/check-in", "POST /api/v2/appointments/{id}/no-show", "POST /api/v2/waitlist", "GET /api/v2/reports/utilisation",
			"GET /api/v2/practitioners", "POST /api/v2/practitioners", "GET /api/v2/practitioners/{id}/slots", "PUT /api/v2/practitioners/{id}/schedule",
		},
		guarded: "Protection > manager",
		audited: "Protection > audit log",
	}
}

// guardedByToken are the places that promise a token on an endpoint of the clinic.
func (s *set) guardedByToken(endpoint string) []string {
	return []string{s.endpoint(endpoint), "Protection > JWT"}
}
