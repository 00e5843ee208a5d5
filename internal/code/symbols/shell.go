package symbols

import (
	"strings"

	"kiro-mcp/internal/code/facts"
	"kiro-mcp/internal/code/lex"
)

// shell reads functions, variables and what is sourced.
func (r *reader) shell(i int) int {
	t := r.At(i)
	if t.Kind != lex.Word || !r.begins(i) {
		return i
	}
	switch {
	case r.Is(i, "function") && r.IsWord(i+1):
		open := i + 2
		if r.punct(open, '(') {
			open = r.after(open)
		}
		return r.shellFunction(i, i+1, open)
	case r.punct(i+1, '(') && r.punct(i+2, ')'):
		return r.shellFunction(i, i, i+3)
	case r.Is(i, "source") && i+1 < len(r.Tokens) && r.At(i+1).Line == t.Line:
		r.source(i + 1)
	case r.Is(i, "export") || r.Is(i, "readonly") || r.Is(i, "declare") || r.Is(i, "typeset"):
		k := i + 1
		for r.punct(k, '-') && r.IsWord(k+1) {
			k += 2
		}
		r.shellVariable(i, k)
	default:
		r.shellVariable(i, i)
	}
	return i
}

// begins reports whether a command may begin at i.
func (r *reader) begins(i int) bool {
	return i == 0 || r.At(i).First && !r.punct(i-1, '\\') || r.punct(i-1, ';') || r.punct(i-1, '{') || r.Is(i-1, "then") || r.Is(i-1, "do") || r.Is(i-1, "else") || r.Is(i-1, "&&") || r.Is(i-1, "||")
}

func (r *reader) shellFunction(i, name, open int) int {
	if !r.punct(open, '{') && !r.punct(open, '(') {
		return i
	}
	return r.enter(facts.Symbol{Kind: facts.Function, Name: r.Text(name), Public: true}, name, open, function)
}

// shellVariable notes NAME=value outside of functions.
func (r *reader) shellVariable(i, k int) {
	if r.top().in == function || !r.IsWord(k) || !r.punct(k+1, '=') || r.At(k+1).Start != r.At(k).End {
		return
	}
	for _, s := range r.scopes {
		if s.in == function {
			return
		}
	}
	s := facts.Symbol{Kind: facts.Variable, Name: r.Text(k), Public: r.Is(i, "export")}
	if r.Is(i, "readonly") {
		s.Kind = facts.Constant
	}
	end := k + 2
	for end < len(r.Tokens) && r.At(end).Start == r.At(end-1).End && !r.punct(end, ';') && !r.punct(end, ')') {
		end++
	}
	if end > k+2 {
		s.Value = r.literal(k+2, end)
	}
	r.add(s, k, end-1)
}

func (r *reader) source(k int) {
	var path strings.Builder
	path.WriteString(r.Value(k))
	for n := k + 1; n < len(r.Tokens) && r.At(n).Start == r.At(n-1).End && !r.punct(n, ';'); n++ {
		path.WriteString(r.Value(n))
	}
	r.out.Imports = append(r.out.Imports, facts.Import{Local: "*", Path: bounded(path.String()), Line: int(r.At(k).Line)})
}
