package claims

import (
	"strings"
	"unicode/utf8"
)

// readUnit reads the unit behind a number and turns the value into it.
func readUnit(text string, q *quantity) {
	rest := text[q.end:]
	blank := len(rest) - len(strings.TrimLeft(rest, " -`"))
	if blank > 1 {
		return
	}
	unit, factor, n := unitAt(rest[blank:], blank == 0)
	if n == 0 {
		return
	}
	q.unit = unit
	q.shown = strings.ToLower(rest[blank : blank+n])
	q.value *= factor
	q.high *= factor
	q.end += blank + n
}

// unitAt reads a unit at the beginning of a text. One letter is a unit only
// when it stands at its number: "5m".
func unitAt(s string, attached bool) (unit string, factor float64, n int) {
	for n < len(s) && (asciiLetter(s[n]) || s[n] == '%') {
		n++
	}
	if n == 0 {
		return wideUnit(s)
	}
	if n < len(s) && (isDigit(s[n]) || s[n] == '_') {
		return "", 0, 0
	}
	word := s[:n]
	if unit, factor = unitWord(word); unit != "" {
		return unit, factor, n
	}
	if attached && n == 1 {
		switch word {
		case "s":
			return "seconds", 1, n
		case "m":
			return "seconds", 60, n
		case "h":
			return "seconds", 3600, n
		case "d":
			return "seconds", 86400, n
		}
	}
	return "", 0, 0
}

func unitWord(word string) (unit string, factor float64) {
	switch word { // what differs by case
	case "KB", "kB", "KiB", "kb":
		return "bytes", 1 << 10
	case "MB", "MiB", "mb":
		return "bytes", 1 << 20
	case "GB", "GiB", "gb":
		return "bytes", 1 << 30
	case "TB", "TiB":
		return "bytes", 1 << 40
	case "B":
		return "bytes", 1
	}
	switch strings.ToLower(word) {
	case "ms", "msec", "millis", "millisecond", "milliseconds":
		return "seconds", 0.001
	case "sec", "secs", "second", "seconds":
		return "seconds", 1
	case "min", "mins", "minute", "minutes":
		return "seconds", 60
	case "hr", "hrs", "hour", "hours":
		return "seconds", 3600
	case "day", "days":
		return "seconds", 86400
	case "week", "weeks":
		return "seconds", 7 * 86400
	case "month", "months":
		return "seconds", 30 * 86400
	case "year", "years":
		return "seconds", 365 * 86400
	case "byte", "bytes":
		return "bytes", 1
	case "kilobyte", "kilobytes":
		return "bytes", 1 << 10
	case "megabyte", "megabytes":
		return "bytes", 1 << 20
	case "gigabyte", "gigabytes":
		return "bytes", 1 << 30
	case "%", "percent":
		return "percent", 1
	}
	return "", 0
}

// wideUnit reads the units of Chinese and Japanese.
func wideUnit(s string) (unit string, factor float64, n int) {
	for _, u := range []struct {
		word, unit string
		factor     float64
	}{
		{"毫秒", "seconds", 0.001},
		{"ミリ秒", "seconds", 0.001},
		{"秒間", "seconds", 1},
		{"秒", "seconds", 1},
		{"分钟", "seconds", 60},
		{"分間", "seconds", 60},
		{"分以内", "seconds", 60},
		{"个小时", "seconds", 3600},
		{"小时", "seconds", 3600},
		{"時間", "seconds", 3600},
		{"日間", "seconds", 86400},
		{"日以内", "seconds", 86400},
		{"天", "seconds", 86400},
		{"週間", "seconds", 7 * 86400},
		{"字节", "bytes", 1},
		{"バイト", "bytes", 1},
		{"％", "percent", 1},
	} {
		if strings.HasPrefix(s, u.word) {
			return u.unit, u.factor, len(strings.TrimSuffix(u.word, "以内"))
		}
	}
	return "", 0, 0
}

// nounsAfter are up to three words behind a number, which say what it counts,
// and where they end.
func nounsAfter(all string) (nouns []string, n int) {
	rest := strings.TrimLeft(all, " -`+")
	var out []string
	end := 0
	for len(out) < 3 && rest != "" {
		n := 0
		for n < len(rest) && (asciiLetter(rest[n]) || n > 0 && rest[n] == '\'' || rest[n] == '-' || rest[n] == '_') {
			n++
		}
		if n == 0 {
			if len(out) == 0 {
				if w, n := wideNoun(rest); w != "" {
					return []string{w}, len(all) - len(rest) + n
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
func numberWord(text string, at, end int) (q quantity, ok bool) {
	word := strings.ToLower(text[at:end])
	q = quantity{at: at, end: end, word: true}
	switch word {
	case "half":
		tail, ok := strings.CutPrefix(strings.ToLower(text[end:]), " an hour")
		if !ok || tail != "" && wordByte(tail[0]) {
			return q, false
		}
		q.value, q.high, q.unit, q.shown, q.end = 1800, 1800, "seconds", "hour", end+len(" an hour")
		return q, true
	default:
		q.value = wordValue(word)
	}
	if q.value == 0 || end >= len(text) || text[end] != ' ' && text[end] != '-' {
		return q, false
	}
	q.high = q.value
	q.op, q.about = operatorBefore(text[:at])
	readUnit(text, &q)
	var n int
	q.nouns, n = nounsAfter(text[q.end:])
	readRate(text, &q, n)
	return q, q.unit != "" || len(q.nouns) > 0 && q.value > 1
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

// readRate reads "/minute", "per user per 15 minutes", "a minute" behind a
// count; the nouns end so many bytes behind the number.
func readRate(text string, q *quantity, skip int) {
	if q.unit != "" {
		skip = 0
	}
	tail := strings.ToLower(text[q.end+skip:])
	if len(tail) != len(text)-q.end-skip {
		return // letters that change their length
	}
	trimmed := afterScope(strings.TrimLeft(tail, " "))
	for _, lead := range []string{"/ ", "/", "per ", "each ", "every ", "a ", "an ", "in "} {
		after, ok := strings.CutPrefix(trimmed, lead)
		if !ok || lead != "/" && lead != "/ " && (len(tail) == len(trimmed) && skip > 0 || lead == "in " && (after == "" || !isDigit(after[0]))) {
			continue
		}
		if setRate(after, q) {
			q.end = len(text) - len(after) + wordEnd(after)
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
