package fastapi

import (
	"slices"
	"strings"

	"kiro-mcp/openapi/python"
)

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
	f.function(0, o.Name, arguments, result)
	f.put(docstring(1, o.said())...)
	called := call(word("handlers."+o.Name), passed...)
	switch {
	case !o.plain:
		f.use(contractModule, "answers")
		f.write(1, "return ", call(word("answers.send"), word("request"), prefixed("await ", called)), "")
	case o.answer.text == "None":
		f.write(1, "await ", called, "")
	case len("    return await "+called.text) > width && len("        await "+called.text) <= width && len(called.parts) > 0: // as black has it
		f.put("    return (")
		f.write(2, "await ", called, "")
		f.put("    )")
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
