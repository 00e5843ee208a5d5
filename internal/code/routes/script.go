package routes

import (
	"slices"
	"strconv"
	"strings"

	"kiro-mcp/internal/code/facts"
	"kiro-mcp/internal/code/lex"
)

// jsScope is a function or class of JavaScript, with the tokens of its body.
type jsScope struct {
	cut
	name   string // with the scopes around it; "fn12" for one that has no name
	class  bool
	params []cut
	begins int // token that its expression begins with
}

// jsScopes finds functions and classes, outer before inner.
func jsScopes(f *lex.File) []jsScope {
	var out []jsScope
	var around []int
	classes := map[int]string{}
	for i := 0; i < len(f.Tokens); i++ {
		for len(around) > 0 && i >= out[around[len(around)-1]].to {
			around = around[:len(around)-1]
		}
		t := f.At(i)
		if t.Kind == lex.Word && t.Byte == 'c' && f.Is(i, "class") && !f.Is(i-1, ".") {
			if at, name := classBody(f, i); at > 0 {
				classes[at] = name
			}
			continue
		}
		s, ok := jsScopeAt(f, i, classes)
		if !ok {
			continue
		}
		if n := len(around); n > 0 && out[around[n-1]].name != "" {
			s.name = out[around[n-1]].name + "." + s.name
		}
		around = append(around, len(out))
		out = append(out, s)
	}
	return out
}

// classBody is the bracket of the class whose word stands at i.
func classBody(f *lex.File, i int) (at int, name string) {
	name = "default"
	if f.IsWord(i+1) && !f.Is(i+1, "extends") {
		name = f.Text(i + 1)
	} else if n := nameGiven(f, i); n != "" {
		name = n
	}
	for k := i + 1; k < len(f.Tokens) && k < i+80; k++ {
		switch {
		case f.Is(k, "{"):
			return k, name
		case f.Is(k, ";"):
			return 0, ""
		case bracket(f, k):
			k = f.Partner(k)
		}
	}
	return 0, ""
}

// jsScopeAt is the scope that the token at i opens.
func jsScopeAt(f *lex.File, i int, classes map[int]string) (jsScope, bool) {
	t := f.At(i)
	if t.Kind != lex.Punct {
		return jsScope{}, false
	}
	switch {
	case t.Byte == '{' && f.Partner(i) > i:
		if name, ok := classes[i]; ok {
			return jsScope{cut: cut{i + 1, f.Partner(i)}, name: name, class: true, begins: i}, true
		}
		if f.Is(i-1, "=>") {
			return arrow(f, i-1, cut{i + 1, f.Partner(i)})
		}
		return function(f, i)
	case t.Byte == '=' && t.End-t.Start == 2 && f.Is(i, "=>") && !f.Is(i+1, "{"):
		return arrow(f, i, cut{i + 1, expressionEnd(f, i+1)})
	}
	return jsScope{}, false
}

// expressionEnd is the index behind an expression that begins at i.
func expressionEnd(f *lex.File, i int) int {
	for ; i < len(f.Tokens); i++ {
		switch t := f.At(i); {
		case bracket(f, i):
			i = f.Partner(i)
		case t.Kind != lex.Punct:
			if t.First && t.Kind == lex.Word && i > 0 && endsLine(f, i-1) {
				return i
			}
		case t.Byte == ',' || t.Byte == ';' || t.Byte == ')' || t.Byte == ']' || t.Byte == '}':
			return i
		}
	}
	return i
}

// endsLine reports whether a statement may end with the token at i.
func endsLine(f *lex.File, i int) bool {
	t := f.At(i)
	return t.Kind != lex.Punct || t.Byte == ')' || t.Byte == ']' || t.Byte == '}'
}

// arrow is the arrow function whose arrow stands at i.
func arrow(f *lex.File, i int, body cut) (jsScope, bool) {
	s := jsScope{cut: body}
	k := i - 1
	switch {
	case f.Is(k, ")") && f.Partner(k) >= 0:
		k = f.Partner(k)
		s.params = parts(f, k)
	case f.IsWord(k) && !f.Is(k-1, ":"):
		s.params = []cut{{k, k + 1}}
	default: // a type stands between
		open := typedParams(f, k)
		if open < 0 {
			return s, false
		}
		s.params, k = parts(f, open), open
	}
	if f.Is(k-1, "async") {
		k--
	}
	s.begins = k
	s.name = nameGiven(f, k)
	if s.name == "" {
		s.name = "fn" + strconv.Itoa(k)
	}
	return s, true
}

// typedParams is the bracket of the parameters before a type that ends at k.
func typedParams(f *lex.File, k int) int {
	for n := 0; k > 0 && n < 60; n++ {
		if f.Is(k, ")") && f.Partner(k) >= 0 && f.Is(k+1, ":") {
			return f.Partner(k)
		}
		if f.Is(k, ";") || f.Is(k, "{") || f.Is(k, "(") || f.Is(k, "=") || f.Is(k, "=>") {
			return -1
		}
		if m := f.Partner(k); m >= 0 && m < k {
			k = m
		}
		k--
	}
	return -1
}

// notFunctions are words before a bracket that make its block no body.
var notFunctions = []string{"if", "for", "while", "switch", "catch", "with", "return", "await", "else", "of", "in"}

// function is the function or method whose body is the block at i.
func function(f *lex.File, i int) (jsScope, bool) {
	s := jsScope{cut: cut{i + 1, f.Partner(i)}}
	open := -1
	if f.Is(i-1, ")") {
		open = f.Partner(i - 1)
	} else if i > 0 && (f.IsWord(i-1) || f.Is(i-1, ">") || f.Is(i-1, "]") || f.Is(i-1, "}")) {
		open = typedParams(f, i-1)
	}
	if open <= 0 {
		return s, false
	}
	s.params = parts(f, open)
	k := open - 1
	if f.Is(k, ">") { // type parameters
		for k > 0 && !f.Is(k, "<") {
			k--
		}
		k--
	}
	switch {
	case f.Is(k, "function") || f.Is(k, "*"):
		for k > 0 && !f.Is(k, "function") {
			k--
		}
		s.name = nameGiven(f, k-btoi(f.Is(k-1, "async")))
		if s.name == "" {
			s.name = "fn" + strconv.Itoa(k)
		}
	case !f.IsWord(k) || slices.Contains(notFunctions, f.Text(k)) || f.Is(k-1, ".") || f.Is(k-1, "new"):
		return s, false
	default:
		s.name = f.Text(k)
	}
	s.begins = k
	return s, true
}

// nameGiven is the name that the expression which begins at i is given to;
// "default" for a default export, empty when there is none.
func nameGiven(f *lex.File, i int) string {
	switch {
	case f.Is(i-1, "default"):
		return "default"
	case f.Is(i-1, ":") && f.IsWord(i-2) && !f.Is(i-3, "?"):
		return f.Text(i - 2)
	case f.Is(i-1, "(") && (f.Is(i-2, "fp") || f.Is(i-2, "fastifyPlugin")):
		return nameGiven(f, i-2)
	case !f.Is(i-1, "="):
		return ""
	}
	name := assignedName(f, i-1)
	return strings.TrimPrefix(name, "this.")
}

// assignedName is the name before the = at i: without its type, "default" of
// module.exports, the last part of exports.name.
func assignedName(f *lex.File, i int) string {
	k := i - 1
	if !f.IsWord(k) || f.Is(k-1, ":") || f.Is(k-1, "|") || f.Is(k-1, "<") || f.Is(k-1, ".") && typeBefore(f, k) {
		k = beforeType(f, k)
	}
	if !f.IsWord(k) {
		return ""
	}
	from := k
	for f.Is(from-1, ".") && f.IsWord(from-2) {
		from -= 2
	}
	name := nameUpTo(f, from, k+1)
	switch {
	case name == "module.exports" || name == "export":
		return "default"
	case strings.HasPrefix(name, "module.exports."):
		return name[len("module.exports."):]
	case strings.HasPrefix(name, "exports."):
		return name[len("exports."):]
	}
	return name
}

// typeBefore reports whether the dotted name that ends at k is a type.
func typeBefore(f *lex.File, k int) bool {
	for f.Is(k-1, ".") && f.IsWord(k-2) {
		k -= 2
	}
	return f.Is(k-1, ":")
}

// beforeType is the name before a type that ends at k.
func beforeType(f *lex.File, k int) int {
	for n := 0; k > 0 && n < 60; n++ {
		if f.Is(k, ":") && f.IsWord(k-1) {
			return k - 1
		}
		if f.Is(k, ";") || f.Is(k, "=") {
			return -1
		}
		if m := f.Partner(k); m >= 0 && m < k {
			k = m
		}
		k--
	}
	return -1
}

// jsReader reads what the frameworks of JavaScript that register on objects have
// in common.
type jsReader struct {
	f      *lex.File
	out    *facts.File
	scopes []jsScope
	at     []int // scopes around the token that is read
	next   int
	kinds  map[string]made // what makes a router, by its name in this file
	known  map[facts.Ref]string
	before map[facts.Ref][]facts.Guard // guards of what is registered later
	claims map[string]bool             // local names of imports that may be routers
	takers map[string]bool             // functions that are handed a router
	// chained and tails are by the token that a chain of calls begins with: the
	// router that it makes, and the path that its route gives.
	chained map[int]facts.Ref
	tails   map[int]string
}

// made is what a call makes.
type made struct {
	framework string
	kind      facts.RouterKind
}

// enter follows the scopes to the token at i.
func (r *jsReader) enter(i int) {
	for len(r.at) > 0 && i >= r.scopes[r.at[len(r.at)-1]].to {
		r.at = r.at[:len(r.at)-1]
	}
	for r.next < len(r.scopes) && r.scopes[r.next].from <= i {
		if r.scopes[r.next].to > i {
			r.at = append(r.at, r.next)
		}
		r.next++
	}
}

// scope is the name of the function around the token that is read.
func (r *jsReader) scope() string {
	if len(r.at) == 0 {
		return ""
	}
	return r.scopes[r.at[len(r.at)-1]].name
}

func (r *jsReader) ref(name string) facts.Ref { return facts.Ref{Name: name, Func: r.scope()} }

// sees finds the router of this file that a name is where it is used.
func (r *jsReader) sees(scope, name string) (facts.Ref, bool) {
	for ; ; scope = owner(scope) {
		ref := facts.Ref{Name: name, Func: scope}
		if r.known[ref] != "" {
			return ref, true
		}
		if scope == "" {
			return facts.Ref{}, false
		}
	}
}

// router declares one.
func (r *jsReader) router(ref facts.Ref, rt facts.Router, framework string) {
	rt.Ref, rt.Framework = ref, framework
	if strings.HasPrefix(ref.Name, "this.") {
		ref.Func = owner(ref.Func)
		if len(r.at) > 0 && r.scopes[r.at[len(r.at)-1]].class {
			ref.Func = r.scope()
			rt.Func = r.scope() + ".constructor"
		}
	}
	r.known[ref] = framework
	r.out.Routing.Routers = append(r.out.Routing.Routers, rt)
}

// same declares another name of a router, or of what may be one.
func (r *jsReader) same(name, of string, at int) {
	ref, fn := r.ref(name), r.scope()
	if name == of {
		return
	}
	if strings.HasPrefix(name, "this.") && len(r.at) > 0 && r.scopes[r.at[len(r.at)-1]].class {
		ref.Func = fn + ".constructor"
	}
	if framework := r.frameworkOf(fn, of); framework != "" && name != "return" && name != "default" {
		r.known[ref] = framework
	}
	r.out.Routing.Routers = append(r.out.Routing.Routers, facts.Router{
		Ref: ref, Kind: facts.Same, Of: facts.Ref{Name: of, Func: fn}, Line: lineOf(r.f, at),
	})
}

// frameworkOf is that of a router of this file; "?" for a name that comes from
// elsewhere and may be one; empty for one that is none.
func (r *jsReader) frameworkOf(scope, name string) string {
	if ref, ok := r.sees(scope, name); ok {
		return r.known[ref]
	}
	base := name
	if i := strings.IndexAny(name, ".("); i > 0 {
		base = name[:i]
	}
	if strings.HasPrefix(name, "require(") || r.claims[base] || strings.HasPrefix(name, "this.") && routerish(name) {
		return "?"
	}
	if ref, ok := r.sees(scope, base); ok && base != name {
		return r.known[ref]
	}
	return ""
}
