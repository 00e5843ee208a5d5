package generate

import "strings"

// quoted takes a string. Where the other quotes would say the same they count
// as the same.
func (t *tokenizer) quoted(rest string) {
	quote := rest[:1]
	if t.triple && strings.HasPrefix(rest, strings.Repeat(quote, 3)) {
		quote = strings.Repeat(quote, 3)
	}
	n := len(quote)
	for n < len(rest) && !strings.HasPrefix(rest[n:], quote) {
		if rest[n] == '\\' {
			n++
		}
		n++
	}
	inner := rest[len(quote):min(n, len(rest))]
	t.at += min(n+len(quote), len(rest))
	switch {
	case len(quote) == 3 && len(t.line) == 0:
		// It is a docstring, whose lines a formatter indents with its code.
		inner = strings.Join(fieldLines([]byte(strings.Join(trimmedLines(inner), "\n"))), "\n")
		quote = `"""`
	case quote == "`":
		inner = plainTemplate(inner)
	case !strings.ContainsAny(inner, `"'\`):
		quote = `"`
	}
	t.line = append(t.line, quote+inner+quote)
}

// plainTemplate writes the quotes in the code of a template all the same.
func plainTemplate(inner string) string {
	var b strings.Builder
	depth := 0
	for i, c := range []byte(inner) {
		switch {
		case c == '{' && (depth > 0 || i > 0 && inner[i-1] == '$'):
			depth++
		case c == '}' && depth > 0:
			depth--
		case c == '\'' && depth > 0:
			c = '"'
		}
		b.WriteByte(c)
	}
	return b.String()
}

func trimmedLines(text string) []string {
	lines := strings.Split(text, "\n")
	for i := range lines {
		lines[i] = strings.TrimSpace(lines[i])
	}
	return lines
}
