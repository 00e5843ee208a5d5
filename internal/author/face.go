package author

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// face writes the text of an answer: short Markdown for a model to read.
type face struct{ strings.Builder }

// line writes one line.
func (f *face) line(format string, args ...any) {
	fmt.Fprintf(&f.Builder, format, args...)
	f.WriteByte('\n')
}

// text is what was written, without a last line end.
func (f *face) text() string { return strings.TrimRight(f.String(), "\n") }

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

// oneLine folds white space and leaves out what cannot be seen, so that an
// argument cannot begin a line.
func oneLine(text string) string {
	seen := strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && !unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) {
			return -1
		}
		return r
	}, strings.ToValidUTF8(text, ""))
	return strings.Join(strings.Fields(seen), " ")
}

// label is what somebody or something is called, in one line of at most 200
// bytes.
func label(text string) string { return short(oneLine(text), 200) }

func firstRune(text string) (first string, size int) {
	_, size = utf8.DecodeRuneInString(text)
	return text[:size], size
}

// plural writes "1 task", "2 tasks".
func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return strconv.Itoa(n) + " " + noun + "s"
}
