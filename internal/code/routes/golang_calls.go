package routes

import (
	"maps"
	"strings"

	"kiro-mcp/internal/code/facts"
)

// goState is a chain of calls on a router: what it has come to, and a route of
// gorilla/mux that the chain has not finished.
type goState struct {
	fn   *goFunc
	on   *goRouter
	open *goPending
}

// goPending is a route that calls still add to.
type goPending struct {
	path    string
	whole   bool // a path was given
	prefix  bool // by PathPrefix
	verbs   []string
	handler *cut
	at      int
}

// call takes one call of a chain.
func (s *goState) call(c goCall) {
	switch s.on.Framework {
	case "nethttp":
		s.plain(c)
	case "mux":
		s.mux(c)
	default:
		s.grouped(c)
	}
}

// verbOf is the method that registers a route for a verb: GET of gin and echo,
// Get of chi and fiber.
func verbOf(framework, name string) string {
	upper := strings.ToUpper(name)
	switch framework {
	case "gin", "echo":
		if name == "Any" {
			return "*"
		}
		upper = name
	case "chi", "fiber":
		if name == "All" && framework == "fiber" || framework == "chi" && (name == "Handle" || name == "HandleFunc") {
			return "*"
		}
		if name == upper {
			return ""
		}
	}
	if isVerb(upper) {
		return upper
	}
	return ""
}

// grouped reads calls on routers of chi, gin, echo and fiber.
func (s *goState) grouped(c goCall) {
	fn, fw := s.fn, s.on.Framework
	if verb := verbOf(fw, c.name); verb != "" {
		s.verb(c, []string{verb}, c.args)
		return
	}
	switch c.name {
	case "Use", "Pre":
		s.use(c)
	case "With":
		s.on = fn.child(s.on, "", "", fn.guards(c.args), c.at)
	case "Group", "Route":
		s.group(c)
	case "Mount":
		s.mountAt(c)
	case "Method", "MethodFunc", "Handle", "Add":
		if len(c.args) > 2 {
			verbs := fn.verbs(c.args[0])
			if verbs == nil {
				fn.unresolved(c, "its method is computed")
			} else {
				s.verb(c, verbs, c.args[1:])
			}
		}
	case "Match":
		if len(c.args) > 2 {
			s.verb(c, fn.verbs(c.args[0]), c.args[1:])
		}
	}
}

// verb adds the routes of a registration whose arguments are a path, handlers
// and guards.
func (s *goState) verb(c goCall, verbs []string, args []cut) {
	fn := s.fn
	if len(args) < 2 {
		return
	}
	path, ok := pathText(fn.f, args[0])
	if !ok {
		fn.unresolved(c, "its path is computed")
		return
	}
	handler, guards := args[len(args)-1], args[1:len(args)-1]
	if s.on.Framework == "echo" {
		handler, guards = args[1], args[2:]
	}
	if sub := fn.routerIn(handler); sub != nil { // chi: r.Handle("/x/*", sub)
		sub.escapes = true
		fn.mount(s.on, sub.Ref, -1, strings.TrimSuffix(path, "*"), nil, c.at)
		return
	}
	fn.route(s.on, verbs, path, handler, fn.guards(guards), c.at)
}

// use adds guards to a router. Of echo they hold for all of it, else for what
// is registered later.
func (s *goState) use(c goCall) {
	args := c.args
	if len(args) > 0 && s.fn.f.IsString(args[0].from) { // fiber: app.Use("/api", guard)
		path, _ := args[0].literal(s.fn.f)
		args = args[1:]
		guards := s.fn.guards(args)
		for i := range guards {
			guards[i].Paths = []string{path}
		}
		s.on.later = append(s.on.later, guards...)
		return
	}
	guards := s.fn.guards(args)
	if s.on.Framework == "echo" && s.on.Kind != facts.Parameter && s.on.made || s.on.Framework == "mux" {
		s.on.Guards = append(s.on.Guards, guards...)
		return
	}
	s.on.later = append(s.on.later, guards...)
}

// group makes a router below this one; when a function is written in place, it
// is read with its parameter bound to that router.
func (s *goState) group(c goCall) {
	fn, f := s.fn, s.fn.f
	prefix, args := "", c.args
	if len(args) > 0 && !f.Is(args[0].from, "func") {
		text, ok := pathText(f, args[0])
		if prefix = text; !ok {
			prefix = unread
		}
		args = args[1:]
	}
	if len(args) > 0 && f.Is(args[len(args)-1].from, "func") && goTakesRouter(fn, args[len(args)-1].from) {
		at := args[len(args)-1].from
		name := f.Text(at + 2)
		outer := fn.scope[name]
		sub := fn.child(s.on, name, prefix, fn.guards(args[:len(args)-1]), c.at)
		fn.inner(at)
		fn.scope[name] = outer
		s.on = sub
		return
	}
	if s.on.Framework == "chi" && len(args) == 1 { // r.Route("/x", h.routes)
		sub := fn.child(s.on, "", prefix, nil, c.at)
		if _, ok := args[0].name(f); ok {
			fn.mount(sub, facts.Ref{Name: fn.callee(args[0].from, args[0].to), Func: fn.name}, 0, "", nil, c.at)
		}
		s.on = sub
		return
	}
	s.on = fn.child(s.on, "", prefix, fn.guards(args), c.at)
}

// goTakesRouter reports whether the function written at i has one parameter, a
// router.
func goTakesRouter(fn *goFunc, i int) bool {
	return fn.f.Is(i+1, "(") && fn.f.IsWord(i+2) && fn.routerType(i+3) != ""
}

// inner reads the body of a function that is written in place at i, and gives
// the names that it bound back.
func (fn *goFunc) inner(i int) {
	body := fn.f.Partner(i+1) + 1
	for body < len(fn.f.Tokens) && !fn.f.Is(body, "{") {
		body++
	}
	if !bracket(fn.f, body) {
		return
	}
	inner := *fn
	inner.scope = map[string]*goRouter{}
	maps.Copy(inner.scope, fn.scope)
	inner.block(inside(fn.f, body))
	for name, r := range inner.scope {
		if name != fn.f.Text(i+2) && fn.scope[name] != nil {
			fn.scope[name] = r
		}
	}
	for k := body; k < fn.f.Partner(body); k++ {
		fn.done[k] = true
	}
}

// mountAt reads r.Mount("/x", sub).
func (s *goState) mountAt(c goCall) {
	if len(c.args) != 2 {
		return
	}
	prefix, ok := pathText(s.fn.f, c.args[0])
	if !ok {
		prefix = unread
	}
	s.fn.under(s.on, prefix, c.args[1], c.at)
}

// under mounts the router that an expression is, or gives.
func (fn *goFunc) under(parent *goRouter, prefix string, what cut, at int) bool {
	if r, guards := fn.wrapped(what); r != nil {
		r.escapes = true
		fn.mount(parent, r.Ref, -1, prefix, guards, at)
		return true
	}
	inner, guards := fn.peel(what)
	name := fn.calledName(inner)
	if name == "" {
		name, guards = fn.calledName(what), nil
	}
	if name == "" {
		return false
	}
	if goLibrary(name) {
		return strings.Contains(name, "FileServer") // files are no routes
	}
	fn.mount(parent, facts.Ref{Name: name, Func: fn.name}, -1, prefix, guards, at)
	return true
}

// goLibrary reports whether a call gives a handler of a library, not a router.
func goLibrary(name string) bool {
	return strings.HasPrefix(name, "http.") || strings.Contains(name, "FileServer")
}

// calledName is "orders.Routes()" for a call, or for a variable that holds what
// one gave; empty for anything else.
func (fn *goFunc) calledName(what cut) string {
	f := fn.f
	if what.empty() || !f.IsWord(what.from) {
		return ""
	}
	end := nameEnd(f, what.from)
	switch {
	case f.Is(end, "{") && bracket(f, end): // todos{}.Routes()
		last := f.Partner(end)
		if f.Is(last+1, ".") && f.Is(last+3, "(") && bracket(f, last+3) && f.Partner(last+3) == what.to-1 {
			return spelled(f, what.from, end) + "." + f.Text(last+2) + "()"
		}
	case f.Is(end, "(") && bracket(f, end):
		name := fn.callee(what.from, end) + "()"
		last := f.Partner(end)
		if last == what.to-1 {
			return name
		}
		if f.Is(last+1, ".") && f.Is(last+3, "(") && f.Partner(last+3) == what.to-1 {
			return name + "." + f.Text(last+2) + "()" // handlers.New().Routes()
		}
	case end == what.to && end == what.from+1:
		if t := fn.types[f.Text(what.from)]; strings.HasPrefix(t, "()") {
			return t[2:] + "()"
		}
	}
	return ""
}

// wrapped is the router inside of calls that take one and give a handler, such
// as cors(r), with those of them that are guards. It is nil when there is none.
func (fn *goFunc) wrapped(what cut) (*goRouter, []facts.Guard) {
	if r := fn.routerIn(what); r != nil {
		return r, nil
	}
	if what.empty() || !fn.f.IsWord(what.from) {
		return nil, nil
	}
	name := nameEnd(fn.f, what.from)
	for end := name; fn.f.Is(end, "(") && bracket(fn.f, end); end = fn.f.Partner(end) + 1 {
		for _, arg := range parts(fn.f, end) {
			r, guards := fn.wrapped(arg)
			if r == nil {
				continue
			}
			around := goGuard(spelled(fn.f, what.from, name), lineOf(fn.f, what.from), spelled(fn.f, what.from, name))
			if around.What != "other" {
				guards = append([]facts.Guard{around}, guards...)
			}
			return r, guards
		}
	}
	return nil, nil
}
