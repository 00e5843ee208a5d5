package claims

import (
	"kiro-mcp/internal/code/facts"
	"kiro-mcp/specfs/doc"
)

// blockKind is what a piece of a design is.
type blockKind uint8

const (
	sentence blockKind = iota // of a paragraph
	item                      // of a list, its own sentences together
	row                       // of a table
	heading                   // the section's title
	label                     // "**Methods**:" alone on its line; what follows belongs to it
	code                      // one line of a fence
)

// block is one piece of a design.
type block struct {
	kind    blockKind
	text    string // without bullet, number, box and emphasis; code spans keep their back-ticks
	raw     string // the line as it stands
	line    int    // 1-based, of its first line
	section *doc.Section

	label   string   // the nearest label above it in its section: "Methods", "Response"
	above   []string // the labels around that one, outermost first: "OrderService"
	parents []string // texts of the items that it is nested in, outermost first
	headers []string // of a row: the table's header cells, in lower case
	cells   []string // of a row, as text
	fence   *fence   // of a line of code
	leads   bool     // of an item or sentence: others hang below it

	frame frame
}

// frame is what is around a piece and says how its promises are meant.
type frame struct {
	leftOut Reason // empty when they are meant
	planned string // why they are for later
	hedged  bool
	permits bool // hedged by "may" alone, which with a number is a limit
	negated bool // what it names is removed, or was struck out
	gone    bool // its own words say so of something that it names
	testing bool // it is about tests: what they hold is theirs, not the system's
	motive  bool // it says why, not what
}

// fence is a fence of code.
type fence struct {
	lang    string // as the fence says, in lower case
	text    string // its lines, without the fence's own indentation
	line    int    // of its first line of code, 1-based
	section *doc.Section
	label   string // the nearest label or the last sentence above it
	above   []string
	parents []string
	frame   frame
	blocks  []*block    // its lines
	known   *nature     // see nature
	read    bool        // whether code is known
	code    *facts.File // see scanned
	inside  []string    // see functions; nil before

	partKnown *string // see reading.part
	docLines  []bool  // see docs; nil before
	codeLines []bool  // see shownCode; nil before
	headLines []bool  // see signatures; nil before

	symbolLines map[int]int // see declaredIndex; nil before

	values map[string]bool // of enums, see reading.enumValues; nil before
}
