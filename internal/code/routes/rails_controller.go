package routes

import (
	"slices"
	"strings"

	"kiro-mcp/internal/code/facts"
	"kiro-mcp/internal/code/lex"
)

// readRailsController reads the guards of a controller, or of a concern that
// controllers include. Of its router Of is the class that it builds on.
func readRailsController(f *lex.File, out *facts.File) {
	var router *facts.Router
	for i := range f.Tokens {
		if !f.At(i).First || !f.IsWord(i) {
			continue
		}
		switch f.Text(i) {
		case "class", "module":
			end := nameEnd(f, i+1)
			if router != nil && !strings.HasSuffix(spelled(f, i+1, end), "Controller") {
				continue
			}
			router = &facts.Router{Ref: facts.Ref{Name: spelled(f, i+1, end)}, Framework: "rails", Kind: facts.Group, Line: lineOf(f, i)}
			if f.Is(end, "<") && f.IsWord(end+1) {
				router.Of.Name = spelled(f, end+1, nameEnd(f, end+1))
			}
		case "include":
			if router != nil && f.IsWord(i+1) {
				router.Guards = append(router.Guards, facts.Guard{What: "other", Name: railsInclude + spelled(f, i+1, nameEnd(f, i+1)), Line: lineOf(f, i)})
			}
		default:
			if router != nil {
				router.Guards = append(router.Guards, railsFilters(f, i)...)
			}
		}
	}
	if router != nil {
		router.Name = railsClass + router.Name
		out.Routing.Routers = append(out.Routing.Routers, *router)
	}
}

// Marks of names that only the composer's reading of Rails uses.
const (
	railsClass   = "class "
	railsInclude = "include "
)

// railsFilters are the guards of a line such as before_action :a, only: [:b].
func railsFilters(f *lex.File, i int) []facts.Guard {
	name := f.Text(i)
	c := rubyCall{}
	base := facts.Guard{Line: lineOf(f, i)}
	switch name {
	case "before_action", "prepend_before_action", "skip_before_action", "append_before_action", "before_filter", "skip_before_filter", "skip_authorization_check":
		base.Open = strings.HasPrefix(name, "skip_")
	case "allow_unauthenticated_access":
		base.Open, base.Name, base.What = true, "require_authentication", "auth"
	case "rate_limit":
		base.Name, base.What = name, "rate_limit"
	case "load_and_authorize_resource", "authorize_resource":
		base.Name, base.What = name, "role"
	case "http_basic_authenticate_with", "authenticate_user", "doorkeeper_authorize":
		base.Name, base.What = name, "auth"
	default:
		return nil
	}
	c = rubyCallAt(f, i)
	base.Only, base.Except = rubyNames(f, c.named["only"]), rubyNames(f, c.named["except"])
	if base.Name != "" {
		return []facts.Guard{base}
	}
	var out []facts.Guard
	for _, a := range c.args {
		g := base
		g.Name = strings.TrimSuffix(rubyName(f, a), "!")
		if f.Is(a.from, "-") || f.Is(a.from, "->") || strings.ContainsAny(g.Name, " (") {
			g.Name = rubyGuarded(f, a)
		}
		g.What = guardKind(g.Name)
		if g.Name != "" {
			out = append(out, g)
		}
	}
	if len(c.args) == 0 && !c.block.empty() {
		g := base
		if g.Name = rubyGuarded(f, c.block); g.Name != "" {
			g.What = guardKind(g.Name)
			out = append(out, g)
		}
	}
	return out
}

// rubyGuarded is the first name in a block that sounds like a guard.
func rubyGuarded(f *lex.File, c cut) string {
	for i := c.from; i < c.to; i++ {
		if f.IsWord(i) && guardKind(f.Text(i)) != "other" {
			return f.Text(i)
		}
	}
	return ""
}

// railsGuards are those of an action: of the classes that its controller builds
// on and the concerns that they include, less what is skipped.
func (p *project) railsGuards(file int, action string, depth int) []facts.Guard {
	if depth > deepestClass {
		return nil
	}
	var out []facts.Guard
	for _, r := range p.files[file].Routing.Routers {
		if r.Framework != "rails" || !strings.HasPrefix(r.Name, railsClass) {
			continue
		}
		if base, ok := p.railsFile(file, r.Of.Name, "app/controllers/"); ok && base != file {
			out = append(out, p.railsGuards(base, action, depth+1)...)
		}
		for _, g := range r.Guards {
			if name, is := strings.CutPrefix(g.Name, railsInclude); is {
				if concern, ok := p.railsFile(file, name, "app/controllers/concerns/"); ok {
					out = append(out, p.railsGuards(concern, action, depth+1)...)
				}
				continue
			}
			if len(g.Only) > 0 && !slices.Contains(g.Only, action) || slices.Contains(g.Except, action) {
				continue
			}
			if g.Open {
				out = slices.DeleteFunc(out, func(o facts.Guard) bool { return o.Name == g.Name })
				continue
			}
			g.File = p.files[file].Path
			out = append(out, g)
		}
	}
	return out
}

// railsFile is the file of a constant, where Rails looks for it: in the folders
// of the modules around, the innermost first.
func (p *project) railsFile(file int, name, root string) (int, bool) {
	if name == "" {
		return 0, false
	}
	path := underscore(strings.TrimPrefix(name, "::"))
	before, inner, _ := strings.Cut(p.files[file].Path, "app/controllers/")
	for dir := inner; ; {
		dir = dir[:max(0, strings.LastIndexByte(dir, '/'))]
		if i, ok := p.byPath[strings.TrimSuffix(before+root+dir, "/")+"/"+path+".rb"]; ok {
			return i, true
		}
		if dir == "" {
			return 0, false
		}
	}
}

// underscore writes Api::OrdersController as api/orders_controller.
func underscore(name string) string {
	var b strings.Builder
	name = strings.ReplaceAll(name, "::", "/")
	for i := range len(name) {
		c := name[i]
		if 'A' <= c && c <= 'Z' {
			lowerBefore := i > 0 && name[i-1] != '/' && ('A' > name[i-1] || name[i-1] > 'Z')
			lowerAfter := i > 0 && name[i-1] != '/' && i+1 < len(name) && 'a' <= name[i+1] && name[i+1] <= 'z'
			if lowerBefore || lowerAfter {
				b.WriteByte('_')
			}
			c |= 0x20
		}
		b.WriteByte(c)
	}
	return b.String()
}
