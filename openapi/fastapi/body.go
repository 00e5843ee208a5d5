package fastapi

import (
	"slices"
	"strings"

	"kiro-mcp/openapi"
	"kiro-mcp/openapi/example"
)

// body is the body of an operation as an argument. FastAPI reads JSON; forms,
// files and a choice of media types are read by our own function.
func (w *writer) body(b *openapi.Body, name string) argument {
	content := readable(b.Content)
	out := argument{name: "body"}
	t := w.types(openapi.ToServer)
	if len(content) == 1 && content[0].Type == "application/json" {
		out.typ = t.use(content[0].Schema, name)
		out.bare = out.typ.bare()
		isModel := content[0].Schema != nil && w.models.isClass(content[0].Schema)
		if !b.Required {
			out.notNull = !nullable(content[0].Schema)
			out.typ, out.bare, out.behind = orNone(out.typ), orNone(out.bare), " = None"
		}
		if !isModel {
			out.typ = of(from("typing", "Annotated"), out.typ, call(from("fastapi", "Body")))
		}
		return out
	}
	w.requests = true
	var entries, bares []code
	for _, m := range content {
		typ := w.raw(m)
		if takesJSON(m) || isForm(m.Type) {
			typ = t.use(m.Schema, name)
		}
		entries = append(entries, entry(quoted(m.Type), typ))
		bares = append(bares, typ.bare())
	}
	out.bare = either(bares...)
	parts := []code{dict(entries...)}
	if !b.Required {
		parts = append(parts, set("required", word("False")))
		out.bare = orNone(out.bare)
	}
	reads := call(code{text: "requests.body", needs: [2]string{contractModule, "requests"}}, parts...)
	out.typ = of(from("typing", "Annotated"), out.bare, call(from("fastapi", "Depends"), reads))
	return out
}

// readable are the media types that a server reads: what only repeats a JSON
// body in XML is none of them.
func readable(content []openapi.Media) []openapi.Media {
	var out []openapi.Media
	for _, m := range content {
		if !strings.Contains(m.Type, "xml") {
			out = append(out, m)
		}
	}
	if slices.ContainsFunc(out, takesJSON) {
		return out
	}
	return content
}

// takesJSON reports whether a body is JSON: any media type is, where the schema
// speaks of no bytes.
func takesJSON(m openapi.Media) bool {
	return example.IsJSON(m.Type) || m.Type == "*/*" && m.Schema != nil && !example.IsBinary(m.Schema)
}

func isForm(mediaType string) bool {
	kind, _, _ := strings.Cut(strings.ToLower(mediaType), ";")
	kind = strings.TrimSpace(kind)
	return kind == "multipart/form-data" || kind == "application/x-www-form-urlencoded" || kind == "multipart/mixed"
}
