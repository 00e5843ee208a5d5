package symbols

import (
	"strings"

	"kiro-mcp/internal/code/facts"
	"kiro-mcp/internal/code/lex"
)

// closure is a function that stands as a value.
type closure struct {
	params []facts.Param
	gives  string
	body   int // index of its brace, or of the expression that it is
	end    int // index of the token that ends the whole value when something is around the function; else 0
}

// closureAt reads a function or arrow that begins at v, or that is handed to
// one call that wraps it.
func (r *reader) closureAt(v, depth int) (closure, bool) {
	from := v
	if r.Is(v, "async") {
		v++
	}
	switch {
	case r.Is(v, "function"):
		k := v + 1
		for r.punct(k, '*') || r.IsWord(k) {
			k++
		}
		k = r.angles(k)
		if !r.punct(k, '(') {
			return closure{}, false
		}
		c := closure{params: r.params(k), body: r.after(k)}
		if r.punct(c.body, ':') {
			stop := r.typeEnd(c.body + 1)
			c.gives, c.body = r.text(c.body+1, stop), stop
		}
		return c, r.punct(c.body, '{')
	case r.IsWord(v) && r.Is(v+1, "=>"):
		return closure{params: []facts.Param{{Name: r.Text(v)}}, body: v + 2}, true
	case r.punct(r.angles(v), '('):
		return r.arrow(r.angles(v))
	case r.IsWord(v) && depth < 3 && from == v:
		return r.wrapped(v, depth)
	}
	return closure{}, false
}

func (r *reader) arrow(open int) (closure, bool) {
	k := r.after(open)
	if r.Is(k, "=>") {
		return closure{params: r.params(open), body: k + 1}, true
	}
	if !r.punct(k, ':') {
		return closure{}, false
	}
	for at := k + 1; at < min(k+80, r.top().end); at++ {
		switch {
		case r.Is(at, "=>"):
			if r.punct(at+1, '{') || !r.punct(k+1, '(') || at > r.closer(k+1)+1 {
				return closure{params: r.params(open), gives: r.text(k+1, at), body: at + 1}, true
			}
		case r.punct(at, ';'), r.punct(at, ','), r.punct(at, '='), r.punct(at, ')'):
			return closure{}, false
		case r.punct(at, '(') || r.punct(at, '{') || r.punct(at, '['):
			at = r.closer(at)
		case r.punct(at, '<'):
			at = max(at, r.angles(at)-1)
		}
	}
	return closure{}, false
}

// wrapped reads "asyncHandler(async (req, res) => {…})".
func (r *reader) wrapped(v, depth int) (closure, bool) {
	k := v + 1
	for r.punct(k, '.') && r.IsWord(k+1) {
		k += 2
	}
	if k = r.angles(k); !r.punct(k, '(') || k+1 >= len(r.Tokens) || !r.wraps(v, k) {
		return closure{}, false
	}
	c, ok := r.closureAt(k+1, depth+1)
	if !ok || (!r.Is(k+1, "async") && len(c.params) <= 1 && !r.punct(c.body, '{')) {
		return closure{}, false
	}
	c.end = r.closer(k)
	return c, true
}

// wraps reports whether what is called gives a function back, by its name: one
// word that is no constructor, or a member of React.
func (r *reader) wraps(v, k int) bool {
	return r.Is(v, "React") || !r.punct(v+1, '.') && !r.Is(v, "new") && !r.Is(v, "await") && k > v
}

// valueEnd is where the value ends that begins at v: at a comma, a semicolon, or
// before a line that does not go on with it.
func (r *reader) valueEnd(v int) int {
	limit := r.top().end
	for k := v; k < limit; k++ {
		t := r.At(k)
		if k > v && t.First && !r.goesOn(k) {
			return k
		}
		if t.Kind != lex.Punct {
			continue
		}
		switch t.Byte {
		case ';', ',':
			return k
		case '(', '[', '{':
			k = max(k, r.closer(k))
		}
	}
	return limit
}

// declarators reads "const a = 1, b = () => {…}".
func (r *reader) declarators(s facts.Symbol, j int) int {
	top := r.top()
	name := j + 1
	if r.punct(name, '{') || r.punct(name, '[') {
		return r.destructured(j, name)
	}
	if !r.IsWord(name) {
		return j
	}
	s.Name = r.Text(name)
	k := name + 1
	if r.punct(k, '!') {
		k++
	}
	if r.punct(k, ':') {
		stop := r.typeEnd(k + 1)
		s.Type = r.text(k+1, stop)
		k = stop
	}
	if r.punct(k, '=') {
		if next := r.closureValue(s, name, k+1, facts.Function); next > k {
			return next
		}
		if r.required(name, k+1) && top.in == file {
			return k + 1
		}
	}
	if top.in != file {
		return j
	}
	s.Kind = facts.Variable
	if r.Is(j, "const") || r.punct(j, ',') && r.constant {
		s.Kind = facts.Constant
	}
	r.constant = s.Kind == facts.Constant
	return r.value(s, name, k)
}

// value reads what a name at the file's level is given and notes the name.
func (r *reader) value(s facts.Symbol, name, k int) int {
	if !r.punct(k, '=') {
		r.add(s, name, k-1)
		return k
	}
	end := r.valueEnd(k + 1)
	if r.Is(k+1, "class") {
		return r.classValue(s, name, k+1)
	}
	open := k + 1
	for n := 0; n < 3 && r.Is(open, "Object") && r.punct(open+1, '.'); n++ { // Object.freeze({…})
		open += 4
	}
	if r.punct(open, '{') {
		index := r.add(s, name, end-1)
		r.push(open, object, join(r.out.Symbols[index-1].Owner, s.Name), index)
		return open + 1
	}
	s.Value = r.literal(k+1, end)
	r.add(s, name, end-1)
	return k + 1
}

// closureValue notes a name that is given a function and goes into that.
func (r *reader) closureValue(s facts.Symbol, name, v int, kind facts.SymbolKind) int {
	c, ok := r.closureAt(v, 0)
	if !ok {
		return v - 1
	}
	s.Kind, s.Params, s.Returns = kind, c.params, c.gives
	s.Value = ""
	if r.punct(c.body, '{') {
		return r.enter(s, name, c.body, function)
	}
	end := r.valueEnd(c.body)
	index := r.add(s, name, end-1)
	r.scopes = append(r.scopes, scope{end: end, in: function, owner: join(r.out.Symbols[index-1].Owner, s.Name), symbol: index})
	return c.body
}

func (r *reader) classValue(s facts.Symbol, name, k int) int {
	s.Kind = facts.Class
	from := k + 1
	if r.IsWord(from) && !r.Is(from, "extends") {
		from++
	}
	if next := r.scriptHead(s, name, from); next > name {
		return next
	}
	return k
}

// assigned reads what is given to a path of names: exports.a = …,
// module.exports = …, A.prototype.b = …, this.c = ….
func (r *reader) assigned(j int) int {
	k := j + 1
	for r.punct(k, '.') && r.IsWord(k+1) {
		k += 2
	}
	if !r.punct(k, '=') || k == j+1 {
		return j
	}
	name := k - 1
	owner := r.text(j, name-1)
	s := facts.Symbol{Name: r.Text(name), Public: true}
	switch {
	case owner == "exports" || owner == "module.exports":
	case owner == "module" && s.Name == "exports":
		if r.punct(k+1, '{') {
			r.push(k+1, object, r.top().owner, r.top().symbol)
			return k + 2
		}
		s.Name = "exports"
	case owner == "this" || owner == "self":
	case strings.HasSuffix(owner, ".prototype"):
		s.Owner = strings.TrimSuffix(owner, ".prototype")
	default:
		s.Owner = owner
	}
	kind := facts.Function
	if s.Owner != "" || owner == "this" {
		kind = facts.Method
	}
	if next := r.closureValue(s, name, k+1, kind); next > k {
		return next
	}
	if s.Owner == "" && (owner == "exports" || owner == "module.exports") && r.top().in == file {
		s.Kind = facts.Constant
		return r.value(s, name, k)
	}
	return j
}
