package routes

import (
	"slices"

	"kiro-mcp/internal/code/facts"
)

// aspnetControllers is the name under which a file says that controllers serve,
// and aspnetPolicy that of guards of all routes.
const (
	aspnetControllers = "MapControllers"
	aspnetPolicy      = "FallbackPolicy"
)

// hosting notes what makes controllers serve, and policies that hold for all.
func (a *aspnetReader) hosting() {
	f := a.f
	for i := range f.Tokens {
		if !f.IsWord(i) {
			continue
		}
		switch text := f.Text(i); text {
		case "MapControllers", "MapControllerRoute", "MapDefaultControllerRoute", "UseMvc", "UseMvcWithDefaultRoute", "MapAreaControllerRoute":
			if f.Is(i-1, ".") && f.Is(i+1, "(") && bracket(f, i+1) {
				a.controllers(i, text)
			}
		case "FallbackPolicy":
			if f.Is(i+1, "=") && !f.Is(i+2, "null") {
				a.policy(facts.Guard{What: "auth", Name: text, Line: lineOf(f, i)})
			}
		case "SetFallbackPolicy", "AuthorizeFilter":
			if f.Is(i+1, "(") {
				a.policy(facts.Guard{What: "auth", Name: text, Line: lineOf(f, i)})
			}
		}
	}
}

func (a *aspnetReader) policy(g facts.Guard) {
	a.out.Routing.Routers = append(a.out.Routing.Routers, facts.Router{
		Ref: facts.Ref{Name: aspnetPolicy}, Framework: "aspnet", Kind: facts.Group, Guards: []facts.Guard{g}, Line: g.Line,
	})
}

// controllers notes the call at i that makes controllers serve.
func (a *aspnetReader) controllers(i int, name string) {
	f := a.f
	r := facts.Router{Ref: facts.Ref{Name: aspnetControllers}, Framework: "aspnet", Kind: facts.App, Line: lineOf(f, i)}
	after := f.Partner(i+1) + 1
	if f.Is(after, ".") && f.Is(after+1, "RequireAuthorization") {
		r.Guards = []facts.Guard{{What: "auth", Name: "RequireAuthorization", Line: lineOf(f, after+1)}}
	}
	a.out.Routing.Routers = append(a.out.Routing.Routers, r)
	if name != "MapControllers" && name != "UseMvc" || name == "UseMvc" && f.Partner(i+1) > i+2 {
		a.out.Unresolved = append(a.out.Unresolved, facts.Unresolved{
			What: "route", Text: cut{i, after}.short(f), Line: lineOf(f, i), Why: "routes are made of the names of controllers and actions",
		})
	}
}

// adoptAspnet mounts controllers where controllers are made to serve. Where
// nothing does, none is mounted.
func (p *project) adoptAspnet() {
	var hosts, policies []int
	for n, node := range p.nodes {
		switch {
		case node.router.Framework != "aspnet":
		case node.router.Name == aspnetControllers:
			hosts = append(hosts, n)
		case node.router.Name == aspnetPolicy:
			policies = append(policies, n)
		}
	}
	for _, n := range policies {
		for _, a := range p.nearestApps(p.nodes[n].file, p.apps["aspnet"]) {
			r := &p.nodes[a].router
			r.Guards = append(slices.Clip(r.Guards), p.nodes[n].router.Guards...)
		}
	}
	for _, node := range p.nodes {
		if node.router.Framework != "aspnet" || node.router.Kind != facts.Controller {
			continue
		}
		p.aspnetPrefix(node)
		if len(node.above) > 0 {
			continue
		}
		for _, host := range p.nearestApps(node.file, hosts) {
			node.above = append(node.above, above{parent: host, mount: &facts.Mount{Arg: -1}, file: node.file})
		}
		if len(node.above) == 0 {
			node.router.Kind = facts.Group
		}
	}
}

// aspnetPrefix gives a controller the template of a class that it builds on.
func (p *project) aspnetPrefix(node *node) {
	r := &node.router
	if text, unknown := p.expand(node.file, "", r.Prefix, 0); unknown == "" {
		r.Prefix = aspnetTokens(text, r.Name, "")
	}
}
