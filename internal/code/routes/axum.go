package routes

import (
	"slices"
	"strings"

	"kiro-mcp/internal/code/facts"
	"kiro-mcp/internal/code/lex"
)

// readAxum reads routers of axum: chains on Router::new(), on a variable, or on
// what a function gives.
func readAxum(f *lex.File, out *facts.File) {
	rustValues(f, out)
	rustFuncs(f, out, "axum", func(fn *rustFunc) {
		fn.params("Router", "OpenApiRouter")
		var made []*rustRouter
		for _, r := range fn.scope {
			made = append(made, r)
		}
		a := &axumFunc{rustFunc: fn, made: made}
		a.block(fn.body)
		a.write()
	})
}

type axumFunc struct {
	*rustFunc
	made []*rustRouter
}

// write hands over the routers. One that goes nowhere serves.
func (a *axumFunc) write() {
	for _, r := range a.made {
		if r.local && !r.passed {
			r.Kind = facts.App
		}
		a.add(r)
	}
}

func (a *axumFunc) block(c cut) {
	f := a.f
	for i := c.from; i < c.to; i++ {
		if !f.IsWord(i) || f.Is(i-1, ".") || f.Is(i-1, "::") || a.done[i] {
			continue
		}
		if name := spelled(f, i, nameEnd(f, i)); name == "serve" || name == "axum::serve" || name == "axum_server::serve" {
			if open := nameEnd(f, i); bracket(f, open) && f.Is(open, "(") {
				a.serve(open)
			}
			continue
		}
		r, last := a.chain(i)
		if r == nil {
			a.remember(i)
			continue
		}
		if name := a.assigned(i); name != "" {
			a.rename(r, name)
		}
		end := last + 1
		for f.Is(end, ".") && f.IsWord(end+1) && bracket(f, end+2) { // .into_make_service()
			end = f.Partner(end+2) + 1
		}
		for f.Is(end, ")") || f.Is(end, "?") {
			end++
		}
		if end == c.to && c == a.body || f.Is(i-1, "return") || f.Is(i-2, "return") {
			a.same(r, i)
		}
	}
}

// serve reads axum::serve(listener, app): what is served there serves.
func (a *axumFunc) serve(open int) {
	f := a.f
	for _, arg := range parts(f, open) {
		if !f.IsWord(arg.from) {
			continue
		}
		if r := a.scope[f.Text(arg.from)]; r != nil {
			r.passed = r.passed && !r.local
			a.done[arg.from] = true
			continue
		}
		name := a.calls[f.Text(arg.from)]
		if end := nameEnd(f, arg.from); name == "" && f.Is(end, "(") {
			name = a.path(arg.from, end)
		}
		if name != "" && !strings.HasSuffix(name, ".bind") {
			app := a.fresh(arg.from)
			a.made = append(a.made, app)
			a.mount(app, facts.Ref{Name: name + "()", Func: a.name}, -1, "", arg.from)
		}
	}
}

// assigned is the variable that the expression at i is put into.
func (a *axumFunc) assigned(i int) string {
	f := a.f
	for i > 0 && f.Is(i-1, "&") {
		i--
	}
	if !f.Is(i-1, "=") {
		return ""
	}
	for k := i - 2; k > 0 && k > i-30; k-- {
		if f.Is(k, "let") {
			if f.Is(k+1, "mut") {
				k++
			}
			return f.Text(k + 1)
		}
		if f.Is(k, ";") || f.Is(k, "{") || f.Is(k, "}") {
			return f.Text(i - 2)
		}
	}
	return ""
}

func (a *axumFunc) rename(r *rustRouter, name string) {
	if r.Name[0] == '#' && a.scope[name] == nil {
		old := r.Ref
		r.Name = name
		for i := range a.out.Routing.Routes {
			if a.out.Routing.Routes[i].On == old {
				a.out.Routing.Routes[i].On = r.Ref
			}
		}
		for i := range a.out.Routing.Mounts {
			if a.out.Routing.Mounts[i].Parent == old {
				a.out.Routing.Mounts[i].Parent = r.Ref
			}
		}
	}
	a.scope[name] = r
}

// remember notes let app = create_app(): whether that is a router is known when
// it is served or nested.
func (a *axumFunc) remember(i int) {
	name := a.assigned(i)
	if end := nameEnd(a.f, i); name != "" && a.f.Is(end, "(") && bracket(a.f, end) {
		a.calls[name] = a.path(i, end)
	}
}

// axumCalls are the methods that only a router has.
var axumCalls = []string{"route", "nest", "merge", "layer", "route_layer", "with_state", "nest_service", "route_service", "fallback", "routes"}

// chain evaluates the expression at i; nil when it is no router.
func (a *axumFunc) chain(i int) (*rustRouter, int) {
	f := a.f
	if !f.IsWord(i) {
		return nil, i
	}
	if r := a.scope[f.Text(i)]; r != nil && !f.Is(i+1, "::") {
		a.done[i] = true
		return r, a.follow(r, i+1)
	}
	end := rustName(f, i)
	if !f.Is(end, "(") || !bracket(f, end) {
		return nil, i
	}
	after := f.Partner(end) + 1
	name := a.path(i, nameEnd(f, i))
	if strings.Contains(name, "Router") && (f.Is(end-1, "new") || f.Is(end-1, "default") || f.Is(end-1, "with_openapi")) {
		r := a.fresh(i)
		a.made = append(a.made, r)
		a.done[i] = true
		return r, a.follow(r, after)
	}
	if k, r := a.handed(end); r != nil { // users::routes(app)
		a.done[i] = true
		a.mount(r, facts.Ref{Name: name, Func: a.name}, k, "", i)
		return r, a.follow(r, after)
	}
	if name == "Ok" || name == "Some" || !f.Is(after, ".") || !slices.Contains(axumCalls, f.Text(min(after+1, len(f.Tokens)-1))) {
		return nil, i
	}
	r := a.fresh(i)
	a.made = append(a.made, r)
	a.done[i] = true
	a.mount(r, facts.Ref{Name: name + "()", Func: a.name}, -1, "", i)
	return r, a.follow(r, after)
}

// rustName is the index behind a name in which type arguments may stand.
func rustName(f *lex.File, i int) int {
	end := nameEnd(f, i)
	if f.Is(end, "::") && f.Is(end+1, "<") || f.Is(end, "<") {
		for k := end; k < len(f.Tokens) && k < end+40; k++ {
			if f.Is(k, ">") && f.Is(k+1, "::") && f.IsWord(k+2) {
				return k + 3
			}
			if f.Is(k, ">") && f.Is(k+1, "(") {
				return k + 1
			}
		}
	}
	return end
}

// handed is the router among the arguments of a call of a function of ours.
func (a *axumFunc) handed(open int) (int, *rustRouter) {
	if a.f.Is(open-1, "Ok") || a.f.Is(open-1, "Some") {
		return 0, nil
	}
	for k, arg := range parts(a.f, open) {
		if r := a.scope[a.f.Text(arg.from)]; r != nil && arg.to-arg.from == 1 {
			a.done[arg.from] = true
			return k, r
		}
		if strings.Contains(a.f.Text(max(nameEnd(a.f, arg.from)-3, 0)), "Router") { // Router::new()
			if r, last := a.chain(arg.from); r != nil && last == arg.to-1 {
				return k, r
			}
		}
	}
	return 0, nil
}

// follow reads the calls on a router and gives the last token.
func (a *axumFunc) follow(r *rustRouter, i int) int {
	f := a.f
	for f.Is(i, ".") && f.IsWord(i+1) && f.Is(i+2, "(") && bracket(f, i+2) {
		if f.Is(i+1, "into_make_service") || f.Is(i+1, "into_make_service_with_connect_info") {
			break
		}
		a.call(r, f.Text(i+1), i+1, parts(f, i+2))
		i = f.Partner(i+2) + 1
	}
	return i - 1
}

func (a *axumFunc) call(r *rustRouter, name string, at int, args []cut) {
	if name != "nest" && name != "merge" && name != "nest_service" { // no routers stand in those
		for _, c := range args {
			for i := c.from; i < c.to; i++ {
				a.done[i] = true
			}
		}
	}
	switch name {
	case "route":
		if len(args) == 2 {
			a.route(r, at, args)
		}
	case "nest", "nest_service":
		if len(args) == 2 {
			a.under(r, a.prefix(args[0]), args[1], at)
		}
	case "merge":
		if len(args) == 1 {
			a.under(r, "", args[0], at)
		}
	case "layer", "route_layer":
		if len(args) == 1 {
			a.layer(r, args[0])
		}
	}
}

// under mounts the router that an expression is, or gives.
func (a *axumFunc) under(r *rustRouter, prefix string, c cut, at int) {
	f := a.f
	if child, _ := a.chain(c.from); child != nil {
		child.passed = true
		a.mount(r, child.Ref, -1, prefix, at)
		return
	}
	end := rustName(f, c.from)
	switch {
	case f.Is(end, "(") && bracket(f, end):
		a.mount(r, facts.Ref{Name: a.path(c.from, nameEnd(f, c.from)) + "()", Func: a.name}, -1, prefix, at)
		a.done[c.from] = true
	case end == c.to && a.calls[f.Text(c.from)] != "":
		a.mount(r, facts.Ref{Name: a.calls[f.Text(c.from)] + "()", Func: a.name}, -1, prefix, at)
	}
}
