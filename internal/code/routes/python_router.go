package routes

import (
	"slices"
	"strings"

	"kiro-mcp/internal/code/facts"
	"kiro-mcp/internal/code/lex"
)

// pyReader reads what the frameworks of Python that register on objects have in
// common: names of routers, functions that are handed or return one.
type pyReader struct {
	f         *lex.File
	out       *facts.File
	framework string
	stmts     []pyStatement
	known     map[facts.Ref]bool
	lists     map[string][]cut // names of lists, for loops and dependencies over them
}

func newPyReader(f *lex.File, out *facts.File, framework string) *pyReader {
	return &pyReader{f: f, out: out, framework: framework, stmts: pyStatements(f), known: map[facts.Ref]bool{}, lists: map[string][]cut{}}
}

// router declares one.
func (r *pyReader) router(s *pyStatement, name string, rt facts.Router) {
	rt.Ref = facts.Ref{Name: name, Func: s.scope}
	rt.Framework, rt.Line = r.framework, lineOf(r.f, s.from)
	r.known[rt.Ref] = true
	r.out.Routing.Routers = append(r.out.Routing.Routers, rt)
}

// same declares another name of a router.
func (r *pyReader) same(scope, name, of string, line int) {
	at := facts.Ref{Name: name, Func: scope}
	r.known[at] = r.known[at] || name != "return"
	r.out.Routing.Routers = append(r.out.Routing.Routers, facts.Router{
		Ref: at, Framework: r.framework, Kind: facts.Same, Of: facts.Ref{Name: of, Func: scope}, Line: line,
	})
}

// sees reports whether a name is a router of this file where it is used.
func (r *pyReader) sees(scope, name string) bool {
	for ; ; scope = owner(scope) {
		if r.known[facts.Ref{Name: name, Func: scope}] {
			return true
		}
		if scope == "" {
			break
		}
	}
	if strings.HasPrefix(name, "this.") {
		for ref := range r.known {
			if ref.Name == name {
				return true
			}
		}
	}
	return false
}

// taken declares the parameters of a function that are routers by their type or
// name.
func (r *pyReader) taken(s *pyStatement, types ...string) {
	for i, p := range s.parameters(r.f) {
		kind := strings.Trim(p.kind.text(r.f), `"'`)
		if !slices.Contains(types, lastName(kind)) && (kind != "" || !slices.Contains([]string{"app", "router", "api", "application", "bp", "blueprint", "api_router"}, p.name)) {
			continue
		}
		ref := facts.Ref{Name: p.name, Func: s.within()}
		r.known[ref] = true
		r.out.Routing.Routers = append(r.out.Routing.Routers, facts.Router{
			Ref: ref, Framework: r.framework, Kind: facts.Parameter, Index: i, Line: p.line,
		})
	}
}

// names follows assignments and returns of routers.
func (r *pyReader) names(s *pyStatement) {
	if r.f.Is(s.from, "return") {
		if of, ok := chainOf(r.f, cut{s.from + 1, s.to}); ok && s.scope != "" && (r.sees(s.scope, of) || strings.HasSuffix(of, "()") && routerish(of)) {
			r.same(s.scope, "return", of, lineOf(r.f, s.from))
		}
		return
	}
	name, value, ok := s.assigned(r.f)
	if !ok {
		return
	}
	if r.f.Is(value.from, "[") || r.f.Is(value.from, "(") && r.f.Close(value.from) == value.to-1 {
		r.lists[name] = items(r.f, value)
	}
	if r.known[facts.Ref{Name: name, Func: s.scope}] {
		return
	}
	if of, ok := chainOf(r.f, value); ok && of != name && (routerish(name) || routerish(of)) && !strings.Contains(of, "getLogger") {
		r.same(s.scope, name, of, lineOf(r.f, s.from))
	}
}

// handed notes calls that pass a router of this file to a function.
func (r *pyReader) handed(s *pyStatement) {
	for i := s.from; i < s.to; i++ {
		if !r.f.Is(i, "(") || !bracket(r.f, i) || !r.f.IsWord(i-1) || s.def != "" {
			continue
		}
		callee := r.calleeBefore(i)
		if callee == "" || ownMethods[lastPart(callee)] {
			continue
		}
		for k, arg := range parts(r.f, i) {
			by := ""
			if r.f.IsWord(arg.from) && r.f.Is(arg.from+1, "=") {
				by = "(" + r.f.Text(arg.from) + "=)"
				arg.from += 2
			}
			if name, ok := chainOf(r.f, arg); ok && r.sees(s.scope, name) {
				if by != "" {
					k = -1
				}
				r.out.Routing.Mounts = append(r.out.Routing.Mounts, facts.Mount{
					Parent: facts.Ref{Name: name, Func: s.scope}, Child: facts.Ref{Name: callee + by, Func: s.scope}, Arg: k, Line: lineOf(r.f, i),
				})
			}
		}
	}
}

// ownMethods take routers and are read as what they are, or serve them.
var ownMethods = map[string]bool{"include_router": true, "mount": true, "register_blueprint": true, "TestClient": true, "run": true, "isinstance": true}

// methodCalls visits the calls of methods in a statement: the method, what it is
// called on, its arguments and the place of its bracket.
func (r *pyReader) methodCalls(s *pyStatement, visit func(name string, on facts.Ref, args arguments, open int)) {
	for i := s.from + 1; i < s.to; i++ {
		if !r.f.Is(i, "(") || !bracket(r.f, i) || !r.f.IsWord(i-1) || !r.f.Is(i-2, ".") {
			continue
		}
		if on, _, ok := cutLast(r.calleeBefore(i)); ok {
			visit(r.f.Text(i-1), facts.Ref{Name: on, Func: s.scope}, argumentsAt(r.f, i), i)
		}
	}
}

// calleeBefore is the name that is called by the bracket at i.
func (r *pyReader) calleeBefore(i int) string {
	from := i - 1
	for from > 1 && r.f.Is(from-1, ".") {
		switch {
		case r.f.IsWord(from - 2):
			from -= 2
		case r.f.Is(from-2, ")") && r.f.Partner(from-2) > 0 && r.f.IsWord(r.f.Partner(from-2)-1):
			from = r.f.Partner(from-2) - 1
		default:
			return ""
		}
	}
	if !r.f.IsWord(from) {
		return ""
	}
	return nameUpTo(r.f, from, i)
}

// nameUpTo is a chain that begins at from and ends before the bracket at stop.
func nameUpTo(f *lex.File, from, stop int) string {
	var b strings.Builder
	for i := from; i < stop; i++ {
		switch {
		case f.Is(i, "self") && i == from:
			b.WriteString("this")
		case f.Is(i, "(") && i == from+1 && f.IsString(i+1) && f.Close(i) == i+2 && (f.Is(from, "require") || f.Is(from, "import")):
			b.Reset()
			b.WriteString("require('" + f.Value(i+1) + "')")
			i += 2
		case f.Is(i, "(") && bracket(f, i):
			b.WriteString("()")
			i = f.Partner(i)
		default:
			b.Write(f.Bytes(i))
		}
	}
	return b.String()
}
