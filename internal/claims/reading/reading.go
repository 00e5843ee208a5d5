// Package reading is one design while it is read: its pieces, the claims that were
// made of them, what was left out and why, and the names that the claims gave.
//
// Most callers want [New], then [Design.Take] for a claim and [Design.LeaveOut] for
// what is none.
//
// It makes no claim itself. It promises that the first line which says a thing keeps
// it, that what is said twice is one claim, and that two things said of one element
// stay apart.
package reading

import (
	"strings"

	"kiro-mcp/internal/claims"
	"kiro-mcp/internal/claims/pieces"
	"kiro-mcp/internal/claims/words"
	"kiro-mcp/specfs/doc"
)

// Design is one design being read: its pieces, and what was made of them.
type Design struct {
	Pieces   []*pieces.Piece
	Fences   []*pieces.Fence
	Out      *claims.Promises
	Prefixes Prefixes // that endpoints are below

	Made  map[int]int            // by line: how many claims it gave
	Gave  map[*pieces.Piece]bool // sentences that a rule read; a line may have several
	Left  map[int]claims.Reason  // by line: why it was left out
	Stack map[int]bool           // by line: it lists what the system is built with
	Drops map[int]bool           // by line: DDL that takes a table or column away

	lines   []string         // of the design
	mergers map[string][]int // by element: claims of that name
	below   partLabel

	// Found once; nil before.
	names   map[string]bool                   // that claims about structure are about
	parts   map[string]string                 // by name in lower case: components and types of the design
	partsOf map[*pieces.Fence]string          // the part that a fence stands below
	enums   map[*pieces.Fence]map[string]bool // values, in lower case, of the enums that a fence declares
}

// New cuts a design into pieces, with what is around each.
func New(d *doc.Design) *Design {
	r := &Design{
		Out: &claims.Promises{}, lines: pieces.Lines(string(d.Source)),
		Made: map[int]int{}, Gave: map[*pieces.Piece]bool{}, Left: map[int]claims.Reason{}, mergers: map[string][]int{}, Stack: map[int]bool{}, Drops: map[int]bool{},
		partsOf: map[*pieces.Fence]string{}, enums: map[*pieces.Fence]map[string]bool{},
	}
	r.Pieces, r.Fences = pieces.Read(d)
	r.Prefixes.find(r.Pieces)
	return r
}

// Take keeps a claim, or leaves it out where its frame says so.
func (r *Design) Take(c claims.Claim, line int, section *doc.Section, f pieces.Frame) {
	if c.Line == 0 {
		c.Line = line
	}
	if f.LeftOut != "" {
		r.LeaveOut(c.Line, section, f.LeftOut)
		return
	}
	c.Quote = r.Quote(c.Line)
	if c.Section == "" && section != nil {
		c.Section = section.Path
	}
	if c.Field == nil && c.Column == nil { // "optional" is said of their value
		c.Hedged = c.Hedged || f.Hedged && (c.Limit == nil || !f.Permits)
	}
	c.Negated = c.Negated || f.Negated || f.Gone && c.Component == nil
	if c.Planned == "" {
		c.Planned = f.Planned
	}
	if c.Element == "" {
		c.Element = claims.ElementOf(&c)
	}
	c.Element = strings.TrimSpace(c.Element)
	r.Made[c.Line]++
	r.Merge(c)
}

// LeaveOut records that a line promises something which is none of this code's.
func (r *Design) LeaveOut(line int, section *doc.Section, why claims.Reason) {
	if _, ok := r.Left[line]; ok {
		return
	}
	r.Left[line] = why
	r.Out.LeftOut = append(r.Out.LeftOut, claims.LeftOut{Statement: r.statement(line, section), Reason: why})
}

// statement is a line of the design as one that promises something.
func (r *Design) statement(line int, section *doc.Section) claims.Statement {
	s := claims.Statement{Line: line, Quote: r.Quote(line)}
	if section != nil {
		s.Section = section.Path
	}
	return s
}

// CountClaimed counts a statement that became a claim, or is for later.
func (r *Design) CountClaimed() {
	r.Out.Statements++
	r.Out.Claimed++
}

// CountUnclaimed counts a statement that was not understood, and lists it.
func (r *Design) CountUnclaimed(line int, section *doc.Section) {
	r.Out.Statements++
	r.Out.Unclaimed = append(r.Out.Unclaimed, r.statement(line, section))
}

// Quote is a line of the design, cut to 200 bytes.
func (r *Design) Quote(line int) string {
	if line < 1 || line > len(r.lines) {
		return ""
	}
	return words.Cut(strings.TrimSpace(r.lines[line-1]), 200)
}

// Drop takes claims out of the list.
func (r *Design) Drop(gone map[int]bool) {
	if len(gone) == 0 {
		return
	}
	kept := r.Out.Claims[:0]
	moved := make([]int, len(r.Out.Claims))
	for i, c := range r.Out.Claims {
		moved[i] = -1
		if !gone[i] {
			moved[i] = len(kept)
			kept = append(kept, c)
		}
	}
	r.Out.Claims = kept
	for element, at := range r.mergers {
		var still []int
		for _, i := range at {
			if moved[i] >= 0 {
				still = append(still, moved[i])
			}
		}
		r.mergers[element] = still
	}
}
