package openapi

import (
	"slices"
	"strings"
)

// whole reads everything that a contract says.
func (r *reader) whole(root at) {
	c := r.contract
	info := r.object(root, "info")
	c.Title, c.APIVersion, c.Description = r.text(info, "title"), r.text(info, "version"), r.text(info, "description")
	c.Servers = r.servers(root)
	for t := range r.list(root, "tags").kids() {
		if r.want(t, isObject) {
			c.Tags = append(c.Tags, Tag{Name: r.text(t, "name"), Description: r.text(t, "description")})
		}
	}
	components := r.object(root, "components")
	r.security(r.object(components, "securitySchemes"))
	r.components(r.object(components, "schemas"))
	global := r.requirements(root)
	for path := range r.object(root, "paths").kids() {
		if strings.HasPrefix(path.node.name, "/") {
			c.Operations = append(c.Operations, r.pathItem(path, path.node.name, global)...)
		}
	}
	r.rest(root, components)
	r.readPending()
	r.resolveLinks()
	r.implied()
	r.sortSchemas()
	r.checkOperations()
	r.checkCircles()
	r.undeclaredTags()
}

// undeclaredTags puts those that only operations name behind the others.
func (r *reader) undeclaredTags() {
	known := map[string]bool{}
	for _, t := range r.contract.Tags {
		known[t.Name] = true
	}
	for _, o := range r.contract.Operations {
		for _, name := range o.Tags {
			if !known[name] {
				known[name] = true
				r.contract.Tags = append(r.contract.Tags, Tag{Name: name})
			}
		}
	}
}

// rest looks at what no operation needs, so that a fault there is found too.
func (r *reader) rest(root, components at) {
	for p := range r.object(components, "parameters").kids() {
		r.parameter(p)
	}
	for p := range r.object(components, "headers").kids() {
		r.header(p, p.node.name)
	}
	for b := range r.object(components, "requestBodies").kids() {
		r.body(b)
	}
	for s := range r.object(components, "responses").kids() {
		r.response(s, s.node.name)
	}
	for p := range r.object(components, "pathItems").kids() {
		r.pathItem(p, "", nil)
	}
	for p := range r.object(root, "webhooks").kids() {
		r.pathItem(p, "", nil)
	}
	for c := range r.object(components, "callbacks").kids() {
		r.callback(c)
	}
}

// servers are the base addresses; without any the API is where the document is.
func (r *reader) servers(a at) []Server {
	var out []Server
	for s := range r.list(a, "servers").kids() {
		if !r.want(s, isObject) {
			continue
		}
		url := r.text(s, "url")
		for v := range r.object(s, "variables").kids() {
			if !r.want(v, isObject) {
				continue
			}
			url = strings.ReplaceAll(url, "{"+v.node.name+"}", r.text(v, "default"))
		}
		out = append(out, Server{URL: url, Description: r.text(s, "description")})
	}
	if out == nil {
		return []Server{{URL: "/"}}
	}
	return out
}

// sortSchemas puts the components first, in the order of the document.
func (r *reader) sortSchemas() {
	isHoisted := func(s *Schema) bool {
		name := r.componentName(s)
		return name == "" || name != s.Name
	}
	slices.SortStableFunc(r.contract.Schemas, func(a, b *Schema) int {
		x, y := isHoisted(a), isHoisted(b)
		switch {
		case x == y:
			return 0
		case y:
			return -1
		default:
			return 1
		}
	})
}
