package fastapi

import "strings"

// code is an expression of Python. It stands on one line where that fits, else
// each of its parts stands on a line of its own, in the manner of black.
type code struct {
	text  string // what stands before the parts, or all of it
	close string // empty: no parts
	parts []code
	kind  kind
	needs [2]string // a name to import: module and name
}

type kind int

const (
	plain      kind = iota
	subscript       // a lone part gets no comma: it would make a tuple of it
	union           // A | B, and Union[A, B] where that is too long
	assignment      // text is "name=", and its part follows at once
)

// word is an expression without parts.
func word(text string) code { return code{text: text} }

// from is a name that has to be imported.
func from(module, name string) code { return code{text: name, needs: [2]string{module, name}} }

// call is f(parts).
func call(f code, parts ...code) code {
	f.text, f.close, f.parts = f.text+"(", ")", parts
	return f
}

// of is name[parts].
func of(name code, parts ...code) code {
	name.text, name.close, name.parts, name.kind = name.text+"[", "]", parts, subscript
	return name
}

// list is [parts], dict {parts}.
func list(parts ...code) code { return code{text: "[", close: "]", parts: parts} }
func dict(parts ...code) code { return code{text: "{", close: "}", parts: parts} }

// set is name=value in a call, entry "key": value in a dict.
func set(name string, value code) code {
	return code{text: name + "=", parts: []code{value}, kind: assignment}
}

func entry(key string, value code) code {
	return code{text: key + ": ", parts: []code{value}, kind: assignment}
}

// either is a union of its parts, each once.
func either(parts ...code) code {
	var flat []code
	seen := map[string]bool{}
	add := func(p code) {
		if line := p.line(); !seen[line] {
			seen[line] = true
			flat = append(flat, p)
		}
	}
	for _, p := range parts {
		if p.kind != union {
			add(p)
			continue
		}
		for _, inner := range p.parts {
			add(inner)
		}
	}
	for i, p := range flat { // None stands last
		if p.text == "None" {
			flat = append(append(flat[:i:i], flat[i+1:]...), p)
			break
		}
	}
	if len(flat) == 1 {
		return flat[0]
	}
	return code{parts: flat, kind: union}
}

// line is the expression on one line.
func (c code) line() string {
	var b strings.Builder
	c.flat(&b)
	return b.String()
}

func (c code) flat(b *strings.Builder) {
	b.WriteString(c.text)
	between := ", "
	if c.kind == union {
		between = " | "
	}
	for i, p := range c.parts {
		if i > 0 {
			b.WriteString(between)
		}
		p.flat(b)
	}
	b.WriteString(c.close)
}

// leaf reports whether there is nothing to break a line at.
func (c code) leaf() bool {
	if c.kind == assignment {
		return c.parts[0].leaf()
	}
	return len(c.parts) == 0
}

// chain reports whether an expression is names around one name, as in
// list[Order]: no comma can tell black where to break it.
func (c code) chain() bool {
	return c.kind == subscript && len(c.parts) == 1 && (c.parts[0].leaf() || c.parts[0].chain())
}

func (c code) open() (text, closing string, parts []code) {
	if c.kind == union {
		return "Union[", "]", c.parts
	}
	return c.text, c.close, c.parts
}
