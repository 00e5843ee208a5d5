package symbols

import (
	"strings"

	"kiro-mcp/internal/code/facts"
	"kiro-mcp/internal/code/lex"
)

// wordedFunction reads "fn name(…) -> T {", "fun A.name(…): T =" and the like.
func (r *reader) wordedFunction(s facts.Symbol, j int) int {
	name := j + 1
	if r.punct(name, '&') {
		name++
	}
	name = max(name, r.angles(name))
	from := name
	for r.IsWord(name) { // fun List<T>.name(
		k := r.angles(name + 1)
		if r.punct(k, '?') {
			k++
		}
		if !r.punct(k, '.') || r.Lang.Name != "kotlin" {
			break
		}
		name = k + 1
	}
	k := name + 1
	if !r.named(name) {
		if r.Lang.Name != "scala" || r.At(name).Kind != lex.Punct || r.punct(name, '(') {
			return j
		}
		for k < r.top().end && r.At(k).Kind == lex.Punct && !r.punct(k, '(') && !r.punct(k, '[') && !r.punct(k, ':') {
			k++
		}
	}
	s.Name = r.text(name, k)
	if r.IsString(name) {
		s.Name = r.Value(name)
	}
	if s.Name == "" {
		return j
	}
	if name > from {
		s.Owner = join(r.top().owner, r.typeName(from, name-1))
	}
	k = r.angles(k)
	if r.punct(k, '[') && r.Lang.Name == "scala" {
		k = r.after(k)
	}
	if !r.punct(k, '(') && r.Lang.Name != "scala" {
		return j
	}
	open := k
	for r.punct(k, '(') && (k == open || r.Lang.Name == "scala") {
		s.Params = append(s.Params, r.params(k)...)
		k = r.after(k)
	}
	if len(s.Params) > 0 && s.Params[0].Name == "self" {
		s.Params = s.Params[1:]
	}
	return r.wordedCode(s, name, open, k)
}

// named reports whether a name stands at i: a word, or one in backquotes.
func (r *reader) named(i int) bool {
	return r.IsWord(i) || r.IsString(i) && r.At(i).Byte == '`'
}

// wordedCode goes on behind the parameters of a function.
func (r *reader) wordedCode(s facts.Symbol, name, open, k int) int {
	top := r.top()
	s.Kind = facts.Function
	if top.in == members {
		s.Kind = facts.Method
		if r.Lang.Name == "php" && s.Name == "__construct" {
			defer r.promote(open, top.owner, top.symbol, false)
		}
	}
	if r.Lang.Name == "php" && r.Is(k, "use") && r.punct(k+1, '(') {
		k = r.after(k + 1)
	}
	returns := k
	if r.punct(k, ':') || r.Is(k, "->") {
		returns = k + 1
	}
	stop := r.returnsEnd(k)
	if returns > k {
		s.Returns = r.text(returns, stop)
		if i := strings.Index(s.Returns, " where "); i >= 0 {
			s.Returns = s.Returns[:i]
		}
	}
	switch {
	case r.punct(stop, '{'):
		return r.enter(s, name, stop, function)
	case r.punct(stop, '=') && r.punct(stop+1, '{'):
		return r.enter(s, name, stop+1, function)
	case r.punct(stop, '='):
		end := r.indentEnd(name, stop+1)
		index := r.add(s, name, end-1)
		r.scopes = append(r.scopes, scope{end: end, in: function, owner: join(r.out.Symbols[index-1].Owner, s.Name), symbol: index})
		return stop + 1
	}
	r.add(s, name, stop-1)
	return stop
}

// returnsEnd is where the type that a function gives back ends.
func (r *reader) returnsEnd(k int) int {
	limit := r.top().end
	for from := k; k < limit; k++ {
		switch {
		case r.punct(k, '{'), r.punct(k, '='), r.punct(k, ';'):
			return k
		case r.row.newline && r.At(k).First && k >= from && !r.goesOn(k):
			return k
		case r.punct(k, '(') || r.punct(k, '['):
			k = r.closer(k)
		}
	}
	return limit
}

// constructor reads a secondary constructor of Kotlin.
func (r *reader) constructor(s facts.Symbol, j int) int {
	if r.top().in != members || !r.punct(j+1, '(') {
		return j
	}
	s.Kind, s.Name, s.Params = facts.Method, "constructor", r.params(j+1)
	k := r.after(j + 1)
	for k < r.top().end && !r.punct(k, '{') && (!r.At(k).First || r.goesOn(k)) {
		if r.punct(k, '(') {
			k = r.closer(k)
		}
		k++
	}
	if r.punct(k, '{') {
		return r.enter(s, j, k, function)
	}
	r.add(s, j, k-1)
	return k
}
