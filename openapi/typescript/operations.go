package typescript

import (
	"maps"
	"slices"
	"strings"

	"kiro-mcp/openapi"
)

// operations writes what each operation takes and answers.
func (m *model) operations(calls []call) openapi.File {
	out := newSource(m.contract)
	if len(calls) == 0 {
		out.put("export {};\n")
		return out.file("operations.ts")
	}
	used := map[string]bool{}
	text := &source{}
	for _, c := range calls {
		m.input(text, used, c)
		m.answer(text, used, c)
	}
	types := used[typesModule]
	delete(used, typesModule)
	out.put("import type { %s } from \"./runtime.js\";\n", strings.Join(slices.Sorted(maps.Keys(used)), ", "))
	if types {
		out.put("import type * as types from \"./types.js\";\n")
	}
	out.text("\n" + text.b.String())
	return out.file("operations.ts")
}

// typesModule is what types.ts is called where it is imported.
const typesModule = "types"

// input writes what an operation takes.
func (m *model) input(out *source, used map[string]bool, c call) {
	used["CallOptions"] = true
	p := printer{model: m, way: openapi.ToServer, used: used}
	var members []string
	for _, in := range places {
		group := parameters(c.Operation, in)
		if len(group) == 0 {
			continue
		}
		needed := slices.ContainsFunc(group, isRequired)
		members = append(members, string(in)+optional(needed)+" "+p.group(group)+";\n")
	}
	bodies := p.bodies(c)
	if len(bodies) == 1 {
		members = append(members, bodies[0])
	}
	inside := "  " + indented(strings.TrimSuffix(strings.Join(members, ""), "\n"), 1)
	about := "/** What " + c.method + " takes. */\nexport "
	switch {
	case len(bodies) > 1:
		head := "CallOptions & "
		if len(members) > 0 {
			head += "{\n" + inside + "\n} & "
		}
		out.text(about + "type " + c.types + "Input = " + head + "(")
		for _, b := range bodies {
			out.text("\n  | {\n      " + indented(strings.TrimSuffix(b, "\n"), 3) + "\n    }")
		}
		out.text("\n);\n\n")
	case len(members) == 0:
		out.text(about + "type " + c.types + "Input = CallOptions;\n\n")
	default:
		out.text(about + "interface " + c.types + "Input extends CallOptions {\n" + inside + "\n}\n\n")
	}
}

func optional(needed bool) string {
	if needed {
		return ":"
	}
	return "?:"
}

// group is an object of parameters.
func (p printer) group(parameters []*openapi.Parameter) string {
	var b strings.Builder
	for _, parameter := range parameters {
		var otherwise openapi.Value
		if parameter.Schema != nil {
			otherwise = parameter.Schema.Default
		}
		b.WriteString(comment([]string{parameter.Description}, tags(parameter.Deprecated, otherwise)...))
		b.WriteString(member(parameter.Name) + p.reference(parameter.Schema).after(optional(parameter.Required)) + ";\n")
	}
	return "{\n  " + indented(strings.TrimSuffix(b.String(), "\n"), 1) + "\n}"
}

// bodies are the members that carry the body, one text for each media type.
func (p printer) bodies(c call) []string {
	if c.Body == nil || len(c.Body.Content) == 0 {
		return nil
	}
	var out []string
	for i, media := range c.Body.Content {
		text := comment([]string{c.Body.Description}) + "body" + p.sent(media).after(optional(c.Body.Required)) + ";\n"
		if len(c.Body.Content) > 1 {
			text = "contentType" + optional(i > 0) + " " + quote(media.Type) + ";\n" + text
		}
		out = append(out, text)
	}
	return out
}

// bytes is what a client can send as it is.
var bytes = expr{text: "Blob | ArrayBuffer", kind: union}

// sent is a body as a caller gives it.
func (p printer) sent(m openapi.Media) expr {
	switch decodingOf(m.Type) {
	case asJSON:
		return p.reference(m.Schema)
	case asText:
		return expr{text: "string"}
	case asForm:
		if m.Schema == nil {
			return expr{text: "FormData"}
		}
		p.form = 3
		return fields(p.reference(m.Schema), "FormData")
	case asURLEncoded:
		if m.Schema == nil {
			return expr{text: "URLSearchParams"}
		}
		return fields(p.reference(m.Schema), "URLSearchParams")
	case asDeclared:
		if m.Schema == nil || isBinary(m.Schema) {
			return unionOf(expr{text: "string"}, bytes)
		}
		return p.reference(m.Schema)
	case asBytes, asStream:
	}
	return bytes
}

// fields are those of a form; where nothing is known of them the caller makes
// the form.
func fields(e expr, otherwise string) expr {
	if e == unknown {
		return expr{text: otherwise}
	}
	return e
}
