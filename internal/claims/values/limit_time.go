package values

import (
	"slices"
	"strings"

	"kiro-mcp/internal/claims"
	"kiro-mcp/internal/claims/pieces"
	"kiro-mcp/internal/claims/words"
)

const aDay = 86400

// time reads how long something may take, is kept or is waited for.
func (r *limitReader) time(q words.Number, before, behind []string) (l claims.Limit, ok bool) {
	if isTerm(before, behind) {
		l.What, l.Subject = "window", r.subject(before, nil)
		return l, true
	}
	if pastTime(before) || strings.Contains(r.part.low, "uptime") {
		return l, false
	}
	bounded := q.Op == "<" || q.Op == "<=" || within(before) || r.target()
	c := r.find(before, behind, ofTime)
	if len(behind) > 0 && q.Op == "" && (behind[0] == "limit" || behind[0] == "period" || behind[0] == "policy") {
		c, bounded = cueTimeout, false
		if q.Value >= aDay {
			c = cueWindow
		}
	}
	direct := nearest(before, false, 7, ofTime) != "" || nearest(r.head, false, 8, ofTime) != "" || nearest(behind, true, 4, ofTime) != "" || nearest(words.Of(r.part.title), false, 4, ofTime) != ""
	switch {
	case c == cueLatency || bounded && !direct:
		return r.span(q, c, before, behind, bounded)
	case c == "":
		return l, false
	case !direct && !r.leads(q) && c == r.find(nil, nil, ofTime):
		return l, false // a title alone makes no limit of a number in prose
	case q.High != q.Value || q.About:
		return l, false // an estimate
	}
	l.What = string(c)
	if l.What == "interval" && within(before) && nearest(before, false, 7, ofTime) == "" {
		return l, false
	}
	l.Subject = r.subject(before, behind)
	return l, true
}

// isTerm reports whether a time is how long before or after something it may
// still be done: "until 24 hours before the start".
func isTerm(before, behind []string) bool {
	if len(before) < 2 || len(behind) < 2 || behind[0] != "before" && behind[0] != "after" && behind[0] != "from" && behind[0] != "prior" {
		return false
	}
	switch last := before[len(before)-1]; last {
	case "until", "within":
		return true
	case "to":
		return before[len(before)-2] == "up"
	case "least", "than":
		return behind[0] != "after" && behind[0] != "from"
	}
	return false
}

// span reads a time that something has to be done within: a promise about
// speed, or a term in days.
func (r *limitReader) span(q words.Number, c cue, before, behind []string, bounded bool) (l claims.Limit, ok bool) {
	if !bounded || q.About && q.Op == "" || q.Shown == "m" && q.Op != "" {
		return l, false
	}
	l.Subject = r.subject(before, behind)
	if q.Op == "" && len(before) > 0 && before[len(before)-1] == "within" && (q.Value >= aDay || q.Value >= 60 && c == "" && !words.Any(slices.Concat(before, r.head), isOperation)) {
		l.What = "window"
		return l, true
	}
	if q.Value >= aDay && (q.Op == "" || q.Value >= 7*aDay) {
		return l, false // an age, a term of a contract
	}
	l.What, l.Latency = "threshold", true
	return l, true
}

// isOperation reports whether a word is about running a system, or learning it.
func isOperation(w string) bool {
	switch w {
	case "rollback", "switch", "recover", "recovery", "deploy", "deployment", "setup", "integration", "restore", "failover", "productive", "onboarding", "installation", "detected", "visible", "available":
		return true
	}
	return false
}

// leads reports whether a number is the first thing that a part says:
// "Tracking: thirty minutes".
func (r *limitReader) leads(q words.Number) bool {
	return r.part.head != "" && len(words.Of(r.part.text[:q.At])) <= 1
}

// target reports whether the column or head says that a number is to be
// reached.
func (r *limitReader) target() bool {
	return words.Any(words.Of(r.part.title), isTarget) || words.Any(r.head, isTarget)
}

func isTarget(w string) bool {
	return w == "target" || w == "targets" || w == "goal" || w == "sla" || w == "p95" || w == "p99" || w == "p50" || w == "目标" || w == "目標"
}

// within reports whether the words before a number bound it from above.
func within(before []string) bool {
	for n := 0; n < len(before) && n < 3; n++ {
		i := len(before) - 1 - n
		switch before[i] {
		case "within", "under", "below", "sub":
			return true
		case "than":
			return i > 0 && (before[i-1] == "less" || before[i-1] == "fewer" || before[i-1] == "faster")
		case "to":
			return i > 0 && before[i-1] == "up" && n == 0
		case "max", "maximum", "most", "exceed":
			return true
		}
	}
	return false
}

// pastTime reports whether a time is one that has gone by or an age in a
// filter: "last 30 days".
func pastTime(before []string) bool {
	if len(before) == 0 {
		return false
	}
	switch before[len(before)-1] {
	case "last", "past", "previous", "recent", "takes", "took", "saves", "saved", "typically", "最近", "過去", "next":
		return true
	}
	return false
}

// ofEffort reports whether a piece is about the work itself: estimates, plans.
func ofEffort(p *pieces.Piece) bool {
	head, _ := words.CutHead(p.Text)
	h := words.Of(head)
	if ofEffortWords(h) || len(h) == 1 && (h[0] == "time" || h[0] == "duration" || h[0] == "when") {
		return true
	}
	if p.Kind == pieces.Row && len(p.Headers) > 0 && ofEffortWords(words.Of(strings.Join(p.Headers, " "))) {
		return true
	}
	for _, t := range p.Around() {
		if ofEffortWords(words.Of(t)) {
			return true
		}
	}
	return false
}

func ofEffortWords(list []string) bool {
	for i, w := range list {
		switch w {
		case "effort", "estimate", "estimates", "estimated", "estimation", "timeline", "schedule", "roadmap", "milestones", "sprint", "savings", "工期", "工时", "工作量", "cost", "costs":
			return true
		case "phase", "week", "day", "step":
			if i+1 < len(list) && words.IsDigit(list[i+1][0]) && i == 0 {
				return w != "step"
			}
		}
	}
	return false
}

// pastColumn reports whether a column shows how things were.
func pastColumn(title string) bool {
	for _, w := range words.Of(title) {
		switch w {
		case "before", "current", "currently", "baseline", "old", "actual", "measured", "improvement", "today", "现状", "例":
			return true
		}
	}
	return false
}
