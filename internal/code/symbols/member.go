package symbols

import (
	"strings"

	"kiro-mcp/internal/code/facts"
)

// head finds the name that is declared from j on and where its parameters,
// value or body begin; name is -1 when there is none.
func (r *reader) head(j int) (name, stop int) {
	name = -1
	limit := r.top().end
	for k := j; k < limit; {
		switch {
		case r.IsWord(k):
			if r.Is(k, "operator") {
				return r.operator(k, limit)
			}
			name = k
			k++
		case r.punct(k, '<'):
			next := r.angles(k)
			if next == k {
				return name, k
			}
			k = next
		case r.punct(k, '.'), r.Is(k, "::"), r.punct(k, '?'), r.punct(k, '*'), r.punct(k, '&'), r.Is(k, "&&"), r.punct(k, '~'):
			k++
		case r.punct(k, '['):
			if r.Is(k-1, "this") {
				return name, k
			}
			k = r.after(k)
		case r.punct(k, '(') && name < 0:
			k = r.after(k) // a tuple
		default:
			return name, k
		}
	}
	return name, limit
}

func (r *reader) operator(k, limit int) (name, stop int) {
	stop = k + 1
	if r.punct(stop, '(') {
		stop = r.after(stop)
	}
	for stop < limit && !r.punct(stop, '(') && !r.punct(stop, ';') && !r.punct(stop, '{') {
		stop++
	}
	return k, stop
}

// member reads a field, property, method, variable or function.
func (r *reader) member(j int, marks []string, mods string, body bool) int {
	name, stop := r.head(j)
	if name < 0 || stop >= r.top().end || has(control, r.Bytes(name)) {
		return j
	}
	first := name
	for first-2 >= j && (r.Is(first-1, "::") || r.punct(first-1, '.')) && (r.IsWord(first-2) || r.punct(first-2, '>')) {
		first -= 2
		for depth := 0; r.punct(first, '>') || depth > 0; first-- {
			if r.punct(first, '>') {
				depth++
			} else if r.punct(first, '<') {
				depth--
			}
			if first <= j {
				break
			}
		}
	}
	s := facts.Symbol{Name: r.Text(name), Marks: marks, Public: r.public(mods)}
	if r.Is(name, "operator") {
		s.Name = strings.ReplaceAll(r.text(name, stop), " ", "")
	}
	typed := piece{j, first}
	if r.punct(first-1, '~') && first > j {
		s.Name, typed.to = "~"+s.Name, first-1
		if r.Is(first-2, "::") {
			s.Owner = join(r.top().owner, r.qualifier(piece{j, first - 2}))
			typed.to = j
		}
	}
	if first < name && r.Is(first+1, "::") {
		s.Owner = join(r.top().owner, r.qualifier(piece{first, name - 1}))
	}
	if r.punct(stop, '(') || r.Is(name, "this") {
		return r.callable(s, name, stop, typed, body)
	}
	if body || typed.to <= typed.from {
		return j
	}
	return r.field(s, name, stop, typed, mods)
}

// qualifier is "A<T>::B" as an owner.
func (r *reader) qualifier(p piece) string {
	owner := ""
	for k := p.from; k < p.to; k++ {
		if r.punct(k, '<') {
			k = max(k, r.angles(k)-1)
		}
		if r.IsWord(k) {
			owner = join(owner, r.Text(k))
		}
	}
	return owner
}

func (r *reader) public(mods string) bool {
	top := r.top()
	if r.row.nameless {
		return top.in != file || !strings.Contains(mods, " static ")
	}
	if strings.Contains(mods, " public ") {
		return true
	}
	return top.symbol > 0 && r.out.Symbols[top.symbol-1].Kind == facts.Interface && !strings.Contains(mods, " private ")
}

// callable reads a method or function from its parameters on.
func (r *reader) callable(s facts.Symbol, name, open int, returns piece, body bool) int {
	top := r.top()
	fresh := returns.to <= returns.from // no type: a constructor
	if fresh && !r.constructs(&s) {
		return name
	}
	s.Returns = r.text(r.angles(returns.from), returns.to)
	s.Kind = facts.Function
	if top.in == members || s.Owner != "" {
		s.Kind = facts.Method
	}
	k := r.after(open)
	limit := top.end
	trailing := -1
	for k < limit && !r.punct(k, '{') && !r.punct(k, ';') && !r.Is(k, "=>") {
		switch {
		case r.punct(k, ':'):
			k = r.initialisers(k+1, limit)
		case r.punct(k, '(') || r.punct(k, '['):
			k = r.after(k)
		case r.Is(k, "->") && r.row.nameless:
			k++
			trailing = k
		case r.Is(k, "throws"):
			for k++; r.IsWord(k) || r.punct(k, '.') || r.punct(k, ','); k++ {
			}
		case r.Is(k, "where"):
			k = r.constraints(k, limit)
		case r.punct(k, ')'), r.punct(k, ','), r.punct(k, '}'), r.Is(k, "->") && !r.row.nameless:
			return name
		default:
			k++
		}
	}
	if k >= limit {
		return name
	}
	s.Params = r.params(open)
	if trailing > 0 {
		s.Returns = r.text(trailing, k)
	}
	switch {
	case r.punct(k, '{'):
		return r.enter(s, name, k, function)
	case body, r.punct(k, ';') && r.row.nameless && r.looksCalled(open):
		if !r.Is(k, "=>") {
			return name
		}
	}
	r.add(s, name, r.statementEnd(k))
	return k + 1
}

// looksCalled reports whether what stands between brackets are values rather
// than parameters: "Type name(1, x);" makes an object.
func (r *reader) looksCalled(open int) bool {
	return !r.IsWord(open+1) && !r.punct(open+1, ')')
}

// constructs reports whether a callable without a type is a constructor.
func (r *reader) constructs(s *facts.Symbol) bool {
	owner := r.top().owner
	if s.Owner != "" {
		owner = s.Owner
	}
	simple := owner[strings.LastIndexByte(owner, '.')+1:]
	return (r.top().in == members || s.Owner != "") && simple != "" && strings.TrimPrefix(s.Name, "~") == simple || strings.HasPrefix(s.Name, "operator")
}

// initialisers passes over ": a(b), c{d}" and ": base(x)" behind parameters.
func (r *reader) initialisers(k, limit int) int {
	for k < limit {
		for k < limit && (r.IsWord(k) || r.Is(k, "::") || r.punct(k, '.') || r.punct(k, '<')) {
			k = max(k+1, r.angles(k))
		}
		if !r.punct(k, '(') && !r.punct(k, '{') {
			return k
		}
		if k = r.after(k); !r.punct(k, ',') {
			return k
		}
		k++
	}
	return k
}

// constraints passes over what type parameters must be, behind the parameters of C#:
// "where T : class, IStored".
func (r *reader) constraints(k, limit int) int {
	for k < limit && !r.punct(k, '{') && !r.punct(k, ';') && !r.Is(k, "=>") {
		if r.punct(k, '(') {
			k = r.after(k)
			continue
		}
		k++
	}
	return k
}

// field reads what has a type and a name and no parameters, and its siblings
// behind commas.
func (r *reader) field(s facts.Symbol, name, stop int, typed piece, mods string) int {
	top := r.top()
	switch {
	case r.punct(stop, '='), r.punct(stop, ';'), r.punct(stop, ','), r.punct(stop, '{'), r.Is(stop, "=>"), r.punct(stop, ':') && r.row.nameless:
	default:
		return name
	}
	if name < r.siblings {
		return name + 1 // it was read as one already: its line only looks like a declaration
	}
	s.Type = r.text(typed.from, typed.to)
	s.Kind = facts.Field
	if top.in == file {
		s.Kind = facts.Variable
	}
	if strings.Contains(mods, " final ") && strings.Contains(mods, " static ") || strings.HasPrefix(s.Type, "const ") || strings.Contains(mods, " const") {
		s.Kind = facts.Constant
		s.Type = strings.TrimPrefix(s.Type, "const ")
	}
	if r.punct(stop, '{') { // accessors
		end := r.after(stop)
		if r.punct(end, '=') {
			s.Value = r.literal(end+1, r.statementEnd(end))
		}
		return r.enter(s, name, stop, block)
	}
	end := r.statementEnd(stop)
	for at := name; ; {
		comma := r.find(piece{stop, end}, ",")
		s.Value = ""
		if r.punct(stop, '=') {
			s.Value = r.literal(stop+1, comma)
		}
		r.add(s, at, comma)
		at = comma + 1
		for r.punct(at, '*') || r.punct(at, '&') {
			at++
		}
		if comma >= end || !r.IsWord(at) {
			break
		}
		r.siblings = at + 1
		s.Name = r.Text(at)
		for stop = at + 1; r.punct(stop, '['); stop = r.after(stop) {
		}
	}
	return name + 1
}
