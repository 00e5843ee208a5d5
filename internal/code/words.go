package code

import (
	"slices"
	"unicode/utf8"

	"kiro-mcp/internal/code/facts"
)

// words are the hashes of a file's identifiers, sorted. A hash that is there
// says that the word may be; the file's text decides. Four bytes for each
// distinct word keep a large project's words in a few megabytes.
type words []uint32

func wordsOf(text []byte) words {
	seen := map[uint32]struct{}{}
	for start := 0; start < len(text); {
		if !isWordByte(text[start]) {
			start++
			continue
		}
		end := start + 1
		for end < len(text) && isWordByte(text[end]) {
			end++
		}
		seen[facts.WordHash(text[start:end])] = struct{}{}
		start = end
	}
	all := make(words, 0, len(seen))
	for h := range seen {
		all = append(all, h)
	}
	slices.Sort(all)
	return all
}

func (w words) has(h uint32) bool {
	_, ok := slices.BinarySearch(w, h)
	return ok
}

// isWordByte reports whether a byte can stand in an identifier; those of
// letters beyond ASCII all can.
func isWordByte(b byte) bool {
	return b == '_' || b == '$' || b >= utf8.RuneSelf ||
		'a' <= b && b <= 'z' || 'A' <= b && b <= 'Z' || '0' <= b && b <= '9'
}
