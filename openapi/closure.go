package openapi

import (
	"iter"
	"slices"
)

// part is a contract with some of the operations and what these need.
func (c *Contract) part(chosen map[*Operation]bool) *Contract {
	out := *c
	out.Operations, out.Schemas, out.Security, out.Tags = nil, nil, nil, nil
	keys := map[string]bool{}
	for o := range chosen {
		keys[o.Key()] = true
	}
	needed := closure{schemas: map[*Schema]bool{}}
	schemes, tags := map[*SecurityScheme]bool{}, map[string]bool{}
	for _, o := range c.Operations {
		if !chosen[o] {
			continue
		}
		out.Operations = append(out.Operations, o.without(keys))
		needed.operation(o)
		for _, way := range o.Security {
			for _, n := range way {
				schemes[n.Scheme] = true
			}
		}
		for _, tag := range o.Tags {
			tags[tag] = true
		}
	}
	for _, s := range c.Schemas {
		if needed.schemas[s] {
			out.Schemas = append(out.Schemas, s)
		}
	}
	for _, s := range c.Security {
		if schemes[s] {
			out.Security = append(out.Security, s)
		}
	}
	for _, t := range c.Tags {
		if tags[t.Name] {
			out.Tags = append(out.Tags, t)
		}
	}
	return &out
}

// without is an operation whose links lead to nothing but these operations.
func (o *Operation) without(keys map[string]bool) *Operation {
	out := *o
	out.Responses = slices.Clone(o.Responses)
	for i, r := range out.Responses {
		leadsOut := func(l Link) bool { return l.Operation != "" && !keys[l.Operation] }
		if !slices.ContainsFunc(r.Links, leadsOut) {
			continue
		}
		twin := *r
		twin.Links = slices.Clone(r.Links)
		for j := range twin.Links {
			if leadsOut(twin.Links[j]) {
				twin.Links[j].Operation = ""
			}
		}
		out.Responses[i] = &twin
	}
	return &out
}

// closure gathers the schemas that something needs, directly or through
// others.
type closure struct{ schemas map[*Schema]bool }

func (c closure) operation(o *Operation) {
	for s := range o.Schemas() {
		c.add(s)
	}
}

func (c closure) add(s *Schema) {
	if c.schemas[s] {
		return
	}
	c.schemas[s] = true
	for part := range s.Parts() {
		c.add(part)
	}
}

// Schemas are the schemas that stand in an operation itself: of its
// parameters, its body, its answers and their headers.
func (o *Operation) Schemas() iter.Seq[*Schema] {
	return func(yield func(*Schema) bool) {
		var all []*Schema
		for _, p := range o.Parameters {
			all = append(all, p.Schema)
		}
		contents := [][]Media{}
		if o.Body != nil {
			contents = append(contents, o.Body.Content)
		}
		for _, r := range o.Responses {
			for _, h := range r.Headers {
				all = append(all, h.Schema)
			}
			contents = append(contents, r.Content)
		}
		for _, m := range slices.Concat(contents...) {
			all = append(all, m.Schema)
		}
		for _, s := range all {
			if s != nil && !yield(s) {
				return
			}
		}
	}
}

// Parts are the schemas that a schema is made of, not those that they are made
// of in turn. A schema may be a part of itself.
func (s *Schema) Parts() iter.Seq[*Schema] {
	return func(yield func(*Schema) bool) {
		all := []*Schema{s.Items, s.Additional, s.Not}
		for _, p := range s.Properties {
			all = append(all, p.Schema)
		}
		for _, p := range s.PatternProperties {
			all = append(all, p.Schema)
		}
		all = slices.Concat(all, s.Prefix, s.AllOf, s.OneOf, s.AnyOf)
		if s.Discriminator != nil {
			for _, m := range s.Discriminator.Mapping {
				all = append(all, m.Schema)
			}
		}
		for _, part := range all {
			if part != nil && !yield(part) {
				return
			}
		}
	}
}
