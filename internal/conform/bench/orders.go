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
	queued         = []string{"Tech Stack > **Queue**", "Events > SQS queue", "Deployment > Terraform", "Events > OrderCreated"}
	paid           = []string{"Tech Stack > **Payments**", "OrderService > It calls Stripe", "OrderService > Places, lists"}
	stored         = []string{"Tech Stack > **Database**"}
	cached         = []string{"Tech Stack > **Cache**"}
)

// failure is the row of a code in the table of errors.
func failure(code string) []string { return []string{"Error Handling > " + code} }

// orders begins the faults of a stack that implements order management.
func orders(name string) *set {
	return &set{
		stack:    Stack{Name: name, Design: ".kiro/specs/order-management/design.md"},
		inTable:  func(table, column string) string { return table + " >     " + column + " " },
		guarded:  "Security > Authorization",
		audited:  "Security > audit",
		endpoint: func(e string) string { return "API Endpoints > `" + e + "`" },
	}
}

// answers is where the design says with which status an endpoint answers.
func (s *set) answers(endpoint string) []string { return []string{s.endpoint(endpoint)} }
