package fastapi

import (
	"slices"

	"kiro-mcp/openapi"
	"kiro-mcp/openapi/python"
)

// places are FastAPI's words for where a parameter travels.
var places = map[openapi.In]string{
	openapi.InPath: "Path", openapi.InQuery: "Query", openapi.InHeader: "Header", openapi.InCookie: "Cookie",
}

// parameter is a parameter of an operation as an argument. FastAPI reads texts,
// numbers and lists of them; the rest is read by our own function.
func (w *writer) parameter(p python.Parameter, name string) argument {
	t := w.types(openapi.ToServer)
	t.text = true
	if !w.native(p.Parameter) {
		return w.styled(p, name)
	}
	out := argument{name: p.Name}
	inner := t.value(p.Schema, name)
	value := t.defaultOf(p.Schema)
	switch {
	case p.Required || p.In == openapi.InPath:
	case value.text != "" && value.text != "None":
		out.behind = " = " + value.line()
	default:
		inner.base = orNone(inner.base)
		out.behind = " = None"
	}
	out.bare = inner.code().bare()
	place := inner.field
	if p.Parameter.Name != p.Name && p.In != openapi.InPath || p.In == openapi.InHeader {
		place = append([]code{set("alias", word(quoted(p.Parameter.Name)))}, place...)
	}
	if len(place) == 0 && len(inner.rules) == 0 && (p.In == openapi.InPath || p.In == openapi.InQuery && !isList(inner.base)) {
		out.typ = inner.base
		return out
	}
	parts := append([]code{inner.base}, inner.rules...)
	parts = append(parts, call(from("fastapi", places[p.In]), place...))
	out.typ = of(from("typing", "Annotated"), parts...)
	return out
}

func isList(c code) bool { return c.text == "list[" || c.kind == union && isList(c.parts[0]) }

// native reports whether FastAPI reads a parameter as the contract has it.
func (w *writer) native(p *openapi.Parameter) bool {
	if p.MediaType != "" {
		return false
	}
	if w.scalar(p.Schema) {
		return p.Style == "simple" || p.Style == "form"
	}
	flat := w.models.shapes.of(orAny(p.Schema))
	all := typesOf(flat.Schema)
	return p.In == openapi.InQuery && p.Style == "form" && p.Explode && len(all) == 1 && all[0] == openapi.TypeArray &&
		flat.choice == nil && flat.Enum == nil && flat.Items != nil && len(flat.Prefix) == 0 && w.scalar(flat.Items)
}

func orAny(s *openapi.Schema) *openapi.Schema {
	if s == nil {
		return &openapi.Schema{}
	}
	return s
}

// scalar reports whether a schema is one text, number or truth value. Lists of
// numbers are none: a text is never among them.
func (w *writer) scalar(s *openapi.Schema) bool {
	if s == nil || s.Placeholder || s.Never {
		return false
	}
	flat := w.models.shapes.of(s)
	all := typesOf(flat.Schema)
	if flat.choice != nil || flat.Never || len(all) != 1 || all[0] == openapi.TypeArray || all[0] == openapi.TypeObject {
		return false
	}
	return flat.Enum == nil || all[0] == openapi.TypeString && len(flat.Enum) > 0
}

// styled is a parameter that our own function reads.
func (w *writer) styled(p python.Parameter, name string) argument {
	w.requests = true
	t := w.types(openapi.ToServer)
	typ := t.use(p.Schema, name)
	read := p.Parameter.Name
	if p.In == openapi.InPath {
		read = p.Name // the route calls it so
	}
	parts := []code{word(quoted(string(p.In))), word(quoted(read)), typ}
	switch {
	case p.MediaType != "":
		parts = append(parts, set("media_type", word(quoted(p.MediaType))))
	default:
		parts = append(parts, w.style(p)...)
	}
	bare := typ.bare()
	if p.Required {
		parts = append(parts, set("required", word("True")))
	} else {
		bare = orNone(bare)
	}
	reads := call(code{text: "requests.parameter", needs: [2]string{contractModule, "requests"}}, parts...)
	return argument{name: p.Name, bare: bare, typ: of(from("typing", "Annotated"), bare, call(from("fastapi", "Depends"), reads))}
}

// style says how a parameter travels, and what it is made of.
func (w *writer) style(p python.Parameter) []code {
	flat := w.models.shapes.of(orAny(p.Schema))
	kind := w.kind(flat)
	out := []code{set("kind", word(quoted(kind))), set("style", word(quoted(p.Style)))}
	if p.Explode {
		out = append(out, set("explode", word("True")))
	}
	if kind != "object" || p.Style != "form" || !p.Explode || flat.Additional != nil {
		return out
	}
	var names []code
	for _, property := range flat.Properties {
		names = append(names, word(quoted(property.Name)))
	}
	if len(names) > 0 {
		out = append(out, set("names", list(names...)))
	}
	return out
}

// kind is what a value is made of: nothing, items, members, or items where
// there are several.
func (w *writer) kind(s shape) string {
	if s.choice != nil {
		for _, a := range s.choice.Alternatives {
			switch kind := w.kind(w.models.shapes.of(orAny(a))); kind {
			case "object":
				return kind
			case "list", "either":
				return "either"
			}
		}
		return "value"
	}
	all := typesOf(s.Schema)
	switch {
	case len(all) == 1 && all[0] == openapi.TypeArray:
		return "list"
	case len(all) == 1 && all[0] == openapi.TypeObject:
		return "object"
	case slices.Contains(all, openapi.TypeArray):
		return "either"
	default:
		return "value"
	}
}
