package doc

import (
	"strings"
	"unicode"
)

// Slug makes a heading or title into one part of an id: letters and digits of
// any script in lower case, everything between them one hyphen. It is never
// empty and holds neither "/" nor "~", which ids use for themselves.
func Slug(title string) string {
	var b strings.Builder
	b.Grow(len(title))
	gap := false
	for _, r := range title {
		switch {
		case unicode.IsLetter(r), unicode.IsDigit(r), unicode.IsMark(r) && b.Len() > 0:
			if gap && b.Len() > 0 {
				b.WriteByte('-')
			}
			gap = false
			b.WriteRune(unicode.ToLower(r))
		case r == '\'' || r == '’' || r == '`' || r == '*':
			// Marks inside a word do not split it: user's, `code`s.
		default:
			gap = true
		}
	}
	if b.Len() == 0 {
		return "section"
	}
	return b.String()
}
