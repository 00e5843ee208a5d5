package pieces

import (
	"kiro-mcp/internal/code/facts"
	"kiro-mcp/specfs/doc"
)

// Fence is a fence of code.
type Fence struct {
	Lang    string // as the fence says, in lower case
	Text    string // its lines, without the fence's own indentation
	Line    int    // of its first line of code, 1-based
	Section *doc.Section
	Frame   Frame
	Lines   []*Piece // a piece for each of its lines

	label   string // the nearest label or the last sentence above it
	above   []string
	parents []string

	// What it is is found once, when somebody asks; nil before.
	known     *nature
	read      bool        // whether code is known
	code      *facts.File // what it declares; nil when it is no code of ours
	inside    []string    // by line: the function in whose body it stands
	docLines  []bool      // by line: it stands in the words about a function
	codeLines []bool      // by line: it stands in a fence of the document that is shown
	headLines []bool      // by line: it belongs to the head of a function

	symbolLines map[int]int // by line: which symbol it declares first
}
