package values

import (
	"slices"

	"kiro-mcp/internal/claims"
	"kiro-mcp/internal/claims/words"
)

// rate reads how often something may happen.
func (r *limitReader) rate(q words.Number, before, behind []string) ([]claims.Limit, bool) {
	if q.Unit != "" && q.Unit != "bytes" {
		return nil, false
	}
	if r.load || q.About || q.High != q.Value {
		return nil, false
	}
	l := claims.Limit{What: "rate", Value: q.Value, Unit: q.Unit, Per: q.Per, Scope: r.scope(behind)}
	if l.Scope == "" {
		l.Scope = r.scope(words.Of(r.part.text[q.At:q.End]))
	}
	all := slices.Concat(before, r.head)
	if q.Unit == "bytes" || words.Any(all, isCapacity) || q.Op == ">" || q.Op == ">=" {
		l.Latency = true
	} else if !words.Any(q.Nouns, isRated) && !r.limiting(all) {
		return nil, false
	}
	if len(all) > 0 && (all[len(all)-1] == "at" || all[len(all)-1] == "under") && !r.limiting(all) {
		return nil, false // a load, not a limit
	}
	l.Subject = addWords(nil, telling(r.head)...)
	if len(l.Subject) == 0 {
		l.Subject = addWords(l.Subject, last(telling(before), 4)...)
	}
	l.Subject = addWords(l.Subject, telling(q.Nouns)...)
	if q.Every == 0 {
		return []claims.Limit{l}, true
	}
	return r.ratePerTime(q, l), true
}

// ratePerTime says a rate over a time that is none of the usual ones as two
// limits: the count, and its window.
func (r *limitReader) ratePerTime(q words.Number, l claims.Limit) []claims.Limit {
	switch q.Every {
	case 1:
		l.Per = "second"
	case 60:
		l.Per = "minute"
	case 3600:
		l.Per = "hour"
	case aDay:
		l.Per = "day"
	}
	if l.Per != "" {
		return []claims.Limit{l}
	}
	count, window := l, l
	count.What = "count"
	count.Subject = addWords(count.Subject, q.Nouns...)
	window.What, window.Value, window.Unit = "window", q.Every, "seconds"
	return []claims.Limit{count, window}
}

func (r *limitReader) limiting(list []string) bool {
	for _, t := range append([][]string{list}, r.titles()...) {
		for _, w := range t {
			switch w {
			case "rate", "limit", "limits", "limiting", "limited", "limiter", "throttle", "throttling", "max", "maximum", "quota", "限流", "most":
				return true
			}
		}
	}
	return false
}

// isCapacity reports whether a word says how much a system copes with.
func isCapacity(w string) bool {
	switch w {
	case "support", "supports", "supporting", "handle", "handles", "handling", "throughput", "scale", "scales", "scalability", "process", "processes", "capacity", "sustain", "吞吐量", "吞吐", "スループット", "支持", "load", "qps", "tps":
		return true
	}
	return false
}

func isRated(w string) bool {
	switch w {
	case "request", "requests", "req", "reqs", "calls", "call", "attempts", "attempt", "messages", "emails", "logins", "times", "queries", "operations", "uploads", "tokens", "executions", "runs", "events", "invocations", "notifications":
		return true
	}
	return false
}

// scope says for whom a rate is counted.
func (r *limitReader) scope(behind []string) string {
	for i, w := range behind {
		if w != "per" && w != "by" && w != "each" && w != "and" {
			continue
		}
		rest := behind[i:]
		for n := 0; n < len(rest) && n < 4; n++ {
			switch rest[n] {
			case "user", "users", "caller", "account", "customer", "member":
				return "user"
			case "ip", "address":
				return "ip"
			case "key", "token":
				return "key"
			case "client", "tenant", "agent", "endpoint", "session", "device":
				return rest[n]
			}
		}
	}
	return ""
}
