package routes

import (
	"slices"
	"strings"

	"kiro-mcp/internal/code/facts"
	"kiro-mcp/internal/code/lex"
)

var axumMarks, actixMarks = []string{"Router", "axum"}, []string{"actix_web", "web::", "ServiceConfig"}

// rustFunc is a function that is being read.
type rustFunc struct {
	f     *lex.File
	out   *facts.File
	stack string // axum or actix
	name  string // "Api.routes"
	owner string // type of the impl around it
	marks []cut  // what stands in its attributes
	at    int    // token of its name
	open  int    // token of the bracket of its parameters
	body  cut
	gives string // what it returns, as written
	scope map[string]*rustRouter
	calls map[string]string // variables that hold what a call gave
	done  map[int]bool
}

// rustRouter is a router as far as a function shows it.
type rustRouter struct {
	facts.Router
	local  bool // made here, and serves unless it goes elsewhere
	passed bool
}

// rustFuncs reads the functions of a file but for those of its tests.
func rustFuncs(f *lex.File, out *facts.File, stack string, read func(*rustFunc)) {
	type impl struct {
		owner string
		body  cut
	}
	var impls []impl
	var marks []cut
	for i := 0; i < len(f.Tokens); i++ {
		switch {
		case f.Is(i, "#") && f.Is(i+1, "[") && bracket(f, i+1):
			marks = append(marks, inside(f, i+1))
			i = f.Partner(i + 1)
		case f.Is(i, "mod") && f.Is(i+2, "{") && bracket(f, i+2):
			if slices.ContainsFunc(marks, func(m cut) bool { return m.has(f, "cfg") && m.has(f, "test") }) {
				i = f.Partner(i + 2)
			}
			marks = nil
		case f.Is(i, "impl") && f.At(i).First:
			if owner, body := rustImpl(f, i); owner != "" {
				impls = append(impls, impl{owner, body})
			}
			marks = nil
		case f.Is(i, "fn") && f.IsWord(i+1):
			fn := &rustFunc{f: f, out: out, stack: stack, name: f.Text(i + 1), at: i + 1, marks: marks, scope: map[string]*rustRouter{}, calls: map[string]string{}, done: map[int]bool{}}
			marks = nil
			for _, m := range impls {
				if m.body.from <= i && i < m.body.to {
					fn.owner, fn.name = m.owner, m.owner+"."+f.Text(i+1)
				}
			}
			if fn.shape(i + 2) {
				read(fn)
				i = fn.body.to
			}
		case f.Is(i, "}") || f.Is(i, ";"):
			marks = nil
		}
	}
}

// rustImpl is the type that the impl at i is of, and its body.
func rustImpl(f *lex.File, i int) (owner string, body cut) {
	depth := 0
	for k := i + 1; k < len(f.Tokens) && k < i+200; k++ {
		switch {
		case f.Is(k, "{"):
			return owner, inside(f, k)
		case f.Is(k, "<"):
			depth++
		case f.Is(k, ">"):
			depth--
		case depth == 0 && f.IsWord(k) && !f.Is(k, "for") && !f.Is(k, "where") && !f.Is(k-1, ":"):
			owner = f.Text(k)
		case f.Is(k, "where"):
			continue
		}
	}
	return "", cut{}
}

// shape finds parameters, result and body of the function whose name ends
// before i.
func (fn *rustFunc) shape(i int) bool {
	f := fn.f
	for i < len(f.Tokens) && !f.Is(i, "(") {
		i++
	}
	if !bracket(f, i) {
		return false
	}
	fn.open = i
	from := f.Partner(i) + 1
	for k := from; k < len(f.Tokens); k++ {
		if f.Is(k, ";") {
			return false
		}
		if f.Is(k, "{") && bracket(f, k) {
			fn.gives = cut{from, k}.text(f)
			fn.body = inside(f, k)
			return true
		}
		if bracket(f, k) {
			k = f.Partner(k)
		}
	}
	return false
}

// params binds the parameters whose type holds one of the words.
func (fn *rustFunc) params(types ...string) {
	index := 0
	for _, c := range parts(fn.f, fn.open) {
		if c.has(fn.f, "self") {
			continue
		}
		if fn.f.Is(c.from, "mut") {
			c.from++
		}
		if slices.ContainsFunc(types, func(t string) bool { return c.has(fn.f, t) }) && fn.f.Is(c.from+1, ":") {
			r := fn.declare(fn.f.Text(c.from), facts.Parameter, c.from)
			r.Index = index
			fn.scope[r.Name] = r
		}
		index++
	}
}

func (fn *rustFunc) declare(name string, kind facts.RouterKind, at int) *rustRouter {
	return &rustRouter{Router: facts.Router{Ref: facts.Ref{Name: name, Func: fn.name}, Framework: fn.stack, Kind: kind, Line: lineOf(fn.f, at)}}
}

// fresh is a new router without a name of its own.
func (fn *rustFunc) fresh(at int) *rustRouter {
	r := fn.declare("#"+itoa(at), facts.Group, at)
	r.local = true
	return r
}

// path writes a::b as the composer reads names, with Self replaced.
func (fn *rustFunc) path(from, to int) string {
	name := strings.ReplaceAll(strings.ReplaceAll(spelled(fn.f, from, to), "::", "."), "?", "")
	if first, rest, ok := strings.Cut(name, "."); ok && (first == "Self" || first == "self") && fn.owner != "" && !strings.HasPrefix(rest, "self") {
		return fn.owner + "." + rest
	}
	return name
}

func (fn *rustFunc) mount(parent *rustRouter, child facts.Ref, arg int, prefix string, at int) {
	fn.out.Routing.Mounts = append(fn.out.Routing.Mounts, facts.Mount{Parent: parent.Ref, Child: child, Arg: arg, Prefix: prefix, Line: lineOf(fn.f, at)})
}

func (fn *rustFunc) add(r *rustRouter) {
	fn.out.Routing.Routers = append(fn.out.Routing.Routers, r.Router)
}

// same says that a router is what the function returns.
func (fn *rustFunc) same(r *rustRouter, at int) {
	r.passed = true
	if r.Kind == facts.Parameter {
		return
	}
	same := fn.declare("return", facts.Same, at)
	same.Of = r.Ref
	fn.add(same)
}

// prefix is the path of a nest or scope; what cannot be read is unknown.
func (fn *rustFunc) prefix(c cut) string {
	if text, ok := fn.literalPath(c); ok {
		return text
	}
	return unread
}

// literalPath is a path that is written out, or a constant.
func (fn *rustFunc) literalPath(c cut) (string, bool) {
	if fn.f.Is(c.from, "&") {
		c.from++
	}
	text, ok := pathText(fn.f, c)
	if ok && strings.HasPrefix(text, "${") {
		text = strings.ReplaceAll(text, "::", ".")
	}
	return text, ok
}

func (fn *rustFunc) unresolved(c cut, why string) {
	fn.out.Unresolved = append(fn.out.Unresolved, facts.Unresolved{What: "route", Text: c.short(fn.f), Why: why, Line: lineOf(fn.f, c.from)})
}

// handler fills in what a route is answered by.
func (fn *rustFunc) handler(c cut, route *facts.Route) {
	route.Symbol = -1
	if fn.f.At(c.from).Byte == '|' || fn.f.Is(c.from, "move") || fn.f.Is(c.from, "async") {
		return
	}
	end := min(nameEnd(fn.f, c.from), c.to)
	route.Handler = fn.path(c.from, end)
	if !strings.Contains(route.Handler, ".") {
		route.Symbol = symbolOf(fn.out, "", route.Handler, 0)
	}
}

// rustValues adds constants of text, of which paths may be made.
func rustValues(f *lex.File, out *facts.File) {
	for i := range f.Tokens {
		if !f.Is(i, "const") || !f.IsWord(i+1) || !f.Is(i+2, ":") {
			continue
		}
		for k := i + 3; k < i+8; k++ {
			if f.Is(k, "=") && f.IsString(k+1) && f.Is(k+2, ";") {
				out.Routing.Values = append(out.Routing.Values, facts.Value{Name: f.Text(i + 1), Text: f.Value(k + 1), Line: lineOf(f, i)})
			}
		}
	}
}
