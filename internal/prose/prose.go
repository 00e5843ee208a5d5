// Package prose writes the text of answers: short Markdown for a model to read.
// Most callers want a [Text].
package prose

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Text is a text being written. The zero value is an empty one.
type Text struct{ strings.Builder }

// Line writes one line.
func (t *Text) Line(format string, args ...any) {
	fmt.Fprintf(&t.Builder, format, args...)
	t.WriteByte('\n')
}

// Block writes text of a document as it stands, ending it with one line end.
func (t *Text) Block(text string) {
	t.WriteString(strings.TrimRight(text, "\r\n"))
	t.WriteByte('\n')
}

// Done is what was written, without a last line end.
func (t *Text) Done() string { return strings.TrimRight(t.String(), "\n") }

// Short cuts text to at most limit bytes, at a character, marking the cut.
func Short(text string, limit int) string {
	if len(text) <= limit {
		return text
	}
	cut := limit - len("…")
	for cut > 0 && !utf8.RuneStart(text[cut]) {
		cut--
	}
	return strings.TrimRight(text[:cut], " ") + "…"
}

// Plural writes "1 task", "2 tasks".
func Plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return strconv.Itoa(n) + " " + noun + "s"
}
