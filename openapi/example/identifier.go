package example

import (
	"slices"
	"strings"
	"unicode"

	"kiro-mcp/openapi"
)

// identifier is the pointer to the field of an answer that the parameter means;
// empty where there is none. The thing itself may be wrapped once.
func identifier(m *openapi.Media, p *openapi.Parameter) string {
	if m.Schema == nil || !IsJSON(concrete(m.Type)) {
		return ""
	}
	flat := oneShape(m.Schema)
	if name := identifierIn(flat, p); name != "" {
		return pointer([]string{name})
	}
	for _, outer := range flat.Properties {
		if outer.Schema == nil {
			continue
		}
		if name := identifierIn(oneShape(outer.Schema), p); name != "" && (slices.Contains([]string{"data", "result", "item"}, outer.Name) || len(flat.Properties) == 1) {
			return pointer([]string{outer.Name, name})
		}
	}
	return ""
}

// oneShape is a schema with the first of its alternatives, flat. What tells a
// thing from others is the same in all of them.
func oneShape(s *openapi.Schema) *openapi.Schema {
	flat, groups := flatten(s)
	for i := 0; i < len(groups) && i < maxChoices; i++ {
		part, more := flatten(groups[i].alternatives[0])
		flat, groups = absorbed(flat, part), append(groups, more...)
	}
	return flat
}

// identifierIn is the name of the property: that of the parameter, however it
// is spelled, else id, uuid, or the end of the parameter's name (order_number
// for the number of an order).
func identifierIn(flat *openapi.Schema, p *openapi.Parameter) string {
	wanted := spelled(p.Name)
	for _, candidate := range []string{wanted, "id", "uuid", "uid", "guid", "key", "slug", "name", "code", "number"} {
		if candidate != "id" && candidate != "uuid" && !strings.HasSuffix(wanted, candidate) {
			continue
		}
		for _, property := range flat.Properties {
			if spelled(property.Name) == candidate && fitsParameter(property.Schema, p.Schema) {
				return property.Name
			}
		}
	}
	return ""
}

// spelled is a name in small letters without what stands between its words.
func spelled(name string) string {
	return strings.Map(func(r rune) rune {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			return -1
		}
		return unicode.ToLower(r)
	}, name)
}

// fitsParameter reports whether a field can be what a parameter takes.
func fitsParameter(field, parameter *openapi.Schema) bool {
	if field == nil || parameter == nil {
		return true
	}
	a, _ := flatten(field)
	b, _ := flatten(parameter)
	if slices.Contains(a.Types, openapi.TypeObject) || slices.Contains(a.Types, openapi.TypeArray) {
		return false
	}
	if len(a.Types) == 0 || len(b.Types) == 0 {
		return true
	}
	return !absorbed(a, b).Never || slices.Contains(b.Types, openapi.TypeString)
}
