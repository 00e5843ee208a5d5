package words

import (
	"strings"
	"unicode/utf8"
)

// readRate reads "/minute", "per user per 15 minutes", "a minute" behind a
// count; the nouns end so many bytes behind the number.
func readRate(text string, q *Number, skip int) {
	if q.Unit != "" {
		skip = 0
	}
	rest := Cut(text[q.End+skip:], 60)
	tail := strings.ToLower(rest)
	if len(tail) != len(rest) {
		return // letters that change their length
	}
	trimmed := afterScope(strings.TrimLeft(tail, " "))
	for _, lead := range []string{"/ ", "/", "per ", "each ", "every ", "a ", "an ", "in "} {
		after, ok := strings.CutPrefix(trimmed, lead)
		if !ok || lead != "/" && lead != "/ " && (len(tail) == len(trimmed) && skip > 0 || lead == "in " && (after == "" || !IsDigit(after[0]))) {
			continue
		}
		if setRate(after, q) {
			q.End += skip + len(rest) - len(after) + wordEnd(after)
		}
		return
	}
	setShortRate(q)
}

// afterScope passes over the "per user" of "per user per minute".
func afterScope(s string) string {
	for _, lead := range []string{"per ", "/", "/ "} {
		after, ok := strings.CutPrefix(s, lead)
		if !ok || setRate(after, &Number{}) {
			continue
		}
		n := 0
		for n < len(after) && IsLetter(after[n]) {
			n++
		}
		tail := strings.TrimLeft(after[n:], " ")
		if _, per := strings.CutPrefix(tail, "per "); per || strings.HasPrefix(tail, "/") {
			return tail
		}
	}
	return s
}

func wordEnd(s string) int {
	n := 0
	for n < len(s) && (InName(s[n]) || s[n] == ' ' && n > 0 && IsDigit(s[n-1])) {
		n++
	}
	return n
}

// setRate takes the time that a rate is for.
func setRate(s string, q *Number) bool {
	if s != "" && IsDigit(s[0]) {
		v, end, ok := digits(s, 0)
		if !ok {
			return false
		}
		t := Number{Value: v, High: v, End: end}
		ReadUnit(s, &t)
		if t.Unit != "seconds" {
			return false
		}
		q.Every = t.Value
		return true
	}
	n := 0
	for n < len(s) && IsLetter(s[n]) {
		n++
	}
	switch s[:n] {
	case "s", "sec", "second":
		q.Per = "second"
	case "m", "min", "minute":
		q.Per = "minute"
	case "h", "hr", "hour":
		q.Per = "hour"
	case "d", "day":
		q.Per = "day"
	}
	if r, _ := utf8.DecodeRuneInString(s); r == '分' || r == '秒' {
		q.Per = map[rune]string{'分': "minute", '秒': "second"}[r]
	}
	return q.Per != ""
}

// setShortRate reads "100 rpm" and "50 QPS".
func setShortRate(q *Number) {
	if len(q.Nouns) == 0 {
		return
	}
	switch q.Nouns[0] {
	case "rps", "qps", "tps":
		q.Per = "second"
	case "rpm":
		q.Per = "minute"
	default:
		return
	}
	q.Nouns = []string{"requests"}
}
