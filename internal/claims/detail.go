package claims

// Endpoint is a route that the system itself serves.
type Endpoint struct {
	Method string // upper case; empty when the design does not say
	Path   string // as the design means it, prefixes joined: "/api/v1/orders/{id}"
	// Partial says that the path may lack a prefix which the design gives nowhere:
	// "/orders" under a heading without a base.
	Partial bool
	Handler string   // the function that the design names for it, if any
	Params  []Param  // of path, query or body, where the design types them
	Codes   []int    // statuses that the design gives for this route
	Auth    Auth     // what the design says of who may call it
	Roles   []string // lower case: "admin"
}

// Auth is what a design says about a route's caller.
type Auth string

// The values of [Auth]; the empty one says that the design does not say.
const (
	AuthRequired Auth = "required"
	AuthNone     Auth = "none"
)

// Param is a parameter with its type as the design's own language writes it.
type Param struct {
	Name     string
	Type     string // empty when untyped
	Optional bool
}

// Method is a function or a method of a type.
type Method struct {
	Owner   string // class, interface or module; empty for a function
	Name    string
	Params  []Param // without receiver
	Typed   bool    // the design gives the parameters; Params may still be empty then
	Returns string  // empty when the design does not say
	Lang    string  // language of the fence: "python"; empty for prose
}

// Type is a class, interface, struct, enum or alias.
type Type struct {
	Name    string
	Shape   string // class, interface, struct, enum, alias, record
	Extends []string
	Lang    string
}

// Field is a member of a type that holds a value.
type Field struct {
	Owner    string
	Name     string
	Type     string
	Optional bool
	Lang     string
}

// Table is a table or collection of a database.
type Table struct{ Name string }

// Column is a column of a table, from DDL, an ORM's model or a table of the
// design.
type Column struct {
	Table      string
	Name       string
	Type       string // as written: "VARCHAR(20)"; empty when the design does not say
	NotNull    *bool  // nil when the design does not say
	Unique     bool
	PrimaryKey bool
	References string // "users.id" or "users"
	Default    string
}

// Index is an index or unique constraint over columns.
type Index struct {
	Table   string
	Name    string
	Columns []string
	Unique  bool
}

// Enum is a closed set of values of a type, a column or a field.
type Enum struct {
	Owner  string // "OrderStatus", "orders.status"
	Values []string
}

// Bound limits a value that somebody sends or stores.
type Bound struct {
	Owner  string // table or type; empty when the design only names the field
	Field  string
	What   string // min, max, min_length, max_length, pattern, required
	Value  string // a number as plain digits, or a pattern; empty for required
	Strict bool   // > rather than >=
}

// Component is a part of the system that its code should have: a service, a
// repository, a client, a page.
type Component struct {
	Name string
	Path string // folder or file that the design gives for it; empty if none
}

// File is a file or folder that the design says is there.
type File struct {
	Path   string
	Folder bool
}

// Tech is a technology that the design chose.
type Tech struct {
	Role    string   // language, framework, database, cache, queue, payment, hosting, monitoring, testing, library …; empty when unclear
	Name    string   // canonical, lower case: "postgresql", "sqs", "fastapi"
	Version string   // as written: "3.11", "18"; empty if none
	Or      []string // alternatives that the design allows as well
}

// Status is a status code with the case that it is for. A status of one route
// names it.
type Status struct {
	Code      int
	Or        []int     // codes that the design allows as well: "400/422"
	Condition string    // the design's words, in lower case: "return window expired"
	Error     string    // type or code of the error given with it: "OrderNotFoundError", "ORDER_NOT_FOUND"
	Route     *Endpoint // nil when it is for all routes
}

// Error is a type of error, or a code in an error's body.
type Error struct {
	Name   string // OrderNotFoundError, ORDER_NOT_FOUND
	IsCode bool   // a value in the body, not a type
	Status int    // 0 when the design gives none
	Fields []Param
}

// Constant is a named value.
type Constant struct {
	Owner string
	Name  string
	Value string
}

// Limit is a number with its unit and what it limits.
type Limit struct {
	// What is the kind of limit: timeout, page_size, max_page_size, pool, rate,
	// ttl, size, count, retries, window, interval, threshold.
	What    string
	Subject []string // words in lower case that say of what: "order", "details"
	Value   float64  // in the unit below
	Unit    string   // seconds, bytes, percent, or empty for a count
	Per     string   // of a rate: second, minute, hour, day; with Value as the count
	Scope   string   // of a rate: user, ip, key; empty if none
	Latency bool     // a promise about speed, which no text can show
}

// Security is a promise about who may do what, and how secrets are kept.
type Security struct {
	// What is one of: auth (a caller must prove who it is), role, hashing, audit,
	// encryption, tls, cors, csrf, rate_limit, input_validation, parameterised_queries,
	// secret_storage, headers.
	What  string
	Name  string   // mechanism, lower case: "jwt", "bcrypt"; empty if none
	Roles []string // lower case
	// Routes it is about, "METHOD /path" as in [Endpoint]; empty when it is about
	// all of them or about something else, which Scope then says.
	Routes []string
	Scope  string // "admin actions", "all endpoints", "passwords"
}

// Event is a message that goes over a queue or bus.
type Event struct {
	Name string // OrderCreated
	Via  string // canonical technology: "sqs"; empty if none
	From string // component that sends it; empty if unknown
	To   string // component that takes it
}

// Call is one part of the system that uses another, or somebody else's system.
type Call struct {
	From     string
	To       string
	External bool // To is somebody else's: "Stripe", "carrier APIs"
}
