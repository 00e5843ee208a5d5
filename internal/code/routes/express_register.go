package routes

import (
	"slices"
	"strconv"
	"strings"

	"kiro-mcp/internal/code/facts"
	"kiro-mcp/internal/code/lex"
)

// verbs are the functions of a router that register a handler.
var verbs = map[string]string{
	"get": "GET", "post": "POST", "put": "PUT", "patch": "PATCH", "delete": "DELETE", "del": "DELETE", "head": "HEAD", "options": "OPTIONS", "all": "*", "any": "*",
	"ws": "WS",
}

// method reads a call of a function of a router; it is not ok when the function
// or what it is called on is none.
func (r *jsReader) method(start, open int, on, name string) bool {
	verb, registers := verbs[name]
	switch name {
	case "use", "route", "register", "routes", "addHook", "basePath", "prefix", "on", "openapi", "param", "mount":
	default:
		if !registers {
			return false
		}
	}
	ref, framework, ok := r.target(start, on)
	if !ok {
		return false
	}
	args := r.arguments(open)
	switch {
	case registers:
		r.verb(ref, verb, start, open, args)
	case name == "use":
		r.use(ref, args, open)
	case name == "route":
		r.route(ref, start, open, args)
	case name == "mount":
		r.mountAt(ref, args, open, "")
	case name == "register":
		r.register(ref, args, open)
	case name == "addHook":
		r.hook(ref, args)
	case name == "on":
		r.onMethods(ref, start, open, args)
	case name == "openapi":
		r.openapi(ref, open, args)
	case (name == "basePath" || name == "prefix") && framework != "?":
		r.based(ref, args)
	}
	return true
}

// target is the router that a function is called on: a name, or what a chain of
// registrations began with.
func (r *jsReader) target(start int, on string) (facts.Ref, string, bool) {
	if ref, ok := r.chained[start]; ok {
		return ref, r.known[r.placed(ref)], true
	}
	for strings.HasSuffix(on, "()") {
		before, last, ok := cutLast(on)
		if !ok {
			break
		}
		last = strings.TrimSuffix(last, "()")
		if _, verb := verbs[last]; !verb && last != "route" && last != "use" && last != "basePath" && last != "openapi" && last != "on" {
			break
		}
		on = before
	}
	framework := r.frameworkOf(r.scope(), on)
	return r.ref(on), framework, framework != ""
}

// placed is where a declared name stands among the known ones.
func (r *jsReader) placed(ref facts.Ref) facts.Ref {
	if found, ok := r.sees(ref.Func, ref.Name); ok {
		return found
	}
	return ref
}

// verb registers a handler for a method.
func (r *jsReader) verb(on facts.Ref, verb string, start, open int, args arguments) {
	list := args.list
	tail, chained := r.tails[start]
	var paths []string
	switch {
	case chained:
		paths = []string{tail}
		if verb == "*" && len(list) == 1 && r.gate(list[0]) {
			r.later(on, r.guardsOf(list), "")
			return
		}
	case len(list) < 2:
		return // app.get('setting'), client.get('/x')
	default:
		var ok bool
		if paths, ok = r.paths(list[0]); !ok {
			if r.known[r.placed(on)] != "" && r.known[r.placed(on)] != "?" {
				unresolved(r.out, r.f, cut{start, list[0].to}, "route", "its path is computed")
			}
			return
		}
		list = list[1:]
	}
	if len(list) == 0 {
		return
	}
	if verb == "*" && r.gate(list[len(list)-1]) { // a guard and no handler
		for _, path := range paths {
			r.later(on, r.guardsOf(list), strings.TrimSuffix(strings.TrimSuffix(path, "*"), "/"))
		}
		return
	}
	route := facts.Route{On: on, Method: verb, Symbol: -1, Line: lineOf(r.f, open), End: lineOf(r.f, r.f.Partner(open))}
	route.Guards = append(route.Guards, r.pending(on)...)
	list = r.options(&route, list)
	r.handlers(&route, list)
	for _, path := range paths {
		route.Path = path
		r.out.Routing.Routes = append(r.out.Routing.Routes, route)
	}
}

// gate reports whether an argument is a guard by its name.
func (r *jsReader) gate(c cut) bool {
	_, ok := chainOf(r.f, c)
	return ok && guardOf(r.f, c).What != "other"
}

// paths are those of an argument: one, or all of a list. A regular expression is
// none.
func (r *jsReader) paths(c cut) ([]string, bool) {
	c = unwrapped(r.f, c)
	if r.f.Is(c.from, "[") {
		var out []string
		for _, item := range items(r.f, c) {
			text, ok := pathOf(r.f, item)
			if !ok {
				return nil, false
			}
			out = append(out, text)
		}
		return out, len(out) > 0
	}
	text, ok := pathOf(r.f, c)
	if !ok || c.to-c.from == 1 && r.f.IsString(c.from) && !pathBegins(text) {
		return nil, false
	}
	return []string{text}, true
}

// pathBegins reports whether text may be a path and is not the name of a
// setting, a header or a URL.
func pathBegins(text string) bool {
	return text == "" || text[0] == '/' || text[0] == '*' || text[0] == ':' || strings.HasPrefix(text, "${") || strings.Contains(text, "/") && !strings.Contains(text, "://")
}

// options takes the object with hooks that Fastify has before a handler.
func (r *jsReader) options(route *facts.Route, list []cut) []cut {
	if len(list) == 0 || !r.f.Is(list[0].from, "{") {
		return list
	}
	a := arguments{f: r.f}
	r.keys(&a, list[0].from)
	r.hooks(route, a)
	if len(list) == 1 {
		return []cut{a.at(-1, "handler")}
	}
	return list[1:]
}

// hooks are the guards among the keys of a route's options.
func (r *jsReader) hooks(route *facts.Route, a arguments) {
	for _, key := range []string{"onRequest", "preValidation", "preHandler", "beforeHandler"} {
		if c := a.at(-1, key); !c.empty() {
			route.Guards = append(route.Guards, r.guardsOf(r.flat([]cut{c}))...)
		}
	}
}

// handlers takes the last argument for the handler and those before for guards.
func (r *jsReader) handlers(route *facts.Route, list []cut) {
	list = r.flat(list)
	if len(list) == 0 {
		return
	}
	for _, c := range list[:len(list)-1] {
		if r.inline(c) {
			if g, ok := r.refuses(c); ok {
				route.Guards = append(route.Guards, g)
			}
			continue
		}
		route.Guards = append(route.Guards, guardOf(r.f, c))
	}
	last := list[len(list)-1]
	for range 4 {
		if r.inline(last) {
			route.Line, route.End = min(route.Line, lineOf(r.f, last.from)), lineOf(r.f, last.to-1)
			route.Handler = r.passedOn(last)
			return
		}
		name, ok := chainOf(r.f, last)
		if !ok {
			return
		}
		inner, wraps := r.wrapped(last, name)
		if !wraps {
			route.Handler = strings.TrimSuffix(strings.TrimSuffix(name, ".bind()"), "()")
			return
		}
		if g := guardOf(r.f, cut{last.from, last.from + 1}); g.What != "other" {
			route.Guards = append(route.Guards, g)
		}
		last = inner
	}
}

// wrapped is the handler inside asyncHandler(handler).
func (r *jsReader) wrapped(c cut, name string) (cut, bool) {
	if !strings.HasSuffix(name, "()") || strings.HasSuffix(name, ".bind()") || !r.f.Is(c.to-1, ")") {
		return cut{}, false
	}
	args := r.flat(parts(r.f, r.f.Partner(c.to-1)))
	for _, arg := range slices.Backward(args) {
		if _, ok := chainOf(r.f, arg); ok || r.inline(arg) {
			return arg, true
		}
	}
	return cut{}, false
}

// passedOn is what an inline function calls when it does nothing else:
// (req, res) => controller.create(req, res).
func (r *jsReader) passedOn(c cut) string {
	for i := c.from; i < c.to; i++ {
		if bracket(r.f, i) && !r.f.Is(i+1, "=>") && r.f.Is(i, "(") {
			i = r.f.Partner(i)
			continue
		}
		if r.f.Is(i, "=>") {
			body := cut{i + 1, c.to}
			if r.f.Is(body.from, "{") {
				body = inside(r.f, body.from)
				if r.f.Is(body.from, "return") {
					body.from++
				}
				if !body.empty() && r.f.Is(body.to-1, ";") {
					body.to--
				}
			}
			if name, ok := chainOf(r.f, body); ok && strings.Contains(name, ".") && strings.HasSuffix(name, "()") && !strings.HasPrefix(name, "res.") && !strings.HasPrefix(name, "c.") && !strings.HasPrefix(name, "reply.") {
				return strings.TrimSuffix(name, "()")
			}
			return ""
		}
	}
	return ""
}

// flat writes lists among arguments as their elements.
func (r *jsReader) flat(list []cut) []cut {
	var out []cut
	for _, c := range list {
		if r.f.Is(c.from, "[") && r.f.Close(c.from) == c.to-1 {
			out = append(out, r.flat(parts(r.f, c.from))...)
		} else if !c.empty() {
			out = append(out, c)
		}
	}
	return out
}

// inline reports whether an argument is a function written in place.
func (r *jsReader) inline(c cut) bool {
	if r.f.Is(c.from, "async") {
		c.from++
	}
	if c.empty() || r.f.Is(c.from, "function") {
		return true
	}
	if r.f.Is(c.from, "(") && r.f.Close(c.from) < c.to-1 {
		return true
	}
	if r.f.IsWord(c.from) && r.f.Is(c.from+1, "(") && r.f.Close(c.from+1)+1 < c.to && r.f.Is(r.f.Close(c.from+1)+1, "{") {
		return true // handler(req, res) { … }
	}
	return r.f.IsWord(c.from) && r.f.Is(c.from+1, "=>")
}

// guardsOf are the guards among middleware; what is none by its name is left
// away.
func (r *jsReader) guardsOf(list []cut) []facts.Guard {
	var out []facts.Guard
	for _, c := range r.flat(list) {
		if r.inline(c) {
			if g, ok := r.refuses(c); ok {
				out = append(out, g)
			}
			continue
		}
		if g := guardOf(r.f, c); g.What != "other" {
			out = append(out, g)
		}
	}
	return out
}

// refuses is the guard that a function in place is, when it answers or throws
// that somebody may not go on.
func (r *jsReader) refuses(c cut) (facts.Guard, bool) {
	for i := c.from; i < c.to; i++ {
		text := r.f.Text(i)
		if r.f.At(i).Kind == lex.Number && (text == "401" || text == "403") || r.f.IsWord(i) && (strings.EqualFold(text, "unauthorized") || text == "jwtVerify") {
			return facts.Guard{What: "auth", Name: "in place, line " + strconv.Itoa(lineOf(r.f, c.from)), Line: lineOf(r.f, c.from)}, true
		}
	}
	return facts.Guard{}, false
}

// later makes guards hold for what is registered on a router from here on.
func (r *jsReader) later(on facts.Ref, guards []facts.Guard, path string) {
	key := r.placed(on)
	for _, g := range guards {
		if path != "" && path != "/" && path != "*" && path != "/*" {
			g.Paths = append(slices.Clip(g.Paths), normal("express", path))
		}
		r.before[key] = append(slices.Clip(r.before[key]), g)
	}
}

// pending are the guards that hold for what is registered on a router now.
func (r *jsReader) pending(on facts.Ref) []facts.Guard { return r.before[r.placed(on)] }
