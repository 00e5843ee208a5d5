// Package facts is what a source file says, as data: its symbols, its pieces
// of routing, its tables, errors, numbers and calls.
//
// Most callers want [File], which internal/code makes of one file, and
// [Project], which it makes of all.
//
// Facts promise to say no more than the text does. What a reader could not
// follow is in [File.Unresolved], and a file that was not read has a reason in
// [File.Skipped]: neither may be taken for "there is none".
package facts

// File is one source file. Facts of several files are joined in [Project].
type File struct {
	Path     string // slash-separated, relative to the workspace
	Language string // canonical, lower case: "python", "csharp"; empty if none of ours
	Bytes    int64
	Lines    int
	Test     bool // holds tests, fixtures or mocks: what only it reaches counts for nothing

	Package    string // what the file calls the package, namespace or module that it is in
	Imports    []Import
	Symbols    []Symbol // in file order
	Routing    Routing
	Tables     []Table
	Statuses   []Status
	Mappings   []Mapping
	Numbers    []Number
	Uses       []Use
	Texts      []Text
	Calls      []Call
	Deps       []Dep
	Tags       []Tag
	Todos      []Todo
	Unresolved []Unresolved
	Words      Words

	Confidence Confidence
	Skipped    string // why the file was not read: "binary", "minified", "larger than 2 MB", "took too long"
}

// Confidence is how far the facts of a file can be relied on.
type Confidence string

// The confidences.
const (
	Parsed  Confidence = "parsed"  // a parser of the language read it whole
	Scanned Confidence = "scanned" // the scanner read it whole, all brackets in order
	Partial Confidence = "partial" // the scanner lost its way: what is here is so, more may be
	None    Confidence = "none"    // not read
)

// Import is a name that a file takes from elsewhere.
type Import struct {
	Local string // name in this file; "*" for all of it
	Path  string // as written: "./routes/orders", "app.api.orders", "github.com/go-chi/chi/v5"
	Name  string // name there; empty for the module itself
	Line  int
}

// SymbolKind is what a symbol is.
type SymbolKind string

// The kinds of symbol.
const (
	Class     SymbolKind = "class"
	Interface SymbolKind = "interface"
	Struct    SymbolKind = "struct"
	Enum      SymbolKind = "enum"
	Member    SymbolKind = "member" // of an enum
	Alias     SymbolKind = "alias"  // type alias
	Function  SymbolKind = "function"
	Method    SymbolKind = "method"
	Field     SymbolKind = "field"    // member of a type, column of a table, property
	Constant  SymbolKind = "constant" // named value outside of functions
	Variable  SymbolKind = "variable" // outside of functions
	Module    SymbolKind = "module"   // module, namespace, package, object
	Key       SymbolKind = "key"      // of JSON, YAML, HCL; Owner is the path of keys above
)

// Symbol is a declaration.
type Symbol struct {
	Kind    SymbolKind
	Name    string
	Owner   string // names of the types around it, joined by points; the receiver's type in Go
	Params  []Param
	Returns string   // as written; empty when the code does not say
	Type    string   // of a field, constant or variable
	Value   string   // of a member, constant, field or key: its literal, without quotes
	Extends []string // names of the types it builds on, without arguments
	Marks   []string // decorators, annotations, attributes, as written without @ or #[]: `Column(nullable = false)`
	Public  bool
	Up      int32 // 1 + index in Symbols of the symbol around it; 0 if none
	Line    int   // 1-based, of the name
	End     int   // last line of its body
}

// Param is a parameter with its type as written.
type Param struct {
	Name, Type, Default string
	Optional            bool
	Marks               []string // decorators, annotations, attributes, as of a [Symbol]
}

// Status is a place that answers with, or throws, a status code.
type Status struct {
	Code   int    // 0 when only the error is known
	Error  string // type of error that is raised, or code in the body: "OrderNotFoundError"
	Body   string // literal message or code given with it
	How    string // answer, raise, declared (annotation, response_model, decorator)
	Symbol int32  // index of the innermost function around it in Symbols; -1 if none
	Line   int
}

// Mapping says which status an error becomes, wherever it is raised: an
// exception handler, an annotation on the error's type, its constructor.
type Mapping struct {
	Error string // its type; "*" for any other
	Code  int
	Body  string // code in the body, if any
	Local bool   // holds only for what the function around it raises: a catch of its own
	Line  int
}

// Number is a numeric literal that means something: it is named, is an argument
// by name, a value of a key, or stands in a call or comparison.
type Number struct {
	Value   float64
	Text    string   // as written: "60_000", "5m", "100/minute"
	Unit    string   // seconds, bytes, percent when the text or the callee says so; else empty
	Per     string   // second, minute, hour, day: of a rate
	Name    string   // what it is given to: variable, key, parameter; may be empty
	Callee  string   // function it is an argument of: "redis.setex"; may be empty
	Compare string   // operator, when it stands in a comparison: "<", ">="
	Subject []string // words in lower case of names around it: of Name, Callee, its other arguments, the function, the type
	Symbol  int32    // innermost symbol around it; -1 if none
	Line    int
}

// Use is a place that hands a named lifetime on: CACHE_TTL.orders in
// cache.put(key, list, CACHE_TTL.orders).
type Use struct {
	Name    string   // as written: "CACHE_TTL.orders", "settings.list_ttl"; the key of a setting
	Subject []string // words in lower case of the call, its other arguments and the function
	Symbol  int32    // innermost function around it; -1 if none
	Line    int
}

// Text is a string literal that may name something: an event, queue, key, table,
// header or path. Prose with blanks is left out.
type Text struct {
	Value  string
	Symbol int32
	Line   int
}

// Call is a call of something by name.
type Call struct {
	Name   string // as written: "self.payments.charge", "new OrderService", "audit_log"
	Symbol int32  // innermost function around it; -1 if none
	Line   int
}

// Dep is a technology that a manifest, image, compose file or piece of
// infrastructure declares.
type Dep struct {
	Name    string // as written: "psycopg2-binary", "postgres", "aws_sqs_queue"
	Version string // as written, may be a range
	Source  string // manifest, image, service, resource, provider, connection
	Dev     bool
	Line    int
}

// Tag is a comment that points back to a spec: "spec: REQ-1.2", "Requirements: 1.1".
type Tag struct {
	Text string
	Line int
}

// Todo is a TODO, FIXME, XXX or HACK inside a comment.
type Todo struct {
	Word, Text string
	Line       int
}

// Unresolved is something that a reader saw and could not follow.
type Unresolved struct {
	What string // "route": a registration whose path or method is computed; "mount"; "table"; "block"
	Text string // what stands there, cut to 100 bytes
	Why  string
	Line int
}
