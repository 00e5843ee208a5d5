package example

import (
	"fmt"
	"regexp"
	"regexp/syntax"
	"strconv"
	"strings"
	"unicode/utf8"

	"kiro-mcp/openapi/verify"
)

// The generators of strings from patterns that exist for Go were last touched
// in 2016 and 2020, and know nothing of lengths; this one asks the standard
// library for the tree of the pattern and writes it out.

// maxRepeat is how often what may be repeated without end is repeated.
const maxRepeat = 400

// maxWritten is how many parts of a pattern are written out for one text. What is
// repeated within what is repeated would take years.
const maxWritten = 50_000

// matching makes the k-th text that a pattern of ECMA 262 matches, of a length
// between the two ends.
func matching(pattern string, k, least, most int) (string, error) {
	tree, err := syntax.Parse(ours(pattern), syntax.Perl)
	if err != nil {
		return "", fmt.Errorf("no text can be made of the pattern %s: %s", pattern, strings.TrimPrefix(err.Error(), "error parsing regexp: "))
	}
	for _, more := range repeats(least) {
		for _, pick := range []int{k, k + 1, k + 2, 0} {
			w := writer{pick: pick, more: more}
			w.write(tree)
			for _, made := range padded(w.String(), least) {
				if n := utf8.RuneCountInString(made); n < least || n > most {
					continue
				}
				if yes, known := verify.Matches(pattern, made); yes || !known {
					return made, nil
				}
			}
		}
	}
	return "", fmt.Errorf("no text of %d to %d characters was found for the pattern %s", least, most, pattern)
}

// padded are a text and, where it is too short, ones with more around it: a
// pattern may be found anywhere.
func padded(made string, least int) []string {
	missing := least - utf8.RuneCountInString(made)
	if missing <= 0 {
		return []string{made}
	}
	more := strings.Repeat("x", missing)
	return []string{made + more, more + made}
}

// repeats are the numbers of extra repetitions that are tried, until a text is
// long enough.
func repeats(least int) []int {
	tries := []int{1, 0, 2, 3, 5, 8, 12, 16, 24, 32, 40, 64, 100, 200, maxRepeat}
	if least > 1 {
		tries = append([]int{least - 1, least, least + 1}, tries...)
	}
	return tries
}

var (
	unicodeEscape = regexp.MustCompile(`\\u\{?([0-9a-fA-F]{4,6})\}?`)
	repetition    = regexp.MustCompile(`\{(\d+)(,?)(\d*)\}`)
)

// ours is a pattern of ECMA's in the words of the standard library, which knows
// no \u and counts to a thousand.
func ours(pattern string) string {
	pattern = unicodeEscape.ReplaceAllString(pattern, `\x{$1}`)
	return repetition.ReplaceAllStringFunc(pattern, func(r string) string {
		parts := repetition.FindStringSubmatch(r)
		high, err := strconv.Atoi(parts[3])
		if err == nil && high > maxRepeat {
			return "{" + parts[1] + ",}"
		}
		return r
	})
}

// writer writes out one text of a pattern.
type writer struct {
	strings.Builder
	pick int // which alternative, and which character of a class
	more int // repetitions beyond those that must be

	steps int
}

func (w *writer) write(re *syntax.Regexp) {
	if w.steps++; w.steps > maxWritten || w.Len() > maxText {
		return
	}
	switch re.Op {
	case syntax.OpLiteral:
		w.WriteString(string(re.Rune))
	case syntax.OpCharClass:
		w.WriteRune(charOf(re.Rune, w.pick))
	case syntax.OpAnyChar, syntax.OpAnyCharNotNL:
		w.WriteRune(rune('a' + w.pick%26))
	case syntax.OpCapture, syntax.OpConcat:
		for _, sub := range re.Sub {
			w.write(sub)
		}
	case syntax.OpAlternate:
		w.write(re.Sub[w.pick%len(re.Sub)])
	case syntax.OpStar:
		w.repeat(re.Sub[0], 0, -1)
	case syntax.OpPlus:
		w.repeat(re.Sub[0], 1, -1)
	case syntax.OpQuest:
		w.repeat(re.Sub[0], 0, 1)
	case syntax.OpRepeat:
		w.repeat(re.Sub[0], re.Min, re.Max)
	default: // ends of lines and words: nothing to write
	}
}

func (w *writer) repeat(re *syntax.Regexp, least, most int) {
	n := least + w.more
	if most >= 0 {
		n = min(n, most)
	}
	for range n {
		if w.steps > maxWritten {
			return
		}
		w.write(re)
	}
}

// charOf is the k-th readable character of a class, given as pairs of ends: a
// small letter, else a digit, a capital, whatever can be seen.
func charOf(class []rune, k int) rune {
	for _, ends := range [][2]rune{{'a', 'z'}, {'0', '9'}, {'A', 'Z'}, {'!', '~'}, {0xC0, 0xFFFD}} {
		var fitting []rune
		for i := 0; i+1 < len(class) && len(fitting) < 64; i += 2 {
			for r := max(class[i], ends[0]); r <= min(class[i+1], ends[1]) && len(fitting) < 64; r++ {
				fitting = append(fitting, r)
			}
		}
		if len(fitting) > 0 {
			return fitting[k%len(fitting)]
		}
	}
	if len(class) > 0 {
		return class[0]
	}
	return 'a'
}
