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
	if at < 0 || at >= len(inside) || logs(b.text) {
		return
	}
	name := inside[at]
	if name == "" {
		name = r.part(f)
		if f.isCode() && !namesFile(name) || f.lang == "mermaid" && !namesNodes(b.text) || f.nature().foreign {
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

// callsWith finds a call that is given something.
var callsWith = pattern.Of(`\([^)]`)

// chained reports whether a line in the body of a named function goes on with what is
// done with the value of the line above: ".where(open)".
func (f *fence) chained(b *block) bool {
	at := b.line - f.line
	inside := f.functions()
	return len(b.text) > 2 && b.text[0] == '.' && b.text[1] != '.' && callsWith().MatchString(b.text) && at >= 0 && at < len(inside) && inside[at] != ""
}

// logs reports whether a line only tells what happens.
func logs(line string) bool {
	line = strings.TrimPrefix(strings.TrimSpace(line), "await ")
	for _, begin := range []string{"print(", "print_", "println", "console.", "logger.", "log.", "logging.", "self.logger.", "this.logger.", "fmt.Print", "System.out", "_logger."} {
		if strings.HasPrefix(line, begin) {
			return true
		}
	}
	return false
}
