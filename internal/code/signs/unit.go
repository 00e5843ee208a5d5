package signs

import (
	"strconv"
	"strings"
)

// unitOf is what a word for a unit makes of a number, and in which of our units.
func unitOf(word []byte) (factor float64, unit string) {
	if len(word) > 16 || len(word) == 0 {
		return 0, ""
	}
	var buffer [16]byte
	folded := buffer[:len(word)]
	for i, c := range word {
		if 'A' <= c && c <= 'Z' {
			c |= 0x20
		}
		folded[i] = c
	}
	switch string(folded) {
	case "nanosecond", "nanoseconds", "nanos", "ns":
		return 1e-9, "seconds"
	case "microsecond", "microseconds", "micros":
		return 1e-6, "seconds"
	case "millisecond", "milliseconds", "millis", "ms", "msec", "msecs", "milli":
		return 1e-3, "seconds"
	case "second", "seconds", "sec", "secs":
		return 1, "seconds"
	case "minute", "minutes", "mins", "min":
		return 60, "seconds"
	case "hour", "hours", "hrs", "hr":
		return 3600, "seconds"
	case "day", "days":
		return 86400, "seconds"
	case "week", "weeks":
		return 7 * 86400, "seconds"
	case "byte", "bytes":
		return 1, "bytes"
	case "kb", "kib", "kilobyte", "kilobytes":
		return 1 << 10, "bytes"
	case "mb", "mib", "megabyte", "megabytes":
		return 1 << 20, "bytes"
	case "gb", "gib", "gigabyte", "gigabytes":
		return 1 << 30, "bytes"
	case "percent", "pct", "percentage":
		return 1, "percent"
	}
	return 0, ""
}

// nameUnit is the unit that a name ends with: TIMEOUT_MS, expiresInSeconds; and
// the time of a rate: requests_per_minute.
func nameUnit(words []string) (factor float64, unit, per string) {
	n := len(words)
	if n == 0 {
		return 0, "", ""
	}
	last := words[n-1]
	switch last {
	case "rpm":
		return 0, "", "minute"
	case "rps", "qps":
		return 0, "", "second"
	}
	for i := n - 1; i > 0 && i >= n-2; i-- {
		if words[i-1] == "per" {
			return 0, "", perOf(words[i])
		}
	}
	if last == "min" {
		return 0, "", "" // a minimum
	}
	if n > 1 && (last == "ns" || len(last) < 2) {
		return 0, "", ""
	}
	factor, unit = unitOf([]byte(last))
	return factor, unit, ""
}

// perOf is the time of a rate.
func perOf(word string) string {
	switch word {
	case "second", "seconds", "sec", "s", "1s":
		return "second"
	case "minute", "minutes", "min", "m", "1m":
		return "minute"
	case "hour", "hours", "h", "hr", "1h":
		return "hour"
	case "day", "days", "d", "1d":
		return "day"
	}
	return ""
}

// callUnit is the unit that the name of a function gives its argument:
// Duration.ofMinutes, TimeSpan.FromSeconds, from_millis, addDays.
func callUnit(callee string) (factor float64, unit, per string) {
	name := callee[strings.LastIndexAny(callee, ".:>")+1:]
	var room [8]string
	words := splitWords(name, room[:0])
	n := len(words)
	if n == 0 {
		return 0, "", ""
	}
	if n >= 2 && words[n-2] == "per" {
		return 0, "", perOf(words[n-1])
	}
	if n >= 2 {
		switch words[0] {
		case "of", "from", "add", "plus", "sub", "minus", "minutes", "subtract":
			factor, unit = unitOf([]byte(words[n-1]))
			return factor, unit, ""
		case "per":
			return 0, "", perOf(words[1])
		}
	}
	if n == 1 && (name != callee || strings.HasSuffix(name, "s") && len(name) > 4) {
		if factor, unit = unitOf([]byte(name)); unit == "seconds" && !strings.EqualFold(name, "min") && !strings.EqualFold(name, "sec") {
			return factor, unit, ""
		}
	}
	return 0, "", ""
}

// habit is the unit that everybody knows a function or option to take.
func habit(lang, callee, name string) (factor float64, unit string) {
	last := callee[strings.LastIndexAny(callee, ".:>")+1:]
	lower := strings.ToLower(name)
	if strings.HasSuffix(lower, "ttl") || strings.HasSuffix(lower, "_timeout") {
		switch lang {
		case "python", "php", "ruby", "rust":
			return 1, "seconds"
		}
	}
	switch lower {
	case "ex", "pool_recycle", "pool_timeout", "expires_in", "expiresin", "stdttl", "expire", "exat", "maxagesec", "pool_pre_ping":
		return 1, "seconds"
	case "px", "windowms":
		return 1e-3, "seconds"
	case "timeout", "connect_timeout", "read_timeout", "command_timeout", "ttl", "expires", "max_age", "default_timeout", "request_timeout", "block_timeout", "socket_timeout":
		switch lang {
		case "python", "php", "ruby":
			return 1, "seconds"
		case "javascript", "typescript":
			if strings.EqualFold(name, "timeout") {
				return 1e-3, "seconds"
			}
		}
	}
	switch last {
	case "setTimeout", "setInterval", "psetex", "pexpire", "PExpire":
		return 1e-3, "seconds"
	case "setex", "SETEX", "setEx", "SetEX", "expire", "Expire", "set_ex":
		return 1, "seconds"
	case "remember", "put":
		if lang == "php" && strings.Contains(callee, "ache") {
			return 1, "seconds"
		}
	case "sleep":
		switch lang {
		case "python", "php", "ruby":
			return 1, "seconds"
		case "java", "kotlin", "javascript", "typescript":
			return 1e-3, "seconds"
		}
	case "setConnectTimeout", "setReadTimeout", "setConnectionTimeout", "setIdleTimeout", "setMaxLifetime", "timeout", "Delay":
		if lang == "java" || lang == "kotlin" || lang == "javascript" || lang == "typescript" || lang == "csharp" {
			return 1e-3, "seconds"
		}
	}
	return 0, ""
}

// span of text is a number with its unit: "5m", "30s", "10 minutes", "PT15M", "10mb",
// and a rate: "100/minute", "100 per minute", "throttle:100,1".
func measured(text string) (q quantity, per string, ok bool) {
	text = strings.TrimSpace(text)
	if len(text) < 2 || len(text) > 32 {
		return q, "", false
	}
	if rest, found := strings.CutPrefix(text, "PT"); found {
		return isoDuration(rest)
	}
	if rest, found := strings.CutPrefix(text, "throttle:"); found {
		count, minutes, _ := strings.Cut(rest, ",")
		n, err := strconv.ParseFloat(count, 64)
		if err != nil {
			return q, "", false
		}
		if window, err := strconv.ParseFloat(strings.TrimSpace(minutes), 64); err == nil && window > 0 {
			n /= window
		}
		return quantity{value: n}, "minute", true
	}
	end := 0
	for end < len(text) && (text[end] >= '0' && text[end] <= '9' || text[end] == '.' || text[end] == '_') {
		end++
	}
	value, err := strconv.ParseFloat(strings.ReplaceAll(text[:end], "_", ""), 64)
	if end == 0 || err != nil {
		return q, "", false
	}
	rest := strings.TrimSpace(text[end:])
	if after, found := strings.CutPrefix(rest, "/"); found {
		per = rateUnit(strings.TrimSpace(after))
		return quantity{value: value}, per, per != ""
	}
	for _, word := range []string{"per ", "requests per ", "req/", "r/", "reqs/", "requests/", "times per "} {
		if after, found := strings.CutPrefix(rest, word); found {
			per = rateUnit(after)
			return quantity{value: value}, per, per != ""
		}
	}
	factor, unit := shortUnit(rest)
	return quantity{value: value * factor, unit: unit}, "", unit != ""
}

func rateUnit(text string) string {
	text = strings.TrimPrefix(text, "1 ")
	return perOf(strings.ToLower(text))
}

// shortUnit is a unit as it follows a number.
func shortUnit(text string) (factor float64, unit string) {
	switch text {
	case "s":
		return 1, "seconds"
	case "m":
		return 60, "seconds"
	case "h":
		return 3600, "seconds"
	case "d":
		return 86400, "seconds"
	case "K", "k", "Ki":
		return 1 << 10, "bytes"
	case "M", "Mi":
		return 1 << 20, "bytes"
	case "G", "Gi":
		return 1 << 30, "bytes"
	case "w":
		return 7 * 86400, "seconds"
	case "%":
		return 1, "percent"
	case "":
		return 0, ""
	}
	return unitOf([]byte(text))
}

// isoDuration reads what follows PT: 15M, 1H30M.
func isoDuration(text string) (q quantity, per string, ok bool) {
	total, from := 0.0, 0
	for i := range len(text) {
		if c := text[i]; c < '0' || c > '9' {
			n, err := strconv.ParseFloat(text[from:i], 64)
			factor, unit := shortUnit(strings.ToLower(text[i : i+1]))
			if err != nil || unit != "seconds" {
				return q, "", false
			}
			total += n * factor
			from = i + 1
		}
	}
	return quantity{value: total, unit: "seconds"}, "", from == len(text) && from > 0
}
