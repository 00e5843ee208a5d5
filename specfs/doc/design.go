package doc

// Design is a design document as read; any other Markdown document (research,
// steering, notes) is read the same way.
type Design struct {
	Name       string
	Source     []byte
	Title      string
	Sections   []*Section
	Properties []*Property
	Mentions   []Mention
	Findings   []Finding
}

// Property is a correctness property: "### Property 2: Title".
type Property struct {
	ID        string // "2", "4A"
	Title     string
	Text      string // without its Validates line, one line
	Validates []Reference
	Line      int
	Span      Span
	Section   *Section
}

// MentionKind says what a mention names.
type MentionKind string

// What a design or a task may name.
const (
	MentionEndpoint MentionKind = "endpoint" // POST /api/v1/orders
	MentionTable    MentionKind = "table"    // orders
	MentionSymbol   MentionKind = "symbol"   // OrderService.create_order
	MentionFile     MentionKind = "file"     // src/orders.py
)

// Mention is a name that stands in a document: an endpoint, table, symbol or
// file. Name is canonical, so that two mentions of one thing compare equal:
// endpoints are "METHOD /path" with every path parameter written {},
// symbols have no argument list.
type Mention struct {
	Kind    MentionKind
	Name    string
	Line    int
	Span    Span
	Defines bool // the place that says what it is: heading, DDL, signature, endpoint list
	Section *Section
}
