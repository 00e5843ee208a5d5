package typescript

import (
	"slices"
	"strings"

	"kiro-mcp/openapi"
)

// printer writes schemas as types, for one file and one direction.
type printer struct {
	model *model
	way   openapi.Direction
	used  map[string]bool // what a file other than types.ts imports; nil in that
	form  int             // in a form, where binary fields are files: through so many names
}

// reference is a schema where it is used: its name, or its structure where it
// has none.
func (p printer) reference(s *openapi.Schema) expr {
	if s == nil {
		return unknown
	}
	if s.Name != "" && p.form > 0 && hasFile(s, p.form) {
		p.form--
		return p.structure(s)
	}
	if s.Name != "" {
		name := p.model.nameOf(s, p.way)
		if p.used != nil && name != unknown.text {
			p.used[typesModule] = true
			name = typesModule + "." + name
		}
		return expr{text: name}
	}
	return p.structure(s)
}

// structure is what a schema says.
func (p printer) structure(s *openapi.Schema) expr {
	e := p.shape(s, scope{s})
	if s.Nullable {
		return unionOf(e, null)
	}
	return e
}

// shape is a schema without its null.
func (p printer) shape(s *openapi.Schema, in scope) expr {
	if s.Never {
		return never
	}
	if s.Enum != nil {
		values := make([]expr, len(s.Enum))
		for i, v := range s.Enum {
			values[i] = expr{text: literal(v)}
		}
		return unionOf(values...)
	}
	parts, choices, own := p.bases(s, in), p.choices(s, in), p.own(s, in)
	if own != anyObject || len(parts)+len(choices) == 0 { // else the parts say which object
		parts = append(parts, own)
	}
	return intersectionOf(append(parts, choices...)...)
}

// own is what a schema says without the schemas that it is composed of.
func (p printer) own(s *openapi.Schema, in scope) expr {
	var types []expr
	if p.form > 0 && isFile(s) && len(s.Types) == 0 {
		return expr{text: "Blob"}
	}
	for _, t := range s.Types {
		types = append(types, p.ofType(t, s, in))
	}
	switch {
	case len(types) > 0:
		return unionOf(types...)
	case len(s.Properties) > 0 || len(s.Required) > 0 || s.Additional != nil || s.Closed || len(s.PatternProperties) > 0:
		return p.object(s, in)
	case s.Items != nil || len(s.Prefix) > 0:
		return p.array(s)
	}
	return unknown
}

func (p printer) ofType(t openapi.Type, s *openapi.Schema, in scope) expr {
	switch t {
	case openapi.TypeString:
		if p.form > 0 && isBinary(s) {
			return expr{text: "Blob"}
		}
		return expr{text: "string"}
	case openapi.TypeNumber, openapi.TypeInteger:
		return expr{text: "number"}
	case openapi.TypeBoolean:
		return expr{text: "boolean"}
	case openapi.TypeArray:
		return p.array(s)
	case openapi.TypeObject:
		return p.object(s, in)
	}
	return unknown
}

// isBinary reports whether a string stands for bytes, as in an upload.
func isBinary(s *openapi.Schema) bool {
	return s.Format == "binary" || s.ContentMediaType != "" && s.ContentEncoding == ""
}

// array is a list, or a tuple where the first items have schemas of their own.
func (p printer) array(s *openapi.Schema) expr {
	item := p.reference(s.Items)
	if len(s.Prefix) == 0 {
		return expr{text: item.grouped() + "[]"}
	}
	var items []string
	for i, first := range s.Prefix {
		text := p.reference(first).grouped()
		if s.MinItems == nil || i >= *s.MinItems {
			text += "?"
		}
		items = append(items, text)
	}
	if s.Items == nil || !s.Items.Never {
		items = append(items, "..."+item.grouped()+"[]")
	}
	return expr{text: "[" + strings.Join(items, ", ") + "]"}
}

// hasFile reports whether a field of a form is a file, so many names deep.
func hasFile(s *openapi.Schema, depth int) bool {
	if depth < 0 {
		return false
	}
	for _, p := range s.Properties {
		if p.Schema != nil && (isFile(p.Schema) || p.Schema.Items != nil && isFile(p.Schema.Items)) {
			return true
		}
	}
	for _, parts := range [][]*openapi.Schema{s.AllOf, s.OneOf, s.AnyOf} {
		for _, part := range parts {
			if isFile(part) || hasFile(part, depth-1) {
				return true
			}
		}
	}
	return false
}

func isFile(s *openapi.Schema) bool {
	return isBinary(s) && s.Enum == nil && (len(s.Types) == 0 || slices.Contains(s.Types, openapi.TypeString))
}
