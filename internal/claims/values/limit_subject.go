package values

import (
	"slices"
	"strings"

	"kiro-mcp/internal/claims/words"
)

// longSubject is how many words say what a limit is of.
const longSubject = 6

// subject says in words what a number limits: the head of its line, what it is
// "for", the words before it; where those say nothing, the titles around it.
func (r *limitReader) subject(before, behind []string) []string {
	var out []string
	if r.ofReturns() {
		out = addWords(out, "returns")
	}
	out = addWords(out, telling(r.head)...)
	out = addWords(out, telling(r.forWhat(behind))...)
	if len(out) == 0 || len(r.found) > 1 || len(out) == 1 {
		out = addWords(out, last(telling(before), 4)...)
	}
	if len(out) == 0 {
		out = addWords(out, last(telling(behind), 3)...)
	}
	for _, t := range r.titles() {
		if words.Any(out, tells) {
			break
		}
		if of := telling(t); len(of) < 5 {
			out = addWords(out, of...)
		}
	}
	return out
}

// ofReturns reports whether a part is about goods that come back: "return" as
// a verb says nothing of a subject.
func (r *limitReader) ofReturns() bool {
	for _, lead := range []string{"returns are ", "returns can ", "returns may ", "returns must ", "a return ", "returns within ", "returns: "} {
		if strings.HasPrefix(r.part.low, lead) {
			return true
		}
	}
	return len(r.head) > 0 && r.head[0] == "returns"
}

func last(list []string, n int) []string { return list[max(0, len(list)-n):] }

// tells reports whether a word of a subject tells it from others of its kind.
// "Coverage: 80 %" is of what its chapter is about.
func tells(w string) bool {
	switch w {
	case "coverage", "debounce", "debounced", "test", "tests", "memory", "usage", "error", "retention", "response":
		return false
	}
	return true
}

// addWords adds words that are not there yet, as far as a subject goes.
func addWords(list []string, more ...string) []string {
	list = slices.Clip(list)
	for _, w := range more {
		if len(list) < longSubject && !slices.Contains(list, w) && !slices.Contains(list, w+"s") && !slices.Contains(list, strings.TrimSuffix(w, "s")) {
			list = append(list, w)
		}
	}
	return list
}

// forWhat is what stands behind "for", "of" or "per", or in the parentheses of
// a number.
func (r *limitReader) forWhat(behind []string) []string {
	for i, w := range behind {
		switch w {
		case "for", "of", "on":
			return behind[i+1 : min(len(behind), i+4)]
		}
	}
	if r.inParens && len(behind) == 1 {
		return behind
	}
	return nil
}

// telling are the words that say of what a limit is, without those that every
// limit has.
func telling(list []string) []string {
	var out []string
	for _, w := range list {
		if !isFiller(w) && !words.IsDigit(w[0]) && len(w) > 1 {
			if words.IsWide(words.FirstRune(w)) && (len(w) > 48 || len(w) < 6) {
				continue
			}
			out = append(out, w)
		}
	}
	return out
}

// isFiller reports whether a word says nothing of a limit's subject.
func isFiller(w string) bool {
	if words.IsCommon(w) {
		return true
	}
	switch w {
	case "cache", "caches", "cached", "caching", "ttl", "expire", "expires", "expiry", "expiration", "timeout", "timeouts", "interval", "window",
		"latency", "retry", "retries", "attempts", "attempt", "backoff", "exponential", "rate", "limit", "limits", "limiting", "limited", "limiter", "max", "maximum",
		"min", "minimum", "default", "defaults", "target", "targets", "pool", "pooling", "page", "pagination", "paginated", "size", "duration", "lifetime",
		"threshold", "performance", "security", "deployment", "testing", "services", "components", "interfaces", "flow", "handling",
		"implementation", "requirements", "property", "properties", "notes", "architecture", "responsibilities", "features", "behavior", "constraints", "strategy", "design", "configuration", "config", "settings", "overview", "considerations", "non", "functional",
		"最多", "默认", "目标", "限制", "要求", "デフォルト", "api", "requests", "request", "optional", "query", "params", "parameters", "records", "results", "items", "total", "seconds", "minutes", "hours", "second", "minute", "hour", "days", "day", "ms", "time", "value", "values", "number", "count",
		"than", "less", "more", "under", "within", "up", "most", "least", "complete", "completes", "respond", "responds", "every", "after", "p95", "p99",
		"enforce", "enforced", "apply", "applied", "set", "use", "uses", "using", "implement", "implements", "ensure", "service", "validates", "validate", "compares", "compare", "checks", "check", "returns", "gives", "holds", "has", "keep", "keeps", "kept", "new":
		return true
	}
	return strings.HasPrefix(w, "configur")
}
