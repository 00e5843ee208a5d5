package author

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"kiro-mcp/internal/prose"
)

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
func label(text string) string { return prose.Short(oneLine(text), 200) }

func firstRune(text string) (first string, size int) {
	_, size = utf8.DecodeRuneInString(text)
	return text[:size], size
}
