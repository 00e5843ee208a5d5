package fastapi

import (
	"strings"
	"unicode/utf8"
)

// width is how long a line may be: black's.
const width = 88

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

// file is a module of Python as it is written.
type file struct {
	b       strings.Builder
	lines   int // written so far
	empty   int // to be left before the next one
	imports map[string]map[string]bool
}

func newFile() *file { return &file{imports: map[string]map[string]bool{}} }

// gap leaves that many empty lines, and none at the beginning.
func (f *file) gap(lines int) {
	f.empty = max(f.empty, lines)
}

// use imports a name; none imports the module.
func (f *file) use(module, name string) {
	if module == "" {
		return
	}
	if f.imports[module] == nil {
		f.imports[module] = map[string]bool{}
	}
	f.imports[module][name] = true
}

// put writes lines as they are.
func (f *file) put(lines ...string) {
	for _, line := range lines {
		if f.b.Len() > 0 {
			f.b.WriteString(strings.Repeat("\n", f.empty))
			f.lines += f.empty
		}
		f.empty = 0
		f.b.WriteString(line)
		f.b.WriteByte('\n')
		f.lines += 1 + strings.Count(line, "\n")
	}
}

// write writes an expression between what stands before and behind it.
func (f *file) write(indent int, before string, c code, behind string) {
	f.lay(indent, before, c, behind, false)
}

// lay is write; broken breaks the expression even where it fits. A lone part of
// a subscript is broken with it, so that a comma tells black to keep the lines.
func (f *file) lay(indent int, before string, c code, behind string, broken bool) {
	margin := strings.Repeat("    ", indent)
	if line := c.line(); !broken && utf8.RuneCountInString(margin+before+line+behind) <= width || c.leaf() {
		f.need(c)
		f.put(margin + before + line + behind)
		return
	}
	open, closing, parts := c.open()
	switch c.kind {
	case assignment:
		f.lay(indent, before+c.text, c.parts[0], c.close+behind, broken)
		return
	case union:
		f.use("typing", "Union")
	default:
		f.use(c.needs[0], c.needs[1])
	}
	f.put(margin + before + open)
	if c.kind == subscript && len(parts) == 1 {
		f.lay(indent+1, "", parts[0], "", true)
	} else {
		for _, p := range parts {
			f.write(indent+1, "", p, ",")
		}
	}
	f.put(margin + closing + behind)
}

// leaf reports whether there is nothing to break a line at.
func (c code) leaf() bool {
	if c.kind == assignment {
		return c.parts[0].leaf()
	}
	return len(c.parts) == 0
}

func (c code) open() (text, closing string, parts []code) {
	if c.kind == union {
		return "Union[", "]", c.parts
	}
	return c.text, c.close, c.parts
}

// need imports what an expression on one line uses.
func (f *file) need(c code) {
	f.use(c.needs[0], c.needs[1])
	for _, p := range c.parts {
		f.need(p)
	}
}
