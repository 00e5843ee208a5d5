package bench

// Places of the design of order management that faults break.
var (
	cachedDetails  = []string{"Caching > Order details"}
	cachedList     = []string{"Caching > order list"}
	cachedTracking = []string{"Caching > Tracking information"}
	pooled         = []string{"Limits > connection pool"}
	rated          = []string{"Security > Rate limit"}
	paged          = []string{"Limits > Page size"}
	windowed       = []string{"Limits > Returns are accepted", "Error Handling > RETURN_WINDOW_EXPIRED"}
	itemsBound     = []string{"Limits > at most 50 items"}
	stripeTimeout  = []string{"Limits > Calls to Stripe"}
	queued         = []string{"Tech Stack > **Queue**", "Overview > SQS queue", "Events > SQS queue", "Deployment > Terraform", "Events > OrderCreated"}
	paid           = []string{"Tech Stack > **Payments**", "Overview > Pay[Stripe]", "OrderService > It calls Stripe", "OrderService > Places, lists"}
	stored         = []string{"Tech Stack > **Database**", "Overview > Db[("}
	cached         = []string{"Tech Stack > **Cache**", "Overview > Cache[("}
)

// failure is the row of a code in the table of errors.
func failure(code string) []string { return []string{"Error Handling > " + code} }

// orders begins the faults of a stack that implements order management.
func orders(name string) *set {
	return &set{
		stack:   Stack{Name: name, Design: ".kiro/specs/order-management/design.md"},
		inTable: func(table, column string) string { return table + " >     " + column + " " },
		served: []string{
			"POST /api/v1/orders", "GET /api/v1/orders", "GET /api/v1/orders/{id}", "PATCH /api/v1/orders/{id}", "DELETE /api/v1/orders/{id}",
			"POST /api/v1/orders/{id}/returns", "GET /api/v1/returns/{id}", "PATCH /api/v1/returns/{id}", "GET /api/v1/orders/{id}/tracking",
			"GET /api/v1/admin/orders", "POST /api/v1/admin/orders/{id}/refunds", "GET /api/v1/admin/reports/sales", "GET /health",
		},
		guarded:  "Security > Authorization",
		audited:  "Security > audit",
		endpoint: func(e string) string { return "API Endpoints > `" + e + "`" },
	}
}

// answers is where the design says with which status an endpoint answers.
func (s *set) answers(endpoint string) []string { return []string{s.endpoint(endpoint)} }
