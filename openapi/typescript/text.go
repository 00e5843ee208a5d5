package typescript

import (
	"encoding/json"
	"fmt"
	"strings"
	"unicode"

	"kiro-mcp/openapi"
)

// width is where lines are broken.
const width = 100

// quote writes a string literal. Whatever could end it, or make it look like
// another one, is escaped.
func quote(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '\n':
			b.WriteString(`\n`)
		case hidden(r):
			fmt.Fprintf(&b, `\u{%x}`, r)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}

// hidden reports whether a character cannot be seen, moves what stands around
// it, or ends a line.
func hidden(r rune) bool {
	if r >= ' ' && r <= '~' {
		return false
	}
	return unicode.IsControl(r) || unicode.In(r, unicode.Cf, unicode.Zl, unicode.Zp, unicode.Co)
}

// literal writes a value of the document as a type: "open", 3, { a: [1] }.
func literal(v openapi.Value) string {
	var text string
	if json.Unmarshal(v, &text) == nil && len(v) > 0 && v[0] == '"' {
		return quote(text)
	}
	var items []openapi.Value
	if len(v) > 0 && v[0] == '[' && json.Unmarshal(v, &items) == nil {
		texts := make([]string, len(items))
		for i, item := range items {
			texts[i] = literal(item)
		}
		return "[" + strings.Join(texts, ", ") + "]"
	}
	if len(v) > 0 && v[0] == '{' {
		return literalObject(v)
	}
	return string(v)
}

// literalObject keeps the members in their order.
func literalObject(v openapi.Value) string {
	d := json.NewDecoder(strings.NewReader(string(v)))
	if _, err := d.Token(); err != nil {
		return "unknown"
	}
	var members []string
	seen := map[string]bool{}
	for d.More() {
		key, err := d.Token()
		name, isName := key.(string)
		var value openapi.Value
		if err != nil || !isName || d.Decode(&value) != nil || seen[name] {
			return "unknown"
		}
		seen[name] = true
		members = append(members, member(name)+": "+literal(value))
	}
	if len(members) == 0 {
		return "{ [key: string]: never }"
	}
	return "{ " + strings.Join(members, "; ") + " }"
}

// comment makes a JSDoc comment of paragraphs, "" when there is nothing to
// say. Each paragraph is text of the document but for tags, which are ours.
func comment(paragraphs []string, tags ...string) string {
	var lines []string
	for _, p := range paragraphs {
		said := commentLines(p)
		if len(said) > 0 && len(lines) > 0 {
			lines = append(lines, "")
		}
		lines = append(lines, said...)
	}
	if len(tags) > 0 && len(lines) > 0 {
		lines = append(lines, "")
	}
	lines = append(lines, tags...)
	switch {
	case len(lines) == 0:
		return ""
	case len(lines) == 1 && len(lines[0]) < width-10:
		return "/** " + lines[0] + " */\n"
	}
	var b strings.Builder
	b.WriteString("/**\n")
	for _, line := range lines {
		b.WriteString(strings.TrimRight(" * "+line, " ") + "\n")
	}
	b.WriteString(" */\n")
	return b.String()
}

// inComment keeps text from ending its comment, and makes its line ends one kind.
var inComment = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2028", "\n", "\u2029", "\n", "*/", "*\\/")

// commentLines breaks text of the document into lines that cannot end the
// comment, and that say nothing to a compiler.
func commentLines(text string) []string {
	text = inComment.Replace(text)
	var lines []string
	fenced := false
	for line := range strings.SplitSeq(strings.TrimSpace(text), "\n") {
		line = visible(strings.TrimRight(line, " \t"))
		if strings.HasPrefix(strings.TrimSpace(line), "```") {
			fenced = !fenced
		}
		if fenced || strings.HasPrefix(line, "|") || strings.HasPrefix(line, "    ") {
			lines = append(lines, noTag(line))
			continue
		}
		for _, part := range wrap(line) {
			lines = append(lines, noTag(part))
		}
	}
	if len(lines) == 1 && lines[0] == "" {
		return nil
	}
	return lines
}

// noTag keeps a line from being a tag: "@ts-ignore" and "@deprecated" at the
// start of a line of a comment mean something to tsc.
func noTag(line string) string {
	rest := strings.TrimLeft(line, " \t*/")
	if strings.HasPrefix(rest, "@") {
		return line[:len(line)-len(rest)] + "\\" + rest
	}
	return line
}

// visible shows what cannot be seen.
func visible(line string) string {
	if !strings.ContainsFunc(line, hidden) {
		return line
	}
	var b strings.Builder
	for _, r := range line {
		if hidden(r) && r != '\t' {
			fmt.Fprintf(&b, `\u{%x}`, r)
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}

// wrap breaks a line of prose at spaces.
func wrap(line string) []string {
	const limit = width - 10
	var out []string
	for len(line) > limit {
		at := strings.LastIndexByte(line[:limit], ' ')
		if at <= limit/2 {
			break // a long word, an address: it stays whole
		}
		out = append(out, line[:at])
		line = strings.TrimLeft(line[at:], " ")
	}
	return append(out, line)
}

// indented moves every line but the first to the right, so that text of several
// lines can stand behind something.
func indented(text string, depth int) string {
	if depth == 0 || !strings.Contains(text, "\n") {
		return text
	}
	var b strings.Builder
	for i, line := range strings.Split(text, "\n") {
		if i > 0 {
			b.WriteByte('\n')
			if line != "" {
				b.WriteString(strings.Repeat("  ", depth))
			}
		}
		b.WriteString(line)
	}
	return b.String()
}
