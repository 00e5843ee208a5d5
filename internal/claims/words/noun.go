package words

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// nounsAfter are up to three words behind a number, which say what it counts,
// and where they end.
func nounsAfter(all string) (nouns []string, n int) {
	rest := strings.TrimLeft(all, " -`+")
	var out []string
	end := 0
	for len(out) < 3 && rest != "" {
		n := 0
		for n < len(rest) && (IsLetter(rest[n]) || n > 0 && rest[n] == '\'' || rest[n] == '-' || rest[n] == '_') {
			n++
		}
		if n == 0 {
			if len(out) == 0 {
				if w, n := wideNoun(rest); w != "" {
					return wideNouns(w, rest[n:]), len(all) - len(rest) + n
				}
			}
			break
		}
		word := strings.ToLower(rest[:n])
		if endsNoun(word) {
			break
		}
		out = append(out, word)
		end = len(all) - len(rest) + n
		if n >= len(rest) || rest[n] != ' ' {
			break
		}
		rest = rest[n+1:]
	}
	return out, end
}

// endsNoun reports whether a word is no part of what a number counts.
func endsNoun(word string) bool {
	switch word {
	case "based", "depending", "per", "a", "an", "each", "every", "for", "of", "in", "on", "at", "by", "with", "and", "or", "to", "from", "the", "is", "are", "was",
		"when", "if", "as", "that", "which", "will", "should", "must", "max", "maximum", "min", "minimum", "via", "using", "before", "after",
		"within", "over", "under", "across", "since", "because", "so", "then", "into", "total", "between", "while", "until", "without":
		return true
	}
	return false
}

// wideNouns are a counter and the few characters behind it, which say of what.
func wideNouns(counter, rest string) []string {
	n := 0
	for at, r := range rest {
		if !IsWide(r) || !unicode.IsLetter(r) || at >= 12 {
			break
		}
		n = at + utf8.RuneLen(r)
	}
	if n < 6 {
		return []string{counter}
	}
	return []string{counter, rest[:n]}
}

// wideNoun reads a counter of Chinese or Japanese as the English noun.
func wideNoun(s string) (noun string, n int) {
	for _, c := range [][2]string{
		{"次重试", "retries"},
		{"次", "times"},
		{"回", "times"},
		{"字符", "characters"},
		{"个字符", "characters"},
		{"文字", "characters"},
		{"条", "items"},
		{"件", "items"},
		{"个连接", "connections"},
		{"接続", "connections"},
		{"个", "items"},
		{"個", "items"},
		{"并发", "concurrent"},
		{"行", "lines"},
	} {
		if strings.HasPrefix(s, c[0]) {
			return c[1], len(c[0])
		}
	}
	return "", 0
}

// numberWord reads "five minutes", "half an hour", "an hour". Without a unit
// or a noun a word is no number.
func numberWord(text string, at, end int) (q Number, ok bool) {
	word := strings.ToLower(text[at:end])
	q = Number{At: at, End: end, Word: true}
	switch word {
	case "half":
		tail, ok := strings.CutPrefix(strings.ToLower(text[end:]), " an hour")
		if !ok || tail != "" && InName(tail[0]) {
			return q, false
		}
		q.Value, q.High, q.Unit, q.Shown, q.End = 1800, 1800, "seconds", "hour", end+len(" an hour")
		return q, true
	default:
		q.Value = wordValue(word)
	}
	if q.Value == 0 || end >= len(text) || text[end] != ' ' && text[end] != '-' {
		return q, false
	}
	q.High = q.Value
	q.Op, q.About = operatorBefore(text[:at])
	ReadUnit(text, &q)
	var n int
	q.Nouns, n = nounsAfter(text[q.End:])
	readRate(text, &q, n)
	return q, q.Unit != "" || len(q.Nouns) > 0 && q.Value > 1
}

func wordValue(word string) float64 {
	switch word {
	case "one":
		return 1
	case "two":
		return 2
	case "three":
		return 3
	case "four":
		return 4
	case "five":
		return 5
	case "six":
		return 6
	case "seven":
		return 7
	case "eight":
		return 8
	case "nine":
		return 9
	case "ten":
		return 10
	case "twelve":
		return 12
	case "fifteen":
		return 15
	case "twenty":
		return 20
	case "thirty":
		return 30
	case "forty":
		return 40
	case "fifty":
		return 50
	case "sixty":
		return 60
	case "ninety":
		return 90
	}
	return 0
}
