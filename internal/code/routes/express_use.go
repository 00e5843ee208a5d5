package routes

import (
	"strings"

	"kiro-mcp/internal/code/facts"
)

// use reads use(path, guard, router): a router is mounted, a guard holds for it
// and for what comes later.
func (r *jsReader) use(on facts.Ref, args arguments, open int) {
	list := args.list
	prefix := []string{""}
	if len(list) > 0 && r.pathFirst(list) {
		paths, ok := r.paths(list[0])
		if !ok {
			paths = []string{unread}
		}
		prefix, list = paths, list[1:]
	}
	if r.looped(on, args, open) {
		return
	}
	list = r.flat(list)
	pending := r.pending(on)
	for k, c := range list {
		name, ok := chainOf(r.f, c)
		if !ok || r.inline(c) {
			continue
		}
		if strings.HasSuffix(name, ".allowedMethods()") {
			continue
		}
		name = strings.TrimSuffix(strings.TrimSuffix(name, ".routes()"), ".middleware()")
		for _, p := range prefix {
			m := facts.Mount{Parent: on, Child: facts.Ref{Name: name, Func: on.Func}, Arg: -1, Prefix: p, Line: lineOf(r.f, open)}
			m.Guards = append(m.Guards, pending...)
			for _, g := range list[:k] {
				if !r.inline(g) {
					m.Guards = append(m.Guards, guardOf(r.f, g))
				}
			}
			r.out.Routing.Mounts = append(r.out.Routing.Mounts, m)
		}
	}
	for _, p := range prefix {
		r.later(on, r.guardsOf(list), strings.TrimSuffix(strings.TrimSuffix(p, "*"), "/"))
	}
}

// pathFirst reports whether the first argument of use is a path.
func (r *jsReader) pathFirst(list []cut) bool {
	c := unwrapped(r.f, list[0])
	if c.empty() || r.inline(c) {
		return false
	}
	if r.f.IsString(c.from) || r.f.Is(c.from, "[") && r.f.IsString(c.from+1) {
		return true
	}
	if len(list) < 2 {
		return false
	}
	if parts := divide(r.f, c, "+"); len(parts) > 1 {
		return true
	}
	name, ok := chainOf(r.f, c)
	if !ok {
		return false
	}
	low := strings.ToLower(name)
	return name == strings.ToUpper(name) && !strings.HasSuffix(name, "()") || strings.Contains(low, "path") || strings.Contains(low, "prefix") || strings.Contains(low, "base") || strings.Contains(low, "url")
}

// route reads route('/path') with verbs behind it, and Hono's route('/path', app).
func (r *jsReader) route(on facts.Ref, start, open int, args arguments) {
	switch {
	case len(args.list) == 2 && r.looped(on, args, open):
	case len(args.list) == 2:
		r.mountAt(on, args, open, "")
	case len(args.list) == 1 && r.f.Is(args.list[0].from, "{"):
		r.object(on, args, open)
	case len(args.list) == 1:
		text, ok := pathOf(r.f, args.list[0])
		if !ok {
			unresolved(r.out, r.f, cut{start, args.list[0].to}, "route", "its path is computed")
			text = unread
		}
		r.tails[start] = text
	}
}

// mountAt mounts the second argument on the path that is the first.
func (r *jsReader) mountAt(on facts.Ref, args arguments, open int, before string) {
	name, ok := chainOf(r.f, args.at(1))
	if !ok {
		return
	}
	path, _ := pathOf(r.f, args.at(0))
	r.out.Routing.Mounts = append(r.out.Routing.Mounts, facts.Mount{
		Parent: on, Child: facts.Ref{Name: name, Func: on.Func}, Arg: -1, Prefix: before + path, Guards: r.pending(on), Line: lineOf(r.f, open),
	})
}

// object reads Fastify's route({ method, url, handler }).
func (r *jsReader) object(on facts.Ref, args arguments, open int) {
	path, ok := pathOf(r.f, args.at(-1, "url", "path"))
	if !ok {
		unresolved(r.out, r.f, cut{open - 1, open + 1}, "route", "its path is computed")
		return
	}
	route := facts.Route{On: on, Path: path, Symbol: -1, Line: lineOf(r.f, open), End: lineOf(r.f, r.f.Partner(open))}
	route.Guards = append(route.Guards, r.pending(on)...)
	r.hooks(&route, args)
	r.handlers(&route, []cut{args.at(-1, "handler")})
	for _, m := range r.flat([]cut{args.at(-1, "method")}) {
		text, ok := m.literal(r.f)
		if !ok {
			text = "*"
		}
		route.Method = strings.ToUpper(text)
		r.out.Routing.Routes = append(r.out.Routing.Routes, route)
	}
}

// register reads Fastify's register(plugin, { prefix }).
func (r *jsReader) register(on facts.Ref, args arguments, open int) {
	m := facts.Mount{Parent: on, Line: lineOf(r.f, open), Guards: r.pending(on)}
	if p := args.at(-1, "prefix"); !p.empty() {
		m.Prefix, _ = pathOf(r.f, p)
	}
	plugin := args.at(0)
	name, ok := chainOf(r.f, plugin)
	switch low := strings.ToLower(name); {
	case ok && strings.Contains(low, "autoload"):
		r.folder(m, args, plugin)
	case ok:
		m.Child = facts.Ref{Name: name, Func: on.Func}
		r.out.Routing.Mounts = append(r.out.Routing.Mounts, m)
	default:
		for _, s := range r.scopes {
			if s.from > plugin.from && s.to <= plugin.to && s.begins <= plugin.from+1 {
				m.Child = facts.Ref{Name: lastPart(s.name), Func: owner(s.name)}
				r.out.Routing.Mounts = append(r.out.Routing.Mounts, m)
				return
			}
		}
	}
}

// folder reads register(autoload, { dir: join(__dirname, 'routes') }).
func (r *jsReader) folder(m facts.Mount, args arguments, plugin cut) {
	dir := args.at(-1, "dir")
	for i := dir.to - 1; i >= dir.from && !dir.empty(); i-- {
		if !r.f.IsString(i) {
			continue
		}
		text := r.f.Value(i)
		if k := strings.LastIndexByte(text, '}'); k >= 0 {
			text = text[k+1:]
		}
		if options := args.at(-1, "options"); !options.empty() {
			a := arguments{f: r.f}
			r.keys(&a, options.from)
			if p := a.at(-1, "prefix"); !p.empty() {
				m.Prefix, _ = pathOf(r.f, p)
			}
		}
		m.Child = facts.Ref{Name: folderOf + strings.Trim(text, "/")}
		r.out.Routing.Mounts = append(r.out.Routing.Mounts, m)
		return
	}
	unresolved(r.out, r.f, cut{plugin.from, args.list[len(args.list)-1].to}, "mount", "routes are loaded by folder")
}

// hook reads Fastify's addHook('preHandler', guard).
func (r *jsReader) hook(on facts.Ref, args arguments) {
	if name, _ := args.at(0).literal(r.f); len(args.list) == 2 && (name == "onRequest" || name == "preHandler" || name == "preValidation") {
		guards := r.guardsOf(args.list[1:])
		r.later(on, guards, "")
		if !strings.Contains(r.f.Path, "autohooks") {
			return
		}
		for i := range r.out.Routing.Routers { // they hold for the folder
			if rt := &r.out.Routing.Routers[i]; rt.Ref == on {
				rt.Guards = append(rt.Guards, guards...)
			}
		}
	}
}

// onMethods reads Hono's on(['GET', 'POST'], '/path', handler).
func (r *jsReader) onMethods(on facts.Ref, start, open int, args arguments) {
	if len(args.list) < 3 {
		return
	}
	rest := args
	rest.list = args.list[1:]
	for _, m := range r.flat(args.list[:1]) {
		if text, ok := m.literal(r.f); ok {
			r.verb(on, strings.ToUpper(text), start, open, rest)
		}
	}
}

// openapi reads Hono's openapi(route, handler), whose route is made by
// createRoute in the same file.
func (r *jsReader) openapi(on facts.Ref, open int, args arguments) {
	c := unwrapped(r.f, args.at(0))
	made := -1
	for i := range r.f.Tokens {
		if r.f.Is(i, "createRoute") && r.f.Is(i+1, "(") && (i == c.from || c.to-c.from == 1 && r.f.Is(i-1, "=") && r.f.Is(i-2, r.f.Text(c.from))) {
			made = i + 1
		}
	}
	if made < 0 {
		unresolved(r.out, r.f, cut{open - 1, args.at(0).to}, "route", "the route is made elsewhere")
		return
	}
	given := r.arguments(made)
	path, ok := pathOf(r.f, given.at(-1, "path"))
	method, known := given.at(-1, "method").literal(r.f)
	if !ok || !known {
		return
	}
	route := facts.Route{On: on, Method: strings.ToUpper(method), Path: path, Symbol: -1, Line: lineOf(r.f, open), End: lineOf(r.f, r.f.Partner(open))}
	route.Guards = append(append(route.Guards, r.pending(on)...), r.guardsOf([]cut{given.at(-1, "middleware")})...)
	r.handlers(&route, args.list[1:])
	r.out.Routing.Routes = append(r.out.Routing.Routes, route)
}

// based gives a router that is being made, or Koa's, a prefix.
func (r *jsReader) based(on facts.Ref, args arguments) {
	path, _ := pathOf(r.f, args.at(0))
	for i := range r.out.Routing.Routers {
		if rt := &r.out.Routing.Routers[i]; rt.Ref == on && rt.Kind != facts.Same {
			rt.Prefix += path
			return
		}
	}
}

// handed notes calls that pass a router of this file to a function or class.
func (r *jsReader) handed(open int, callee string) {
	switch lastPart(callee) {
	case "createServer", "listen", "require", "request", "log", "push", "serve", "supertest", "inject":
		return
	}
	for k, c := range parts(r.f, open) {
		name, ok := chainOf(r.f, c)
		if !ok || strings.HasSuffix(name, "()") {
			continue
		}
		if _, ok := r.sees(r.scope(), name); ok {
			on := r.ref(name)
			r.out.Routing.Mounts = append(r.out.Routing.Mounts, facts.Mount{
				Parent: on, Child: facts.Ref{Name: callee, Func: on.Func}, Arg: k, Guards: r.pending(on), Line: lineOf(r.f, open),
			})
		}
	}
}

// looped reads list.forEach(r => router.use(r.path, r.route)), where the list is
// written in the same file.
func (r *jsReader) looped(on facts.Ref, args arguments, open int) bool {
	if len(args.list) < 2 {
		return false
	}
	last, okay := chainOf(r.f, args.list[len(args.list)-1])
	if okay && r.elements(on, args, last, open) {
		return true
	}
	first, ok := chainOf(r.f, args.list[0])
	element, key, dotted := cutLast(first)
	other, field, also := cutLast(last)
	if !ok || !okay || !dotted || !also || element != other {
		return false
	}
	list := r.listOf(element, open)
	if list < 0 {
		return false
	}
	for _, item := range parts(r.f, list) {
		a := arguments{f: r.f}
		if r.f.Is(item.from, "{") {
			r.keys(&a, item.from)
		}
		name, ok := chainOf(r.f, a.at(-1, field))
		if !ok {
			continue
		}
		path, _ := pathOf(r.f, a.at(-1, key))
		r.out.Routing.Mounts = append(r.out.Routing.Mounts, facts.Mount{
			Parent: on, Child: facts.Ref{Name: name, Func: on.Func}, Arg: -1, Prefix: path, Guards: r.pending(on), Line: lineOf(r.f, item.from),
		})
	}
	return true
}

// elements reads [a, b].forEach(r => router.use('/x', r)).
func (r *jsReader) elements(on facts.Ref, args arguments, element string, open int) bool {
	list := -1
	if !strings.Contains(element, ".") {
		list = r.listOf(element, open)
	}
	if list < 0 {
		return false
	}
	path, ok := pathOf(r.f, args.list[0])
	if !ok {
		path = unread
	}
	for _, item := range parts(r.f, list) {
		if name, ok := chainOf(r.f, item); ok {
			r.out.Routing.Mounts = append(r.out.Routing.Mounts, facts.Mount{
				Parent: on, Child: facts.Ref{Name: name, Func: on.Func}, Arg: -1, Prefix: path, Guards: r.pending(on), Line: lineOf(r.f, item.from),
			})
		}
	}
	return true
}

// listOf is the bracket of the list of which a variable is an element at a
// token: in a callback or a loop.
func (r *jsReader) listOf(element string, at int) int {
	list := ""
	for _, s := range r.scopes {
		if s.from <= at && at < s.to && len(s.params) > 0 && r.f.Is(s.params[0].from, element) && r.f.Is(s.begins-1, "(") && r.f.IsWord(s.begins-4) {
			list = r.f.Text(s.begins - 4)
		}
	}
	for i := at; i > 0 && list == "" && i > at-60; i-- {
		if r.f.Is(i, "of") && r.f.Is(i-1, element) {
			list = r.f.Text(i + 1)
		}
	}
	if list == "" {
		return -1
	}
	for i := 1; i+1 < len(r.f.Tokens); i++ {
		if r.f.Is(i, "=") && r.f.Is(i+1, "[") && assignedName(r.f, i) == list {
			return i + 1
		}
	}
	return -1
}
