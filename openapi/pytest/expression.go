package pytest

import "strings"

// lineWidth is how long a line of Python may be: that of black.
const lineWidth = 88

// expression is a piece of Python that stands on one line where it fits, and
// else has each of its items on a line of its own, as black writes it.
type expression struct {
	open  string // "Request(", "[", or all of it where nothing can be split
	items []item
	close string
	rest  string // an operator and what follows it: "* 51"
}

// item is one argument, element or member.
type item struct {
	name  string // "json=", `"sku": `, or empty
	value expression
}

// atom is an expression that is never split.
func atom(text string) expression { return expression{open: text} }

// call is a call of a function.
func call(function string, items ...item) expression {
	return expression{open: function + "(", items: items, close: ")"}
}

// list is a list of Python.
func list(values ...expression) expression {
	return expression{open: "[", items: positional(values...), close: "]"}
}

func positional(values ...expression) []item {
	items := make([]item, len(values))
	for i, v := range values {
		items[i].value = v
	}
	return items
}

// keyword is a named argument.
func keyword(name string, value expression) item { return item{name: name + "=", value: value} }

// flat writes the expression on one line. It gives up when that is longer than
// a line can be.
func (e expression) flat(b *strings.Builder, limit int) bool {
	b.WriteString(e.open)
	for i, it := range e.items {
		if i > 0 {
			b.WriteString(", ")
		}
		b.WriteString(it.name)
		if !it.value.flat(b, limit) {
			return false
		}
	}
	b.WriteString(e.close)
	if e.rest != "" {
		b.WriteString(" " + e.rest)
	}
	return columns(b.String()) <= limit
}

// write writes the expression behind what stands on its line already, with room
// for what follows it.
func (e expression) write(b *strings.Builder, indent, before, after int) {
	var line strings.Builder
	switch {
	case e.flat(&line, lineWidth-before-after) || len(e.items) == 0 && e.rest == "":
		b.WriteString(line.String())
		return
	case e.rest != "":
		operand := e
		operand.rest = ""
		operand.write(b, indent, before, 0)
		b.WriteString("\n" + strings.Repeat(" ", indent) + e.rest)
		return
	}
	b.WriteString(e.open + "\n")
	in := strings.Repeat(" ", indent+4)
	for _, it := range e.items {
		b.WriteString(in + it.name)
		it.value.write(b, indent+4, indent+4+columns(it.name), len(","))
		b.WriteString(",\n")
	}
	b.WriteString(strings.Repeat(" ", indent) + e.close)
}
