package routes

import (
	"kiro-mcp/internal/code/facts"
	"kiro-mcp/internal/code/lex"
)

// valueBegins and valueEnds are what stands around a name that is an element of
// a list or object, or an argument.
var (
	valueBegins = [256]bool{',': true, '[': true, '{': true, ':': true, '(': true}
	valueEnds   = [256]bool{',': true, ']': true, '}': true, ')': true}
)

// passed notes a router, or a function that registers on one, which is handed on
// as a value: what becomes of it, its receiver knows.
func (r *jsReader) passed(i int) {
	name := r.f.Text(i)
	if r.f.Is(i-1, "new") {
		return
	}
	_, known := r.sees(r.scope(), name)
	if !known && !r.takers[name] && (!r.claims[name] || !routerish(name)) {
		return
	}
	open := r.opener(i)
	if open < 0 {
		return
	}
	before, after := open-1, r.f.Close(open)+1
	switch {
	case r.f.Is(open, "(") && (known || r.f.Is(after, "=>") || r.f.Is(after, "{") || r.f.Is(after, ":") || !r.f.IsWord(before)):
		return
	case r.f.Is(open, "{") && (r.f.Is(before, "import") || r.f.Is(before, "export") || r.f.Is(before, "const") || r.f.Is(before, "let") || r.f.Is(before, "var") || r.f.Is(after, "from")):
		return
	case r.f.Is(open, "{") && r.f.Is(before, "=") && (r.f.Is(before-1, "exports") || r.f.Is(after, "=>")):
		return
	case r.f.Is(open, "{") && r.f.Is(before, ",") && r.f.Is(after, "from"): // import a, { b } from
		return
	case r.f.Is(open, "(") && r.mounts(before):
		return
	}
	r.out.Routing.Mounts = append(r.out.Routing.Mounts, facts.Mount{
		Parent: facts.Ref{Name: somewhere}, Child: r.ref(name), Arg: -1, Line: lineOf(r.f, i),
	})
}

// mounts reports whether a function that is called mounts what it is given, and
// has been read as such.
func (r *jsReader) mounts(i int) bool {
	switch r.f.Text(i) {
	case "use", "register", "route", "mount", "require":
		return true
	}
	return false
}

// opener is the bracket around the token at i.
func (r *jsReader) opener(i int) int {
	for k := i - 1; k >= 0 && k > i-2000; k-- {
		t := r.f.At(k)
		if t.Kind != lex.Punct || t.End-t.Start != 1 {
			continue
		}
		switch t.Byte {
		case ')', ']', '}':
			if m := r.f.Partner(k); m >= 0 && m < k {
				k = m
			}
		case '(', '[', '{':
			return k
		}
	}
	return -1
}
