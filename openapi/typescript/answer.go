package typescript

import (
	"slices"
	"strings"

	"kiro-mcp/openapi"
)

// answer writes what an operation answers, by status.
func (m *model) answer(out *source, used map[string]bool, c call) {
	p := printer{model: m, way: openapi.ToClient, used: used}
	var members []expr
	for _, r := range c.Responses {
		status := statusOf(used, r.Status, c.Responses)
		used["Answer"] = true
		content := r.Content
		if c.Method == "HEAD" || r.Status == "204" || r.Status == "304" {
			content = nil
		}
		if len(content) == 0 {
			members = append(members, expr{text: "Answer<" + status + ">"})
		}
		for _, media := range content {
			text := status + ", " + p.received(media).text
			if len(content) > 1 {
				text += ", " + quote(media.Type)
			}
			members = append(members, expr{text: "Answer<" + text + ">"})
		}
	}
	if len(members) == 0 { // nothing is declared
		used["Answer"], used["Status"] = true, true
		members = []expr{{text: "Answer<Status, unknown>"}}
	}
	e := unionOf(members...)
	if len(members) > 1 && !strings.HasPrefix(e.text, "\n") {
		e.text = "\n  | " + strings.ReplaceAll(e.text, " | Answer<", "\n  | Answer<")
	}
	out.text("/** What " + c.method + " answers. */\nexport type " + c.types + "Answer" + e.after(" =") + ";\n\n")
}

// received is a body as a caller gets it.
func (p printer) received(m openapi.Media) expr {
	switch decodingOf(m.Type) {
	case asJSON:
		return p.reference(m.Schema)
	case asText, asURLEncoded:
		return expr{text: "string"}
	case asStream:
		return expr{text: `ReadableStream<Uint8Array> | null`, kind: union}
	case asDeclared:
		if m.Schema == nil || !isBinary(m.Schema) {
			return p.reference(m.Schema)
		}
	case asBytes, asForm:
	}
	return expr{text: "Blob"}
}

// statusOf is the type of a status: 201; Status4XX, and Status for the default,
// without those that have an answer of their own.
func statusOf(used map[string]bool, status string, all []*openapi.Response) string {
	name := "Status"
	switch {
	case status == "default":
	case isRange(status):
		name += strings.ToUpper(status)
	default:
		return status
	}
	used[name] = true
	var others []string
	for _, r := range all {
		switch {
		case r.Status == status || r.Status == "default":
		case isRange(r.Status):
			if status == "default" {
				hundred := "Status" + strings.ToUpper(r.Status)
				used[hundred] = true
				others = append(others, hundred)
			}
		case status == "default" || r.Status[0] == status[0]:
			others = append(others, r.Status)
		}
	}
	if len(others) == 0 {
		return name
	}
	return "Exclude<" + name + ", " + strings.Join(slices.Compact(others), " | ") + ">"
}

// isRange reports whether a status stands for a hundred: 4XX.
func isRange(status string) bool {
	return len(status) == 3 && strings.EqualFold(status[1:], "XX")
}
