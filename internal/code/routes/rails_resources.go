package routes

import (
	"slices"
	"strings"
)

// railsAction is one of the actions that a resource has.
type railsAction struct {
	name   string
	verbs  []string
	member bool
	tail   string
}

var railsActions = []railsAction{
	{"index", []string{"GET"}, false, ""},
	{"create", []string{"POST"}, false, ""},
	{"new", []string{"GET"}, false, "new"},
	{"show", []string{"GET"}, true, ""},
	{"update", []string{"PATCH", "PUT"}, true, ""},
	{"destroy", []string{"DELETE"}, true, ""},
	{"edit", []string{"GET"}, true, "edit"},
}

// resources reads resources :a, :b and resource :c.
func (r *railsReader) resources(c rubyCall, s railsScope) {
	for _, a := range c.args {
		if name, ok := stringOrSymbol(r, a); ok {
			r.resource(c, s, name, c.name == "resource")
		}
	}
}

func (r *railsReader) resource(c rubyCall, s railsScope, name string, one bool) {
	f := r.f
	inner := s
	tail := name
	if p, ok := c.named["path"]; ok {
		tail = rubyName(f, p)
	}
	if m, ok := c.named["module"]; ok {
		inner.module = strings.TrimPrefix(s.module+"/"+rubyName(f, m), "/")
	}
	inner.controller = name
	if one {
		inner.controller = plural(name)
	}
	if named, ok := c.named["controller"]; ok {
		inner.controller = rubyName(f, named)
	}
	inner.collection = joinRails(s.below(), tail)
	inner.member, inner.nested = inner.collection, inner.collection
	if !one {
		param := "id"
		if p, ok := c.named["param"]; ok {
			param = rubyName(f, p)
		}
		inner.member = inner.collection + "/:" + param
		inner.nested = inner.collection + "/:" + singular(lastName(strings.ReplaceAll(name, "/", "."))) + "_" + param
	}
	r.actions(c, inner, one)
	inner.path = inner.nested
	for _, used := range rubyNames(f, c.named["concerns"]) {
		r.block(r.concerns[used], inner)
	}
	r.block(c.block, inner)
}

// actions adds the routes that a resource has by itself.
func (r *railsReader) actions(c rubyCall, s railsScope, one bool) {
	f := r.f
	only, hasOnly := c.named["only"]
	except := rubyNames(f, c.named["except"])
	wanted := rubyNames(f, only)
	for _, a := range railsActions {
		if hasOnly && !slices.Contains(wanted, a.name) || slices.Contains(except, a.name) || one && a.name == "index" {
			continue
		}
		path := s.collection
		if a.member {
			path = s.member
		}
		if a.tail != "" {
			path += "/" + a.tail
		}
		r.add(a.verbs, path, s.controller, a.name, c.at, s)
	}
}

// singular is a noun in the singular, as far as Rails' first rules go.
func singular(name string) string {
	switch {
	case strings.HasSuffix(name, "people"):
		return strings.TrimSuffix(name, "people") + "person"
	case strings.HasSuffix(name, "children"):
		return strings.TrimSuffix(name, "ren")
	case strings.HasSuffix(name, "ies") && len(name) > 4:
		return strings.TrimSuffix(name, "ies") + "y"
	case strings.HasSuffix(name, "sses"), strings.HasSuffix(name, "xes"), strings.HasSuffix(name, "ches"), strings.HasSuffix(name, "shes"), strings.HasSuffix(name, "tuses"), strings.HasSuffix(name, "iases"):
		return strings.TrimSuffix(name, "es")
	case strings.HasSuffix(name, "ss"), strings.HasSuffix(name, "us"), strings.HasSuffix(name, "series"):
		return name
	}
	return strings.TrimSuffix(name, "s")
}

// plural is a noun in the plural, for the controller of a single resource.
func plural(name string) string {
	switch {
	case strings.HasSuffix(name, "y") && len(name) > 1 && !strings.ContainsAny(name[len(name)-2:len(name)-1], "aeiou"):
		return strings.TrimSuffix(name, "y") + "ies"
	case strings.HasSuffix(name, "s") && !strings.HasSuffix(name, "ss") && !strings.HasSuffix(name, "us"):
		return name
	case strings.HasSuffix(name, "s"), strings.HasSuffix(name, "x"), strings.HasSuffix(name, "ch"), strings.HasSuffix(name, "sh"):
		return name + "es"
	case name == "person":
		return "people"
	}
	return name + "s"
}

// hash reads { a: :b }.
func (r *railsReader) hash(c cut) map[string]string {
	out := map[string]string{}
	if !c.empty() && r.f.Is(c.from, "{") {
		for _, p := range parts(r.f, c.from) {
			if name, value, ok := rubyNamed(r.f, p); ok {
				out[name] = rubyName(r.f, value)
			}
		}
	}
	return out
}
