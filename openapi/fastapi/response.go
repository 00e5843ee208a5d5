package fastapi

import (
	"strconv"
	"strings"

	"kiro-mcp/openapi"
	"kiro-mcp/openapi/python"
)

// options are what the decorator says besides path and id.
func (w *writer) options(o *operation) []code {
	var out []code
	if o.status != 200 {
		out = append(out, set("status_code", word(strconv.Itoa(o.status))))
	}
	noBody := o.answer.text == "None" || o.model.line() == ""
	switch {
	case noBody:
		out = append(out, set("response_class", from("fastapi", "Response")), set("response_model", word("None")))
	case o.plain:
		out = append(out, w.modelOption(o)...)
		out = append(out, set("response_model_exclude_unset", word("True")))
	default:
		out = append(out, set("response_model", o.model))
	}
	for _, a := range o.arguments {
		if a.notNull {
			reads := code{text: "requests.not_null", needs: [2]string{contractModule, "requests"}}
			out = append(out, set("dependencies", list(call(from("fastapi", "Depends"), reads))))
		}
	}
	if s := strings.TrimSpace(o.Summary); s != "" {
		out = append(out, set("summary", word(quoted(s))))
	}
	if len(o.Tags) > 1 {
		var tags []code
		for _, t := range o.Tags[1:] {
			tags = append(tags, word(quoted(t)))
		}
		out = append(out, set("tags", list(tags...)))
	}
	if o.Deprecated {
		out = append(out, set("deprecated", word("True")))
	}
	if declared := w.declared(o); len(declared) > 0 {
		out = append(out, set("responses", dict(declared...)))
	}
	return out
}

// modelOption is the model of the answer where the signature, which says it
// without its rules, is not enough.
func (w *writer) modelOption(o *operation) []code {
	if o.model.line() == o.answer.line() {
		return nil
	}
	return []code{set("response_model", o.model)}
}

// declared are the answers that the contract declares, without the one that
// FastAPI knows already.
func (w *writer) declared(o *operation) []code {
	var out []code
	for _, r := range o.Responses {
		if r == o.success && o.plain && !strings.EqualFold(r.Status, "default") {
			continue
		}
		key, ok := statusKey(r)
		if !ok {
			continue
		}
		out = append(out, entry(key, w.response(o, r)))
	}
	return out
}

// statusKey is the status of a response as FastAPI has it.
func statusKey(r *openapi.Response) (string, bool) {
	if n, err := strconv.Atoi(r.Status); err == nil && n >= 100 && n < 600 {
		return strconv.Itoa(n), true
	}
	switch s := strings.ToUpper(r.Status); s {
	case "1XX", "2XX", "3XX", "4XX", "5XX":
		return quoted(s), true
	case "DEFAULT":
		return `"default"`, true
	}
	return "", false
}

// response says what one answer is made of.
func (w *writer) response(o *operation, r *openapi.Response) code {
	var parts, content []code
	status, err := strconv.Atoi(r.Status)
	name := python.Class(o.Name) + "Response"
	if r != o.success {
		name += statusName(r.Status)
	}
	if err == nil && !hasBody(status) {
		return dict(description(r)...)
	}
	for i, m := range r.Content {
		if i == 0 && takesJSON(m) {
			parts = append(parts, entry(`"model"`, w.types(openapi.ToClient).use(m.Schema, name)))
			if m.Type == "application/json" && len(r.Content) == 1 {
				continue
			}
		}
		content = append(content, entry(quoted(m.Type), dict()))
	}
	if len(content) > 0 {
		parts = append(parts, entry(`"content"`, dict(content...)))
	}
	return dict(append(parts, description(r)...)...)
}

// statusName is a status in the name of a model: 404, 4XX, Default.
func statusName(status string) string {
	if status[0] >= '0' && status[0] <= '9' {
		return strings.ToUpper(status)
	}
	return python.Class(status)
}

// description is what the contract says of an answer, where that is a line.
func description(r *openapi.Response) []code {
	text := strings.TrimSpace(r.Description)
	if text == "" || len(text) > 60 || strings.ContainsAny(text, "\r\n") {
		return nil
	}
	return []code{entry(`"description"`, word(quoted(text)))}
}
