package pieces

import (
	"strings"

	"kiro-mcp/internal/claims"
	"kiro-mcp/internal/claims/words"
)

// own applies what a piece says of itself.
func (f *framer) own(p *Piece) {
	switch p.Kind {
	case Heading, Label:
		f.title(&p.Frame, p.Text)
		return
	case Row:
		for _, h := range p.Headers {
			if h == "example" && len(p.Headers) == 1 {
				p.Frame.LeftOut = claims.Example
			}
		}
	default:
		f.begin(&p.Frame, p.Text)
	}
	lower := strings.ToLower(p.Text)
	if phrase, ok := words.HoldsAny(lower, laterWords); ok {
		p.Frame.apply(isPlanned, phrase)
	} else if laterPhase(lower) {
		p.Frame.apply(isPlanned, "phase")
	}
	if p.Kind == Item && strings.Contains(p.Raw, "[x]") {
		p.Frame.Planned = "" // it is done
	}
	if _, ok := words.HoldsAny(lower, replacedWords); ok && (p.Kind == Sentence || p.Kind == Item) {
		p.Frame.apply(isBefore, lower)
	}
	if _, ok := words.HoldsAny(lower, hedges); ok {
		p.Frame.Hedged = true
		p.Frame.Permits = words.Holds(lower, "may") && !words.Holds(lower, "should") && !words.Holds(lower, "optionally")
	}
	_, p.Frame.Gone = words.HoldsAny(lower, goneWords)
	p.Frame.Negated = p.Frame.Negated || struckOut(p.Raw)
}

// forbids reports whether a text that is marked as wrong says what must not be: that is
// a promise, and no example.
func forbids(text string) bool {
	_, ok := words.HoldsAny(strings.ToLower(text), []string{"must not", "never", "may not", "shall not", "not allowed", "is forbidden", "are forbidden", "cannot", "不得", "禁止", "不允许", "不能", "てはいけない", "てはならない", "しないこと"})
	return ok
}

// mitigations are what an entry about a risk begins with when it says what is done.
var mitigations = []string{"mitigation", "mitigations", "countermeasure", "对策", "缓解", "应对", "対策"}

// begin applies what a sentence, item or comment begins with.
func (f *framer) begin(out *Frame, text string) {
	text = strings.TrimLeft(text, " *_`#/-([（【")
	if rest, ok := strings.CutPrefix(text, "DELETE"); ok && strings.HasPrefix(strings.TrimLeft(rest, " *_`:"), "/") {
		return // the method of a route
	}
	lower := strings.ToLower(words.Cut(text, 40))
	for _, a := range mitigations {
		if strings.HasPrefix(lower, a) {
			out.Motive = false
		}
	}
	for _, w := range startWords {
		for _, p := range w.phrases {
			if strings.HasPrefix(lower, p) && words.Edge(lower, len(p)) && (w.does != isBadExample || !forbids(text)) {
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

// FirstComment is the comment that a fence begins with, without its marks: it
// often says "Before" or "Example".
func FirstComment(f *Fence) string {
	for _, p := range f.Lines {
		if p.Text == "" {
			continue
		}
		for _, mark := range []string{"//", "#", "--", "/*", "%%", "<!--"} {
			if rest, ok := strings.CutPrefix(p.Text, mark); ok {
				return strings.TrimSpace(strings.TrimLeft(rest, "/#-* "))
			}
		}
		return ""
	}
	return ""
}
