package routes

import (
	"strings"

	"kiro-mcp/internal/code/facts"
)

// goCall is one link of a chain such as r.Group("/x").GET("/y", h).
type goCall struct {
	name string
	at   int   // token of the name
	open int   // token of its bracket
	args []cut // its arguments
}

// chain evaluates the expression at i: a name, and calls on it. It gives the
// router that it comes to, if it is one, and the last token.
func (fn *goFunc) chain(i int) (*goRouter, int) {
	f := fn.f
	if !f.IsWord(i) {
		return nil, i
	}
	if framework, ok := fn.constructor(i); ok && bracket(f, i+3) {
		fn.done[i] = true
		r := fn.declare(fn.fresh(i), framework, facts.Group, i)
		r.made = true
		return fn.calls(r, f.Partner(i+3)+1)
	}
	r, next := fn.base(i)
	if r == nil {
		return nil, fn.plainCall(i)
	}
	fn.done[i] = true
	return fn.calls(r, next)
}

// fresh is a name for a router that has none.
func (fn *goFunc) fresh(at int) facts.Ref {
	return facts.Ref{Name: "#" + itoa(at), Func: fn.name}
}

// base finds the router that the name at i begins with, and what follows it.
func (fn *goFunc) base(i int) (*goRouter, int) {
	f := fn.f
	name := f.Text(i)
	if r := fn.scope[name]; r != nil {
		return r, i + 1
	}
	if name == fn.receiver && f.Is(i+1, ".") && f.IsWord(i+2) && fn.owner != "" {
		return fn.fieldOf(fn.owner, f.Text(i+2), i, i+3)
	}
	if t := fn.types[name]; t != "" && f.Is(i+1, ".") && f.IsWord(i+2) && fn.fields[t+"."+f.Text(i+2)] != "" {
		return fn.fieldOf(t, f.Text(i+2), i, i+3)
	}
	if r := fn.globals[name]; r != nil && !f.Is(i+1, ":=") {
		return r, i + 1
	}
	if r := fn.fromCall(i); r != nil {
		return r, i + 1
	}
	if fn.imports[name] == "nethttp" && f.Is(i+1, ".") {
		switch {
		case (f.Is(i+2, "HandleFunc") || f.Is(i+2, "Handle")) && f.Is(i+3, "("):
			return fn.defaultMux(i), i + 1
		case f.Is(i+2, "DefaultServeMux"):
			return fn.defaultMux(i), i + 3
		}
	}
	return nil, i
}

// fieldOf is the router in a field. A field whose type stands in another file is
// taken for one by its name, and the composer looks whether it is.
func (fn *goFunc) fieldOf(owner, field string, at, next int) (*goRouter, int) {
	kind := fn.fields[owner+"."+field]
	if kind == "" && goRouterName(field) {
		if kind = "gin"; fn.f.Is(next, ".") { // else it is handed on, which all do alike
			kind = goGuess(fn.f.Text(min(next+1, len(fn.f.Tokens)-1)))
		}
	}
	if kind == "" || kind[0] == '=' {
		return nil, at
	}
	ref := facts.Ref{Name: "this." + field, Func: owner + "."}
	for _, r := range fn.routers {
		if r.Ref == ref {
			return r, next
		}
	}
	return &goRouter{Router: facts.Router{Ref: ref, Framework: kind}, escapes: true}, next
}

// fromCall is the router that a variable holds which a call of ours gave, when
// it is used as one: whether it is, the composer finds where the function is.
func (fn *goFunc) fromCall(i int) *goRouter {
	f := fn.f
	name := f.Text(i)
	callee, ok := strings.CutPrefix(fn.types[name], "()")
	if !ok || !f.Is(i+1, ".") || !f.IsWord(i+2) || !f.Is(i+3, "(") {
		return nil
	}
	method := f.Text(i + 2)
	framework := goGuess(method)
	if method == "Use" {
		framework = "gin"
	}
	if framework == "" {
		return nil
	}
	args := parts(f, i+3)
	if isVerb(strings.ToUpper(method)) && (len(args) < 2 || !f.IsString(args[0].from)) {
		return nil
	}
	return fn.given(name, callee, orElse(fn.onlyFramework(), framework), i)
}

// given declares a variable to be the router that a call gives.
func (fn *goFunc) given(name, callee, framework string, at int) *goRouter {
	r := fn.bind(name, framework, facts.Same, at)
	r.Of = facts.Ref{Name: callee + "()", Func: fn.name}
	r.escapes = true
	return r
}

// onlyFramework is the framework that a file imports, when it is one.
func (fn *goFunc) onlyFramework() string {
	found := ""
	for _, framework := range fn.imports {
		if framework == "" || framework == "nethttp" || framework == found {
			continue
		}
		if found != "" {
			return ""
		}
		found = framework
	}
	return found
}

// goRouterName reports whether a field is called as routers are.
func goRouterName(name string) bool {
	switch strings.ToLower(name) {
	case "router", "mux", "engine", "r", "e", "app", "echo", "gin", "api", "server":
		return true
	}
	return false
}

// goGuess is the framework in which a router has a method of that name.
func goGuess(method string) string {
	switch {
	case isVerb(method), method == "Group", method == "Any":
		return "gin"
	case isVerb(strings.ToUpper(method)), method == "Route", method == "Mount", method == "With":
		return "chi"
	case method == "HandleFunc", method == "Handle":
		return "nethttp"
	case method == "PathPrefix":
		return "mux"
	}
	return ""
}

// defaultMux is the router that package http keeps; it serves.
func (fn *goFunc) defaultMux(at int) *goRouter {
	ref := facts.Ref{Name: "http.DefaultServeMux"}
	for _, r := range fn.routers {
		if r.Ref == ref {
			return r
		}
	}
	return fn.declare(ref, "nethttp", facts.App, at)
}

// calls goes on with the calls on a router.
func (fn *goFunc) calls(r *goRouter, i int) (*goRouter, int) {
	f := fn.f
	state := goState{fn: fn, on: r}
	for f.Is(i, ".") && f.IsWord(i+1) {
		if !f.Is(i+2, "(") || !bracket(f, i+2) {
			if r.Framework == "echo" || r.Framework == "gin" || r.Framework == "fiber" {
				i += 2 // a field such as r.RouterGroup
				continue
			}
			break
		}
		state.call(goCall{name: f.Text(i + 1), at: i + 1, open: i + 2, args: parts(f, i+2)})
		i = f.Partner(i+2) + 1
	}
	state.end()
	return state.on, i - 1
}

// plainCall reads a call of something that is no router: routers that it is
// handed are mounted through it.
func (fn *goFunc) plainCall(i int) int {
	f := fn.f
	end := nameEnd(f, i)
	if f.Is(end, "[") && bracket(f, end) && f.Is(f.Partner(end)+1, "(") {
		end = f.Partner(end) + 1
	}
	if !f.Is(end, "(") || !bracket(f, end) {
		return i
	}
	name := fn.callee(i, nameEnd(f, i))
	if fn.serving(name, end) {
		return i
	}
	for k, arg := range parts(f, end) {
		r := fn.routerIn(arg)
		if r == nil && arg.to-arg.from == 1 && f.IsWord(arg.from) && (goRouterName(f.Text(arg.from)) || goRegisters(name)) {
			if callee, ok := strings.CutPrefix(fn.types[f.Text(arg.from)], "()"); ok {
				r = fn.given(f.Text(arg.from), callee, orElse(fn.onlyFramework(), "gin"), arg.from)
			}
		}
		if r == nil {
			fn.lose(name, arg)
		}
		if r != nil && !goHarmless[lastName(name)] {
			fn.mount(r, facts.Ref{Name: name, Func: fn.name}, k, "", nil, i)
		}
	}
	return i
}

// lose notes what is handed to a function that is not followed: what a function
// of routes gives, or such a function itself where it is called by what it needs.
func (fn *goFunc) lose(name string, arg cut) {
	f := fn.f
	if arg.empty() || !f.IsWord(arg.from) {
		return
	}
	child := ""
	switch end := nameEnd(f, arg.from); {
	case end == arg.to && (lastName(name) == "Invoke" || lastName(name) == "Provide" || lastName(name) == "Annotate"):
		child = fn.callee(arg.from, end)
	case f.Is(end, "(") && bracket(f, end) && f.Partner(end) == arg.to-1 && goGivesRouter(f.Text(end-1)):
		child = fn.callee(arg.from, end) + "()"
	case end == arg.to && strings.HasPrefix(fn.types[f.Text(arg.from)], "()"):
		if callee := fn.types[f.Text(arg.from)][2:]; goGivesRouter(lastName(callee)) {
			child = callee + "()"
		}
	}
	if child == "" {
		return
	}
	for _, c := range []string{child, strings.TrimSuffix(child, "()")} {
		fn.out.Routing.Mounts = append(fn.out.Routing.Mounts, facts.Mount{Parent: facts.Ref{Name: somewhere}, Child: facts.Ref{Name: c, Func: fn.name}, Arg: -1, Line: lineOf(f, arg.from)})
	}
}

// goGivesRouter reports whether a function is called as those are that make a
// router.
func goGivesRouter(name string) bool {
	for _, word := range []string{"Router", "Route", "Handler", "Mux", "Server", "Engine", "API", "Api"} {
		if strings.Contains(name, word) {
			return true
		}
	}
	return false
}

// goRegisters reports whether a function is called as those are that register
// routes.
func goRegisters(name string) bool {
	name = strings.ToLower(lastName(name))
	return strings.Contains(name, "route") || strings.HasPrefix(name, "register") || strings.HasPrefix(name, "setup") || strings.HasPrefix(name, "mount")
}

// goHarmless are functions that only look at a router.
var goHarmless = map[string]bool{"Println": true, "Printf": true, "Walk": true, "Fatal": true, "append": true, "len": true}

// routerIn is the router that an argument is, when it is one from end to end.
func (fn *goFunc) routerIn(arg cut) *goRouter {
	from := arg.from
	if fn.f.Is(from, "&") {
		from++
	}
	if arg.empty() || !fn.f.IsWord(from) || !fn.startsRouter(from) || fn.done[from] {
		return nil
	}
	r, last := fn.chain(from)
	if r == nil || last != arg.to-1 {
		return nil
	}
	return r
}

// startsRouter reports whether a router begins at i, without evaluating it.
func (fn *goFunc) startsRouter(i int) bool {
	if _, ok := fn.constructor(i); ok {
		return true
	}
	r, _ := fn.base(i)
	return r != nil
}

// callee is how a function is called by the name between from and to, with the
// receiver and known variables replaced by their types.
func (fn *goFunc) callee(from, to int) string {
	name := spelled(fn.f, from, to)
	first, rest, dotted := strings.Cut(name, ".")
	if !dotted {
		return name
	}
	if first == fn.receiver && fn.owner != "" {
		field, method, deeper := strings.Cut(rest, ".")
		if t := fn.fields[fn.owner+"."+field]; deeper && strings.HasPrefix(t, "=") {
			return t[1:] + "." + method
		}
		return fn.owner + "." + rest
	}
	if t, ok := strings.CutPrefix(fn.types[first], "()"); ok {
		return t + "()." + rest
	} else if t != "" {
		return t + "." + rest
	}
	return name
}

// mount puts a router under another, or hands it to a function.
func (fn *goFunc) mount(parent *goRouter, child facts.Ref, arg int, prefix string, guards []facts.Guard, at int) {
	fn.out.Routing.Mounts = append(fn.out.Routing.Mounts, facts.Mount{
		Parent: parent.Ref, Child: child, Arg: arg, Prefix: prefix, Line: lineOf(fn.f, at),
		Guards: append(append([]facts.Guard(nil), parent.later...), guards...),
	})
}

// child makes a router below another.
func (fn *goFunc) child(parent *goRouter, name, prefix string, guards []facts.Guard, at int) *goRouter {
	var r *goRouter
	if name == "" {
		r = fn.declare(fn.fresh(at), parent.Framework, facts.Group, at)
	} else {
		r = fn.bind(name, parent.Framework, facts.Group, at)
	}
	r.escapes = true
	fn.mount(parent, r.Ref, -1, prefix, guards, at)
	return r
}
