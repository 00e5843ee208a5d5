package workflow

import (
	"slices"

	"kiro-mcp/internal/terms"
)

// likelyFirst puts the sections that share a word with the one asked for before
// the others: an error shows only the first of many.
func likelyFirst(err error, asked string) error {
	fault, ok := asFault(err)
	if !ok {
		return err
	}
	words := terms.Of(asked)
	rank := func(section string) int {
		if slices.ContainsFunc(terms.Of(section), func(w string) bool { return slices.Contains(words, w) }) {
			return 0
		}
		return 1
	}
	sorted := *fault
	sorted.Valid = slices.SortedStableFunc(slices.Values(fault.Valid), func(a, b string) int { return rank(a) - rank(b) })
	return &sorted
}
