package resources

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"kiro-mcp/internal/tool"
)

// candidate is a value that a variable can have, and what it stands for.
type candidate struct{ value, title string }

// far is the rank of what does not match.
const far = 5

// nearest gives the values that match what was typed, the nearest first, those
// equally near in the order of the documents. When nothing matches it gives
// the value that was probably meant, if there is one.
func nearest(typed string, all []candidate) []string {
	typed = strings.ToLower(typed)
	ranked := make([][]string, far)
	for _, c := range all {
		if n := c.distance(typed); n < far {
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

// distance ranks a value: what was typed itself, a value that begins with it,
// one with a word that does, one that holds it, one whose title holds it.
func (c candidate) distance(typed string) int {
	value := strings.ToLower(c.value)
	at := strings.Index(value, typed)
	switch {
	case value == typed:
		return 0
	case at == 0:
		return 1
	case at > 0 && beginsWord(value, at):
		return 2
	case at > 0:
		return 3
	case strings.Contains(strings.ToLower(c.title), typed):
		return 4
	default:
		return far
	}
}

func beginsWord(s string, at int) bool {
	before, _ := utf8.DecodeLastRuneInString(s[:at])
	return !unicode.IsLetter(before) && !unicode.IsDigit(before)
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
