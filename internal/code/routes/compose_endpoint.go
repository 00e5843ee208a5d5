package routes

import (
	"cmp"
	"slices"
	"strings"

	"kiro-mcp/internal/code/facts"
)

// endpoints makes those of one route: one for each way to its router.
func (p *project) endpoints(file int, route *facts.Route) (out []facts.Endpoint, unread *facts.Place) {
	f := p.files[file]
	n, ok := p.router(file, route.On)
	if !ok {
		return nil, nil
	}
	framework := p.nodes[n].router.Framework
	text, unknown := p.expand(file, route.On.Func, route.Path, 0)
	if unknown != "" {
		return nil, &facts.Place{File: f.Path, Line: route.Line, Text: "path " + route.Path + ": " + unknownName(unknown)}
	}
	tail := normal(framework, text)
	for _, c := range p.ways(n) {
		e := facts.Endpoint{
			Method: route.Method, Path: join(c.prefix, tail), Framework: framework, Handler: route.Handler, File: f.Path, Line: route.Line,
			Codes: route.Codes, Params: route.Params, Mounted: c.app && (!c.test || f.Test), Why: c.why, Test: f.Test,
		}
		if route.Full {
			e.Path = tail
		}
		lost := c.unknown
		if framework == "nest" {
			e.Path = p.versioned(c, route, e.Path)
			if path, ok := p.withoutRoot(c, e.Path); ok {
				e.Path, lost = path, ""
			}
		}
		if c.app && !e.Mounted {
			e.Why = "only tests mount it"
		}
		if lost != "" && !route.Full {
			e.PrefixUnknown = true
			e.Why = strings.TrimPrefix(e.Why+"; ", "; ") + "prefix: " + unknownName(lost)
		}
		e.Path = strings.TrimSuffix(e.Path, "/")
		if e.Path == "" {
			e.Path = "/"
		}
		e.Guards = p.guards(file, route, c, &e)
		p.findHandler(file, route, &e)
		if !p.complete(file, &e) {
			continue
		}
		out = append(out, e)
	}
	return out, nil
}

func unknownName(name string) string {
	if name == somewhere {
		return "the router is handed on where it cannot be followed"
	}
	if name == "?" {
		return "part of it is computed"
	}
	return "no value was found for " + name
}

// findHandler looks for the body of a route's handler.
func (p *project) findHandler(file int, route *facts.Route, e *facts.Endpoint) {
	f := p.files[file]
	if route.Symbol >= 0 && int(route.Symbol) < len(f.Symbols) {
		s := &f.Symbols[route.Symbol]
		e.HandlerFile, e.HandlerLine, e.HandlerEnd = f.Path, s.Line, s.End
		return
	}
	if route.Handler == "" {
		if route.End > 0 {
			e.HandlerFile, e.HandlerLine, e.HandlerEnd = f.Path, route.Line, route.End
		}
		return
	}
	e.HandlerFile, e.HandlerLine, e.HandlerEnd = p.body(file, facts.Ref{Name: route.Handler, Func: route.On.Func})
	if class, _, ok := cutLast(route.Handler); ok && e.HandlerFile == "" && f.Language == "python" {
		// the method comes from a class of a library
		e.HandlerFile, e.HandlerLine, e.HandlerEnd = p.body(file, facts.Ref{Name: class, Func: route.On.Func})
	}
}

// body is where a function or class stands.
func (p *project) body(file int, r facts.Ref) (path string, first, last int) {
	found := p.resolve(file, r)
	if found.kind == aModule {
		found = p.member(found.file, "default")
	}
	s, ok := p.symbolOf(found)
	if !ok {
		return "", 0, 0
	}
	sym := &p.files[s.file].Symbols[s.index]
	return p.files[s.file].Path, sym.Line, sym.End
}

// guards are those that a request to an endpoint meets, in order.
func (p *project) guards(file int, route *facts.Route, c chain, e *facts.Endpoint) []facts.Guard {
	var out []facts.Guard
	ruled := false
	add := func(g facts.Guard, base string) {
		if !bound(&g, base, e) {
			return
		}
		if e.Framework == "spring" && len(g.Paths) > 0 {
			if ruled {
				return
			}
			ruled = true
		}
		if g.Open {
			out = slices.DeleteFunc(out, func(o facts.Guard) bool { return o.What == "auth" || o.What == "role" })
		}
		if !slices.ContainsFunc(out, func(o facts.Guard) bool { return o.Name == g.Name && o.Line == g.Line && o.File == g.File }) {
			out = append(out, g)
		}
	}
	if e.Framework == "next" {
		for _, g := range p.middleware(e) {
			add(g, "")
		}
	}
	for _, b := range c.guards {
		add(b.Guard, b.base)
	}
	for _, g := range route.Guards {
		g.File = e.File
		add(g, c.prefix)
	}
	if p.files[file].Language == "python" {
		for _, g := range p.dependencies(file, route.Params, 0) {
			if !slices.ContainsFunc(out, func(o facts.Guard) bool { return o.Name == g.Name }) {
				g.Line, g.File = route.Line, e.File
				add(g, c.prefix)
			}
		}
	}
	return out
}

// bound reports whether a guard holds for an endpoint.
func bound(g *facts.Guard, base string, e *facts.Endpoint) bool {
	action := lastPart(e.Handler)
	if len(g.Only) > 0 && !slices.Contains(g.Only, action) || slices.Contains(g.Except, action) {
		return false
	}
	if len(g.Methods) > 0 && e.Method != "*" && !slices.Contains(g.Methods, e.Method) {
		return false
	}
	if len(g.Paths) == 0 {
		return true
	}
	below := strings.TrimPrefix(e.Path, strings.TrimSuffix(base, "/"))
	return slices.ContainsFunc(g.Paths, func(pattern string) bool { return covers(pattern, below) })
}

// Compose follows routers over files: prefixes, groups, parameters, mounts.
func Compose(files []*facts.File) Composed {
	p := newProject(files)
	var out Composed
	out.Unread = p.addMounts()
	p.liftGuards()
	p.adopt()
	for i, f := range files {
		for k := range f.Routing.Routes {
			for _, route := range p.views(i, &f.Routing.Routes[k]) {
				made, unread := p.endpoints(i, &route)
				out.Endpoints = append(out.Endpoints, made...)
				if unread != nil {
					out.Unread = append(out.Unread, *unread)
				}
			}
		}
		for _, u := range f.Unresolved {
			if u.What == "route" || u.What == "mount" {
				out.Unread = append(out.Unread, facts.Place{File: f.Path, Line: u.Line, Text: u.Text + ": " + u.Why})
			}
		}
	}
	out.Endpoints = tidy(out.Endpoints)
	out.Unread = append(out.Unread, unknownPrefixes(out.Endpoints)...)
	out.Apps = p.served()
	return out
}

// unknownPrefixes are the routes whose prefix could not be read: others may be
// below the same.
func unknownPrefixes(all []facts.Endpoint) []facts.Place {
	var out []facts.Place
	for i := range all {
		if e := &all[i]; e.PrefixUnknown {
			out = append(out, facts.Place{File: e.File, Line: e.Line, Text: e.Method + " " + e.Path + ": " + e.Why})
		}
	}
	return out
}

// served are the frameworks of apps outside tests.
func (p *project) served() []string {
	var out []string
	for framework, nodes := range p.apps {
		if slices.ContainsFunc(nodes, func(n int) bool { return !p.files[p.nodes[n].file].Test }) {
			out = append(out, framework)
		}
	}
	slices.Sort(out)
	return out
}

// tidy sorts endpoints and leaves the same registration on the same path once.
func tidy(all []facts.Endpoint) []facts.Endpoint {
	slices.SortStableFunc(all, func(a, b facts.Endpoint) int {
		return cmp.Or(strings.Compare(a.Path, b.Path), strings.Compare(a.Method, b.Method), strings.Compare(a.File, b.File), a.Line-b.Line)
	})
	return slices.CompactFunc(all, func(a, b facts.Endpoint) bool {
		return a.Path == b.Path && a.Method == b.Method && a.File == b.File && a.Line == b.Line
	})
}
