package example

import (
	"cmp"
	"slices"

	"kiro-mcp/openapi"
)

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
		return cmp.Or(a, b)
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
