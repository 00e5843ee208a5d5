// Package words reads text as people write it: its words and sentences, what stands
// before a colon, numbers with their units, verbs that say what is done.
//
// Most callers want [Of] for the words of a text, [HoldsAny] for the phrases in it
// and [Numbers] for its numbers.
//
// It knows no design. It promises to read Chinese and Japanese, which have no blanks
// between words, as it reads English, and to cut a text only between characters.
package words

import (
	"strings"
	"unicode/utf8"
)

// Cut shortens a text to at most n bytes, at a character.
func Cut(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n]
}

// Holds reports whether a text in lower case has a phrase as whole words. A
// phrase in a script without blanks counts wherever it stands.
func Holds(lower, phrase string) bool {
	for from := 0; ; {
		i := strings.Index(lower[from:], phrase)
		if i < 0 {
			return false
		}
		i += from
		if Edge(lower, i) && Edge(lower, i+len(phrase)) {
			return true
		}
		from = i + 1
		for from < len(lower) && !utf8.RuneStart(lower[from]) {
			from++
		}
	}
}

// HoldsAny is [Holds] for the first of some phrases that is there.
func HoldsAny(lower string, phrases []string) (string, bool) {
	for _, p := range phrases {
		if Holds(lower, p) {
			return p, true
		}
	}
	return "", false
}

// Edge reports whether no ASCII word runs over an offset.
func Edge(s string, at int) bool {
	return at == 0 || at >= len(s) || !InName(s[at-1]) || !InName(s[at])
}

// LikeCode reports whether a text is code that stands outside of a fence.
func LikeCode(s string) bool {
	marks := 0
	for i := range len(s) {
		switch s[i] {
		case '{', '}', ';', '=', '(', ')', '[', ']', '"':
			marks++
		}
	}
	return strings.Contains(s, "```") || strings.Contains(s, "self.") || strings.Contains(s, `(f"`) || strings.Contains(s, "(f'") || strings.Contains(s, "append(") || len(s) > 60 && marks*8 > len(s)
}

// Tail is the last n bytes of a text, at a character.
func Tail(s string, n int) string {
	if len(s) <= n {
		return s
	}
	at := len(s) - n
	for at < len(s) && !utf8.RuneStart(s[at]) {
		at++
	}
	return s[at:]
}

// Leading is how many blanks and tabs a line begins with.
func Leading(line string) int { return len(line) - len(strings.TrimLeft(line, " \t")) }

// Dedent takes up to so many columns of white space away.
func Dedent(line string, n int) string {
	i := 0
	for i < len(line) && i < n && (line[i] == ' ' || line[i] == '\t') {
		i++
	}
	return line[i:]
}
