package claims

import (
	"strings"

	"kiro-mcp/specfs/doc"
)

// reading is one design being read: its pieces, and what was made of them.
type reading struct {
	design *doc.Design
	blocks []*block
	fences []*fence
	out    *Promises

	lines   []string         // of the design
	made    map[int]int      // by line: how many claims it gave
	gave    map[*block]bool  // sentences that a rule read; a line may have several
	left    map[int]Reason   // by line: why it was left out
	prefix  prefixes         // that endpoints are below
	mergers map[string][]int // by element: claims of that name
	stack   map[int]bool     // by line: it lists what the system is built with
	names   map[string]bool  // that claims about structure are about
	below   partLabel
	drops   map[int]bool      // by line: DDL that takes a table or column away
	parts   map[string]string // by name in lower case: components and types of the design
}

// rule reads one kind of promise from one piece of the design. What it gives
// has the piece's line, quote, section and frame already if it leaves them
// empty.
type rule struct {
	name string
	read func(r *reading, b *block) []Claim
}

// fenceRule reads the promises of a whole fence or of a whole table.
type fenceRule struct {
	name string
	read func(r *reading, f *fence) []Claim
}

// read runs every rule over every piece.
func read(d *doc.Design) *Promises {
	r := newReading(d)
	for _, b := range r.blocks {
		if b.kind == code {
			if b == b.fence.blocks[0] {
				r.readFence(b.fence)
			}
			continue
		}
		r.readBlock(b)
	}
	r.openExceptions()
	r.joinPartial()
	r.scopeSections()
	r.dropDoubles()
	r.dropReplaced()
	r.countStatements()
	r.findConflicts()
	r.number()
	return r.out
}

// newReading cuts a design into pieces, with what is around each.
func newReading(d *doc.Design) *reading {
	r := &reading{
		design: d, out: &Promises{}, lines: sourceLines(string(d.Source)),
		made: map[int]int{}, gave: map[*block]bool{}, left: map[int]Reason{}, mergers: map[string][]int{}, stack: map[int]bool{}, drops: map[int]bool{},
	}
	r.blocks, r.fences = readBlocks(d)
	r.setFrames()
	r.prefix.find(r.blocks)
	return r
}

func (r *reading) readBlock(b *block) {
	for _, rules := range [][]rule{structureRules, valueRules} {
		for _, x := range rules {
			for _, c := range x.read(r, b) {
				r.take(c, b.line, b.section, b.frame)
				r.gave[b] = b.kind == sentence
			}
		}
	}
}

func (r *reading) readFence(f *fence) {
	for _, x := range fenceRules {
		for _, c := range x.read(r, f) {
			r.take(c, f.line, f.section, f.frame)
		}
	}
}

// take keeps a claim, or leaves it out where its frame says so.
func (r *reading) take(c Claim, line int, section *doc.Section, f frame) {
	if c.Line == 0 {
		c.Line = line
	}
	if f.leftOut != "" {
		r.leaveOut(c.Line, section, f.leftOut)
		return
	}
	c.Quote = r.quote(c.Line)
	if c.Section == "" && section != nil {
		c.Section = section.Path
	}
	if c.Field == nil && c.Column == nil { // "optional" is said of their value
		c.Hedged = c.Hedged || f.hedged && (c.Limit == nil || !f.permits)
	}
	c.Negated = c.Negated || f.negated || f.gone && c.Component == nil
	if c.Planned == "" {
		c.Planned = f.planned
	}
	if c.Element == "" {
		c.Element = element(&c)
	}
	c.Element = strings.TrimSpace(c.Element)
	r.made[c.Line]++
	r.merge(c)
}

// leaveOut records that a line promises something which is none of this code's.
func (r *reading) leaveOut(line int, section *doc.Section, why Reason) {
	if _, ok := r.left[line]; ok {
		return
	}
	r.left[line] = why
	r.out.LeftOut = append(r.out.LeftOut, LeftOut{Statement: r.statement(line, section), Reason: why})
}

func (r *reading) statement(line int, section *doc.Section) Statement {
	s := Statement{Line: line, Quote: r.quote(line)}
	if section != nil {
		s.Section = section.Path
	}
	return s
}

// quote is a line of the design, cut to 200 bytes.
func (r *reading) quote(line int) string {
	if line < 1 || line > len(r.lines) {
		return ""
	}
	return cut(strings.TrimSpace(r.lines[line-1]), 200)
}
