package symbols

import (
	"strings"

	"kiro-mcp/internal/code/facts"
	"kiro-mcp/internal/code/lex"
)

// indented is a class or function of Python under way. It ends before the first
// statement that is indented no more than its head.
type indented struct {
	column int
	in     inside
	owner  string
	symbol int32
}

// snake goes over the statements of a Python file.
type snake struct {
	*reader
	open []indented
	at   int // the statement that is read
	end  int // index of the token behind it
	mark []string
	self map[string]bool // Class.field that has been noted
}

func (r *reader) python() {
	r.row = rowOf("python")
	r.scopes = []scope{{end: len(r.Tokens)}}
	s := &snake{reader: r, open: []indented{{column: -1, in: file}}, self: map[string]bool{}}
	for s.at = 0; s.at < len(r.Tokens); s.at = s.end {
		s.end = s.statementEnd(s.at)
		s.leave(r.Column(s.at))
		s.statement()
	}
	s.leave(-1)
}

// statementEnd is where the logical line ends that begins at i.
func (s *snake) statementEnd(i int) int {
	for k := i; k < len(s.Tokens); k++ {
		if k > i && s.At(k).First && !s.punct(k-1, '\\') {
			return k
		}
		if t := s.At(k); t.Kind == lex.Punct && s.Partner(k) > k {
			k = s.Partner(k)
		}
	}
	return len(s.Tokens)
}

// leave ends what is indented at least as far as a statement at column.
func (s *snake) leave(column int) {
	for len(s.open) > 1 && s.innermost().column >= column {
		done := s.innermost()
		s.out.Symbols[done.symbol-1].End = s.lastLine(s.at - 1)
		s.open = s.open[:len(s.open)-1]
	}
}

func (s *snake) innermost() *indented { return &s.open[len(s.open)-1] }

// note adds a symbol with what is around it.
func (s *snake) note(symbol facts.Symbol, name, end int) int32 {
	in := s.innermost()
	if symbol.Owner == "" {
		symbol.Owner = in.owner
	}
	symbol.Up = in.symbol
	symbol.Line = int(s.At(name).Line)
	symbol.End = max(symbol.Line, s.lastLine(end))
	s.out.Symbols = append(s.out.Symbols, symbol)
	return int32(len(s.out.Symbols))
}

func (s *snake) enter(symbol facts.Symbol, head, name int, in inside) {
	index := s.note(symbol, name, s.end-1)
	owner := join(s.out.Symbols[index-1].Owner, symbol.Name)
	s.open = append(s.open, indented{column: s.Column(head), in: in, owner: owner, symbol: index})
}

func (s *snake) statement() {
	i := s.at
	marks := s.mark
	s.mark = nil
	switch {
	case s.punct(i, '@'):
		s.mark = append(marks, s.text(i+1, s.end))
	case s.Is(i, "def"):
		s.def(i, i, marks)
	case s.Is(i, "async") && s.Is(i+1, "def"):
		s.def(i, i+1, marks)
	case s.Is(i, "class") && s.IsWord(i+1):
		s.class(i, marks)
	case s.Is(i, "import"):
		s.imports(i)
	case s.Is(i, "from"):
		s.from(i)
	case s.Is(i, "type") && s.IsWord(i+1) && (s.punct(i+2, '=') || s.punct(i+2, '[')):
		value := s.find(piece{i, s.end}, "=")
		s.note(facts.Symbol{Kind: facts.Alias, Name: s.Text(i + 1), Type: s.text(value+1, s.end), Public: true}, i+1, s.end-1)
	case s.IsWord(i):
		s.assignment(i)
	}
}

func (s *snake) def(head, i int, marks []string) {
	name := i + 1
	open := name + 1
	if s.punct(open, '[') {
		open = s.after(open)
	}
	if !s.IsWord(name) || !s.punct(open, '(') {
		return
	}
	symbol := facts.Symbol{Kind: facts.Function, Name: s.Text(name), Marks: marks, Params: s.params(open)}
	symbol.Public = !strings.HasPrefix(symbol.Name, "_")
	if s.innermost().in == members {
		symbol.Kind = facts.Method
		if p := symbol.Params; len(p) > 0 && (p[0].Name == "self" || p[0].Name == "cls") {
			symbol.Params = p[1:]
		}
	}
	k := s.after(open)
	colon := s.find(piece{k, s.end}, ":")
	if s.Is(k, "->") {
		symbol.Returns = s.text(k+1, colon)
	}
	s.enter(symbol, head, name, function)
}

func (s *snake) class(i int, marks []string) {
	name := i + 1
	symbol := facts.Symbol{Kind: facts.Class, Name: s.Text(name), Marks: marks}
	symbol.Public = !strings.HasPrefix(symbol.Name, "_")
	k := name + 1
	if s.punct(k, '[') {
		k = s.after(k)
	}
	if s.punct(k, '(') {
		for _, p := range s.split(k) {
			if s.find(p, "=") == p.to {
				symbol.Extends = append(symbol.Extends, s.text(p.from, s.find(p, "[")))
			}
		}
	}
	for n, base := range symbol.Extends {
		if cut := strings.IndexByte(base, '['); cut > 0 {
			symbol.Extends[n] = base[:cut]
		}
		switch last := symbol.Extends[n][strings.LastIndexByte(symbol.Extends[n], '.')+1:]; last {
		case "Enum", "IntEnum", "StrEnum", "Flag", "IntFlag", "TextChoices", "IntegerChoices":
			symbol.Kind = facts.Enum
		case "Protocol":
			symbol.Kind = facts.Interface
		}
	}
	s.enter(symbol, i, name, members)
}

// assignment reads a value with a name, a field, or a field of self.
func (s *snake) assignment(i int) {
	in := s.innermost()
	name, k := i, i+1
	symbol := facts.Symbol{Kind: facts.Variable}
	switch in.in {
	case function:
		if len(s.open) < 3 || s.open[len(s.open)-2].in != members || !s.Is(i, "self") || !s.punct(i+1, '.') || !s.IsWord(i+2) {
			return
		}
		name, k = i+2, i+3
		symbol.Owner = s.open[len(s.open)-2].owner
		symbol.Kind = facts.Field
	case members:
		symbol.Kind = facts.Field
		if in.symbol > 0 && s.out.Symbols[in.symbol-1].Kind == facts.Enum && s.punct(k, '=') {
			symbol.Kind = facts.Member
		}
	default:
	}
	if !s.punct(k, '=') && !s.punct(k, ':') {
		return
	}
	symbol.Name = s.Text(name)
	if symbol.Kind == facts.Variable && strings.ToUpper(symbol.Name) == symbol.Name && strings.ToLower(symbol.Name) != symbol.Name {
		symbol.Kind = facts.Constant
	}
	value := s.find(piece{k, s.end}, "=")
	if s.punct(k, ':') {
		if k+1 >= s.end || s.statementWord(i) {
			return
		}
		symbol.Type = s.text(k+1, value)
	}
	if symbol.Owner != "" {
		key := symbol.Owner + "." + symbol.Name
		if s.self[key] {
			return
		}
		s.self[key] = true
	}
	if value < s.end {
		symbol.Value = s.literal(value+1, s.end)
	}
	symbol.Public = !strings.HasPrefix(symbol.Name, "_")
	s.note(symbol, name, s.end-1)
}

// statementWord reports whether what stands before a colon begins a block.
func (s *snake) statementWord(i int) bool {
	return has(" else try finally lambda except with if for while match case return ", s.Bytes(i))
}

func (s *snake) imports(i int) {
	for _, p := range s.splitRun(piece{i + 1, s.end}) {
		im := facts.Import{Path: s.text(p.from, p.to), Line: int(s.At(i).Line)}
		im.Local = im.Path
		if p.to-p.from > 2 && s.Is(p.to-2, "as") {
			im.Path, im.Local = s.text(p.from, p.to-2), s.Text(p.to-1)
		}
		s.out.Imports = append(s.out.Imports, im)
	}
}

func (s *snake) from(i int) {
	k := i + 1
	for k < s.end && !s.Is(k, "import") {
		k++
	}
	path := strings.ReplaceAll(s.text(i+1, k), " ", "")
	p := piece{k + 1, s.end}
	if s.punct(p.from, '(') {
		p = piece{p.from + 1, s.closer(p.from)}
	}
	for _, one := range s.splitRun(p) {
		for one.from < one.to-1 && s.punct(one.from, '\\') {
			one.from++
		}
		im := facts.Import{Path: path, Name: s.Text(one.from), Line: int(s.At(one.from).Line)}
		im.Local = im.Name
		if one.to-one.from > 2 && s.Is(one.from+1, "as") {
			im.Local = s.Text(one.from + 2)
		}
		if im.Name == "*" {
			im.Name = ""
		}
		s.out.Imports = append(s.out.Imports, im)
	}
}
