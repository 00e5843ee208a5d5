package fastapi

import (
	"strings"

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
	f.function(1, o.Name, arguments, o.answer)
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
