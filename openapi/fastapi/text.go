package fastapi

import (
	"fmt"
	"strings"
	"unicode"
)

// quoted is a string of Python. Texts of a contract are data: whatever they
// hold, they end where the string does. Letters that cannot be seen, or that
// end lines somewhere, are written as escapes.
func quoted(s string) string {
	quote := '"'
	if strings.Count(s, `"`) > strings.Count(s, "'") {
		quote = '\'' // fewer backslashes, as black writes it
	}
	var b strings.Builder
	b.WriteRune(quote)
	for _, r := range s {
		switch r {
		case quote, '\\':
			b.WriteRune('\\')
			b.WriteRune(r)
		case '\n':
			b.WriteString(`\n`)
		case '\r':
			b.WriteString(`\r`)
		case '\t':
			b.WriteString(`\t`)
		default:
			b.WriteString(visible(r))
		}
	}
	b.WriteRune(quote)
	return b.String()
}

// visible is a letter, as an escape where it cannot be seen or would order
// others: black writes those in small letters.
func visible(r rune) string {
	switch {
	case r == ' ' || unicode.IsPrint(r) && r != unicode.ReplacementChar:
		return string(r)
	case r <= 0xff:
		return fmt.Sprintf(`\x%02x`, r)
	case r <= 0xffff:
		return fmt.Sprintf(`\u%04x`, r)
	default:
		return fmt.Sprintf(`\U%08x`, r)
	}
}

// docstring is a text for people, as a docstring of so many indents.
func docstring(indent int, text string) []string {
	margin := strings.Repeat("    ", indent)
	lines := folded(text, width-len(margin))
	if len(lines) == 1 && len([]rune(lines[0]))+6 > width-len(margin) { // its last quotes do not fit
		lines = folded(text, width-len(margin)-3)
	}
	if len(lines) == 0 {
		return nil
	}
	for i, line := range lines {
		lines[i] = inDocstring(line)
	}
	if strings.HasPrefix(lines[0], `"`) {
		lines[0] = " " + lines[0] // as black has it
	}
	if len(lines) == 1 {
		last := lines[0]
		if strings.HasSuffix(last, `"`) {
			last += " "
		}
		return []string{margin + `"""` + last + `"""`}
	}
	out := []string{margin + `"""` + lines[0]}
	for _, line := range lines[1:] {
		out = append(out, strings.TrimRight(margin+line, " "))
	}
	return append(out, margin+`"""`)
}

// inDocstring is a line of a docstring, in which no quote can end it and no
// backslash means anything.
func inDocstring(line string) string {
	var b strings.Builder
	quotes := 0
	for _, r := range line {
		if r == '"' {
			quotes++
		} else {
			quotes = 0
		}
		switch {
		case r == '\\' || quotes == 3:
			b.WriteRune('\\')
			b.WriteRune(r)
			quotes = 0
		default:
			b.WriteString(visible(r))
		}
	}
	return b.String()
}

// onLines makes all that ends a line somewhere one kind of end.
var onLines = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\t", "    ", "\u2028", "\n", "\u2029", "\n", "\u0085", "\n", "\v", "\n", "\f", "\n")

// folded is a text in lines of at most so many letters, the first of them three
// shorter for the quotes. Its own paragraphs, lists and indents stay.
func folded(text string, most int) []string {
	var out []string
	text = onLines.Replace(text)
	for line := range strings.SplitSeq(strings.TrimSpace(text), "\n") {
		room := most
		if len(out) == 0 {
			room -= 3
		}
		line = strings.TrimRight(line, " \u00a0\u3000")
		indent := line[:len(line)-len(strings.TrimLeft(line, " "))]
		out = append(out, fold(strings.TrimLeft(line, " "), indent, room)...)
	}
	if len(out) == 1 && out[0] == "" {
		return nil
	}
	return out
}

// fold breaks one line between words.
func fold(line, indent string, most int) []string {
	var out []string
	current := indent
	for w := range strings.FieldsFuncSeq(line, func(r rune) bool { return r == ' ' }) {
		if current != indent && len([]rune(current))+1+len([]rune(w)) > most {
			out = append(out, current)
			current = indent
		}
		if current != indent {
			current += " "
		}
		current += w
	}
	return append(out, strings.TrimRight(current, " "))
}
