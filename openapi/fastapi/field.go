package fastapi

import (
	"slices"

	"kiro-mcp/openapi"
	"kiro-mcp/openapi/python"
	"kiro-mcp/openapi/verify"
)

// field is one property of a class.
type field struct {
	name  string
	typ   code
	value code // the default, empty: it must be given
	doc   string
}

// fieldsOf are the fields of a class, in the order of the document.
func (m *models) fieldsOf(c *model) []field {
	flat := m.shapes.of(c.schema)
	t := types{models: m, way: c.way}
	var out []field
	all := properties(flat.Schema, c.way)
	for i, name := range fieldNames(all) {
		p := all[i]
		f := t.field(p, name, slices.Contains(flat.Required, p.Name), c.name+python.Class(p.Name))
		if p.Schema != nil {
			f.doc = p.Schema.Description
		}
		out = append(out, f)
	}
	return out
}

// othersOf is the type of the properties of a class that have no names there.
func (m *models) othersOf(c *model) code {
	flat := m.shapes.of(c.schema)
	if flat.Additional == nil || len(flat.PatternProperties) > 0 {
		return code{}
	}
	t := types{models: m, way: c.way}
	typ := t.use(flat.Additional, c.name+"Value")
	if typ.text == "Any" {
		return code{}
	}
	return of(word("dict"), word("str"), typ)
}

// properties are those that travel one way: those of the schema, then what it
// demands without describing it.
func properties(s *openapi.Schema, way direction) []*openapi.Property {
	var out []*openapi.Property
	known := map[string]bool{}
	for _, p := range s.Properties {
		known[p.Name] = true
		if !way.Leaves(p) && (p.Schema == nil || !p.Schema.Never) {
			out = append(out, p)
		}
	}
	for _, name := range s.Required {
		if !known[name] {
			known[name] = true
			out = append(out, &openapi.Property{Name: name, Schema: s.Additional, Required: true})
		}
	}
	return out
}

// fieldNames are the names of properties as fields. One that is called as it is
// written goes before others, so that no name means two properties.
func fieldNames(all []*openapi.Property) []string {
	out := make([]string, len(all))
	taken := python.Space{}
	for _, exact := range []bool{true, false} {
		for i, p := range all {
			if name := fieldName(p.Name); (name == p.Name) == exact {
				out[i] = taken.Take(name, "_")
			}
		}
	}
	return out
}

// fieldName is the name of a property as a field of a model. The name of the
// module that types come from is not free there.
func fieldName(property string) string {
	return python.Field(property)
}

func (t types) field(p *openapi.Property, name string, required bool, class string) field {
	f := field{name: name}
	inner := t.value(p.Schema, class)
	null := nullable(p.Schema)
	out := typ{base: inner.code()}
	switch value := t.defaultOf(p.Schema); {
	case required && !null:
		out = inner
	case required:
		out.base = orNone(out.base)
	case value.text != "":
		if null {
			out.base = orNone(out.base)
		} else {
			out = inner
		}
		f.value = value
	case null:
		out.base, f.value = orNone(out.base), word("None")
	default:
		out.base, f.value = of(ours("Omittable"), out.base), word("None")
	}
	if name != p.Name {
		out.field = append([]code{set("alias", word(quoted(p.Name)))}, out.field...)
	}
	f.typ = out.code()
	return f
}

func orNone(c code) code {
	if c.text == "Any" {
		return c
	}
	return either(c, word("None"))
}

// defaultOf is the default of an optional property. Empty is none, as is one
// that does not keep its own schema. Pydantic and FastAPI copy lists.
func (t types) defaultOf(s *openapi.Schema) code {
	if s == nil {
		return code{}
	}
	s = meant(s, func(s *openapi.Schema) bool { return s.Default != nil })
	if s.Default == nil || !verify.Valid(s, s.Default, t.way) {
		return code{}
	}
	if string(s.Default) == "null" {
		return word("None")
	}
	flat := t.shapes.of(s)
	all := typesOf(flat.Schema)
	if flat.choice != nil || len(all) != 1 {
		return code{}
	}
	plain := true
	switch all[0] {
	case openapi.TypeObject:
		plain = string(s.Default) == "{}" && !hasFields(flat.Schema)
	case openapi.TypeArray:
		plain = string(s.Default) == "[]" || t.plainItems(flat.Items)
	case openapi.TypeString:
		plain = plainText(flat.Schema)
	case openapi.TypeInteger, openapi.TypeNumber, openapi.TypeBoolean:
	}
	if !plain {
		return code{}
	}
	return expression(s.Default)
}

// plainItems reports whether the items of a list are values of Python that are
// written as they are.
func (t types) plainItems(s *openapi.Schema) bool {
	if s == nil {
		return true
	}
	flat := t.shapes.of(s)
	all := typesOf(flat.Schema)
	return flat.choice == nil && len(all) == 1 && all[0] != openapi.TypeArray && all[0] != openapi.TypeObject &&
		(all[0] != openapi.TypeString || plainText(flat.Schema))
}

// plainText reports whether a text is a str in Python.
func plainText(s *openapi.Schema) bool {
	switch s.Format {
	case "date", "date-time", "uuid", "byte":
		return false
	}
	return true
}

// prefixed puts a text before an expression.
func prefixed(before string, c code) code {
	c.text = before + c.text
	return c
}
