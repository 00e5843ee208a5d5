package pieces

import (
	"strings"

	"kiro-mcp/internal/claims"
	"kiro-mcp/internal/code/facts"
)

// Functions says of every line of a fence in which function's body it stands:
// "CartService.open"; empty outside.
func (f *Fence) Functions() []string {
	if f.inside != nil {
		return f.inside
	}
	f.inside = make([]string, len(f.Lines))
	out := f.Scanned()
	if out == nil {
		return f.inside
	}
	f.handlers(f.inside)
	owner := f.Owner()
	for i := range out.Symbols { // a function in another comes later, and so wins
		s := &out.Symbols[i]
		if s.Kind != facts.Function && s.Kind != facts.Method || s.End <= s.Line {
			continue
		}
		name := claims.Owned(s.Owner, s.Name)
		if s.Owner == "" && s.Kind == facts.Method {
			name = claims.Owned(owner, s.Name)
		}
		for at := s.Line; at < min(s.End, len(f.inside)); at++ { // behind the line that declares it
			f.inside[at] = name
		}
	}
	return f.inside
}

// Function is the function in whose body a line stands; empty outside.
func (f *Fence) Function(p *Piece) string {
	at, inside := p.Line-f.Line, f.Functions()
	if at < 0 || at >= len(inside) {
		return ""
	}
	return inside[at]
}

// Signatures says of every line whether it is a parameter, or the end, of a function that
// is declared over several lines: they are in the claim of the function.
func (f *Fence) Signatures() []bool {
	if f.headLines != nil {
		return f.headLines
	}
	f.headLines = make([]bool, len(f.Lines))
	out := f.Scanned()
	if out == nil {
		return f.headLines
	}
	for i := range out.Symbols {
		s := &out.Symbols[i]
		if s.Kind != facts.Function && s.Kind != facts.Method || s.Line < 1 {
			continue
		}
		depth := 0
		for at := s.Line - 1; at < min(len(f.Lines), s.Line+mostParameters); at++ {
			depth += strings.Count(f.Lines[at].Text, "(") - strings.Count(f.Lines[at].Text, ")")
			f.headLines[at] = f.headLines[at] || at >= s.Line && f.Lines[at].Text != ""
			if depth <= 0 {
				break
			}
		}
	}
	return f.headLines
}

// mostParameters is how many lines of parameters are read.
const mostParameters = 40

// DeclaredOn is what a line of the fence declares, 1-based; nil if nothing.
func (f *Fence) DeclaredOn(line int) *facts.Symbol {
	if i := f.DeclaredIndex(line); i >= 0 {
		return &f.Scanned().Symbols[i]
	}
	return nil
}

// DeclaredIndex is the index of what a line declares first, -1 if nothing; the lines of
// all are found once.
func (f *Fence) DeclaredIndex(line int) int {
	out := f.Scanned()
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
