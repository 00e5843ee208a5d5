package workflow

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
)

// face writes the text of an answer: short Markdown for a model to read.
type face struct{ strings.Builder }

// line writes one line.
func (f *face) line(format string, args ...any) {
	fmt.Fprintf(&f.Builder, format, args...)
	f.WriteByte('\n')
}

// block writes text of a document as it stands, ending it with one line end.
func (f *face) block(text string) {
	f.WriteString(strings.TrimRight(text, "\r\n"))
	f.WriteByte('\n')
}

// text is what was written, without a last line end.
func (f *face) text() string { return strings.TrimRight(f.String(), "\n") }

// workspaceHead begins an answer over several specs.
func workspaceHead(names string) string {
	if names == "" {
		return "no workspace"
	}
	return "workspace " + names
}

// box shows a status as Kiro writes it.
func box(status string) string {
	switch status {
	case "done":
		return "[x]"
	case "in_progress":
		return "[-]"
	case "queued":
		return "[~]"
	default:
		return "[ ]"
	}
}

// short cuts text to at most limit bytes, at a character, marking the cut.
func short(text string, limit int) string {
	if len(text) <= limit {
		return text
	}
	cut := limit - len("…")
	for cut > 0 && !utf8.RuneStart(text[cut]) {
		cut--
	}
	return strings.TrimRight(text[:cut], " ") + "…"
}

func quote(s string) string { return strconv.Quote(s) }

// plural writes "1 task", "2 tasks".
func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return strconv.Itoa(n) + " " + noun + "s"
}
