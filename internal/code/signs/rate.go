package signs

import (
	"math"
	"slices"
	"strings"

	"kiro-mcp/internal/code/facts"
)

// closed looks at the numbers in a pair of brackets that has just been closed:
// a count and a window of a limiter are a rate.
func (r *reader) closed(open int) {
	n := len(r.out.Numbers)
	from := n
	for from > 0 && from > n-8 && int(r.numberAt[from-1]) > open {
		from--
	}
	if n-from < 2 {
		return
	}
	count, window := -1, -1
	for k := from; k < n; k++ {
		number := &r.out.Numbers[k]
		switch {
		case number.Per != "":
			return
		case window < 0 && windowed(number):
			window = k
		case count < 0 && counts(number):
			count = k
		}
	}
	if count < 0 || window < 0 || !r.limits(open, count) {
		return
	}
	r.joinRate(count, window)
}

// windowed reports whether a number is the time that a rate is counted over.
func windowed(n *facts.Number) bool {
	var room [8]string
	words := splitWords(n.Name, room[:0])
	named := slices.ContainsFunc(words, func(w string) bool {
		switch w {
		case "window", "ttl", "period", "interval", "duration", "within", "seconds", "minutes", "hours", "refill", "refresh", "ms", "every":
			return true
		}
		return false
	})
	return named || n.Unit == "seconds" && n.Value > 0
}

// counts reports whether a number may be how often.
func counts(n *facts.Number) bool {
	if n.Unit != "" || n.Value < 1 || n.Value != math.Trunc(n.Value) {
		return false
	}
	var room [8]string
	words := splitWords(n.Name, room[:0])
	return n.Name == "" || slices.ContainsFunc(words, func(w string) bool {
		switch w {
		case "max", "limit", "requests", "permit", "permits", "count", "times", "rate", "tokens", "capacity", "calls", "points", "to", "burst", "attempts", "amount":
			return true
		}
		return false
	})
}

// limits reports whether brackets belong to something that limits a rate.
func (r *reader) limits(open, count int) bool {
	n := &r.out.Numbers[count]
	if limiter(n.Callee) {
		return true
	}
	if callee := r.calleeOf(open); callee >= 0 {
		return limiter(r.pathText(callee))
	}
	for range 2 {
		for k := open - 1; k >= 0 && k > open-6; k-- {
			if (r.IsWord(k) || r.IsString(k) && r.size(k) < 60) && limiter(r.Text(k)) {
				return true
			}
		}
		if open = r.enclosing(); open < 0 {
			break
		}
	}
	return false
}

// limiter reports whether a name is about rates.
func limiter(name string) bool {
	name = strings.ToLower(name)
	for _, word := range []string{"ratelimit", "rate_limit", "throttle", "throttling", "limiter", "bandwidth", "slowdown", "rate.limit", "tollbooth", "limitby", "httprate", "rate-limit"} {
		if strings.Contains(name, word) {
			return true
		}
	}
	return strings.HasSuffix(name, "limit") && strings.Contains(name, "rate")
}

// joinRate adds the rate that a count and its window make.
func (r *reader) joinRate(count, window int) {
	c, w := r.out.Numbers[count], r.out.Numbers[window]
	seconds := w.Value
	if w.Unit == "" && seconds >= 1000 {
		seconds /= 1000 // what counts in thousands counts milliseconds
	}
	value, per := perSeconds(c.Value, seconds)
	if per == "" {
		return
	}
	joined := c
	joined.Value, joined.Unit, joined.Per = value, "", per
	joined.Text = c.Text + " per " + w.Text
	joined.Subject = slices.Clip(joinWords(c.Subject, w.Subject))
	r.out.Numbers = append(r.out.Numbers, joined)
	r.numberAt = append(r.numberAt, r.numberAt[count])
}

func joinWords(a, b []string) []string {
	out := slices.Clone(a)
	for _, w := range b {
		if !slices.Contains(out, w) && len(out) < mostWords+8 {
			out = append(out, w)
		}
	}
	return out
}

// perSeconds is a count over some seconds as a rate of one of the usual times.
func perSeconds(count, seconds float64) (value float64, per string) {
	switch {
	case seconds <= 0:
		return 0, ""
	case seconds == 1:
		return count, "second"
	case seconds == 3600:
		return count, "hour"
	case seconds == 86400:
		return count, "day"
	}
	return count * 60 / seconds, "minute"
}

// pairRates joins counts and windows that stand as constants or links of a chain
// next to each other: RATE_LIMIT_REQUESTS and RATE_LIMIT_WINDOW.
func (r *reader) pairRates() {
	n := len(r.out.Numbers)
	for i := range n {
		c := r.out.Numbers[i]
		if c.Per != "" || !limiter(c.Name) && !limiter(c.Callee) && !limitsPeriod(c.Callee) && !r.limitsLine(&c) || c.Compare != "" || !counts(&c) {
			continue
		}
		for k := max(0, i-2); k < min(n, i+3); k++ {
			w := r.out.Numbers[k]
			if k == i || w.Per != "" || w.Compare != "" || abs(w.Line-c.Line) > 8 || !windowed(&w) || w.Unit == "" && w.Name == "" || r.joined(c) {
				continue
			}
			if w.Line == c.Line && r.lang == "ruby" || limiter(w.Name) || limiter(w.Callee) || limitsPeriod(c.Callee) || strings.Contains(strings.ToLower(w.Name), "window") {
				r.joinRate(i, k)
				break
			}
		}
	}
}

// limitsLine reports whether a line of Ruby is about a rate: rate_limit to: 100.
func (r *reader) limitsLine(n *facts.Number) bool {
	return r.lang == "ruby" && (slices.Contains(n.Subject, "rate") && slices.Contains(n.Subject, "limit") || slices.Contains(n.Subject, "throttle"))
}

func limitsPeriod(callee string) bool {
	return strings.HasSuffix(callee, "limitForPeriod") || strings.HasSuffix(callee, "PermitLimit")
}

// joined reports whether a count is part of a rate already.
func (r *reader) joined(c facts.Number) bool {
	for _, n := range r.out.Numbers {
		if n.Per != "" && abs(n.Line-c.Line) < 3 && strings.HasPrefix(n.Text, c.Text+" per") {
			return true
		}
	}
	return false
}

func abs(n int) int { return max(n, -n) }
