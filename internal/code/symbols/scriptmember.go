package symbols

import (
	"strings"

	"kiro-mcp/internal/code/facts"
)

// scriptMember reads a member of a class, an interface or a type.
func (r *reader) scriptMember(i int) int {
	marks, mods, j := r.before(i)
	if r.word(j) == "" && mods != "" && !r.IsString(j) && !r.punct(j, '*') && !r.punct(j, '#') && !r.punct(j, '[') && !r.punct(j, '{') {
		j-- // the modifier was the name
		mods = ""
	}
	s := facts.Symbol{Marks: marks, Public: !strings.Contains(mods, " private ") && !strings.Contains(mods, " protected ")}
	if (r.Is(j, "get") || r.Is(j, "set")) && (r.IsWord(j+1) || r.IsString(j+1) || r.punct(j+1, '#')) {
		j++
	}
	if r.punct(j, '*') {
		j++
	}
	if r.punct(j, '#') {
		s.Public = false
		j++
	}
	name := j
	switch {
	case r.IsWord(j):
		s.Name = r.Text(j)
		j++
	case r.IsString(j):
		s.Name = r.Value(j)
		j++
	case r.punct(j, '['):
		j = r.after(j)
		s.Name = r.text(name, j)
		if r.find(piece{name + 1, j - 1}, ":") < j-1 {
			return i // an index signature
		}
	default:
		return i
	}
	optional := r.punct(j, '?')
	if optional || r.punct(j, '!') {
		j++
	}
	open := r.angles(j)
	if r.punct(open, '(') {
		return r.scriptMethod(s, name, open)
	}
	return r.scriptField(s, name, j, optional)
}

func (r *reader) scriptMethod(s facts.Symbol, name, open int) int {
	s.Kind, s.Params = facts.Method, r.params(open)
	top := *r.top()
	next := r.scriptCode(s, name, r.after(open))
	if s.Name == "constructor" {
		r.promote(open, top.owner, top.symbol, false)
	}
	return next
}

func (r *reader) scriptField(s facts.Symbol, name, k int, optional bool) int {
	if r.punct(k, ':') {
		stop := r.typeEnd(k + 1)
		s.Type = r.text(k+1, stop)
		k = stop
	} else if !r.punct(k, '=') && !r.punct(k, ';') && !r.punct(k, '}') && !r.punct(k, ',') && (k >= len(r.Tokens) || !r.At(k).First) {
		return name
	}
	if optional {
		s.Type += "?"
	}
	s.Kind = facts.Field
	if !r.punct(k, '=') {
		r.add(s, name, k-1)
		return k
	}
	if next := r.closureValue(s, name, k+1, facts.Method); next > k {
		return next
	}
	end := r.valueEnd(k + 1)
	s.Value = r.literal(k+1, end)
	r.add(s, name, end-1)
	return k + 1
}

// property reads a property of an object.
func (r *reader) property(i int) int {
	j := i
	for (r.Is(j, "async") || r.Is(j, "get") || r.Is(j, "set")) && (r.IsWord(j+1) || r.punct(j+1, '*') || r.IsString(j+1)) || r.punct(j, '*') {
		j++
	}
	if !r.IsWord(j) && !r.IsString(j) {
		return i
	}
	s := facts.Symbol{Name: r.Value(j), Public: true}
	open := r.angles(j + 1)
	switch {
	case r.punct(open, '('):
		s.Kind, s.Params = facts.Method, r.params(open)
		if k := r.after(open); r.punct(k, '{') || r.punct(k, ':') {
			return r.scriptCode(s, j, k)
		}
	case r.punct(j+1, ':') && j == i:
		if next := r.closureValue(s, j, j+2, facts.Method); next > j+1 {
			return next
		}
		s.Kind = facts.Field
		if r.punct(j+2, '{') {
			return r.enter(s, j, j+2, object)
		}
		end := r.valueEnd(j + 2)
		s.Value = r.literal(j+2, end)
		r.add(s, j, end-1)
		return j + 2
	}
	return i
}
