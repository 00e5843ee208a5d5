package pytest

import (
	"bytes"
	"slices"
	"strings"
)

// page is one module of Python that is being written. What it uses of others is
// imported at its top when it is done.
type page struct {
	about   string
	body    bytes.Buffer
	imports map[string][]string // names by module
	lines   int                 // of body
}

func newPage(about string) *page { return &page{about: about, imports: map[string][]string{}} }

// use imports a name.
func (p *page) use(module, name string) {
	if !slices.Contains(p.imports[module], name) {
		p.imports[module] = append(p.imports[module], name)
	}
}

// line writes a line.
func (p *page) line(indent int, text string) {
	if text != "" {
		p.body.WriteString(strings.Repeat(" ", indent) + text)
	}
	p.body.WriteByte('\n')
	p.lines++
}

// blank writes empty lines.
func (p *page) blank(n int) {
	for range n {
		p.line(0, "")
	}
}

// statement writes an expression behind a beginning, on as many lines as it
// needs.
func (p *page) statement(before string, e expression, after string) {
	var b strings.Builder
	b.WriteString(before)
	e.write(&b, 0, columns(before), columns(after))
	b.WriteString(after + "\n")
	p.body.WriteString(b.String())
	p.lines += strings.Count(b.String(), "\n")
}

// bytes is the whole module, and how many lines stand above its body.
func (p *page) bytes() ([]byte, int) {
	var b bytes.Buffer
	b.WriteString("\"\"\"" + p.about + "\n\"\"\"\n\nfrom __future__ import annotations\n")
	third := []string{}
	ours := []string{}
	for module := range p.imports {
		if strings.HasPrefix(module, ".") {
			ours = append(ours, module)
		} else {
			third = append(third, module)
		}
	}
	slices.Sort(third)
	slices.Sort(ours)
	for _, group := range [][]string{third, ours} {
		if len(group) > 0 {
			b.WriteByte('\n')
		}
		for _, module := range group {
			b.WriteString(imported(module, p.imports[module]))
		}
	}
	above := bytes.Count(b.Bytes(), []byte("\n"))
	b.Write(p.body.Bytes())
	return b.Bytes(), above
}

// imported is the line that imports names, or the lines where one is too short.
func imported(module string, names []string) string {
	if slices.Equal(names, []string{""}) {
		return "import " + module + "\n"
	}
	names = slices.Sorted(slices.Values(names))
	if line := "from " + module + " import " + strings.Join(names, ", "); columns(line) <= lineWidth {
		return line + "\n"
	}
	return "from " + module + " import (\n    " + strings.Join(names, ",\n    ") + ",\n)\n"
}

// docstring is a text for people on one line.
func docstring(indent int, s string) string {
	return `"""` + cut(inDocstring(s), lineWidth-indent-len(`""""""`)) + `"""`
}

// inDocstring is a text on one line in which nothing ends a docstring.
func inDocstring(s string) string {
	var b strings.Builder
	for _, r := range strings.Join(strings.Fields(s), " ") {
		switch r {
		case '\\':
			b.WriteByte('/')
		case '"':
			b.WriteByte('\'')
		default:
			b.WriteString(escaped(string(r), '"'))
		}
	}
	return b.String()
}

// cut is a text in at most so many columns, between words.
func cut(s string, most int) string {
	if columns(s) <= most {
		return s
	}
	out := ""
	for word := range strings.FieldsSeq(s) {
		if columns(out)+columns(word)+len(" ...") > most {
			break
		}
		out = strings.TrimSpace(out + " " + word)
	}
	if out == "" {
		return strings.Fields(s)[0] // a path that is longer than a line
	}
	return out + " ..."
}
