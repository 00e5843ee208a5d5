package claims

import "strings"

// own applies what a piece says of itself.
func (f *framer) own(b *block) {
	switch b.kind {
	case heading, label:
		f.title(&b.frame, b.text)
		return
	case row:
		for _, h := range b.headers {
			if h == "example" && len(b.headers) == 1 {
				b.frame.leftOut = Example
			}
		}
	default:
		f.begin(&b.frame, b.text)
	}
	lower := strings.ToLower(b.text)
	if p, ok := holdsAny(lower, laterWords); ok {
		b.frame.apply(isPlanned, p)
	} else if laterPhase(lower) {
		b.frame.apply(isPlanned, "phase")
	}
	if b.kind == item && strings.Contains(b.raw, "[x]") {
		b.frame.planned = "" // it is done
	}
	if _, ok := holdsAny(lower, replacedWords); ok && (b.kind == sentence || b.kind == item) {
		b.frame.apply(isBefore, lower)
	}
	if _, ok := holdsAny(lower, hedges); ok {
		b.frame.hedged = true
		b.frame.permits = holds(lower, "may") && !holds(lower, "should") && !holds(lower, "optionally")
	}
	_, b.frame.gone = holdsAny(lower, goneWords)
	b.frame.negated = b.frame.negated || struckOut(b.raw)
}

// forbids reports whether a text that is marked as wrong says what must not be: that is
// a promise, and no example.
func forbids(text string) bool {
	_, ok := holdsAny(strings.ToLower(text), []string{"must not", "never", "may not", "shall not", "not allowed", "is forbidden", "are forbidden", "cannot", "不得", "禁止", "不允许", "不能", "てはいけない", "てはならない", "しないこと"})
	return ok
}

// mitigations are what an entry about a risk begins with when it says what is done.
var mitigations = []string{"mitigation", "mitigations", "countermeasure", "对策", "缓解", "应对", "対策"}

// begin applies what a sentence, item or comment begins with.
func (f *framer) begin(out *frame, text string) {
	text = strings.TrimLeft(text, " *_`#/-([（【")
	if rest, ok := strings.CutPrefix(text, "DELETE"); ok && strings.HasPrefix(strings.TrimLeft(rest, " *_`:"), "/") {
		return // the method of a route
	}
	lower := strings.ToLower(cut(text, 40))
	for _, a := range mitigations {
		if strings.HasPrefix(lower, a) {
			out.motive = false
		}
	}
	for _, w := range startWords {
		for _, p := range w.phrases {
			if strings.HasPrefix(lower, p) && wordEdge(lower, len(p)) && (w.does != isBadExample || !forbids(text)) {
				out.apply(w.does, text)
				break
			}
		}
	}
}

// struckOut reports whether most of a line is struck out.
func struckOut(raw string) bool {
	_, rest, ok := strings.Cut(raw, "~~")
	if !ok {
		return false
	}
	struck, _, ok := strings.Cut(rest, "~~")
	return ok && 2*len(struck) > len(strings.TrimSpace(raw))-8
}

// firstComment is the comment that a fence begins with, without its marks: it
// often says "Before" or "Example".
func firstComment(f *fence) string {
	for _, b := range f.blocks {
		if b.text == "" {
			continue
		}
		for _, mark := range []string{"//", "#", "--", "/*", "%%", "<!--"} {
			if rest, ok := strings.CutPrefix(b.text, mark); ok {
				return strings.TrimSpace(strings.TrimLeft(rest, "/#-* "))
			}
		}
		return ""
	}
	return ""
}
