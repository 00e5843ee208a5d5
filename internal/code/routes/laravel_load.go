package routes

import (
	"slices"
	"strings"

	"kiro-mcp/internal/code/facts"
)

// loads reads what loads route files: a provider's Route::prefix(…)->group(file),
// and withRouting of bootstrap/app.php.
func (l *laravelReader) loads() {
	f := l.f
	app := facts.Ref{Name: "app"}
	l.whole = app
	had := len(l.out.Routing.Mounts)
	for i := range f.Tokens {
		switch {
		case f.Is(i, "Route") && f.Is(i+1, "::") && f.IsWord(i+2):
			if calls, _ := phpChain(f, i+2); len(calls) > 0 && calls[len(calls)-1].name == "group" {
				l.chain(calls, laravelScope{})
			}
		case (f.Is(i, "require") || f.Is(i, "require_once")) && strings.HasPrefix(phpFile(f, cut{i, min(i+5, len(f.Tokens))}), "routes/"):
			l.require(i, laravelScope{})
		case f.Is(i, "withRouting") && f.Is(i+1, "(") && bracket(f, i+1):
			l.withRouting(app, i)
		case f.Is(i, "loadRoutesFrom") && f.Is(i+1, "(") && bracket(f, i+1):
			if file := phpFile(f, inside(f, i+1)); file != "" {
				l.mount(app, file, laravelScope{}, i)
			}
		}
	}
	if len(l.out.Routing.Mounts) > had {
		l.out.Routing.Routers = append(l.out.Routing.Routers, facts.Router{Ref: app, Framework: "laravel", Kind: facts.App, Line: 1})
	}
}

// withRouting reads withRouting(web: …, api: …, apiPrefix: …, health: …).
func (l *laravelReader) withRouting(app facts.Ref, i int) {
	f := l.f
	named := map[string]cut{}
	for _, a := range parts(f, i+1) {
		if f.IsWord(a.from) && f.Is(a.from+1, ":") {
			named[f.Text(a.from)] = cut{a.from + 2, a.to}
		}
	}
	prefix := "/api"
	if v, ok := named["apiPrefix"]; ok {
		if prefix, ok = pathText(f, v); !ok {
			prefix = unread
		}
	}
	for _, key := range []string{"web", "api"} {
		s := laravelScope{}
		if key == "api" {
			s.path = prefix
		}
		v := named[key]
		for k := v.from; k < v.to; k++ { // one file, or a list of them
			if file := phpFile(f, cut{k, k + 1}); file != "" {
				l.mount(app, file, s, i)
			}
		}
	}
	if text, ok := named["health"].literal(f); ok {
		l.out.Routing.Routes = append(l.out.Routing.Routes, facts.Route{On: app, Method: "GET", Path: text, Symbol: -1, Line: lineOf(f, i)})
	}
	if v, ok := named["then"]; ok {
		if body, is := phpBody(f, v); is {
			l.block(body, laravelScope{})
		}
	}
	if len(l.out.Routing.Mounts) == 0 {
		l.out.Routing.Routers = append(l.out.Routing.Routers, facts.Router{Ref: app, Framework: "laravel", Kind: facts.App, Line: lineOf(f, i)})
	}
}

// controller reads the middleware that a controller asks for in its constructor.
func (l *laravelReader) controller() {
	f := l.f
	router := facts.Router{Framework: "laravel", Kind: facts.Group}
	for i := range f.Tokens {
		switch {
		case f.Is(i, "class") && f.IsWord(i+1) && !f.Is(i-1, "::") && router.Name == "":
			router.Name, router.Line = laravelClass+f.Text(i+1), lineOf(f, i)
		case f.Is(i, "$this") && f.Is(i+1, "->") && f.Is(i+2, "middleware"):
			calls, _ := phpChain(f, i+2)
			if len(calls) == 0 {
				continue
			}
			guards := l.guards(calls[0].args)
			for _, c := range calls[1:] {
				var names []string
				for _, a := range c.args {
					names = append(names, phpNames(f, a)...)
				}
				for k := range guards {
					switch c.name {
					case "only":
						guards[k].Only = names
					case "except":
						guards[k].Except = names
					}
				}
			}
			router.Guards = append(router.Guards, guards...)
		}
	}
	if router.Name != "" && len(router.Guards) > 0 {
		l.out.Routing.Routers = append(l.out.Routing.Routers, router)
	}
}

// laravelComputed is the name under which it is kept that some file of routes is
// loaded, and not which.
const laravelComputed = "laravel computed"

// loseLaravel notes that files of routes which nothing loads by name may be
// loaded by a name that is computed.
func (p *project) loseLaravel() {
	if len(p.values[laravelComputed]) == 0 {
		return
	}
	for _, n := range p.nodes {
		if n.router.Framework == "laravel" && n.router.Name == "@" && len(n.above) == 0 {
			n.lost = true
		}
	}
}

// laravelClass begins the name of a router that stands for the guards of a
// controller.
const laravelClass = "class "

// laravelGuards adds the guards of the controller of an endpoint.
func (p *project) laravelGuards(e *facts.Endpoint) {
	class, action, ok := strings.Cut(e.Handler, ".")
	if !ok || e.HandlerFile == "" {
		return
	}
	for _, r := range p.files[p.byPath[e.HandlerFile]].Routing.Routers {
		if r.Name != laravelClass+class {
			continue
		}
		for _, g := range r.Guards {
			if len(g.Only) > 0 && !slices.Contains(g.Only, action) || slices.Contains(g.Except, action) {
				continue
			}
			g.File = e.HandlerFile
			e.Guards = append(e.Guards, g)
		}
	}
}
