package doc

// Severity says how much a finding matters.
type Severity string

// The severities, gravest first.
const (
	Error   Severity = "error"
	Warning Severity = "warning"
	Info    Severity = "info"
)

// Finding is something about a document that a person should know. It is
// never a reason to stop reading.
type Finding struct {
	Code     string   `json:"code" doc:"stable name of the rule"`
	Severity Severity `json:"severity" enum:"error,warning,info"`
	Message  string   `json:"message"`
	File     string   `json:"file" doc:"path relative to the workspace; empty until the tree fills it in"`
	Line     int      `json:"line" doc:"1-based"`
	Fix      string   `json:"fix,omitempty"`
}

// Fault is a call that cannot be answered, as a fact: what was wrong, in which
// argument, and which values would have been right. Adapters add advice.
type Fault struct {
	Code    string   // stable name, listed in the generated reference
	Field   string   // the argument at fault; empty when it is none
	Message string   // one sentence: what is so, and what was expected
	Given   string   // the value that was refused, for the nearest match
	Valid   []string // values that would be accepted, most likely first; may be cut
}

func (f *Fault) Error() string { return f.Message }

// Code documents one stable name that the program may answer with.
type Code struct{ Name, Meaning string }
