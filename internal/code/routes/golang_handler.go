package routes

import (
	"slices"
	"strconv"
	"strings"

	"kiro-mcp/internal/code/facts"
)

func itoa(i int) string { return strconv.Itoa(i) }

// route adds routes whose handler is an expression, wrapped by guards perhaps.
func (fn *goFunc) route(on *goRouter, verbs []string, path string, handler cut, guards []facts.Guard, at int) {
	inner, more := fn.peel(handler)
	fn.routeTo(on, verbs, path, inner, append(guards, more...), at)
}

func (fn *goFunc) routeTo(on *goRouter, verbs []string, path string, handler cut, guards []facts.Guard, at int) {
	route := facts.Route{
		On: on.Ref, Path: path, Symbol: -1, Line: lineOf(fn.f, at), End: lineOf(fn.f, handler.to-1),
		Guards: append(slices.Clone(on.later), guards...),
	}
	if !fn.f.Is(handler.from, "func") {
		end := min(nameEnd(fn.f, handler.from), handler.to)
		route.Handler = fn.callee(handler.from, end)
		owner, name, dotted := strings.Cut(route.Handler, ".")
		if !dotted {
			owner, name = "", owner
		}
		route.Symbol = symbolOf(fn.out, owner, name, 0)
	}
	for _, verb := range verbs {
		route.Method = verb
		fn.out.Routing.Routes = append(fn.out.Routing.Routes, route)
	}
}

// goAdapters make a handler of a function and guard nothing.
var goAdapters = []string{"HandlerFunc", "WrapF", "WrapH", "WrapHandler", "HTTPHandler", "HTTPHandlerFunc", "HandlerFn", "MakeHandler", "makeHandler"}

// peel takes away the calls around a handler. Those that are no adapters are
// guards, the outermost first.
func (fn *goFunc) peel(c cut) (cut, []facts.Guard) {
	f := fn.f
	var guards []facts.Guard
	for depth := 0; depth < 16 && !c.empty() && f.IsWord(c.from) && !f.Is(c.from, "func"); depth++ {
		end := nameEnd(f, c.from)
		if !f.Is(end, "(") || !bracket(f, end) {
			break
		}
		name := spelled(f, c.from, end)
		if last := f.Partner(end); last < c.to-1 && f.Is(last+1, "(") && bracket(f, last+1) { // guard(options)(handler)
			guards = append(guards, goGuard(name, lineOf(f, c.from), cut{c.from, last + 1}.short(f)))
			inner := parts(f, last+1)
			if len(inner) == 0 {
				break
			}
			c = inner[0]
			continue
		}
		at := fn.handlerArg(name, parts(f, end))
		if at < 0 {
			break
		}
		if !slices.Contains(goAdapters, lastName(name)) {
			guards = append(guards, goGuard(name, lineOf(f, c.from), name))
		}
		c = parts(f, end)[at]
	}
	return c, guards
}

// handlerArg is which argument of a call is a handler; -1 when the call makes
// the handler from what it is given.
func (fn *goFunc) handlerArg(name string, args []cut) int {
	if len(args) == 0 {
		return -1
	}
	if slices.Contains(goAdapters, lastName(name)) {
		return 0
	}
	wraps := guardKind(name) != "other"
	for i, a := range slices.Backward(args) {

		if a.empty() || !fn.f.IsWord(a.from) {
			continue
		}
		end := nameEnd(fn.f, a.from)
		called := fn.f.Is(end, "(") && end < a.to
		isName := end == a.to
		switch {
		case fn.f.Is(a.from, "func"):
			return i
		case called && (wraps || fn.handlerArgIn(a)):
			return i
		case isName && (wraps && i == len(args)-1 || strings.HasPrefix(strings.ToLower(lastName(spelled(fn.f, a.from, end))), "handle")):
			return i
		case isName && end-a.from >= 3 && !wraps && strings.Contains(strings.ToLower(name), "middleware"):
			return i
		}
	}
	return -1
}

// handlerArgIn reports whether a call wraps a handler itself.
func (fn *goFunc) handlerArgIn(a cut) bool {
	end := nameEnd(fn.f, a.from)
	if !bracket(fn.f, end) {
		return false
	}
	name := lastName(spelled(fn.f, a.from, end))
	return slices.Contains(goAdapters, name) || strings.HasPrefix(strings.ToLower(name), "handle") || fn.handlerArg(name, parts(fn.f, end)) >= 0
}

// guards are those that a list of arguments names.
func (fn *goFunc) guards(args []cut) []facts.Guard {
	var out []facts.Guard
	for _, a := range args {
		if a.empty() || fn.f.Is(a.from, "func") || !fn.f.IsWord(a.from) {
			continue
		}
		name := spelled(fn.f, a.from, min(nameEnd(fn.f, a.from), a.to))
		out = append(out, goGuard(name, lineOf(fn.f, a.from), a.short(fn.f)))
	}
	return out
}

// goGuard is a guard by the name of its function; text is how it is written.
func goGuard(name string, line int, text string) facts.Guard {
	g := facts.Guard{What: guardKind(lastName(name)), Name: text, Line: line}
	if g.What == "other" {
		g.What = guardKind(name)
	}
	if g.What == "role" || g.What == "auth" {
		g.Roles = quotedRoles(text)
	}
	if len(g.Roles) > 0 && g.What == "auth" && strings.Contains(strings.ToLower(name), "role") {
		g.What = "role"
	}
	if g.What != "role" {
		g.Roles = nil
	}
	return g
}

// quotedRoles are the strings in the arguments of a guard, and constants that
// are called after a role.
func quotedRoles(text string) []string {
	_, args, ok := strings.Cut(text, "(")
	if !ok {
		return nil
	}
	var out []string
	for arg := range strings.SplitSeq(strings.TrimRight(args, ")"), ",") {
		arg = strings.TrimSpace(strings.Trim(strings.TrimSpace(arg), `[]{}`))
		switch {
		case len(arg) > 2 && strings.ContainsAny(arg[:1], `"'`):
			out = append(out, roleName(strings.Trim(arg, `"'`)))
		case strings.Contains(lastName(arg), "Role") && plainName(arg):
			out = append(out, strings.ToLower(strings.TrimPrefix(strings.TrimSuffix(lastName(arg), "Role"), "Role")))
		}
	}
	return out
}

// verbs are the methods that an argument names: "GET", http.MethodGet, or a
// list of them; nil when one is computed.
func (fn *goFunc) verbs(c cut) []string {
	var out []string
	for i := c.from; i < c.to; i++ {
		if fn.f.IsString(i) {
			for verb := range strings.SplitSeq(fn.f.Value(i), ",") {
				if verb = strings.ToUpper(strings.TrimSpace(verb)); isVerb(verb) {
					out = append(out, verb)
				}
			}
		} else if verb, ok := strings.CutPrefix(fn.f.Text(i), "Method"); ok && isVerb(strings.ToUpper(verb)) {
			out = append(out, strings.ToUpper(verb))
		}
	}
	return out
}

func (fn *goFunc) unresolved(c goCall, why string) {
	end := c.at
	if len(c.args) > 0 {
		end = c.args[len(c.args)-1].to
	}
	fn.out.Unresolved = append(fn.out.Unresolved, facts.Unresolved{What: "route", Text: cut{c.at, end + 1}.short(fn.f), Why: why, Line: lineOf(fn.f, c.at)})
}

// asksMethod are the methods that a handler of this file compares the request's
// with: how routes were told apart before Go 1.22.
func (fn *goFunc) asksMethod(handler cut) []string {
	body := handler
	if !fn.f.Is(handler.from, "func") {
		name, ok := handler.name(fn.f)
		if body = fn.bodyOf(lastName(name)); !ok || body.empty() {
			return nil
		}
	}
	var out []string
	for i := body.from; i+2 < body.to; i++ {
		if !fn.f.Is(i, ".") || !fn.f.Is(i+1, "Method") || fn.f.Is(i+2, "(") {
			continue
		}
		switch {
		case fn.f.Is(i+2, "{"): // switch r.Method
			cases := inside(fn.f, i+2)
			for k := cases.from; k < cases.to; k++ {
				if fn.f.Is(k, "case") {
					end := k
					for end < cases.to && !fn.f.Is(end, ":") {
						end++
					}
					out = append(out, fn.verbs(cut{k + 1, end})...)
				} else if bracket(fn.f, k) {
					k = fn.f.Partner(k)
				}
			}
		case fn.f.Is(i+2, "==") || fn.f.Is(i+2, "!="):
			out = append(out, fn.verbs(cut{i + 3, min(i+6, body.to)})...)
		}
	}
	out = slices.DeleteFunc(out, func(v string) bool { return v == "OPTIONS" })
	slices.Sort(out)
	return slices.Compact(out)
}

// bodyOf is the body of a function of this file.
func (fn *goFunc) bodyOf(name string) cut {
	f := fn.f
	for i := 0; i+1 < len(f.Tokens); i++ {
		if !f.At(i).First || !f.Is(i, "func") {
			continue
		}
		at := i + 1
		if bracket(f, at) {
			at = f.Partner(at) + 1
		}
		if f.Is(at, name) && bracket(f, at+1) {
			for k := f.Partner(at+1) + 1; k < len(f.Tokens); k++ {
				if f.Is(k, "{") {
					return inside(f, k)
				}
			}
		}
	}
	return cut{}
}
