// Package pieces cuts a design into its pieces: sentences, items, rows, headings,
// labels, fences and their lines of code.
//
// Most callers want [Read].
//
// Every piece knows what is around it, and its [Frame] says how it is meant: as an
// example, as how it was, for later, or as it stands. A fence knows what it is: code of
// which language, a drawing, a tree of files, a document. The room promises that a
// piece's line is that of the design whatever ends its lines, and that a fence is
// read as code once, however many ask.
package pieces

import (
	"kiro-mcp/internal/claims"
	"kiro-mcp/specfs/doc"
)

// Kind is what a piece of a design is.
type Kind uint8

// The kinds of piece.
const (
	Sentence Kind = iota // of a paragraph
	Item                 // of a list, its own sentences together
	Row                  // of a table
	Heading              // the section's title
	Label                // "**Methods**:" alone on its line; what follows belongs to it
	Code                 // one line of a fence
)

// Piece is one piece of a design.
type Piece struct {
	Kind    Kind
	Text    string // without bullet, number, box and emphasis; code spans keep their back-ticks
	Raw     string // the line as it stands
	Line    int    // 1-based, of its first line
	Section *doc.Section

	Label   string   // the nearest label above it in its section: "Methods", "Response"
	Above   []string // the labels around that one, outermost first: "OrderService"
	Parents []string // texts of the items that it is nested in, outermost first
	Headers []string // of a row: the table's header cells, in lower case
	Cells   []string // of a row, as text
	Fence   *Fence   // of a line of code
	Leads   bool     // of an item or sentence: others hang below it

	Frame Frame
}

// Frame is what is around a piece and says how its promises are meant.
type Frame struct {
	LeftOut claims.Reason // empty when they are meant
	Planned string        // why they are for later
	Hedged  bool
	Permits bool // hedged by "may" alone, which with a number is a limit
	Negated bool // what it names is removed, or was struck out
	Gone    bool // its own words say so of something that it names
	Testing bool // it is about tests: what they hold is theirs, not the system's
	Motive  bool // it says why, not what
}
