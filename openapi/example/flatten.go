package example

import (
	"encoding/json"
	"slices"
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

// absorbed is a copy of a with what b says as well.
func absorbed(a, b *openapi.Schema) *openapi.Schema {
	both := *a
	both.Properties = slices.Clone(a.Properties)
	both.Required = slices.Clone(a.Required)
	absorb(&both, b)
	return &both
}

// absorb adds what s itself says to a flat schema: what both say must hold.
func absorb(flat, s *openapi.Schema) {
	flat.Never = flat.Never || s.Never
	absorbTypes(flat, s)
	if s.Format != "" {
		flat.Format = s.Format
	}
	if flat.Pattern == "" {
		flat.Pattern = s.Pattern
	}
	if flat.ContentEncoding == "" {
		flat.ContentEncoding = s.ContentEncoding
	}
	flat.Minimum = tighter(flat.Minimum, s.Minimum, 1)
	flat.Maximum = tighter(flat.Maximum, s.Maximum, -1)
	if s.MultipleOf != "" {
		flat.MultipleOf = s.MultipleOf
	}
	flat.MinLength, flat.MaxLength = larger(flat.MinLength, s.MinLength), smaller(flat.MaxLength, s.MaxLength)
	flat.MinItems, flat.MaxItems = larger(flat.MinItems, s.MinItems), smaller(flat.MaxItems, s.MaxItems)
	flat.MinProperties, flat.MaxProperties = larger(flat.MinProperties, s.MinProperties), smaller(flat.MaxProperties, s.MaxProperties)
	flat.UniqueItems = flat.UniqueItems || s.UniqueItems
	flat.Items = both(flat.Items, s.Items)
	if flat.Prefix == nil {
		flat.Prefix = s.Prefix
	}
	absorbMembers(flat, s)
	if flat.Discriminator == nil {
		flat.Discriminator = s.Discriminator
	}
}

func absorbTypes(flat, s *openapi.Schema) {
	switch {
	case len(s.Types) == 0:
	case len(flat.Types) == 0:
		flat.Types = s.Types
	default:
		var common []openapi.Type
		for _, t := range s.Types {
			switch {
			case slices.Contains(flat.Types, t):
				common = append(common, t)
			case t == openapi.TypeNumber && slices.Contains(flat.Types, openapi.TypeInteger),
				t == openapi.TypeInteger && slices.Contains(flat.Types, openapi.TypeNumber):
				common = append(common, openapi.TypeInteger)
			}
		}
		flat.Types = common
		flat.Never = flat.Never || len(common) == 0
	}
	switch {
	case s.Enum == nil:
	case flat.Enum == nil:
		flat.Enum = s.Enum
	default:
		common := slices.DeleteFunc(slices.Clone(flat.Enum), func(v openapi.Value) bool {
			return !slices.ContainsFunc(s.Enum, func(w openapi.Value) bool { return string(v) == string(w) })
		})
		flat.Enum = common
		flat.Never = flat.Never || len(common) == 0
	}
}

func absorbMembers(flat, s *openapi.Schema) {
	for _, p := range s.Properties {
		i := slices.IndexFunc(flat.Properties, func(q *openapi.Property) bool { return q.Name == p.Name })
		if i < 0 {
			flat.Properties = append(flat.Properties, p)
			continue
		}
		q := flat.Properties[i]
		flat.Properties[i] = &openapi.Property{Name: p.Name, Schema: both(q.Schema, p.Schema), Required: p.Required || q.Required}
	}
	for _, name := range s.Required {
		if !slices.Contains(flat.Required, name) {
			flat.Required = append(flat.Required, name)
		}
	}
	flat.PatternProperties = append(slices.Clip(flat.PatternProperties), s.PatternProperties...)
	flat.Closed = flat.Closed || s.Closed
	flat.Additional = both(flat.Additional, s.Additional)
}

// both is the schema of what must keep a and b.
func both(a, b *openapi.Schema) *openapi.Schema {
	switch {
	case a == nil || a == b:
		return b
	case b == nil:
		return a
	default:
		return &openapi.Schema{
			AllOf: []*openapi.Schema{a, b}, Place: b.Place,
			ReadOnly: a.ReadOnly || b.ReadOnly, WriteOnly: a.WriteOnly || b.WriteOnly,
			Nullable: a.Nullable && b.Nullable,
		}
	}
}

func larger(a, b *int) *int {
	if a == nil || b != nil && *b > *a {
		return b
	}
	return a
}

func smaller(a, b *int) *int {
	if a == nil || b != nil && *b < *a {
		return b
	}
	return a
}

// tighter is the end of a range that allows less; sign is 1 for a lower end.
func tighter(a, b *openapi.Bound, sign int) *openapi.Bound {
	if a == nil || b == nil {
		return cmpOr(a, b)
	}
	x, y := ratOf(a.Value), ratOf(b.Value)
	if x == nil || y == nil {
		return a
	}
	side := y.Cmp(x) * sign
	if side > 0 || side == 0 && b.Exclusive {
		return b
	}
	return a
}

func cmpOr(a, b *openapi.Bound) *openapi.Bound {
	if a == nil {
		return b
	}
	return a
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
