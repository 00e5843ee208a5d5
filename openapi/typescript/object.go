package typescript

import (
	"slices"
	"strings"

	"kiro-mcp/openapi"
)

// scope is where the schema of a property that is only called required may
// stand: the schema that says so, and those that it is a part of.
type scope []*openapi.Schema

// object is a schema's own properties as an object type.
func (p printer) object(s *openapi.Schema, in scope) expr {
	b := body{}
	for _, property := range s.Properties {
		if p.way.Leaves(property) {
			continue
		}
		b.add(property, p.reference(property.Schema))
	}
	for _, name := range s.Required {
		if !slices.ContainsFunc(s.Properties, named(name)) {
			p.demand(&b, name, in)
		}
	}
	index := p.index(s, b)
	switch {
	case len(b.members) == 0 && index == "":
		return anyObject
	case len(b.members) == 0:
		return expr{text: "{ " + index + " }"}
	}
	if index != "" {
		b.members = append(b.members, index+";\n")
	}
	return expr{text: "{\n  " + indented(strings.TrimSuffix(strings.Join(b.members, ""), "\n"), 1) + "\n}"}
}

// body is the inside of an object type.
type body struct {
	members []string
	types   []expr // of the members
}

func (b *body) add(property *openapi.Property, e expr) {
	text := ""
	if s := property.Schema; s != nil && s.Name == "" {
		text = describe(s)
	}
	sign := "?:"
	if property.Required {
		sign = ":"
	}
	b.types = append(b.types, e)
	b.members = append(b.members, text+member(property.Name)+e.after(sign)+";\n")
}

// demand adds a property that is required here and described elsewhere.
func (p printer) demand(b *body, name string, in scope) {
	found := p.find(name, in)
	if found == nil {
		b.add(&openapi.Property{Name: name, Required: true}, unknown)
		return
	}
	if !p.way.Leaves(found) && !found.Required {
		b.members = append(b.members, member(name)+p.reference(found.Schema).after(":")+";\n")
	}
}

// find looks for a property in a scope, and in what its schemas are made of.
func (p printer) find(name string, in scope) *openapi.Property {
	for _, s := range slices.Backward(in) {
		if found := findIn(s, name, 8); found != nil {
			return found
		}
	}
	return nil
}

// findIn looks for a property of a schema so many levels deep.
func findIn(s *openapi.Schema, name string, depth int) *openapi.Property {
	if i := slices.IndexFunc(s.Properties, named(name)); i >= 0 {
		return s.Properties[i]
	}
	if depth > 0 {
		for _, part := range s.AllOf {
			if found := findIn(part, name, depth-1); found != nil {
				return found
			}
		}
	}
	return nil
}

func named(name string) func(*openapi.Property) bool {
	return func(p *openapi.Property) bool { return p.Name == name }
}

// maxIndexed is how many types an index signature lists before it says unknown.
const maxIndexed = 4

// index is the signature of properties that are not named, "" for none. It has
// to hold for the named ones too, so that it names their types with its own.
func (p printer) index(s *openapi.Schema, b body) string {
	if s.Closed && len(s.PatternProperties) == 0 {
		if len(b.members) == 0 {
			return "[key: string]: never"
		}
		return ""
	}
	if s.Additional == nil && len(s.PatternProperties) == 0 {
		return ""
	}
	p.form = 0
	var values []expr
	if s.Additional != nil || !s.Closed && len(b.members) > 0 {
		values = append(values, p.reference(s.Additional))
	}
	for _, property := range s.PatternProperties {
		values = append(values, p.reference(property.Schema))
	}
	if len(b.members) > 0 {
		values = append(values, b.types...)
		values = append(values, expr{text: "undefined"})
	}
	value := unionOf(values...)
	if len(b.members) > 0 && (len(distinct(values, never)) > maxIndexed || strings.Contains(value.text, "\n")) {
		value = unknown
	}
	return "[key: string]" + value.after(":")
}

// describe is the comment over a property or a type.
func describe(s *openapi.Schema) string {
	said := s.Description
	if strings.TrimSpace(said) == "" {
		said = s.Title
	}
	return comment([]string{said}, tags(s.Deprecated, s.Default)...)
}

// tags are what tools read in a comment: that something goes away, and what is
// meant where it is left out.
func tags(deprecated bool, otherwise openapi.Value) []string {
	var out []string
	if deprecated {
		out = append(out, "@deprecated")
	}
	if text := literal(otherwise); len(otherwise) > 0 && len(text) < width/2 {
		out = append(out, "@default "+visible(inComment.Replace(text)))
	}
	return out
}
