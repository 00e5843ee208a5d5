package symbols

import (
	"strings"

	"kiro-mcp/internal/code/facts"
	"kiro-mcp/internal/code/lex"
)

// ending is something of Ruby under way that a word "end" ends.
type ending struct {
	in     inside
	owner  string
	symbol int32 // 1 + index of the symbol that ends with it; 0 when it is none
	up     int32
	loop   bool // its "do" is its own
	hidden bool // what follows is private
}

// gem goes over the tokens of a Ruby file.
type gem struct {
	*reader
	open []ending
}

func (r *reader) ruby() {
	r.row = rowOf("ruby")
	r.scopes = []scope{{end: len(r.Tokens)}}
	g := &gem{reader: r, open: []ending{{in: file}}}
	for i := 0; i < len(r.Tokens); {
		i = g.token(i)
	}
	for len(g.open) > 1 {
		g.end(len(r.Tokens) - 1)
	}
}

func (g *gem) innermost() *ending { return &g.open[len(g.open)-1] }

func (g *gem) end(i int) {
	if len(g.open) < 2 {
		return
	}
	if s := g.innermost().symbol; s > 0 {
		g.out.Symbols[s-1].End = g.lastLine(i)
	}
	g.open = g.open[:len(g.open)-1]
}

// plain pushes a block that declares nothing.
func (g *gem) plain(loop bool) {
	in := g.innermost()
	kind := in.in
	if kind == members {
		kind = block
	}
	g.open = append(g.open, ending{in: kind, owner: in.owner, up: in.up, loop: loop})
}

// token reads what begins at i and gives the index behind it.
func (g *gem) token(i int) int {
	t := g.At(i)
	if t.Kind != lex.Word || g.punct(i-1, '.') || g.Is(i-1, "&.") || g.isLabel(i) {
		return i + 1
	}
	starts := t.First || g.punct(i-1, ';') || g.punct(i-1, '=') || g.punct(i-1, '(') || g.Is(i-1, "||=") || g.Is(i-1, "|=") || g.Is(i-1, "then") || g.Is(i-1, "<<")
	switch g.Text(i) {
	case "end":
		g.end(i)
	case "class", "module":
		return g.class(i)
	case "def":
		return g.def(i)
	case "begin", "case":
		g.plain(false)
	case "do":
		if g.innermost().loop {
			g.innermost().loop = false
		} else {
			g.plain(false)
		}
	case "if", "unless":
		if starts || g.Is(i-1, "else") {
			g.plain(false)
		}
	case "while", "until", "for":
		if starts {
			g.plain(true)
		}
	default:
		if t.First {
			return g.statement(i)
		}
	}
	return i + 1
}

// isLabel reports whether a word is a symbol (:end) or a key (end:).
func (g *gem) isLabel(i int) bool {
	t := g.At(i)
	if g.punct(i-1, ':') && g.At(i-1).End == t.Start {
		return true
	}
	return g.punct(i+1, ':') && g.At(i+1).Start == t.End
}

func (g *gem) note(s facts.Symbol, name, end int) int32 {
	in := g.innermost()
	if s.Owner == "" {
		s.Owner = in.owner
	}
	s.Up = in.up
	s.Line = int(g.At(name).Line)
	s.End = max(s.Line, g.lastLine(end))
	g.out.Symbols = append(g.out.Symbols, s)
	return int32(len(g.out.Symbols))
}

func (g *gem) class(i int) int {
	if g.Is(i+1, "<<") { // class << self
		in := g.innermost()
		g.open = append(g.open, ending{in: members, owner: in.owner, up: in.up})
		return i + 3
	}
	if !g.IsWord(i+1) && !g.Is(i+1, "::") {
		return i + 1
	}
	k := i + 1
	if g.Is(k, "::") {
		k++
	}
	name := k
	for g.Is(k+1, "::") && g.IsWord(k+2) {
		k += 2
	}
	s := facts.Symbol{Kind: facts.Class, Name: strings.ReplaceAll(g.text(name, k+1), "::", "."), Public: true}
	if g.Is(i, "module") {
		s.Kind = facts.Module
	}
	next := k + 1
	if g.punct(next, '<') {
		next++
		from := next
		for g.IsWord(next) && (!g.At(next).First || next <= from) || g.Is(next, "::") {
			next++
		}
		if next > from {
			s.Extends = []string{g.text(from, next)}
		}
	}
	index := g.note(s, name, next-1)
	owner := join(g.out.Symbols[index-1].Owner, s.Name)
	if g.punct(next, ';') && g.Is(next+1, "end") {
		return next + 2
	}
	g.open = append(g.open, ending{in: members, owner: owner, symbol: index, up: index})
	return next
}

func (g *gem) def(i int) int {
	k := i + 1
	if (g.Is(k, "self") || g.IsWord(k)) && g.punct(k+1, '.') {
		k += 2
	}
	if k >= len(g.Tokens) {
		return k
	}
	name := k
	k++
	s := facts.Symbol{Kind: facts.Method, Name: g.Text(name), Public: !g.innermost().hidden}
	if !g.IsWord(name) { // an operator
		for k < len(g.Tokens) && g.At(k).Start == g.At(k-1).End && g.At(k).Kind == lex.Punct && !g.punct(k, '(') {
			k++
		}
		s.Name = g.text(name, k)
	} else if (g.punct(k, '?') || g.punct(k, '!') || g.punct(k, '=') && (g.punct(k+1, '(') && g.At(k+1).Start == g.At(k).End)) && g.At(k).Start == g.At(name).End {
		s.Name += g.Text(k)
		k++
	}
	if g.innermost().in != members {
		s.Kind = facts.Function
	}
	switch {
	case g.punct(k, '('):
		s.Params = g.rubyParams(piece{k + 1, g.closer(k)})
		k = g.after(k)
	case k < len(g.Tokens) && !g.At(k).First:
		end := k
		for end < len(g.Tokens) && !g.At(end).First && !g.punct(end, ';') && !g.punct(k, '=') {
			end++
		}
		if !g.punct(k, '=') {
			s.Params = g.rubyParams(piece{k, end})
			k = end
		}
	}
	return g.body(s, name, k)
}

// body goes into a method, but for one that is an expression: def a = b.
func (g *gem) body(s facts.Symbol, name, k int) int {
	if g.punct(k, '=') && !g.At(k).First {
		end := k
		for end+1 < len(g.Tokens) && !g.At(end+1).First {
			end++
		}
		g.note(s, name, end)
		return k + 1
	}
	index := g.note(s, name, k-1)
	owner := join(g.out.Symbols[index-1].Owner, s.Name)
	g.open = append(g.open, ending{in: function, owner: owner, symbol: index, up: index})
	return k
}

func (g *gem) rubyParams(p piece) []facts.Param {
	var out []facts.Param
	for _, one := range g.splitRun(p) {
		for one.from < one.to && g.At(one.from).Kind == lex.Punct {
			one.from++
		}
		if !g.IsWord(one.from) || one.from >= one.to {
			continue
		}
		param := facts.Param{Name: g.Text(one.from)}
		if one.from+1 < one.to && (g.punct(one.from+1, '=') || g.punct(one.from+1, ':')) {
			param.Default = g.text(one.from+2, one.to)
			param.Optional = param.Default != ""
		}
		out = append(out, param)
	}
	return out
}

// statement reads constants, attributes, requires and visibility.
func (g *gem) statement(i int) int {
	in := g.innermost()
	switch w := g.Text(i); {
	case w == "require" || w == "require_relative" || w == "load":
		k := i + 1
		if g.punct(k, '(') {
			k++
		}
		if g.IsString(k) {
			path := g.Value(k)
			if w == "require_relative" && !strings.HasPrefix(path, ".") {
				path = "./" + path
			}
			g.out.Imports = append(g.out.Imports, facts.Import{Local: "*", Path: path, Line: int(g.At(i).Line)})
		}
	case w == "include" || w == "extend" || w == "prepend":
		if in.in == members && in.symbol > 0 && g.IsWord(i+1) {
			g.out.Symbols[in.symbol-1].Extends = append(g.out.Symbols[in.symbol-1].Extends, g.bases(i+1, g.sameLine(i+1))...)
		}
	case w == "private" || w == "protected":
		if i+1 >= len(g.Tokens) || g.At(i+1).First {
			in.hidden = true
		} else if g.Is(i+1, "def") {
			next := g.def(i + 1)
			g.out.Symbols[len(g.out.Symbols)-1].Public = false
			return next
		}
	case w == "public":
		in.hidden = false
	case strings.HasPrefix(w, "attr_"):
		g.attributes(i)
	case w[0] >= 'A' && w[0] <= 'Z' && g.punct(i+1, '=') && in.in != function:
		end := g.sameLine(i)
		s := facts.Symbol{Kind: facts.Constant, Name: w, Value: g.literal(i+2, end), Public: true}
		g.note(s, i, end-1)
		return i + 1
	}
	return i + 1
}

// sameLine is the index of the first token of the next line, brackets passed
// over.
func (g *gem) sameLine(i int) int {
	for k := i; k < len(g.Tokens); k++ {
		if k > i && g.At(k).First {
			return k
		}
		if t := g.At(k); t.Kind == lex.Punct && g.Partner(k) > k {
			k = g.Partner(k)
		}
	}
	return len(g.Tokens)
}

// attributes notes the names of attr_accessor and its kin as fields.
func (g *gem) attributes(i int) {
	for k := i + 1; k < len(g.Tokens) && (!g.At(k).First || g.punct(k-1, ',')); k++ {
		if g.IsWord(k) && g.punct(k-1, ':') {
			g.note(facts.Symbol{Kind: facts.Field, Name: g.Text(k), Public: !g.innermost().hidden}, k, k)
		}
	}
}
