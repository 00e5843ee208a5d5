package typescript

import (
	"slices"
	"strings"

	"kiro-mcp/openapi"
)

// bases are what a schema takes from all of its allOf.
func (p printer) bases(s *openapi.Schema, in scope) []expr {
	var parts []expr
	for _, part := range s.AllOf {
		parts = append(parts, p.base(s, part, in))
	}
	return parts
}

// choices are its oneOf and its anyOf.
func (p printer) choices(s *openapi.Schema, in scope) []expr {
	var parts []expr
	for _, alternatives := range [][]*openapi.Schema{s.OneOf, s.AnyOf} {
		if len(alternatives) > 0 {
			parts = append(parts, p.alternatives(s, alternatives, in))
		}
	}
	return parts
}

// base is one part of an allOf.
func (p printer) base(s, part *openapi.Schema, in scope) expr {
	e := p.part(part, in)
	if s.Name != "" && part.Discriminator != nil {
		return intersectionOf(e, p.tag(part.Discriminator, s))
	}
	return e
}

// alternatives are the parts of a oneOf or an anyOf.
func (p printer) alternatives(s *openapi.Schema, parts []*openapi.Schema, in scope) expr {
	var members []expr
	for _, part := range parts {
		e := p.part(part, in)
		if s.Discriminator != nil && e != never && e != unknown && e != null {
			e = intersectionOf(e, p.tag(s.Discriminator, part))
		}
		members = append(members, e)
	}
	return unionOf(members...)
}

// part is a schema that another is composed of. A contract is refused where one
// leads back to itself this way.
func (p printer) part(s *openapi.Schema, in scope) expr {
	if s.Name != "" {
		return p.reference(s)
	}
	e := p.shape(s, append(slices.Clone(in), s))
	if s.Nullable {
		return unionOf(e, null)
	}
	return e
}

// tag is the property that tells an alternative from the others, unknown where
// the alternative says so itself or contradicts it.
func (p printer) tag(d *openapi.Discriminator, s *openapi.Schema) expr {
	var values []expr
	for _, m := range d.Mapping {
		if m.Schema == s {
			values = append(values, expr{text: quote(m.Value)})
		}
	}
	if len(values) == 0 {
		return unknown
	}
	if found := findIn(s, d.Property, 8); found != nil && found.Schema != nil && !takesTag(found.Schema) {
		return unknown
	}
	return expr{text: "{ " + member(d.Property) + unionOf(values...).after(":") + " }"}
}

// takesTag reports whether a property is any string, so that a value of the
// discriminator narrows it.
func takesTag(s *openapi.Schema) bool {
	if s.Enum != nil || len(s.AllOf)+len(s.OneOf)+len(s.AnyOf) > 0 {
		return false
	}
	return len(s.Types) == 0 || slices.Contains(s.Types, openapi.TypeString)
}

// isInterface reports whether a type is declared as an interface: an object and
// nothing else.
func isInterface(s *openapi.Schema, e expr) bool {
	return len(s.AllOf)+len(s.OneOf)+len(s.AnyOf) == 0 && s.Enum == nil && strings.HasPrefix(e.text, "{\n") && e.kind == atom
}
