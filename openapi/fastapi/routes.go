package fastapi

import (
	"slices"
	"strconv"
	"strings"

	"kiro-mcp/openapi"
	"kiro-mcp/openapi/example"
	"kiro-mcp/openapi/python"
)

// bases writes the classes whose methods answer 501, one for each tag.
func (w *writer) bases() []byte {
	f := newFile()
	f.use(contractModule+".schema", "NotWritten")
	for _, m := range w.names.Modules {
		f.gap(2)
		f.put("class " + m.Base() + ":")
		text := m.Tag.Description
		if text == "" {
			text = "The operations of " + m.Name + "."
		}
		f.put(docstring(1, text)...)
		for _, o := range w.of(m) {
			f.gap(1)
			f.method(o)
		}
	}
	return f.module("What is to be written: a class for each tag, a method for each operation.\n\nA method answers 501 until the handlers of its tag define it.")
}

// of are the operations of a module.
func (w *writer) of(m *python.Module) []*operation {
	var out []*operation
	for _, o := range w.operations {
		if o.Module == m {
			out = append(out, o)
		}
	}
	return out
}

func (f *file) method(o *operation) {
	arguments := []code{word("self")}
	if len(o.arguments) > 0 {
		arguments = append(arguments, word("*"))
	}
	for _, a := range o.arguments {
		arguments = append(arguments, code{text: a.name + ": ", parts: []code{a.bare}, kind: assignment})
	}
	f.write(1, "async def ", call(word(o.Name), arguments...), " -> "+f.text(o.answer)+":")
	f.put(docstring(2, o.said())...)
	f.write(2, "raise ", call(word("NotWritten"), word(quoted(o.Written()))), "")
}

// text is an expression on one line, with what it needs imported.
func (f *file) text(c code) string {
	f.need(c)
	return c.line()
}

// said is what the contract says of an operation.
func (o *operation) said() string {
	text := strings.TrimSpace(o.Summary)
	if d := strings.TrimSpace(o.Description); d != "" && d != text {
		if text != "" {
			text += "\n\n"
		}
		text += d
	}
	if text == "" {
		return o.Key()
	}
	return text
}

// routes writes the routes of one tag.
func (w *writer) routes(m *python.Module) []byte {
	f := newFile()
	f.use("fastapi", "APIRouter")
	f.use("app.handlers."+m.Name, m.Handlers())
	router := call(word("APIRouter"))
	if m.Tag.Name != "" {
		router = call(word("APIRouter"), set("tags", list(word(quoted(m.Tag.Name)))))
	}
	f.write(0, "router = ", router, "")
	f.put("handlers = " + m.Handlers() + "()")
	for _, o := range w.of(m) {
		f.gap(2)
		w.route(f, o)
	}
	title := m.Tag.Name
	if title == "" {
		title = m.Name
	}
	return f.module("The routes of " + title + ".")
}

// decorated are the methods that FastAPI has a decorator for.
var decorated = []string{"GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH", "TRACE"}

func (w *writer) route(f *file, o *operation) {
	decorator := []code{word(quoted(o.Path))}
	method := "api_route"
	if slices.Contains(decorated, o.Method) {
		method = strings.ToLower(o.Method)
	} else {
		decorator = append(decorator, set("methods", list(word(quoted(o.Method)))))
	}
	if o.ID != "" {
		decorator = append(decorator, set("operation_id", word(quoted(o.ID))))
	}
	decorator = append(decorator, w.options(o)...)
	f.write(0, "@router.", call(word(method), decorator...), "")
	var arguments, passed []code
	if !o.plain {
		f.use("fastapi", "Request")
		arguments = append(arguments, word("request: Request"))
	}
	for _, a := range o.arguments {
		arguments = append(arguments, code{text: a.name + ": ", parts: []code{suffixed(a.typ, a.behind)}, kind: assignment})
		passed = append(passed, set(a.name, word(a.name)))
	}
	result := o.answer
	if !o.plain {
		result = from("fastapi", "Response")
	}
	f.write(0, "async def ", call(word(o.Name), arguments...), " -> "+f.text(result)+":")
	f.put(docstring(1, o.said())...)
	called := call(word("handlers."+o.Name), passed...)
	switch {
	case !o.plain:
		f.use(contractModule, "answers")
		f.write(1, "return ", call(word("answers.send"), word("request"), call2("await ", called)), "")
	case o.answer.text == "None":
		f.write(1, "await ", called, "")
	default:
		f.write(1, "return await ", called, "")
	}
}

// suffixed puts a text behind an expression, on whichever line it ends.
func suffixed(c code, text string) code {
	switch {
	case text == "":
	case len(c.parts) == 0:
		c.text += text
	case c.kind == union:
		return code{text: "", close: text, parts: []code{c}, kind: assignment}
	default:
		c.close += text
	}
	return c
}

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
		name += python.Class("x" + r.Status)[1:]
	}
	if err == nil && !hasBody(status) {
		return dict(description(r)...)
	}
	for i, m := range r.Content {
		if i == 0 && example.IsJSON(m.Type) {
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

// description is what the contract says of an answer, where that is a line.
func description(r *openapi.Response) []code {
	text := strings.TrimSpace(r.Description)
	if text == "" || len(text) > 60 || strings.ContainsAny(text, "\r\n") {
		return nil
	}
	return []code{entry(`"description"`, word(quoted(text)))}
}
