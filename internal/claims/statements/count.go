// Package statements says of every piece that no rule read whether it promises
// something all the same.
//
// Most callers want [Count], after all rules were tried.
//
// What says in words what is done or must be becomes a claim that only a reader can
// judge; what has no more than the form of a promise is listed as unclaimed. The room
// promises that a piece is counted once, left out with its reason, or taken for one that
// promises nothing. How often that is wrong, so that a promise is passed over in silence,
// is measured in docs/conformance.md.
package statements

import (
	"kiro-mcp/internal/claims/pieces"
	"kiro-mcp/internal/claims/reading"
	"kiro-mcp/internal/claims/words"
)

// Count counts the pieces that promise something and lists those
// that became no claim. Rules have read all of them by then. What they left is asked
// in two steps: does it say by its words what is done or must be ([promises],
// [tellsPart], for code [tells]), so that a reader can be asked about it;
// or has it only the form of a promise ([unreadPiece], [unreadLine]), so that it
// is counted as not understood. What is neither promises nothing.
func Count(r *reading.Design) {
	seen := map[int]bool{}
	for _, p := range r.Pieces {
		r.EnterPart(p)
		if seen[p.Line] && p.Kind != pieces.Sentence {
			continue
		}
		switch {
		case r.Gave[p], r.Made[p.Line] > 0 && p.Kind != pieces.Sentence:
			if !seen[p.Line] {
				r.CountClaimed()
				if p.Kind == pieces.Code {
					remark(r, p.Fence, p)
				}
				furtherSentences(r, p)
			}
		case r.Left[p.Line] != "":
		case p.Kind == pieces.Code:
			countCode(r, p.Fence, p)
		case traces(r, p):
			count(r, p, true)
		case promises(p) || tellsPart(r, p):
			before := r.Made[p.Line]
			behaves(r, p)
			count(r, p, r.Made[p.Line] > before)
			furtherSentences(r, p)
		case unreadPiece(p):
			count(r, p, false)
		}
		seen[p.Line] = true
	}
}

// furtherSentences makes claims for a reader of what an item says is done in its
// further sentences: its first is a claim, and no rule reads another. One that only has
// the form of a promise is listed.
func furtherSentences(r *reading.Design, p *pieces.Piece) {
	if p.Kind != pieces.Item || p.Frame.LeftOut != "" || p.Frame.Testing || r.Made[p.Line] == 0 {
		return
	}
	all := words.Sentences(p.Text)
	for n := r.Made[p.Line]; n < len(all); n++ {
		x := *p
		x.Text = all[n].Text
		switch {
		case saysWhy(x.Text):
		case len(words.Of(x.Text)) > 3 && x.Acts(), words.WideLetters(x.Text) > 6:
			behaves(r, &x)
		case len(words.Of(x.Text)) > 3:
			r.CountUnclaimed(p.Line, p.Section)
		}
	}
}

// count takes a piece that promises something and became no claim: for later,
// left out, or not understood.
func count(r *reading.Design, p *pieces.Piece, claimed bool) {
	switch {
	case p.Frame.LeftOut != "":
		r.LeaveOut(p.Line, p.Section, p.Frame.LeftOut)
	case p.Frame.Planned != "" || claimed:
		r.CountClaimed()
	default:
		r.CountUnclaimed(p.Line, p.Section)
	}
}
