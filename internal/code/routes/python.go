package routes

import (
	"kiro-mcp/internal/code/facts"
	"kiro-mcp/internal/code/lex"
)

// pyStatement is a statement of Python; of a class or function, its head.
type pyStatement struct {
	cut
	scope  string // names of the functions and classes around it
	class  bool   // it stands in the body of a class
	def    string // name of the function that it begins
	begins string // name of the class that it begins
	open   int    // bracket of its parameters or bases; -1 if none
	marks  []cut  // decorators, without @
	end    int    // last line of what it begins
}

// within is the scope inside a function or class that a statement begins.
func (s *pyStatement) within() string {
	name := s.def + s.begins
	if s.scope == "" {
		return name
	}
	return s.scope + "." + name
}

// pyBlock is a class or function whose body is being read.
type pyBlock struct {
	column int
	scope  string
	class  bool
	head   int // index of its statement
}

// pyStatements cuts a file into statements. Blocks are known by how far they
// stand to the right.
func pyStatements(f *lex.File) []pyStatement {
	var out []pyStatement
	var around []pyBlock
	var marks []cut
	for i := 0; i < len(f.Tokens); {
		end := pyEnd(f, i)
		column := f.Column(i)
		for len(around) > 0 && column <= around[len(around)-1].column {
			out[around[len(around)-1].head].end = lineOf(f, i-1)
			around = around[:len(around)-1]
		}
		if f.Is(i, "@") {
			marks = append(marks, cut{i + 1, end})
			i = end
			continue
		}
		s := pyStatement{cut: cut{i, end}, open: -1, end: lineOf(f, end-1), marks: marks}
		marks = nil
		if n := len(around); n > 0 {
			s.scope, s.class = around[n-1].scope, around[n-1].class
		}
		if s.heads(f) {
			around = append(around, pyBlock{column, s.within(), s.begins != "", len(out)})
		}
		out = append(out, s)
		i = end
	}
	for _, b := range around {
		out[b.head].end = lineOf(f, len(f.Tokens)-1)
	}
	return out
}

// pyEnd is the index behind the statement that begins at i: where a line begins
// outside of brackets.
func pyEnd(f *lex.File, i int) int {
	for {
		if bracket(f, i) {
			i = f.Partner(i)
		}
		i++
		if i >= len(f.Tokens) || f.Is(i, ";") {
			return i + btoi(i < len(f.Tokens))
		}
		if f.At(i).First && !f.Is(i-1, `\`) {
			return i
		}
	}
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

// heads reads the head of a function or class.
func (s *pyStatement) heads(f *lex.File) bool {
	i := s.from
	if f.Is(i, "async") {
		i++
	}
	if !f.IsWord(i + 1) {
		return false
	}
	switch {
	case f.Is(i, "def"):
		s.def = f.Text(i + 1)
	case f.Is(i, "class"):
		s.begins = f.Text(i + 1)
	default:
		return false
	}
	for k := i + 2; k < s.to; k++ {
		if f.Is(k, "(") {
			s.open = k
			break
		}
		if bracket(f, k) {
			k = f.Partner(k)
		}
	}
	return true
}

// assigned divides "a.b: T = value" into the name and the value; not ok when a
// statement assigns no single name.
func (s *pyStatement) assigned(f *lex.File) (name string, value cut, ok bool) {
	end, name := chainAt(f, s.from)
	if name == "" {
		return "", cut{}, false
	}
	if f.Is(end, ":") {
		for end++; end < s.to && !f.Is(end, "="); end++ {
			if bracket(f, end) {
				end = f.Partner(end)
			}
		}
	}
	if !f.Is(end, "=") || end+1 >= s.to {
		return "", cut{}, false
	}
	return name, cut{end + 1, s.to}, true
}

// parameters are those of a function, with types and defaults as written; self
// is left away and so are bare marks.
func (s *pyStatement) parameters(f *lex.File) []pyParameter {
	if s.open < 0 || s.def == "" {
		return nil
	}
	var out []pyParameter
	for k, c := range parts(f, s.open) {
		for f.Is(c.from, "*") {
			c.from++
		}
		if c.empty() || !f.IsWord(c.from) || k == 0 && (f.Is(c.from, "self") || f.Is(c.from, "cls")) {
			continue
		}
		p := pyParameter{name: f.Text(c.from), line: lineOf(f, c.from)}
		rest := cut{c.from + 1, c.to}
		if halves := divide(f, rest, "="); len(halves) > 1 {
			p.value = cut{halves[1].from, c.to}
			rest = halves[0]
		} else if f.Is(rest.from, "=") {
			p.value, rest = cut{rest.from + 1, rest.to}, cut{}
		}
		if f.Is(rest.from, ":") {
			p.kind = cut{rest.from + 1, rest.to}
		}
		out = append(out, p)
	}
	return out
}

type pyParameter struct {
	name        string
	kind, value cut
	line        int
}

// typed are parameters as facts.
func typed(f *lex.File, all []pyParameter) []facts.Param {
	var out []facts.Param
	for _, p := range all {
		out = append(out, facts.Param{Name: p.name, Type: p.kind.short(f), Default: p.value.short(f), Optional: !p.value.empty()})
	}
	return out
}
