package claims

import "kiro-mcp/specfs/doc"

// reading is one design being read: its pieces, and what was made of them.
type reading struct {
	design *doc.Design
	blocks []*block
	fences []*fence
	out    *Promises
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
	return r.out
}

// newReading cuts a design into pieces, with what is around each.
func newReading(d *doc.Design) *reading {
	r := &reading{design: d, out: &Promises{}}
	r.blocks, r.fences = readBlocks(d)
	return r
}
