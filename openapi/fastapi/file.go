package fastapi

import (
	"strings"
	"unicode/utf8"
)

// width is how long a line may be: black's.
const width = 88

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
	line := c.line()
	switch fits := utf8.RuneCountInString(margin+before+line+behind) <= width; {
	case fits && !broken:
	case (c.leaf() || c.chain()) && f.valueBelow(margin, before, c, behind):
		return
	case c.leaf(): // too long, and nowhere to break it
	default:
		f.broken(indent, before, c, behind)
		return
	}
	f.need(c)
	f.put(margin + before + line + behind)
}

// broken writes an expression with each of its parts on lines of its own.
func (f *file) broken(indent int, before string, c code, behind string) {
	margin := strings.Repeat("    ", indent)
	open, closing, parts := c.open()
	switch c.kind {
	case assignment:
		f.lay(indent, before+c.text, c.parts[0], c.close+behind, true)
		return
	case union:
		f.use("typing", "Union")
	default:
		f.use(c.needs[0], c.needs[1])
	}
	f.put(margin + before + open)
	if c.kind == subscript && len(parts) == 1 {
		f.lay(indent+1, "", parts[0], "", !c.chain())
	} else {
		for _, p := range parts {
			f.write(indent+1, "", p, ",")
		}
	}
	f.put(margin + closing + behind)
}

// valueBelow writes a value that does not fit behind its type below it, in
// brackets, where the type itself fits: black does so.
func (f *file) valueBelow(margin, before string, c code, behind string) bool {
	value, assigned := strings.CutPrefix(behind, " = ")
	head := margin + before + c.line() + " = ("
	if !assigned || utf8.RuneCountInString(head) > width {
		return false
	}
	f.need(c)
	f.put(head, margin+"    "+value, margin+")")
	return true
}

// assigned writes a name with its type and its value. Where they do not fit on
// a line, black breaks the value, if the type leaves room to begin it.
func (f *file) assigned(indent int, name string, typ, value code) {
	margin := strings.Repeat("    ", indent)
	before := name + ": " + typ.line() + " = "
	switch {
	case value.text == "":
		f.write(indent, name+": ", typ, "")
	case value.leaf() || utf8.RuneCountInString(margin+before+value.text) > width:
		f.need(value)
		f.write(indent, name+": ", typ, " = "+value.line())
	default:
		f.need(typ)
		f.write(indent, before, value, "")
	}
}

// function writes the head of a function. A result that fits nowhere else stands
// in brackets of its own.
func (f *file) function(indent int, name string, arguments []code, result code) {
	margin := strings.Repeat("    ", indent)
	head := call(word(name), arguments...)
	line := f.text(result)
	fits := func(s string) bool { return utf8.RuneCountInString(margin+s) <= width }
	switch whole := "async def " + head.line() + " -> " + line + ":"; {
	case fits(whole), len(arguments) > 0 && (fits(") -> "+line+":") || result.kind != union):
		f.write(indent, "async def ", head, " -> "+line+":")
		return
	case len(arguments) == 0:
		f.put(margin + "async def " + head.line() + " -> (")
	default:
		f.lay(indent, "async def ", head, " -> (", true)
	}
	if fits("    "+line) || result.kind != union {
		f.put(margin + "    " + line)
	} else {
		f.put(margin + "    " + result.parts[0].line())
		for _, p := range result.parts[1:] {
			f.put(margin + "    | " + p.line())
		}
	}
	f.put(margin + "):")
}

// need imports what an expression on one line uses.
func (f *file) need(c code) {
	f.use(c.needs[0], c.needs[1])
	for _, p := range c.parts {
		f.need(p)
	}
}
