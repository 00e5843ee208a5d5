package routes

import (
	"slices"
	"strings"

	"kiro-mcp/internal/code/facts"
)

// below is the path before what a line of a scope names.
func (s *railsScope) below() string {
	if s.nested != "" {
		return s.nested
	}
	return s.path
}

// verb reads get, post and the like, and match.
func (r *railsReader) verb(c rubyCall, s railsScope) {
	f := r.f
	verbs := []string{strings.ToUpper(c.name)}
	if c.name == "match" {
		verbs = nil
		for _, v := range rubyNames(f, c.named["via"]) {
			if v == "all" {
				v = "*"
			}
			verbs = append(verbs, strings.ToUpper(v))
		}
	}
	switch on := rubyName(f, c.named["on"]); on {
	case "collection", "new":
		s.path, s.nested = s.collection, ""
	case "member":
		s.path, s.nested = s.member, ""
	}
	to := c.named["to"]
	args := c.args
	for i, a := range args { // get 'x' => 'c#a'
		if both := divide(f, a, "=>"); len(both) == 2 {
			args[i], to = both[0], both[1]
		}
	}
	for name, value := range c.named { // get :x => 'c#a', or 'x': 'c#a'
		if text, ok := value.literal(f); ok && strings.Contains(text, "#") && name != "to" {
			r.route(verbs, name, text, c, s)
			return
		}
	}
	for _, a := range args {
		text, ok := stringOrSymbol(r, a)
		if !ok {
			r.out.Unresolved = append(r.out.Unresolved, facts.Unresolved{What: "route", Text: cut{c.at, c.end + 1}.short(f), Why: "its path is computed", Line: lineOf(f, c.at)})
			continue
		}
		r.route(verbs, text, rubyName(f, to), c, s)
	}
}

func stringOrSymbol(r *railsReader, c cut) (string, bool) {
	if r.f.Is(c.from, ":") {
		return rubyName(r.f, c), c.to-c.from == 2
	}
	if !r.f.IsString(c.from) || c.to-c.from != 1 {
		return "", false
	}
	return stringText(r.f, c.from)
}

// route adds what a path answers with; target is "controller#action", or empty.
func (r *railsReader) route(verbs []string, tail, target string, c rubyCall, s railsScope) {
	controller, action, ok := strings.Cut(target, "#")
	if !ok {
		controller, action = s.controller, orElse(strings.TrimLeft(target, ":"), strings.ReplaceAll(strings.Trim(tail, "/"), "-", "_"))
		if named := rubyName(r.f, c.named["action"]); named != "" {
			action = named
		}
		if named := rubyName(r.f, c.named["controller"]); named != "" {
			controller = named
		}
		if first, second, two := strings.Cut(strings.Trim(tail, "/"), "/"); controller == "" && two {
			controller, action = first, second
		}
	}
	if strings.HasPrefix(target, "redirect") || strings.Contains(target, "->") {
		controller = ""
	}
	r.add(verbs, joinRails(s.below(), tail), controller, action, c.at, s)
}

func (r *railsReader) add(verbs []string, path, controller, action string, at int, s railsScope) {
	handler := ""
	if controller != "" {
		if s.module != "" && !strings.HasPrefix(controller, "/") {
			controller = s.module + "/" + controller
		}
		handler = strings.TrimPrefix(controller, "/") + "." + action
	}
	for _, verb := range verbs {
		r.out.Routing.Routes = append(r.out.Routing.Routes, facts.Route{
			On: r.app, Method: verb, Path: path, Handler: handler, Symbol: -1, Guards: s.guards, Hosts: s.hosts, Line: lineOf(r.f, at),
		})
	}
}

func (r *railsReader) root(c rubyCall, s railsScope) {
	target := rubyName(r.f, c.named["to"])
	if len(c.args) > 0 {
		target = rubyName(r.f, c.args[0])
	}
	controller, action, _ := strings.Cut(target, "#")
	r.add([]string{"GET"}, orElse(s.below(), "/"), controller, action, c.at, s)
}

func joinRails(a, b string) string {
	return strings.TrimSuffix(a, "/") + "/" + strings.TrimPrefix(b, "/")
}

// scope reads namespace, scope and other blocks that only lead.
func (r *railsReader) scope(c rubyCall, s railsScope) {
	f := r.f
	s.path, s.nested = s.below(), ""
	named := func(key string) (string, bool) {
		v, ok := c.named[key]
		return rubyName(f, v), ok
	}
	switch c.name {
	case "namespace":
		if len(c.args) > 0 {
			name := rubyName(f, c.args[0])
			s.module = strings.TrimPrefix(s.module+"/"+name, "/")
			s.path = joinRails(s.path, name)
			if p, ok := named("path"); ok {
				s.path = joinRails(strings.TrimSuffix(s.path, "/"+name), p)
			}
			if m, ok := named("module"); ok {
				s.module = strings.TrimSuffix(strings.TrimSuffix(s.module, name)+m, "/")
			}
		}
	case "scope":
		for _, a := range c.args {
			if text, ok := stringOrSymbol(r, a); ok {
				s.path = joinRails(s.path, text)
			} else {
				s.path = joinRails(s.path, unread)
			}
		}
		if p, ok := named("path"); ok && !f.Is(c.named["path"].from, "nil") {
			s.path = joinRails(s.path, p)
		}
		if m, ok := named("module"); ok {
			s.module = strings.TrimPrefix(s.module+"/"+m, "/")
		}
	case "controller":
		if len(c.args) > 0 {
			s.controller = rubyName(f, c.args[0])
		}
	case "authenticate", "authenticated":
		s.guards = append(slices.Clip(s.guards), facts.Guard{What: "auth", Name: cut{c.at, c.at + 3}.short(f), Line: lineOf(f, c.at)})
	}
	if controller, ok := named("controller"); ok {
		s.controller = controller
	}
	if host, ok := named("subdomain"); ok {
		s.hosts = []string{host}
	}
	r.block(c.block, s)
}

// draw reads draw(:admin): the routes of config/routes/admin.rb.
func (r *railsReader) draw(c rubyCall, s railsScope) {
	if len(c.args) != 1 {
		return
	}
	r.out.Routing.Mounts = append(r.out.Routing.Mounts, facts.Mount{
		Parent: r.app, Child: facts.Ref{Name: "@config/routes/" + rubyName(r.f, c.args[0])}, Arg: -1, Prefix: s.below(), Line: lineOf(r.f, c.at),
	})
}

// mount notes that something of another kind serves below a path. Routes of
// engines are no part of this code; a constant of the application may be.
func (r *railsReader) mount(c rubyCall) {
	name := ""
	if len(c.args) > 0 {
		name, _ = divide(r.f, c.args[0], "=>")[0].name(r.f)
	}
	if name == "" || strings.HasSuffix(name, "Engine") || strings.HasSuffix(name, "Web") || strings.HasPrefix(name, "ActionCable") || strings.HasSuffix(name, "::UI") || strings.HasPrefix(name, "GraphiQL") {
		return
	}
	r.out.Unresolved = append(r.out.Unresolved, facts.Unresolved{What: "mount", Text: cut{c.at, c.end + 1}.short(r.f), Why: "its routes are not written in routes.rb", Line: lineOf(r.f, c.at)})
}
