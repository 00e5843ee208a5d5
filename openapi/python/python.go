// Package python says what the parts of a contract are called in Python, so
// that the code of a server and the tests of it agree.
//
// Most callers want [NamesOf].
//
// The package promises that every name is an identifier that hides nothing,
// that no two parts share one, and that a name depends on its own part alone
// but where two would be called the same: then the later one of the document
// is numbered.
package python

import (
	"regexp"
	"strings"

	"kiro-mcp/openapi"
)

// Names are what the parts of a contract are called in Python.
type Names struct {
	Modules []*Module // in the order of their tags
	// Operations are in the order of the contract.
	Operations []*Operation
}

// Module is what belongs to one tag. Tags that differ only in their writing
// ("order", "Order") are one.
type Module struct {
	Tag        openapi.Tag // Name is empty where operations have no tag
	Name       string      // orders: app/handlers/orders.py
	Class      string      // Orders: bases.OrdersBase, OrdersHandlers
	Operations []*Operation
}

// Handlers is the class in which the reader writes: OrdersHandlers.
func (m *Module) Handlers() string { return m.Class + "Handlers" }

// Base is the class whose methods answer 501: OrdersBase.
func (m *Module) Base() string { return m.Class + "Base" }

// Operation is an operation with its names.
type Operation struct {
	*openapi.Operation
	Module     *Module
	Name       string // create_order: of the method and of the route's function
	Path       string // as Starlette can match it: /orders/{order_id}
	Parameters []Parameter
}

// Written is the method that its reader writes: OrdersHandlers.create_order.
func (o *Operation) Written() string { return o.Module.Handlers() + "." + o.Name }

// Parameter is a parameter with its name as an argument.
type Parameter struct {
	*openapi.Parameter
	Name string // order_id
}

// NamesOf names everything in a contract. It is the same for the same contract.
func NamesOf(c *openapi.Contract) *Names {
	n := &Names{}
	modules := map[string]*Module{}
	for _, tag := range tagsOf(c) {
		name := module(tag.Name)
		if modules[name] == nil {
			modules[name] = &Module{Tag: tag, Name: name, Class: Class(tag.Name)}
			n.Modules = append(n.Modules, modules[name])
		}
	}
	functions := Space{}
	for _, o := range c.Operations {
		name := module(first(o))
		if modules[name] == nil {
			modules[name] = &Module{Name: name, Class: Class(first(o))}
			n.Modules = append(n.Modules, modules[name])
		}
		m := modules[name]
		named := &Operation{Operation: o, Module: m, Name: functions.Take(operation(o), "_"), Parameters: parameters(o)}
		named.Path = path(named)
		m.Operations = append(m.Operations, named)
		n.Operations = append(n.Operations, named)
	}
	n.settle()
	return n
}

// settle leaves modules without operations away, and sees to it that no two
// have classes of the same name.
func (n *Names) settle() {
	classes := Space{}
	var used []*Module
	for _, m := range n.Modules {
		if len(m.Operations) > 0 {
			m.Class = classes.Take(m.Class, "")
			used = append(used, m)
		}
	}
	n.Modules = used
}

// tagsOf are the tags by which operations are filed: the first of each.
func tagsOf(c *openapi.Contract) []openapi.Tag {
	named := map[string]bool{}
	for _, o := range c.Operations {
		if len(o.Tags) > 0 {
			named[o.Tags[0]] = true
		}
	}
	var out []openapi.Tag
	for _, tag := range c.Tags {
		if named[tag.Name] {
			out = append(out, tag)
		}
	}
	return out
}

// first is what an operation is filed under: its first tag, else the first part
// of its path that is neither a version nor a parameter.
func first(o *openapi.Operation) string {
	if len(o.Tags) > 0 {
		return o.Tags[0]
	}
	for part := range strings.SplitSeq(o.Path, "/") {
		if part == "" || part == "api" || strings.ContainsAny(part, "{}") || isVersion(part) {
			continue
		}
		return part
	}
	return "root"
}

// isVersion reports whether a part of a path is a version: v1, 2010-04-01.
func isVersion(part string) bool {
	digits := strings.TrimLeft(part, "v")
	return len(part)-len(digits) <= 1 && digits != "" && strings.Trim(digits, "0123456789.-_") == ""
}

// operation names an operation by its id, else by its method and path.
func operation(o *openapi.Operation) string {
	if snake(o.ID) != "" {
		return function(o.ID, "operation", inRoutes)
	}
	var name strings.Builder
	name.WriteString(strings.ToLower(o.Method))
	for part := range strings.SplitSeq(o.Path, "/") {
		if strings.HasPrefix(part, "{") {
			name.WriteString("_by")
		}
		name.WriteString("_" + part)
	}
	return function(name.String(), "operation", inRoutes)
}

// parameters names the parameters that a server reads. OpenAPI says that those
// of three headers are ignored: they are content types and security.
func parameters(o *openapi.Operation) []Parameter {
	taken := Space{}
	var out []Parameter
	for _, p := range o.Parameters {
		if p.In == openapi.InHeader && ignoredHeader(p.Name) {
			continue
		}
		out = append(out, Parameter{Parameter: p, Name: taken.Take(function(p.Name, "parameter", inCalls), "_")})
	}
	return out
}

func ignoredHeader(name string) bool {
	switch strings.ToLower(name) {
	case "accept", "authorization", "content-type":
		return true
	}
	return false
}

// inBraces is a parameter in a path.
var inBraces = regexp.MustCompile(`\{[^{}]*\}`)

// path is the path with its parameters called by their arguments, since
// Starlette matches no others.
func path(o *Operation) string {
	seen := Space{}
	return inBraces.ReplaceAllStringFunc(o.Operation.Path, func(written string) string {
		name := written[1 : len(written)-1]
		argument := function(name, "parameter", inCalls) // nobody reads one that is not declared
		for _, p := range o.Parameters {
			if p.In == openapi.InPath && p.Parameter.Name == name {
				argument = p.Name
			}
		}
		return "{" + seen.Take(argument, "_") + "}" // Starlette takes each once
	})
}
