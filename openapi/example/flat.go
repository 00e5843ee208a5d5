package example

import (
	"errors"
	"fmt"
	"strconv"

	"kiro-mcp/openapi"
)

// flat makes the k-th value of a flat schema.
func (m *maker) flat(s *openapi.Schema, k int) (openapi.Value, error) {
	if s.Never {
		return nil, errors.New("its parts exclude each other")
	}
	if len(s.Enum) > 0 {
		return s.Enum[k%len(s.Enum)], nil
	}
	var first error
	for _, t := range typesOf(s) {
		v, err := m.typed(s, t, k)
		if err == nil {
			return v, nil
		}
		first = firstError(first, err)
	}
	return nil, first
}

func (m *maker) typed(s *openapi.Schema, t openapi.Type, k int) (openapi.Value, error) {
	switch t {
	case openapi.TypeObject:
		return m.object(s, k)
	case openapi.TypeArray:
		return m.array(s, k)
	case openapi.TypeNumber, openapi.TypeInteger:
		return number(s, t == openapi.TypeInteger, k)
	case openapi.TypeBoolean:
		return openapi.Value(strconv.FormatBool(k%2 == 0)), nil
	default:
		made, err := str(s, k)
		if err != nil {
			return nil, err
		}
		return text(made), nil
	}
}

// typesOf are the types of a schema, those it speaks of where it names none.
func typesOf(s *openapi.Schema) []openapi.Type {
	switch {
	case len(s.Types) > 0:
		return s.Types
	case len(s.Properties)+len(s.Required)+len(s.PatternProperties) > 0 || s.Additional != nil || s.Closed || s.MinProperties != nil:
		return []openapi.Type{openapi.TypeObject}
	case s.Items != nil || s.Prefix != nil || s.MinItems != nil || s.UniqueItems:
		return []openapi.Type{openapi.TypeArray}
	case s.Pattern != "" || s.MinLength != nil || s.MaxLength != nil:
		return []openapi.Type{openapi.TypeString}
	case s.Minimum != nil || s.Maximum != nil || s.MultipleOf != "":
		return []openapi.Type{openapi.TypeNumber}
	default:
		return []openapi.Type{openapi.TypeString, openapi.TypeObject, openapi.TypeInteger, openapi.TypeBoolean, openapi.TypeArray}
	}
}

// maxItems is how many items of a list are made up.
const maxItems = 1000

func (m *maker) array(s *openapi.Schema, k int) (openapi.Value, error) {
	least, count := 0, 1
	if s.MinItems != nil {
		least = *s.MinItems
	}
	count = max(count, least, len(s.Prefix))
	if s.MaxItems != nil {
		count = min(count, *s.MaxItems)
	}
	if count > maxItems {
		return nil, fmt.Errorf("it needs %d items; at most %d are made", count, maxItems)
	}
	var items []openapi.Value
	seen := map[string]bool{}
	for next, tries := k, 0; len(items) < count; next++ {
		v, err := m.value(itemSchema(s, len(items)), itemAt(s, next, len(items), k))
		if err != nil {
			if len(items) >= least {
				break
			}
			return nil, err
		}
		if s.UniqueItems && seen[string(v)] {
			if tries++; tries > maxVariations {
				return nil, fmt.Errorf("it needs %d different items, and its schema gave %d", count, len(items))
			}
			continue
		}
		seen[string(v)] = true
		items = append(items, v)
	}
	return list(items), nil
}

// itemAt is which value of its schema an item is: those of a tuple are not told
// from each other, those of a list are.
func itemAt(s *openapi.Schema, next, i, k int) int {
	switch {
	case i < len(s.Prefix) && !s.UniqueItems:
		return k
	case s.UniqueItems:
		return next
	default:
		return next - len(s.Prefix)
	}
}

func itemSchema(s *openapi.Schema, i int) *openapi.Schema {
	if i < len(s.Prefix) {
		return s.Prefix[i]
	}
	return s.Items
}
