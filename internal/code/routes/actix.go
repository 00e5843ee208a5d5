package routes

import (
	"strings"

	"kiro-mcp/internal/code/facts"
	"kiro-mcp/internal/code/lex"
)

// readActix reads handlers with attributes, scopes and configuring functions of
// actix-web. A handler with an attribute is a router of its own, which is served
// where it is made a service.
func readActix(f *lex.File, out *facts.File) {
	rustValues(f, out)
	rustFuncs(f, out, "actix", func(fn *rustFunc) {
		a := &actixFunc{fn}
		a.attributes()
		fn.params("ServiceConfig", "Scope")
		for _, r := range fn.scope {
			fn.add(r)
		}
		a.block(fn.body)
	})
}

type actixFunc struct{ *rustFunc }

// attributes reads #[get("/x")] and #[route("/x", method = "GET")].
func (a *actixFunc) attributes() {
	f := a.f
	declared := false
	for _, m := range a.marks {
		end := nameEnd(f, m.from)
		name := f.Text(end - 1)
		if !isVerb(strings.ToUpper(name)) && name != "route" || !f.Is(end, "(") || !bracket(f, end) {
			continue
		}
		args := parts(f, end)
		if len(args) == 0 {
			continue
		}
		path, ok := args[0].literal(f)
		if !ok {
			continue
		}
		verbs, guards := a.attributeRest(name, args[1:])
		handler := lastPart(a.name)
		if !declared {
			declared = true
			a.add(&rustRouter{Router: facts.Router{Ref: facts.Ref{Name: handler}, Framework: "actix", Kind: facts.Group, Line: lineOf(f, m.from)}})
		}
		route := facts.Route{On: facts.Ref{Name: handler}, Path: path, Handler: handler, Symbol: symbolOf(a.out, "", handler, 0), Guards: guards, Line: lineOf(f, m.from), End: lineOf(f, a.body.to)}
		for _, route.Method = range verbs {
			a.out.Routing.Routes = append(a.out.Routing.Routes, route)
		}
	}
}

func (a *actixFunc) attributeRest(name string, args []cut) (verbs []string, guards []facts.Guard) {
	if name != "route" {
		verbs = []string{strings.ToUpper(name)}
	}
	for _, arg := range args {
		if !a.f.Is(arg.from+1, "=") {
			continue
		}
		text := a.f.Value(arg.to - 1)
		switch a.f.Text(arg.from) {
		case "method":
			verbs = append(verbs, strings.ToUpper(text))
		case "wrap":
			guards = append(guards, facts.Guard{What: guardKind(text), Name: text, Line: lineOf(a.f, arg.from)})
		}
	}
	return verbs, guards
}

// block reads chains on App::new(), web::scope and parameters.
func (a *actixFunc) block(c cut) {
	f := a.f
	for i := c.from; i < c.to; i++ {
		if !f.IsWord(i) || f.Is(i-1, ".") || f.Is(i-1, "::") || a.done[i] {
			continue
		}
		r, last := a.chain(i)
		if r == nil {
			continue
		}
		if f.Is(i-1, "=") && f.IsWord(i-2) {
			a.scope[f.Text(i-2)] = r
		}
		if last+1 == c.to || f.Is(i-1, "return") {
			a.same(r, i)
		}
	}
}

// chain evaluates an application, scope or parameter at i.
func (a *actixFunc) chain(i int) (*rustRouter, int) {
	f := a.f
	if !f.IsWord(i) {
		return nil, i
	}
	if r := a.scope[f.Text(i)]; r != nil {
		a.done[i] = true
		return r, a.follow(r, i+1)
	}
	end := nameEnd(f, i)
	if !f.Is(end, "(") || !bracket(f, end) {
		return nil, i
	}
	r := a.fresh(i)
	switch name := spelled(f, i, end); {
	case name == "App::new" || name == "actix_web::App::new" || strings.HasSuffix(name, "test::init_service"):
		r.Kind = facts.App
	case name == "scope" || strings.HasSuffix(name, "web::scope"):
		args := parts(f, end)
		if len(args) != 1 {
			return nil, i
		}
		r.Prefix = a.prefix(args[0])
	default:
		return nil, i
	}
	a.done[i] = true
	at := len(a.out.Routing.Routers)
	a.add(r)
	last := a.follow(r, f.Partner(end)+1)
	a.out.Routing.Routers[at] = r.Router // with the guards that the chain added
	return r, last
}

func (a *actixFunc) follow(r *rustRouter, i int) int {
	f := a.f
	for f.Is(i, ".") && f.IsWord(i+1) && f.Is(i+2, "(") && bracket(f, i+2) {
		a.call(r, f.Text(i+1), i+1, parts(f, i+2))
		i = f.Partner(i+2) + 1
	}
	return i - 1
}

func (a *actixFunc) call(r *rustRouter, name string, at int, args []cut) {
	switch {
	case name == "service" && len(args) == 1:
		a.service(r, args[0], at)
	case name == "configure" && len(args) == 1:
		a.configure(r, args[0], at)
	case name == "route" && len(args) == 2:
		if path, ok := a.literalPath(args[0]); ok {
			a.method(r, path, args[1], at)
		} else {
			a.unresolved(cut{at, args[1].to}, "its path is computed")
		}
	case name == "wrap" && len(args) == 1:
		r.Guards = append(r.Guards, rustGuards(a.f, args[0])...)
		for k := args[0].from; k < args[0].to; k++ {
			a.done[k] = true
		}
	}
}

// configure hands the router to a function, or to one that is written in place.
func (a *actixFunc) configure(r *rustRouter, c cut, at int) {
	f := a.f
	if f.Is(c.from, "|") && f.IsWord(c.from+1) {
		a.scope[f.Text(c.from+1)] = r
		return
	}
	if _, ok := c.name(f); ok {
		a.mount(r, facts.Ref{Name: a.path(c.from, c.to), Func: a.name}, 0, "", at)
		return
	}
	if end := nameEnd(f, c.from); f.IsWord(c.from) && f.Is(end, "(") { // configure(routes(state))
		a.mount(r, facts.Ref{Name: a.path(c.from, end), Func: a.name}, 0, "", at)
	}
}

// service reads service(handler), service(web::scope(…)), service(web::resource(…)).
func (a *actixFunc) service(r *rustRouter, c cut, at int) {
	f := a.f
	if f.Is(c.from, "(") && bracket(f, c.from) { // several at once
		for _, p := range parts(f, c.from) {
			a.service(r, p, at)
		}
		return
	}
	if _, ok := c.name(f); ok {
		if child := a.scope[f.Text(c.from)]; child != nil {
			a.mount(r, child.Ref, -1, "", at)
			return
		}
		a.mount(r, facts.Ref{Name: a.path(c.from, c.to), Func: ""}, -1, "", at)
		return
	}
	if child, _ := a.chain(c.from); child != nil {
		a.mount(r, child.Ref, -1, "", at)
		return
	}
	end := nameEnd(f, c.from)
	if !f.IsWord(c.from) || !f.Is(end, "(") || !bracket(f, end) {
		return
	}
	if f.Is(end-1, "resource") {
		a.resource(r, c, end)
		return
	}
	if f.Is(end-1, "new") || strings.Contains(spelled(f, c.from, end), "Files") || strings.Contains(spelled(f, c.from, end), "SwaggerUi") {
		return
	}
	a.mount(r, facts.Ref{Name: a.path(c.from, end) + "()", Func: a.name}, -1, "", at)
}

// resource reads web::resource(path) with its routes behind.
func (a *actixFunc) resource(r *rustRouter, c cut, open int) {
	f := a.f
	args := parts(f, open)
	if len(args) != 1 {
		return
	}
	path, ok := a.literalPath(args[0])
	if !ok {
		a.unresolved(c, "its path is computed")
		return
	}
	var guards []facts.Guard
	had := len(a.out.Routing.Routes)
	for i := f.Partner(open) + 1; f.Is(i, ".") && f.Is(i+2, "(") && bracket(f, i+2) && i < c.to; i = f.Partner(i+2) + 1 {
		inner := parts(f, i+2)
		switch name := f.Text(i + 1); {
		case name == "route" && len(inner) == 1:
			a.method(r, path, inner[0], i+1)
		case (name == "to" || name == "to_async") && len(inner) == 1:
			route := facts.Route{On: r.Ref, Method: "*", Path: path, Line: lineOf(f, i), End: lineOf(f, c.to-1)}
			a.handler(inner[0], &route)
			a.out.Routing.Routes = append(a.out.Routing.Routes, route)
		case name == "wrap" && len(inner) == 1:
			guards = append(guards, rustGuards(f, inner[0])...)
		}
	}
	for i := had; i < len(a.out.Routing.Routes); i++ {
		a.out.Routing.Routes[i].Guards = append(a.out.Routing.Routes[i].Guards, guards...)
	}
}

// method reads web::get().to(handler).
func (a *actixFunc) method(r *rustRouter, path string, c cut, at int) {
	f := a.f
	route := facts.Route{On: r.Ref, Path: path, Symbol: -1, Line: lineOf(f, at), End: lineOf(f, c.to-1)}
	for i := c.from; i < c.to; i++ {
		if !f.IsWord(i) || !f.Is(i+1, "(") || !bracket(f, i+1) {
			continue
		}
		switch verb := strings.ToUpper(f.Text(i)); {
		case isVerb(verb):
			route.Method = verb
		case f.Is(i, "route"):
			route.Method = "*"
		case f.Is(i, "method"):
			route.Method = lastName(inside(f, i+1).text(f))
		case f.Is(i, "to") || f.Is(i, "to_async"):
			a.handler(inside(f, i+1), &route)
		}
		i = f.Partner(i + 1)
	}
	if route.Method == "" {
		a.unresolved(c, "its method stands elsewhere")
		return
	}
	a.out.Routing.Routes = append(a.out.Routing.Routes, route)
}
