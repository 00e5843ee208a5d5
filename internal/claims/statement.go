package claims

// countStatements counts the pieces that promise something and lists those
// that became no claim. Rules have read all of them by then. What they left is asked
// in two steps: does it say by its words what is done or must be ([block.promises],
// [reading.tellsPart], for code [fence.tells]), so that a reader can be asked about it;
// or has it only the form of a promise ([block.unread], [fence.unread]), so that it
// is counted as not understood. What is neither promises nothing.
func (r *reading) countStatements() {
	seen := map[int]bool{}
	for _, b := range r.blocks {
		r.enterPart(b)
		if seen[b.line] && b.kind != sentence {
			continue
		}
		switch {
		case r.gave[b], r.made[b.line] > 0 && b.kind != sentence:
			if !seen[b.line] {
				r.out.Statements++
				r.out.Claimed++
				if b.kind == code {
					r.remark(b.fence, b)
				}
				r.furtherSentences(b)
			}
		case r.left[b.line] != "":
		case b.kind == code:
			r.countCode(b.fence, b)
		case r.traces(b):
			r.count(b, true)
		case b.promises() || r.tellsPart(b):
			before := r.made[b.line]
			r.behaves(b)
			r.count(b, r.made[b.line] > before)
			r.furtherSentences(b)
		case b.unread():
			r.count(b, false)
		}
		seen[b.line] = true
	}
}

// furtherSentences makes claims for a reader of what an item says is done in its
// further sentences: its first is a claim, and no rule reads another.
func (r *reading) furtherSentences(b *block) {
	if b.kind != item || b.frame.leftOut != "" || b.frame.testing || r.made[b.line] == 0 {
		return
	}
	all := cutSentences(b.text)
	for n := r.made[b.line]; n < len(all); n++ {
		x := *b
		x.text = all[n].text
		if len(words(x.text)) > 3 && !saysWhy(x.text) && x.acts() {
			r.behaves(&x)
		}
	}
}

// count takes a piece that promises something and became no claim: for later,
// left out, or not understood.
func (r *reading) count(b *block, claimed bool) {
	switch {
	case b.frame.leftOut != "":
		r.leaveOut(b.line, b.section, b.frame.leftOut)
	case b.frame.planned != "" || claimed:
		r.out.Statements++
		r.out.Claimed++
	default:
		r.out.Statements++
		r.out.Unclaimed = append(r.out.Unclaimed, r.statement(b.line, b.section))
	}
}
