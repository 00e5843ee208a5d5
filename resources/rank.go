package resources

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"kiro-mcp/internal/tool"
)

// candidate is a value that a variable can have, and what it stands for.
type candidate struct{ value, title string }

// far is the rank of what does not match.
const far = 6

// nearest gives the values that match what was typed, the nearest first, those
// equally near in the order of the documents. When nothing matches it gives
// the value that was probably meant, if there is one.
func nearest(typed string, all []candidate) []string {
	wanted := folded(typed)
	ranked := make([][]string, far)
	for _, c := range all {
		n := c.distance(wanted)
		if c.value == typed {
			n = 0 // before those that differ from it in case: 13a is not 13A
		}
		if n < far {
			ranked[n] = append(ranked[n], c.value)
		}
	}
	values := distinct(slices.Concat(ranked...))
	if len(values) > 0 || typed == "" {
		return values
	}
	names := make([]string, len(all))
	for i, c := range all {
		names[i] = c.value
	}
	if meant := tool.Nearest(typed, names); meant != "" {
		return []string{meant}
	}
	return values
}

// distance ranks a value by what was typed, folded: equal to it, beginning
// with it, with a word that does, holding it, or with a title that holds it.
func (c candidate) distance(typed string) int {
	value := folded(c.value)
	switch {
	case value == typed:
		return 1
	case strings.HasPrefix(value, typed):
		return 2
	case holdsWord(value, typed):
		return 3
	case strings.Contains(value, typed):
		return 4
	case c.title != "" && strings.Contains(folded(c.title), typed):
		return 5
	default:
		return far
	}
}

// folded makes texts equal that differ in case or, as names from a Mac do, in
// how accents are stored.
func folded(s string) string { return strings.ToLower(norm.NFC.String(s)) }

// holdsWord reports whether a word in s begins with what was typed.
func holdsWord(s, typed string) bool {
	for at := 0; ; {
		next := strings.Index(s[at:], typed)
		if next < 0 || typed == "" {
			return false
		}
		at += next
		if before, _ := utf8.DecodeLastRuneInString(s[:at]); !unicode.IsLetter(before) && !unicode.IsDigit(before) {
			return true
		}
		at += len(typed)
	}
}

// distinct keeps the first of equal values, and makes a list of none.
func distinct(values []string) []string {
	seen := make(map[string]bool, len(values))
	return slices.DeleteFunc(append([]string{}, values...), func(v string) bool {
		had := seen[v]
		seen[v] = true
		return had
	})
}
