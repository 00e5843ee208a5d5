package claims

import (
	"strings"
	"unicode/utf8"
)

// readRate reads "/minute", "per user per 15 minutes", "a minute" behind a
// count; the nouns end so many bytes behind the number.
func readRate(text string, q *quantity, skip int) {
	if q.unit != "" {
		skip = 0
	}
	rest := cut(text[q.end+skip:], 60)
	tail := strings.ToLower(rest)
	if len(tail) != len(rest) {
		return // letters that change their length
	}
	trimmed := afterScope(strings.TrimLeft(tail, " "))
	for _, lead := range []string{"/ ", "/", "per ", "each ", "every ", "a ", "an ", "in "} {
		after, ok := strings.CutPrefix(trimmed, lead)
		if !ok || lead != "/" && lead != "/ " && (len(tail) == len(trimmed) && skip > 0 || lead == "in " && (after == "" || !isDigit(after[0]))) {
			continue
		}
		if setRate(after, q) {
			q.end += skip + len(rest) - len(after) + wordEnd(after)
		}
		return
	}
	setShortRate(q)
}

// afterScope passes over the "per user" of "per user per minute".
func afterScope(s string) string {
	for _, lead := range []string{"per ", "/", "/ "} {
		after, ok := strings.CutPrefix(s, lead)
		if !ok || setRate(after, &quantity{}) {
			continue
		}
		n := 0
		for n < len(after) && asciiLetter(after[n]) {
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
	for n < len(s) && (wordByte(s[n]) || s[n] == ' ' && n > 0 && isDigit(s[n-1])) {
		n++
	}
	return n
}

// setRate takes the time that a rate is for.
func setRate(s string, q *quantity) bool {
	if s != "" && isDigit(s[0]) {
		v, end, ok := digits(s, 0)
		if !ok {
			return false
		}
		t := quantity{value: v, high: v, end: end}
		readUnit(s, &t)
		if t.unit != "seconds" {
			return false
		}
		q.every = t.value
		return true
	}
	n := 0
	for n < len(s) && asciiLetter(s[n]) {
		n++
	}
	switch s[:n] {
	case "s", "sec", "second":
		q.per = "second"
	case "m", "min", "minute":
		q.per = "minute"
	case "h", "hr", "hour":
		q.per = "hour"
	case "d", "day":
		q.per = "day"
	}
	if r, _ := utf8.DecodeRuneInString(s); r == '分' || r == '秒' {
		q.per = map[rune]string{'分': "minute", '秒': "second"}[r]
	}
	return q.per != ""
}

// setShortRate reads "100 rpm" and "50 QPS".
func setShortRate(q *quantity) {
	if len(q.nouns) == 0 {
		return
	}
	switch q.nouns[0] {
	case "rps", "qps", "tps":
		q.per = "second"
	case "rpm":
		q.per = "minute"
	default:
		return
	}
	q.nouns = []string{"requests"}
}
