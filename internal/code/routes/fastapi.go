package routes

import (
	"slices"
	"strconv"
	"strings"

	"kiro-mcp/internal/code/facts"
	"kiro-mcp/internal/code/lex"
)

// fastapi reads FastAPI and Starlette: routers with prefixes and dependencies,
// decorators, include_router, mount, add_api_route, Route and Mount in lists.
func fastapi(f *lex.File, out *facts.File) {
	r := fastapiReader{newPyReader(f, out, "fastapi")}
	for i := range r.stmts {
		s := &r.stmts[i]
		if s.def != "" {
			r.taken(s, "FastAPI", "APIRouter", "Starlette")
			r.decorated(s)
			continue
		}
		r.declare(s)
		r.names(s)
		r.calls(s)
		r.handed(s)
	}
}

type fastapiReader struct{ *pyReader }

var fastapiKinds = map[string]facts.RouterKind{"FastAPI": facts.App, "Starlette": facts.App, "APIRouter": facts.Group, "InferringRouter": facts.Group}

// declare finds routers that a statement makes.
func (r fastapiReader) declare(s *pyStatement) {
	name, value, ok := s.assigned(r.f)
	if r.f.Is(s.from, "return") {
		name, value, ok = "return", cut{s.from + 1, s.to}, true
	}
	if !ok {
		return
	}
	made, ok := chainOf(r.f, value)
	kind, is := fastapiKinds[strings.TrimSuffix(lastPart(made), "()")]
	if !ok || !is || !strings.HasSuffix(made, "()") {
		return
	}
	args := argumentsAt(r.f, r.f.Partner(value.to-1))
	rt := facts.Router{Kind: kind, Guards: r.dependencies(args.at(-1, "dependencies"))}
	if p := args.at(-1, "prefix"); !p.empty() {
		rt.Prefix, _ = pathOf(r.f, p)
	}
	r.router(s, name, rt)
	if routes := args.at(-1, "routes"); !routes.empty() {
		r.listed(facts.Ref{Name: name, Func: s.scope}, routes, "")
	}
}

// dependencies are guards of a list [Depends(a), Security(b)], which may have a
// name.
func (r fastapiReader) dependencies(c cut) []facts.Guard {
	if c.empty() {
		return nil
	}
	list := items(r.f, c)
	if name, ok := chainOf(r.f, c); ok {
		if list = r.lists[name]; list == nil {
			return []facts.Guard{guardOf(r.f, c)}
		}
	}
	var out []facts.Guard
	for _, item := range list {
		if g, ok := depends(r.f, item); ok {
			out = append(out, g)
		}
	}
	return out
}

// depends is the guard of Depends(x) or Security(x, scopes=[…]), wherever it
// stands in a run.
func depends(f *lex.File, c cut) (facts.Guard, bool) {
	for i := c.from; i < c.to; i++ {
		if (!f.Is(i, "Depends") && !f.Is(i, "Security")) || !f.Is(i+1, "(") {
			continue
		}
		args := argumentsAt(f, i+1)
		of := args.at(0, "dependency")
		if of.empty() || f.Is(of.from, "Provide") { // an injected service guards nothing
			return facts.Guard{}, false
		}
		g := guardOf(f, of)
		if handsIn(g.Name) {
			return facts.Guard{}, false
		}
		for _, scope := range items(f, args.at(-1, "scopes")) {
			if text, ok := scope.literal(f); ok {
				g.Roles, g.What = append(g.Roles, strings.ToLower(text)), "role"
			}
		}
		return g, true
	}
	return facts.Guard{}, false
}

// decorated reads the decorators of a handler.
func (r fastapiReader) decorated(s *pyStatement) {
	for _, m := range s.marks {
		open := m.to - 1
		if !r.f.Is(open, ")") || r.f.Partner(open) < 0 {
			continue
		}
		open = r.f.Partner(open)
		on, method, ok := cutLast(nameUpTo(r.f, m.from, open))
		if !ok {
			continue
		}
		args := argumentsAt(r.f, open)
		methods := pyMethods(r.f, method, args)
		if method == "middleware" {
			r.guardAll(s, on)
		}
		if len(methods) == 0 {
			continue
		}
		route := facts.Route{
			On: facts.Ref{Name: on, Func: s.scope}, Handler: s.def, Symbol: symbolAt(r.out, s.def, lineOf(r.f, s.from)), Line: lineOf(r.f, m.from), End: s.end,
			Codes: declaredCodes(r.f, args), Guards: r.dependencies(args.at(-1, "dependencies")),
		}
		params := s.parameters(r.f)
		route.Params = typed(r.f, params)
		route.Guards = append(route.Guards, r.signature(params)...)
		r.add(route, methods, args.at(0, "path"))
	}
}

// guardAll makes a function that all requests of an app pass a guard, when its
// name says that it is one.
func (r fastapiReader) guardAll(s *pyStatement, on string) {
	if kind := guardKind(s.def); kind != "other" {
		r.guardOn(facts.Ref{Name: on, Func: s.scope}, facts.Guard{What: kind, Name: s.def, Line: lineOf(r.f, s.from)})
	}
}

func (r *pyReader) guardOn(ref facts.Ref, g facts.Guard) {
	for i := range r.out.Routing.Routers {
		if rt := &r.out.Routing.Routers[i]; rt.Name == ref.Name && (rt.Func == ref.Func || rt.Func == "" || strings.HasPrefix(ref.Func, rt.Func+".")) {
			rt.Guards = append(rt.Guards, g)
			return
		}
	}
}

// signature are the guards among the parameters of a handler. What it depends on
// besides is no guard.
func (r fastapiReader) signature(params []pyParameter) []facts.Guard {
	var out []facts.Guard
	for _, p := range params {
		g, ok := depends(r.f, p.value)
		if !ok {
			g, ok = depends(r.f, p.kind)
		}
		if ok && g.What != "other" {
			out = append(out, g)
		}
	}
	return out
}

// add registers a route for each of its methods.
func (r *pyReader) add(route facts.Route, methods []string, path cut) {
	text, ok := pathOf(r.f, path)
	if !ok {
		unresolved(r.out, r.f, cut{path.from, path.to}, "route", "its path is computed")
		return
	}
	route.Path = text
	for _, m := range methods {
		route.Method = m
		r.out.Routing.Routes = append(r.out.Routing.Routes, route)
	}
}

// pyMethods are the methods that a function of a router registers: get, or those
// that it is given; none when it registers nothing.
func pyMethods(f *lex.File, name string, args arguments) []string {
	switch name {
	case "get", "post", "put", "patch", "delete", "options", "head", "trace":
		return []string{strings.ToUpper(name)}
	case "websocket", "websocket_route", "add_websocket_route", "add_api_websocket_route":
		return []string{"WS"}
	case "api_route", "route", "add_api_route", "add_route", "add_url_rule", "Route":
		given := args.at(-1, "methods")
		if given.empty() {
			return []string{"GET"}
		}
		var out []string
		for _, m := range items(f, given) {
			if text, ok := m.literal(f); ok {
				out = append(out, strings.ToUpper(text))
			}
		}
		if len(out) == 0 {
			return []string{"*"}
		}
		return out
	}
	return nil
}

// calls reads include_router and the like.
func (r fastapiReader) calls(s *pyStatement) {
	r.methodCalls(s, func(name string, ref facts.Ref, args arguments, i int) {
		switch name {
		case "include_router":
			r.include(s, ref, args, i)
		case "mount":
			r.mount(ref, args, i)
		case "add_api_route", "add_route", "add_api_websocket_route":
			r.added(ref, name, args, i)
		case "add_middleware":
			if g := guardOf(r.f, args.at(0)); g.What != "other" {
				r.guardOn(ref, g)
			}
		}
	})
}

func (r fastapiReader) include(s *pyStatement, parent facts.Ref, args arguments, open int) {
	child := args.at(0, "router")
	m := facts.Mount{Parent: parent, Arg: -1, Line: lineOf(r.f, open), Guards: r.dependencies(args.at(-1, "dependencies"))}
	if p := args.at(1, "prefix"); !p.empty() {
		m.Prefix, _ = pathOf(r.f, p)
	}
	for _, c := range r.each(s, child) {
		name, ok := chainOf(r.f, c)
		if !ok {
			unresolved(r.out, r.f, child, "mount", "the router is computed")
			continue
		}
		m.Child = facts.Ref{Name: name, Func: s.scope}
		r.out.Routing.Mounts = append(r.out.Routing.Mounts, m)
	}
}

// each is a router, or all of a list when it is the variable of a loop over one.
func (r *pyReader) each(s *pyStatement, c cut) []cut {
	if c.to-c.from != 1 {
		return []cut{c}
	}
	name := r.f.Text(c.from)
	for i := range r.stmts {
		loop := &r.stmts[i]
		if loop.from >= s.from {
			break
		}
		if !r.f.Is(loop.from, "for") || !r.f.Is(loop.from+1, name) || !r.f.Is(loop.from+2, "in") || loop.scope != s.scope || r.f.Column(loop.from) >= r.f.Column(s.from) {
			continue
		}
		over := cut{loop.from + 3, loop.to - 1}
		if given, ok := chainOf(r.f, over); ok {
			return r.lists[given]
		}
		return items(r.f, over)
	}
	return []cut{c}
}

func (r fastapiReader) mount(parent facts.Ref, args arguments, open int) {
	name, ok := chainOf(r.f, args.at(1, "app"))
	if !ok || strings.HasSuffix(name, "StaticFiles()") {
		return
	}
	m := facts.Mount{Parent: parent, Child: facts.Ref{Name: name, Func: parent.Func}, Arg: -1, Line: lineOf(r.f, open)}
	m.Prefix, _ = pathOf(r.f, args.at(0, "path"))
	r.out.Routing.Mounts = append(r.out.Routing.Mounts, m)
}

func (r fastapiReader) added(on facts.Ref, name string, args arguments, open int) {
	handler, _ := chainOf(r.f, args.at(1, "endpoint", "route"))
	r.add(facts.Route{
		On: on, Handler: handler, Symbol: -1, Line: lineOf(r.f, open), Codes: declaredCodes(r.f, args), Guards: r.dependencies(args.at(-1, "dependencies")),
	}, pyMethods(r.f, name, args), args.at(0, "path"))
}

// listed reads Starlette's lists of Route and Mount.
func (r fastapiReader) listed(on facts.Ref, c cut, prefix string) {
	list := items(r.f, c)
	if name, ok := chainOf(r.f, c); ok {
		list = r.lists[name]
	}
	for _, item := range list {
		made, ok := chainOf(r.f, item)
		if !ok || !r.f.Is(item.to-1, ")") {
			continue
		}
		open := r.f.Partner(item.to - 1)
		args := argumentsAt(r.f, open)
		path, ok := pathOf(r.f, args.at(0, "path"))
		if !ok {
			continue
		}
		switch lastPart(made) {
		case "Route()":
			handler, _ := chainOf(r.f, args.at(1, "endpoint"))
			for _, m := range pyMethods(r.f, "Route", args) {
				r.out.Routing.Routes = append(r.out.Routing.Routes, facts.Route{On: on, Method: m, Path: prefix + path, Handler: handler, Symbol: -1, Line: lineOf(r.f, open)})
			}
		case "Mount()":
			if below := args.at(-1, "routes"); !below.empty() {
				r.listed(on, below, prefix+path)
			} else if name, ok := chainOf(r.f, args.at(1, "app")); ok && !strings.HasSuffix(name, "StaticFiles()") {
				r.out.Routing.Mounts = append(r.out.Routing.Mounts, facts.Mount{
					Parent: on, Child: facts.Ref{Name: name, Func: on.Func}, Arg: -1, Prefix: prefix + path, Line: lineOf(r.f, open),
				})
			}
		}
	}
}

// declaredCodes are the statuses that a registration declares: status_code=201,
// responses={404: …}.
func declaredCodes(f *lex.File, args arguments) []int {
	var out []int
	if c := args.at(-1, "status_code"); !c.empty() {
		out = append(out, codeOf(f, c))
	}
	if c := unwrapped(f, args.at(-1, "responses")); !c.empty() && f.Is(c.from, "{") {
		for _, entry := range parts(f, c.from) {
			if halves := divide(f, entry, ":"); len(halves) > 1 {
				out = append(out, codeOf(f, halves[0]))
			}
		}
	}
	return slices.DeleteFunc(out, func(code int) bool { return code == 0 })
}

// codeOf is the code of 201, status.HTTP_201_CREATED, HTTPStatus.CREATED; 0 if it
// is none.
func codeOf(f *lex.File, c cut) int {
	text := c.text(f)
	if code, err := strconv.Atoi(strings.Trim(text, `"'`)); err == nil {
		return code
	}
	last := lastName(text)
	if rest, ok := strings.CutPrefix(last, "HTTP_"); ok && len(rest) >= 3 {
		code, _ := strconv.Atoi(rest[:3])
		return code
	}
	if strings.Contains(text, "Status") {
		return statusNamed(last)
	}
	return 0
}

// cutLast divides "a.b.c" into "a.b" and "c".
func cutLast(name string) (before, last string, ok bool) {
	i := strings.LastIndexByte(name, '.')
	if i <= 0 {
		return "", "", false
	}
	return name[:i], name[i+1:], true
}

// symbolAt is the index in Symbols of a function by its name and a line at or
// behind that of its first word; -1 if none.
func symbolAt(out *facts.File, name string, line int) int32 {
	for i := range out.Symbols {
		s := &out.Symbols[i]
		if s.Name == name && s.Line >= line && s.Line <= line+1 && (s.Kind == facts.Function || s.Kind == facts.Method) {
			return int32(i)
		}
	}
	return -1
}
