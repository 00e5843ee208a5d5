// Package claims is what a design promises, as data.
//
// Most callers want [Promises], which internal/claims/promises makes of a design, and
// the [Claim]s in it.
//
// The rooms below this one mean to pass over nothing in silence: every sentence, item,
// row and line of code of a design that promises something is a [Claim], or is left out
// with its reason, or is counted and listed as unclaimed. How far they do is measured on
// designs that readers listed (docs/conformance.md). A claim says no more than its line:
// what belongs to somebody else, is an example, was rejected or is for later is not held
// against the code.
//
// It is pure: it knows the text of the design and nothing of the source.
package claims

// Kind is what a claim is about. It says which one of a claim's details is set.
type Kind string

// The kinds of claim.
const (
	KindEndpoint  Kind = "endpoint"  // POST /api/v1/orders
	KindMethod    Kind = "method"    // OrderService.create_order(cart) -> Order
	KindType      Kind = "type"      // class Order, interface Cart, enum Status
	KindField     Kind = "field"     // Order.total: Decimal
	KindTable     Kind = "table"     // orders
	KindColumn    Kind = "column"    // orders.status VARCHAR(20) NOT NULL
	KindIndex     Kind = "index"     // on orders(user_id)
	KindEnum      Kind = "enum"      // orders.status is one of pending, shipped
	KindBound     Kind = "bound"     // quantity > 0
	KindComponent Kind = "component" // OrderService; the folder src/orders
	KindFile      Kind = "file"      // src/orders/service.py
	KindTech      Kind = "tech"      // database: PostgreSQL 14
	KindStatus    Kind = "status"    // 422 when the return window has expired
	KindError     Kind = "error"     // OrderNotFoundError; code ORDER_NOT_FOUND
	KindConstant  Kind = "constant"  // MAX_ITEMS = 50
	KindLimit     Kind = "limit"     // order details are cached for 5 minutes
	KindSecurity  Kind = "security"  // PATCH /orders/{id} is for admins
	KindEvent     Kind = "event"     // OrderCreated goes to the queue
	KindCall      Kind = "call"      // OrderService calls the payment gateway
	// What only a reader can judge. Claim.Component names what it is said of: a
	// part, a route ("GET /orders"), a file, a function or a table; its name is
	// empty for what is said of the system as a whole.
	KindBehaviour Kind = "behaviour" // OrderService retries what failed
	KindProperty  Kind = "property"  // for any order, the total is the sum of its lines
	KindTest      Kind = "test"      // there is a test of cancelling twice
)

// Claim is one promise of a design. Of the details exactly the one of its kind
// is set.
type Claim struct {
	// Element is what the promise is about, the same however the document moves
	// around it: "endpoint POST /api/v1/orders", "column orders.status". It is
	// unique in its design; a true repetition has "#2" at its end.
	Element string
	Kind    Kind
	Line    int    // 1-based
	Quote   string // the line of the design, cut to 200 bytes
	Section string // path of the section it stands in

	Hedged  bool   // "should", "can", "optional": not keeping it weighs less
	Negated bool   // what must not be: "the endpoint is removed"
	Planned string // why it is for later: "phase 2"; empty when it is for now

	Endpoint  *Endpoint
	Method    *Method
	Type      *Type
	Field     *Field
	Table     *Table
	Column    *Column
	Index     *Index
	Enum      *Enum
	Bound     *Bound
	Component *Component
	File      *File
	Tech      *Tech
	Status    *Status
	Error     *Error
	Constant  *Constant
	Limit     *Limit
	Security  *Security
	Event     *Event
	Call      *Call
}

// Promises are all that a design says.
type Promises struct {
	Claims    []Claim
	LeftOut   []LeftOut   // promises that are none of this code's, or none at all
	Unclaimed []Statement // promises that were not understood
	// Conflicts are places where the design says two things of one element:
	// another type, number, status or method.
	Conflicts []Conflict

	Statements int // sentences, items, rows and code lines that promise something: claimed + unclaimed
	Claimed    int // of them, those that became claims or were planned

	// Missed is an estimate of how many promises became no claim: those of the lines
	// in Unclaimed, and those of lines that were passed over, at the rates at which
	// such lines of public designs hold promises.
	Missed float64
}

// Statement is a piece of the design that promises something.
type Statement struct {
	Line    int    // 1-based
	Quote   string // cut to 200 bytes
	Section string
}

// Reason is why something that reads like a promise is not held against the
// code.
type Reason string

// The reasons.
const (
	ThirdParty Reason = "third_party" // somebody else's endpoint, limit, status
	Example    Reason = "example"     // a sample value, request, response or flow
	BadExample Reason = "bad_example" // shown as what not to do
	Rejected   Reason = "rejected"    // an alternative that was considered and not taken
	Before     Reason = "before"      // how it was, or what is wrong today
)

// LeftOut is such a statement with its reason.
type LeftOut struct {
	Statement
	Reason Reason
}

// Conflict is a design that contradicts itself.
type Conflict struct {
	Element string
	Lines   []int // where the different things are said, 1-based
	Says    []string
}
