package routes

import (
	"strings"

	"kiro-mcp/internal/code/facts"
)

// plain reads calls on a ServeMux of package http.
func (s *goState) plain(c goCall) {
	fn := s.fn
	if c.name == "Handler" || c.name == "ServeHTTP" || (c.name != "Handle" && c.name != "HandleFunc") || len(c.args) != 2 {
		return
	}
	pattern, ok := pathText(fn.f, c.args[0])
	if !ok {
		fn.unresolved(c, "its pattern is computed")
		return
	}
	verb, host, path := goPattern(pattern)
	if strings.HasSuffix(path, "/") || path == "" {
		if fn.stripped(s.on, c) {
			return
		}
	}
	handler, guards := fn.peel(c.args[1])
	verbs := []string{verb}
	if verb == "*" {
		if asked := fn.asksMethod(handler); len(asked) > 0 {
			verbs = asked
		}
	}
	had := len(fn.out.Routing.Routes)
	fn.routeTo(s.on, verbs, path, handler, guards, c.at)
	if host != "" {
		for i := had; i < len(fn.out.Routing.Routes); i++ {
			fn.out.Routing.Routes[i].Hosts = []string{host}
		}
	}
	if strings.HasSuffix(path, "/") && len(path) > 1 {
		fn.out.Unresolved = append(fn.out.Unresolved, facts.Unresolved{
			What: "route", Text: pattern, Line: lineOf(fn.f, c.at), Why: "its handler is given all paths below, and tells them apart itself",
		})
	}
}

// goPattern divides "GET host/path" of Go 1.22.
func goPattern(pattern string) (verb, host, path string) {
	verb, path = "*", pattern
	if before, after, ok := strings.Cut(pattern, " "); ok && isVerb(before) {
		verb, path = before, strings.TrimLeft(after, " \t")
	}
	if i := strings.IndexByte(path, '/'); i > 0 && !strings.Contains(path[:i], "$") {
		host, path = path[:i], path[i:]
	}
	return verb, host, path
}

// stripped mounts a router that is handled below a path. Its patterns are whole
// unless the prefix is stripped from what it sees.
func (fn *goFunc) stripped(on *goRouter, c goCall) bool {
	prefix := ""
	arg := c.args[1]
	for i := arg.from; i < arg.to; i++ {
		if fn.f.Is(i, "StripPrefix") && fn.f.Is(i+1, "(") && bracket(fn.f, i+1) {
			strip := parts(fn.f, i+1)
			text, ok := pathText(fn.f, strip[0])
			if prefix = text; !ok {
				prefix = unread
			}
			if len(strip) == 2 && fn.under(on, prefix, strip[1], c.at) {
				return true
			}
		}
	}
	r, guards := fn.wrapped(arg)
	if r == nil {
		return false
	}
	r.escapes = true
	if r.Framework != "nethttp" && r.Framework != "chi" && r.Framework != "gin" && r.Framework != "mux" {
		return false
	}
	fn.mount(on, r.Ref, -1, prefix, guards, c.at)
	return true
}

// mux reads calls on a router of gorilla/mux, where a route is finished by the
// calls that follow.
func (s *goState) mux(c goCall) {
	fn := s.fn
	if s.open == nil {
		s.open = &goPending{at: c.at}
	}
	p := s.open
	switch c.name {
	case "HandleFunc", "Handle":
		if len(c.args) == 2 {
			s.path(c)
			p.handler = &c.args[1]
		}
	case "Path", "PathPrefix":
		p.prefix = c.name == "PathPrefix"
		s.path(c)
	case "Methods":
		for _, a := range c.args {
			p.verbs = append(p.verbs, fn.verbs(a)...)
		}
	case "Handler", "HandlerFunc":
		if len(c.args) == 1 {
			p.handler = &c.args[0]
		}
	case "Subrouter":
		s.on, s.open = fn.child(s.on, "", p.path, nil, c.at), nil
	case "Use":
		s.use(c)
	}
}

func (s *goState) path(c goCall) {
	if len(c.args) == 0 {
		return
	}
	text, ok := pathText(s.fn.f, c.args[0])
	if !ok {
		s.fn.unresolved(c, "its path is computed")
		return
	}
	s.open.path, s.open.whole = text, true
}

// end finishes the route of gorilla/mux.
func (s *goState) end() {
	p := s.open
	if p == nil || p.handler == nil || !p.whole {
		return
	}
	s.open = nil
	if p.prefix {
		s.fn.stripped(s.on, goCall{at: p.at, args: []cut{{}, *p.handler}})
		return
	}
	verbs := p.verbs
	if len(verbs) == 0 {
		verbs = []string{"*"}
	}
	s.fn.route(s.on, verbs, p.path, *p.handler, nil, p.at)
}

// serving reads calls that begin to serve: http.ListenAndServe(addr, r).
func (fn *goFunc) serving(name string, open int) bool {
	switch lastName(name) {
	case "ListenAndServe", "ListenAndServeTLS", "Serve", "ServeTLS", "NewServer":
	default:
		return false
	}
	if !strings.HasPrefix(name, "http.") && !strings.HasPrefix(name, "httptest.") && !strings.HasPrefix(name, "fcgi.") && !strings.HasPrefix(name, "graceful.") {
		return false
	}
	for _, arg := range parts(fn.f, open) {
		fn.serves(arg)
	}
	return true
}

// serves mounts a handler on an app of its own: what is served there.
func (fn *goFunc) serves(what cut) {
	if what.empty() || fn.f.IsString(what.from) || fn.f.Is(what.from, "nil") {
		return
	}
	if r, guards := fn.wrapped(what); r != nil {
		if r.made && r.Kind == facts.Group && !r.escapes || r.Kind == facts.App {
			r.Guards = append(r.Guards, guards...)
			return // it is an app already
		}
		app := fn.declare(fn.fresh(what.from), r.Framework, facts.App, what.from)
		fn.mount(app, r.Ref, -1, "", guards, what.from)
		return
	}
	name := fn.calledName(what)
	if name == "" {
		name = fn.innerCall(what)
	}
	if name != "" && !goLibrary(name) {
		app := fn.declare(fn.fresh(what.from), "nethttp", facts.App, what.from)
		fn.mount(app, facts.Ref{Name: name, Func: fn.name}, -1, "", nil, what.from)
	}
}

// innerCall is the call that is an argument of a call: cors(api.Routes()).
func (fn *goFunc) innerCall(what cut) string {
	end := nameEnd(fn.f, what.from)
	if !fn.f.IsWord(what.from) || !fn.f.Is(end, "(") || !bracket(fn.f, end) {
		return ""
	}
	for _, arg := range parts(fn.f, end) {
		if name := fn.calledName(arg); name != "" {
			return name
		}
		if name := fn.innerCall(arg); name != "" {
			return name
		}
	}
	return ""
}
