package fastapi

import (
	"slices"

	"kiro-mcp/openapi"
	"kiro-mcp/openapi/example"
)

// shape is a schema with all that its allOf names put into it.
type shape struct {
	*openapi.Schema
	choice *example.Choice // the alternatives that are left; nil: none
}

// shapes remembers the shape of each schema, so that what is put together of
// two schemas is one schema wherever it is asked for.
type shapes struct {
	known map[*openapi.Schema]shape
	pairs map[pair]*openapi.Schema
}

func newShapes() shapes {
	return shapes{known: map[*openapi.Schema]shape{}, pairs: map[pair]*openapi.Schema{}}
}

func (m shapes) of(s *openapi.Schema) shape {
	if known, ok := m.known[s]; ok {
		return known
	}
	flat, choices := example.Flattened(s)
	out := shape{Schema: flat}
	for i, c := range choices {
		if len(c.Alternatives) > 0 && !slices.Contains(c.Alternatives, s) && !extends(s, c) {
			out.choice = &choices[i]
			break
		}
	}
	m.known[s] = out
	return out
}

// extends reports whether a schema is one of the alternatives of a choice that
// it has from what it extends: a dog is a pet, and a pet is a dog or a cat.
func extends(s *openapi.Schema, c example.Choice) bool {
	if c.Discriminator == nil {
		return false
	}
	return slices.ContainsFunc(c.Discriminator.Mapping, func(m openapi.Mapped) bool { return m.Schema == s })
}

// alone is the one schema that s is another name for: allOf with one part and
// nothing beside it that values must keep. nil: there is more to it.
func alone(s *openapi.Schema) *openapi.Schema {
	if len(s.AllOf) != 1 || s.Enum != nil || s.Minimum != nil || s.Maximum != nil || s.MultipleOf != "" ||
		s.MinLength != nil || s.MaxLength != nil || s.Pattern != "" || s.Format != "" || s.Items != nil || len(s.Prefix) > 0 ||
		s.MinItems != nil || s.MaxItems != nil || s.UniqueItems || len(s.Properties) > 0 || len(s.Required) > 0 ||
		s.Additional != nil || s.Closed || len(s.PatternProperties) > 0 || s.MinProperties != nil || s.MaxProperties != nil ||
		len(s.OneOf) > 0 || len(s.AnyOf) > 0 || s.Never || s.Placeholder {
		return nil
	}
	part := s.AllOf[0]
	if len(s.Types) > 0 && !slices.Equal(s.Types, part.Types) && (len(part.Types) > 0 || len(part.Properties) == 0) {
		return nil
	}
	return part
}

// maxNames is how many names a schema may have before it says anything.
const maxNames = 50

// meant is the schema that s is another name for, through all names, or the
// first of them that holds.
func meant(s *openapi.Schema, holds func(*openapi.Schema) bool) *openapi.Schema {
	for range maxNames {
		part := alone(s)
		if part == nil || holds(s) {
			return s
		}
		s = part
	}
	return s
}

// nullable reports whether null keeps a schema.
func nullable(s *openapi.Schema) bool { return takesNull(s, 0) }

func takesNull(s *openapi.Schema, depth int) bool {
	switch {
	case s == nil || s.Placeholder || depth > 20:
		return true
	case s.Never:
		return false
	case s.Nullable:
		return true
	case len(s.Types) > 0 || s.Enum != nil:
		return false
	}
	takes := func(part *openapi.Schema) bool { return takesNull(part, depth+1) }
	for _, part := range s.AllOf {
		if !takes(part) {
			return false
		}
	}
	for _, alternatives := range [][]*openapi.Schema{s.OneOf, s.AnyOf} {
		if len(alternatives) > 0 && !slices.ContainsFunc(alternatives, takes) {
			return false
		}
	}
	return true
}

// typesOf are the types of a schema. One that names none means what it speaks
// of: properties are those of an object.
func typesOf(s *openapi.Schema) []openapi.Type {
	switch {
	case len(s.Types) > 0:
		return s.Types
	case len(s.Properties)+len(s.Required)+len(s.PatternProperties) > 0 || s.Additional != nil || s.Closed || s.MinProperties != nil || s.MaxProperties != nil:
		return []openapi.Type{openapi.TypeObject}
	case s.Items != nil || len(s.Prefix) > 0 || s.MinItems != nil || s.MaxItems != nil || s.UniqueItems:
		return []openapi.Type{openapi.TypeArray}
	case s.Pattern != "" || s.MinLength != nil || s.MaxLength != nil || s.Format != "" && !isNumeric(s.Format):
		return []openapi.Type{openapi.TypeString}
	case s.Minimum != nil || s.Maximum != nil || s.MultipleOf != "" || isNumeric(s.Format):
		return []openapi.Type{openapi.TypeNumber}
	default:
		return nil
	}
}

func isNumeric(format string) bool {
	return slices.Contains([]string{"int8", "int16", "int32", "int64", "float", "double", "decimal", "number"}, format)
}
