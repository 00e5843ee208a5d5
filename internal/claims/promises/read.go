// Package promises reads what a design promises.
//
// Most callers want [Read], with a design as [doc.ParseDesign] gives it; what it gives
// is the data of internal/claims.
//
// It has the order of the rules, and does what needs all claims at once: routes that
// are one and the same, sections that a sentence means, contradictions, numbers of
// what is promised twice. It promises the same claims in the same order for the same
// bytes.
package promises

import (
	"strconv"

	"kiro-mcp/internal/claims"
	"kiro-mcp/internal/claims/pieces"
	"kiro-mcp/internal/claims/reading"
	"kiro-mcp/internal/claims/statements"
	"kiro-mcp/specfs/doc"
)

// Read reads what a design promises: it runs every rule over every piece, and
// then does what needs all of the claims.
func Read(d *doc.Design) *claims.Promises {
	r := reading.New(d)
	for _, p := range r.Pieces {
		if p.Kind == pieces.Code {
			if p == p.Fence.Lines[0] {
				readFence(r, p.Fence)
			}
			continue
		}
		readPiece(r, p)
	}
	openExceptions(r)
	joinPartial(r)
	scopeSections(r)
	dropDoubles(r)
	dropReplaced(r)
	statements.Count(r)
	r.Out.Missed = statements.Missed(r)
	findConflicts(r)
	number(r)
	return r.Out
}

func readPiece(r *reading.Design, p *pieces.Piece) {
	for _, rules := range [][]pieceRule{structureRules, valueRules} {
		for _, read := range rules {
			for _, c := range read(r, p) {
				r.Take(c, p.Line, p.Section, p.Frame)
				r.Gave[p] = p.Kind == pieces.Sentence
			}
		}
	}
}

func readFence(r *reading.Design, f *pieces.Fence) {
	for _, read := range fenceRules {
		for _, c := range read(r, f) {
			r.Take(c, f.Line, f.Section, f.Frame)
		}
	}
}

// number makes elements unique: a different promise about the same element has
// "#2" at its end.
func number(r *reading.Design) {
	seen := map[string]int{}
	for i := range r.Out.Claims {
		c := &r.Out.Claims[i]
		seen[c.Element]++
		if n := seen[c.Element]; n > 1 {
			c.Element += "#" + strconv.Itoa(n)
		}
	}
}
