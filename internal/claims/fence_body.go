package claims

import (
	"strings"

	"kiro-mcp/internal/code/facts"
	"kiro-mcp/internal/pattern"
)

// memberCall is a call of something that a type holds: "self.ledger.record(".
var memberCall = pattern.Of(`\b(?:self|this)\.(\w+)\.(\w+)\(`)

// functions says of every line of a fence in which function's body it stands:
// "CartService.open"; empty outside.
func (f *fence) functions() []string {
	if f.inside != nil {
		return f.inside
	}
	f.inside = make([]string, len(f.blocks))
	out := f.scanned()
	if out == nil {
		return f.inside
	}
	f.handlers(f.inside)
	owner := f.owner()
	for i := range out.Symbols { // a function in another comes later, and so wins
		s := &out.Symbols[i]
		if s.Kind != facts.Function && s.Kind != facts.Method || s.End <= s.Line {
			continue
		}
		name := owned(s.Owner, s.Name)
		if s.Owner == "" && s.Kind == facts.Method {
			name = owned(owner, s.Name)
		}
		for at := s.Line; at < min(s.End, len(f.inside)); at++ { // behind the line that declares it
			f.inside[at] = name
		}
	}
	return f.inside
}

// bodyStep makes a claim of a line in the body of a named function that calls,
// returns or raises: a call of what the type holds, or else a step for a reader. A
// body in a design is a sketch, so that no step is ever violated.
func (r *reading) bodyStep(f *fence, b *block) {
	at := b.line - f.line
	inside := f.functions()
	if at < 0 || at >= len(inside) {
		return
	}
	name := inside[at]
	if below := f.saysBelow(b); below != "" {
		r.take(Claim{Kind: KindBehaviour, Line: b.line, Element: behaviourElement(KindBehaviour, below, strings.TrimLeft(b.text, "/# ")), Component: &Component{Name: below}}, b.line, f.section, f.frame)
		return
	}
	if name == "" {
		if name = f.calledAbove(); name == "" {
			name = r.part(f)
		}
		if f.isCode() && name == "" || f.lang == "mermaid" && !namesNodes(b.text) || f.nature().foreign {
			return // counted: no function is known that does it
		}
	}
	if text, ok := commentText(b.text); ok && !commentTells(b.text) && !doesIn(strings.ToLower(text)) {
		return
	}
	dot := strings.LastIndexByte(inside[at], '.')
	if m := memberCall().FindStringSubmatch(b.text); m != nil && dot > 0 {
		owner := name[:dot]
		to := m[1] + "." + m[2]
		r.take(Claim{Kind: KindCall, Line: b.line, Element: "call " + owner + " to " + to, Call: &Call{From: owner, To: to}}, b.line, f.section, f.frame)
		return
	}
	r.take(Claim{Kind: KindBehaviour, Line: b.line, Element: behaviourElement(KindBehaviour, name, b.text), Component: &Component{Name: name}}, b.line, f.section, f.frame)
}

// function is the function in whose body a line stands; empty outside.
func (f *fence) function(b *block) string {
	at, inside := b.line-f.line, f.functions()
	if at < 0 || at >= len(inside) {
		return ""
	}
	return inside[at]
}

// signatures says of every line whether it is a parameter, or the end, of a function that
// is declared over several lines: they are in the claim of the function.
func (f *fence) signatures() []bool {
	if f.headLines != nil {
		return f.headLines
	}
	f.headLines = make([]bool, len(f.blocks))
	out := f.scanned()
	if out == nil {
		return f.headLines
	}
	for i := range out.Symbols {
		s := &out.Symbols[i]
		if s.Kind != facts.Function && s.Kind != facts.Method || s.Line < 1 {
			continue
		}
		depth := 0
		for at := s.Line - 1; at < min(len(f.blocks), s.Line+mostParameters); at++ {
			depth += strings.Count(f.blocks[at].text, "(") - strings.Count(f.blocks[at].text, ")")
			f.headLines[at] = f.headLines[at] || at >= s.Line && f.blocks[at].text != ""
			if depth <= 0 {
				break
			}
		}
	}
	return f.headLines
}

// How many lines of parameters, and of attributes above a member, are read.
const (
	mostParameters = 40
	mostAttributes = 10
)

// saysBelow is the function that a comment right above it says what it does: "// Counts
// the coins of a drawer"; empty for other lines.
func (f *fence) saysBelow(b *block) string {
	text, ok := commentText(b.text)
	if !ok || strings.HasPrefix(b.text, "///") || len(words(text)) < 3 || !doesIn(strings.ToLower(text)) || f.scanned() == nil {
		return ""
	}
	if s := f.declaredOn(b.line - f.line + 2); s != nil && (s.Kind == facts.Function || s.Kind == facts.Method) {
		return owned(s.Owner, s.Name)
	}
	return ""
}

// declaredOn is what a line of the fence declares, 1-based; nil if nothing.
func (f *fence) declaredOn(line int) *facts.Symbol {
	if i := f.declaredIndex(line); i >= 0 {
		return &f.scanned().Symbols[i]
	}
	return nil
}

// declaredIndex is the index of what a line declares first, -1 if nothing; the lines of
// all are found once.
func (f *fence) declaredIndex(line int) int {
	out := f.scanned()
	if out == nil {
		return -1
	}
	if f.symbolLines == nil {
		f.symbolLines = map[int]int{}
		for i := range out.Symbols {
			if _, ok := f.symbolLines[out.Symbols[i].Line]; !ok {
				f.symbolLines[out.Symbols[i].Line] = i
			}
		}
	}
	if i, ok := f.symbolLines[line]; ok {
		return i
	}
	return -1
}

// markedBelow is what an attribute of C# or Rust marks that stands on the lines above
// it: `[Column("note")]`; empty for other lines.
func (f *fence) markedBelow(b *block) string {
	if !attribute().MatchString(b.text) {
		return ""
	}
	at := b.line - f.line + 1
	for last := min(len(f.blocks), at+mostAttributes); at < last && attribute().MatchString(f.blocks[at].text); {
		at++
	}
	if s := f.declaredOn(at + 1); s != nil {
		return owned(s.Owner, s.Name)
	}
	return ""
}
