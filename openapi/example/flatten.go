package example

import (
	"encoding/json"
	"strconv"

	"kiro-mcp/openapi"
)

// group is a choice: one of the alternatives must be taken.
type group struct {
	alternatives  []*openapi.Schema
	discriminator *openapi.Discriminator
}

// maxFlatten is how deep allOf may be nested.
const maxFlatten = 40

// flatten puts a schema and all that its allOf names into one schema without
// either, and lists the choices that are left. What is said by not is no part
// of it: values are held against the schema itself in the end.
func flatten(s *openapi.Schema) (*openapi.Schema, []group) {
	flat := &openapi.Schema{Name: s.Name, Place: s.Place}
	var groups []group
	gather(flat, &groups, s, 0)
	return flat, groups
}

func gather(flat *openapi.Schema, groups *[]group, s *openapi.Schema, depth int) {
	if s == nil || depth > maxFlatten {
		return
	}
	absorb(flat, s)
	for _, part := range s.AllOf {
		gather(flat, groups, part, depth+1)
	}
	for _, alternatives := range [][]*openapi.Schema{s.OneOf, s.AnyOf} {
		if len(alternatives) > 0 {
			*groups = append(*groups, group{alternatives: alternatives, discriminator: s.Discriminator})
		}
	}
	if d := s.Discriminator; d != nil && len(s.OneOf)+len(s.AnyOf) == 0 {
		flat.Discriminator = d
	}
}

// tagged is what a discriminator demands of a value of the schema; nil where it
// does not speak of it.
func tagged(d *openapi.Discriminator, s *openapi.Schema) *openapi.Schema {
	if d == nil || s == nil {
		return nil
	}
	for _, m := range d.Mapping {
		if m.Schema == s {
			return tag(d.Property, m.Value)
		}
	}
	return nil
}

func tag(property, value string) *openapi.Schema {
	return &openapi.Schema{
		Required: []string{property},
		Properties: []*openapi.Property{{Name: property, Required: true, Schema: &openapi.Schema{
			Types: []openapi.Type{openapi.TypeString}, Enum: []openapi.Value{openapi.Value(strconv.Quote(value))},
		}}},
	}
}

// jsonNumber is a value that is a number, as it is written.
func jsonNumber(v openapi.Value) json.Number { return json.Number(v) }

// text is a string as a JSON value.
func text(s string) openapi.Value {
	raw, err := json.Marshal(s)
	if err != nil {
		panic(err) // a string always encodes
	}
	return raw
}
