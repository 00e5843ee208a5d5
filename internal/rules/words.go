package rules

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

func set(words string) map[string]bool {
	all := map[string]bool{}
	for word := range strings.FieldsSeq(words) {
		all[word] = true
	}
	return all
}

// wordsOf are the words of a sentence in lower case. What stands in quotation
// marks or back-ticks is somebody else's and left out.
func wordsOf(text string) []string {
	return strings.FieldsFunc(strings.ToLower(withoutQuotes(text)), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '\'' && r != '-' && r != '_'
	})
}

// withoutQuotes blanks what stands between quotation marks or back-ticks.
func withoutQuotes(text string) string {
	closing := map[rune]rune{'"': '"', '`': '`', '“': '”', '「': '」'}
	var b strings.Builder
	for at := 0; at < len(text); {
		open := strings.IndexFunc(text[at:], func(r rune) bool { return closing[r] != 0 })
		if open < 0 {
			b.WriteString(text[at:])
			break
		}
		open += at
		mark, size := utf8.DecodeRuneInString(text[open:])
		end := strings.IndexRune(text[open+size:], closing[mark])
		if end < 0 {
			b.WriteString(text[at:])
			break
		}
		b.WriteString(text[at:open] + " ")
		_, last := utf8.DecodeRuneInString(text[open+size+end:])
		at = open + size + end + last
	}
	return b.String()
}

// holdsAny reports whether one of the words is in the set.
func holdsAny(words []string, wanted map[string]bool) bool {
	return slices.ContainsFunc(words, func(w string) bool { return wanted[w] })
}
