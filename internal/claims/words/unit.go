package words

import (
	"strings"
)

// ReadUnit reads the unit behind a number and turns the value into it.
func ReadUnit(text string, q *Number) {
	rest := text[q.End:]
	blank := len(rest) - len(strings.TrimLeft(rest, " -`"))
	if blank > 1 {
		return
	}
	unit, factor, n := unitAt(rest[blank:], blank == 0)
	if n == 0 {
		return
	}
	q.Unit = unit
	q.Shown = strings.ToLower(rest[blank : blank+n])
	q.Value *= factor
	q.High *= factor
	q.End += blank + n
}

// unitAt reads a unit at the beginning of a text. One letter is a unit only
// when it stands at its number: "5m".
func unitAt(s string, attached bool) (unit string, factor float64, n int) {
	for n < len(s) && (IsLetter(s[n]) || s[n] == '%') {
		n++
	}
	if n == 0 {
		return wideUnit(s)
	}
	if n < len(s) && (IsDigit(s[n]) || s[n] == '_') {
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
