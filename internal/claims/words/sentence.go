package words

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Sentence is a sentence and where in its text it begins.
type Sentence struct {
	Start int
	Text  string
}

// abbreviations end with a point that ends no sentence.
var abbreviations = []string{"e.g.", "i.e.", "etc.", "vs.", "approx.", "incl.", "no.", "cf.", "max.", "min.", "resp."}

// Sentences cuts a text into sentences: at a point, question mark or
// exclamation mark before a blank and a capital, and at 。！？. What stands
// between back-ticks or in parentheses is not cut.
func Sentences(s string) []Sentence {
	var out []Sentence
	add := func(from, to int) int {
		text := s[from:to]
		trimmed := strings.TrimLeft(text, " ")
		if t := strings.TrimRight(trimmed, " "); t != "" {
			out = append(out, Sentence{from + len(text) - len(trimmed), t})
		}
		return to
	}
	start, depth, quoted := 0, 0, false
	for at, r := range s {
		switch r {
		case '`':
			quoted = !quoted
		case '(', '（':
			depth++
		case ')', '）':
			depth = max(0, depth-1)
		case '。', '！', '？':
			if !quoted && depth == 0 {
				start = add(start, at+utf8.RuneLen(r))
			}
		case '.', '!', '?':
			if !quoted && depth == 0 && endsSentence(s[start:at+1], s[at+1:]) {
				start = add(start, at+1)
			}
		}
	}
	add(start, len(s))
	return out
}

// endsSentence reports whether a mark between two texts ends the first.
func endsSentence(before, after string) bool {
	if !strings.HasPrefix(after, " ") {
		return false
	}
	lower := strings.ToLower(Tail(before, 12))
	for _, a := range abbreviations {
		if strings.HasSuffix(lower, a) {
			return false
		}
	}
	next, _ := utf8.DecodeRuneInString(strings.TrimLeft(after, " "))
	return unicode.IsUpper(next) || next == '`' || unicode.Is(unicode.Han, next) || unicode.IsDigit(next)
}
