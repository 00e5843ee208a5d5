package fastapi

import (
	"slices"

	"kiro-mcp/openapi"
)

// alternative is one of the schemas that a value may keep.
type alternative struct {
	schema *openapi.Schema
	name   string   // of the schema
	values []string // of the discriminator; none: nothing tells
}

// pair is a schema and one of its alternatives.
type pair struct{ base, part *openapi.Schema }

// alternatives are what a value of a shape may be. What the shape demands
// besides is part of each.
func (m shapes) alternatives(sh shape) []alternative {
	var out []alternative
	add := func(s *openapi.Schema) *alternative {
		for i := range out {
			if out[i].schema == s {
				return &out[i]
			}
		}
		out = append(out, alternative{schema: s, name: nameOf(s)})
		return &out[len(out)-1]
	}
	for _, s := range sh.choice.Alternatives {
		add(s)
	}
	if d := sh.choice.Discriminator; d != nil {
		for _, mapped := range d.Mapping {
			if mapped.Schema != nil {
				a := add(mapped.Schema)
				a.values = append(a.values, mapped.Value)
			}
		}
	}
	if demands(sh.Schema) {
		for i := range out {
			out[i].schema = m.joined(sh.Schema, out[i].schema)
		}
	}
	return out
}

// demands reports whether a schema says more than which type a value has.
func demands(s *openapi.Schema) bool {
	return len(s.Properties)+len(s.Required)+len(s.PatternProperties) > 0 || s.Additional != nil || s.Closed ||
		s.MinLength != nil || s.MaxLength != nil || s.Pattern != "" || s.Minimum != nil || s.Maximum != nil ||
		s.MinItems != nil || s.MaxItems != nil || s.Items != nil
}

// onlyDemands reports whether all alternatives of a shape merely name
// properties that must be there: they make no models of their own.
func (m shapes) onlyDemands(sh shape) bool {
	return !slices.ContainsFunc(sh.choice.Alternatives, func(s *openapi.Schema) bool {
		if s == nil || s.Name != "" || len(s.Required) == 0 || len(s.AllOf)+len(s.OneOf)+len(s.AnyOf) > 0 || s.Not != nil {
			return true
		}
		return slices.ContainsFunc(s.Properties, func(p *openapi.Property) bool {
			return !slices.ContainsFunc(sh.Properties, func(q *openapi.Property) bool { return p.Name == q.Name })
		})
	})
}

// joined is the schema of what keeps both, the same one each time.
func (m shapes) joined(base, part *openapi.Schema) *openapi.Schema {
	if part == nil {
		return base
	}
	key := pair{base, part}
	if known := m.pairs[key]; known != nil {
		return known
	}
	both := &openapi.Schema{Place: part.Place, Nullable: part.Nullable, Description: part.Description, AllOf: []*openapi.Schema{base, part}}
	m.pairs[key] = both
	return both
}

func nameOf(s *openapi.Schema) string {
	if s == nil {
		return ""
	}
	return s.Name
}
