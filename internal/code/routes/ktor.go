package routes

import (
	"strings"

	"kiro-mcp/internal/code/facts"
	"kiro-mcp/internal/code/lex"
)

var ktorMarks = []string{"io.ktor.server", "io.ktor.routing", "io.ktor.application"}

// readKtor reads the routing of Ktor: blocks of route and authenticate, and
// functions that extend Route or Application.
func readKtor(f *lex.File, out *facts.File) {
	k := &ktorReader{f: f, out: out}
	for i := 0; i < len(f.Tokens); i++ {
		if f.Is(i, "fun") {
			i = k.function(i)
		} else if k.embedded(i) {
			i = k.server(i)
		}
	}
}

type ktorReader struct {
	f   *lex.File
	out *facts.File
}

// ktorScope is the router that a block registers on.
type ktorScope struct {
	on    facts.Ref
	serve bool // an Application: routing is still to be opened
}

// function reads a function that extends Route, Routing or Application.
func (k *ktorReader) function(i int) int {
	f := k.f
	at := i + 1
	for at < len(f.Tokens) && at < i+14 && !f.Is(at, "(") {
		at++
	}
	if !bracket(f, at) || !f.IsWord(at-1) {
		return i
	}
	name, extends := f.Text(at-1), ""
	if f.Is(at-2, ".") && f.IsWord(at-3) {
		extends = f.Text(at - 3)
	}
	body, ok := k.body(f.Partner(at) + 1)
	if !ok {
		return at
	}
	scope := ktorScope{on: facts.Ref{Name: "this", Func: name}}
	switch extends {
	case "Route", "Routing":
		k.declare(scope.on, facts.Parameter, i)
	case "Application":
		scope.serve = true
		k.declare(scope.on, facts.App, i)
	default:
		k.params(name, at, &scope)
		if scope.on.Name == "this" {
			return at
		}
	}
	k.block(body, scope)
	return body.to - 1
}

// params finds a parameter that is a Route.
func (k *ktorReader) params(name string, open int, scope *ktorScope) {
	for index, c := range parts(k.f, open) {
		if k.f.Is(c.from+1, ":") && (k.f.Is(c.from+2, "Route") || k.f.Is(c.from+2, "Routing")) && c.to == c.from+3 {
			scope.on = facts.Ref{Name: k.f.Text(c.from), Func: name}
			k.out.Routing.Routers = append(k.out.Routing.Routers, facts.Router{Ref: scope.on, Framework: "ktor", Kind: facts.Parameter, Index: index, Line: lineOf(k.f, c.from)})
		}
	}
}

// body is the block behind a function's head: { … } or = routing { … }.
func (k *ktorReader) body(i int) (cut, bool) {
	for ; i < len(k.f.Tokens) && !k.f.Is(i, "fun"); i++ {
		if k.f.Is(i, "{") && bracket(k.f, i) {
			return inside(k.f, i), true
		}
		if k.f.Is(i, "=") {
			end := i + 1
			for end < len(k.f.Tokens) && (!k.f.At(end).First || end == i+1) {
				if bracket(k.f, end) {
					end = k.f.Partner(end)
				}
				end++
			}
			return cut{i + 1, end}, true
		}
	}
	return cut{}, false
}

// embedded reports whether embeddedServer(…) { … } stands at i.
func (k *ktorReader) embedded(i int) bool {
	return k.f.Is(i, "embeddedServer") && k.f.Is(i+1, "(") && bracket(k.f, i+1)
}

func (k *ktorReader) server(i int) int {
	end := k.f.Partner(i + 1)
	if !k.f.Is(end+1, "{") || !bracket(k.f, end+1) {
		return end
	}
	on := facts.Ref{Name: "server#" + itoa(i)}
	k.declare(on, facts.App, i)
	body := inside(k.f, end+1)
	k.block(body, ktorScope{on: on, serve: true})
	return body.to
}

func (k *ktorReader) declare(ref facts.Ref, kind facts.RouterKind, at int) {
	k.out.Routing.Routers = append(k.out.Routing.Routers, facts.Router{Ref: ref, Framework: "ktor", Kind: kind, Line: lineOf(k.f, at)})
}

// ktorCall is a call with the block behind it.
type ktorCall struct {
	name  string
	at    int
	args  []cut
	block cut
	end   int
}

func (k *ktorReader) call(i int) (ktorCall, bool) {
	f := k.f
	c := ktorCall{name: f.Text(i), at: i, end: i}
	next := i + 1
	if f.Is(next, "<") {
		for next < i+12 && !f.Is(next, ">") {
			next++
		}
		next++
	}
	if f.Is(next, "(") && bracket(f, next) {
		c.args, c.end = parts(f, next), f.Partner(next)
		next = c.end + 1
	}
	if f.Is(next, "{") && bracket(f, next) {
		c.block, c.end = inside(f, next), f.Partner(next)
		return c, true
	}
	return c, c.end > i
}

// block reads the calls of a block.
func (k *ktorReader) block(c cut, scope ktorScope) {
	for i := c.from; i < c.to; i++ {
		if !k.f.IsWord(i) || k.f.Is(i-1, ".") && !k.f.Is(i-2, "this") {
			continue
		}
		if k.embedded(i) {
			i = k.server(i)
			continue
		}
		call, ok := k.call(i)
		if !ok {
			continue
		}
		if k.one(call, scope) {
			i = call.end
		}
	}
}

// one reads a call; false when what is inside is still to be read.
func (k *ktorReader) one(c ktorCall, scope ktorScope) bool {
	verb := strings.ToUpper(c.name)
	switch {
	case c.name == "routing":
		scope.serve = false
		k.block(c.block, scope)
	case c.name == "install" && len(c.args) == 1 && (k.f.Is(c.args[0].from, "Routing") || k.f.Is(c.args[0].from, "RoutingRoot")):
		scope.serve = false
		k.block(c.block, scope)
	case scope.serve:
		k.extension(c, scope)
		return c.name == "install"
	case c.name == "route" && len(c.args) > 0:
		k.group(k.path(c), nil, c, scope)
	case c.name == "authenticate":
		g := facts.Guard{What: "auth", Name: "authenticate", Line: lineOf(k.f, c.at)}
		for _, a := range c.args {
			if k.f.Is(a.from, "optional") && a.has(k.f, "true") {
				g.What = "other"
			}
		}
		if len(c.args) > 0 {
			g.Name += "(" + c.args[0].short(k.f) + ")"
		}
		k.group("", []facts.Guard{g}, c, scope)
	case c.name == "rateLimit":
		k.group("", []facts.Guard{{What: "rate_limit", Name: "rateLimit", Line: lineOf(k.f, c.at)}}, c, scope)
	case isVerb(verb) && c.name == strings.ToLower(c.name) && c.block.from > 0:
		k.route(verb, c, scope)
	case c.block.from > 0 && guardKind(c.name) == "role":
		g := facts.Guard{What: "role", Name: c.name, Line: lineOf(k.f, c.at)}
		for _, a := range c.args {
			if text, ok := a.literal(k.f); ok {
				g.Roles = append(g.Roles, roleName(text))
			} else if name, ok := a.name(k.f); ok {
				g.Roles = append(g.Roles, strings.ToLower(lastName(name)))
			}
		}
		k.group("", []facts.Guard{g}, c, scope)
	case c.block.from == 0:
		k.extension(c, scope)
		return false
	default:
		return false
	}
	return true
}

func (k *ktorReader) path(c ktorCall) string {
	if text, ok := pathText(k.f, c.args[0]); ok {
		return text
	}
	return unread
}

func (k *ktorReader) group(prefix string, guards []facts.Guard, c ktorCall, scope ktorScope) {
	on := facts.Ref{Name: "group#" + itoa(c.at), Func: scope.on.Func}
	k.out.Routing.Routers = append(k.out.Routing.Routers, facts.Router{Ref: on, Framework: "ktor", Kind: facts.Group, Guards: guards, Line: lineOf(k.f, c.at)})
	k.out.Routing.Mounts = append(k.out.Routing.Mounts, facts.Mount{Parent: scope.on, Child: on, Arg: -1, Prefix: prefix, Line: lineOf(k.f, c.at)})
	k.block(c.block, ktorScope{on: on})
}

func (k *ktorReader) route(verb string, c ktorCall, scope ktorScope) {
	route := facts.Route{On: scope.on, Method: verb, Symbol: -1, Line: lineOf(k.f, c.at), End: lineOf(k.f, c.end)}
	if len(c.args) > 0 {
		text, ok := pathText(k.f, c.args[0])
		if !ok {
			k.out.Unresolved = append(k.out.Unresolved, facts.Unresolved{What: "route", Text: cut{c.at, c.block.from}.short(k.f), Why: "its path is computed", Line: lineOf(k.f, c.at)})
			return
		}
		route.Path = text
	} else if k.f.Is(c.at+1, "<") { // a resource of the type-safe kind
		k.out.Unresolved = append(k.out.Unresolved, facts.Unresolved{What: "route", Text: cut{c.at, c.block.from}.short(k.f), Why: "its path stands on a class", Line: lineOf(k.f, c.at)})
		return
	}
	k.out.Routing.Routes = append(k.out.Routing.Routes, route)
}

// extension hands the router to a function that extends it, or takes it.
func (k *ktorReader) extension(c ktorCall, scope ktorScope) {
	mount := facts.Mount{Parent: scope.on, Child: facts.Ref{Name: c.name, Func: scope.on.Func}, Line: lineOf(k.f, c.at)}
	k.out.Routing.Mounts = append(k.out.Routing.Mounts, mount)
}
