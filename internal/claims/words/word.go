package words

import (
	"slices"
	"strings"
	"unicode"
)

// Of are the words of a text in lower case; a name in camel or snake case
// gives several. A run of a script without blanks is one.
func Of(s string) []string {
	var out []string
	start := -1
	flush := func(end int) {
		if start >= 0 && end > start {
			out = append(out, strings.ToLower(s[start:end]))
		}
		start = -1
	}
	var before rune
	for at, r := range s {
		switch {
		case !unicode.IsLetter(r) && !unicode.IsDigit(r):
			flush(at)
		case start < 0:
			start = at
		case unicode.IsUpper(r) && unicode.IsLower(before), IsWide(r) != IsWide(before):
			flush(at)
			start = at
		}
		before = r
	}
	flush(len(s))
	return out
}

// Any reports whether one of some words holds for a test.
func Any(list []string, is func(string) bool) bool {
	return slices.ContainsFunc(list, is)
}

// IsCommon reports whether a word is one of those that sentences need.
func IsCommon(w string) bool {
	switch w {
	case "a", "an", "the", "of", "for", "to", "in", "on", "at", "by", "with", "and", "or", "per", "is", "are", "be", "was", "it", "its", "this", "that",
		"each", "all", "any", "from", "as", "if", "when", "will", "shall", "must", "should", "can", "may", "not", "no", "only", "we", "via", "into",
		"their", "them", "then", "which", "has", "have", "e", "g", "i", "eg", "ie", "etc", "based", "out", "system", "one", "also", "so", "do", "does":
		return true
	}
	return false
}

// AddOnce adds a text to a list that does not have it.
func AddOnce(list []string, s string) []string {
	if slices.Contains(list, s) {
		return list
	}
	return append(list, s)
}
