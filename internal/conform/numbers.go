package conform

import (
	"math"
	"strings"

	"kiro-mcp/internal/claims"
	"kiro-mcp/internal/code/facts"
)

// candidate is a number of the code that may be the one a limit means.
type candidate struct {
	number  *facts.Number
	file    *facts.File
	subject int // words shared with the limit's subject
	strong  bool
}

func (c candidate) evidence() Evidence { return Evidence{File: c.file.Path, Line: c.number.Line} }

// kindWords are the words by which code says what kind of limit a number is. A
// number is of a kind when it shares a word of one of its sets whole.
var kindWords = map[string][][]string{
	"timeout":       {{"timeout"}, {"deadline"}, {"time", "out"}},
	"page_size":     {{"page", "size"}, {"per", "page"}, {"limit"}, {"default", "limit"}, {"default", "page"}, {"page", "limit"}, {"paginate"}, {"take"}},
	"max_page_size": {{"max", "page"}, {"max", "limit"}, {"maximum", "page"}, {"max", "per"}, {"le"}, {"limit"}, {"max"}, {"maximum"}, {"page", "size"}, {"per", "page"}},
	"pool":          {{"pool"}, {"max", "connection"}, {"max", "open"}, {"connection", "limit"}, {"max", "conn"}, {"connection"}},
	"rate":          {{"rate"}, {"throttle"}, {"throttler"}, {"limiter"}, {"ratelimit"}, {"permit"}, {"quota"}, {"request", "per"}},
	"ttl":           {{"ttl"}, {"expire"}, {"expiry"}, {"cache"}, {"setex"}, {"expiration"}, {"ex"}, {"lifetime"}, {"max", "age"}, {"expires"}, {"remember"}},
	"size":          {{"size"}, {"byte"}, {"length"}, {"mb"}, {"kb"}, {"body"}, {"upload"}, {"limit"}},
	"count":         {{"max"}, {"limit"}, {"count"}, {"maximum"}, {"min"}, {"minimum"}, {"size"}, {"length"}, {"number"}},
	"retries":       {{"retry"}, {"retries"}, {"attempt"}, {"max", "tries"}, {"tries"}},
	"window":        {{"window"}, {"day"}, {"period"}, {"within"}, {"expire"}, {"hour"}, {"eligible"}, {"return"}},
	"interval":      {{"interval"}, {"every"}, {"period"}, {"schedule"}, {"cron"}, {"delay"}, {"poll"}},
	"threshold":     {{"threshold"}, {"limit"}, {"ratio"}, {"percent"}, {"min"}, {"max"}, {"above"}, {"below"}},
}

// numbersOf finds the numbers that are of a limit's kind and, as far as the
// limit names one, of its subject.
func (h *held) numbersOf(l *claims.Limit) []candidate {
	want, own, others := subjectOf(l), map[string]bool{}, h.othersSubjects(l)
	for w := range want {
		if !others[w] {
			own[w] = true
		}
	}
	var out []candidate
	for _, f := range h.in.Project.Files {
		if f.Test || f.Skipped != "" {
			continue
		}
		for i := range f.Numbers {
			n := &f.Numbers[i]
			have := wordSet(n)
			if !ofKind(l.What, have) && (l.Per == "" || n.Per == "") || lower[fold(n.Name)] && l.What != "count" {
				continue
			}
			c := candidate{number: n, file: f, subject: shared(want, have)}
			switch {
			case len(own) > 0:
				c.strong = shared(own, have) > 0 && shared(onlyOf(others, want), have) <= shared(own, have)
			default:
				c.strong = c.subject == len(want) && shared(onlyOf(others, want), have) == 0
			}
			out = append(out, c)
		}
	}
	return out
}

// lower are names of lower bounds, which no limit of ours is.
var lower = map[string]bool{"ge": true, "gt": true, "gte": true, "min": true, "minimum": true, "minlength": true, "minvalue": true}

// othersSubjects are the words of the design's other limits of the same kind: a
// number that says them is about those.
func (h *held) othersSubjects(l *claims.Limit) map[string]bool {
	out := map[string]bool{}
	for i := range h.in.Promises.Claims {
		if c := &h.in.Promises.Claims[i]; c.Kind == claims.KindLimit && c.Limit != l && c.Limit.What == l.What && !c.Limit.Latency {
			for w := range subjectOf(c.Limit) {
				out[w] = true
			}
		}
	}
	return out
}

func onlyOf(a, without map[string]bool) map[string]bool {
	out := map[string]bool{}
	for w := range a {
		if !without[w] {
			out[w] = true
		}
	}
	return out
}

func wordSet(n *facts.Number) map[string]bool {
	out := make(map[string]bool, len(n.Subject)+4)
	for _, w := range n.Subject {
		out[singular(w)] = true
	}
	for _, w := range wordsOf(n.Name + " " + n.Callee) {
		out[w] = true
	}
	return out
}

func ofKind(what string, have map[string]bool) bool {
	for _, set := range kindWords[what] {
		all := true
		for _, w := range set {
			all = all && have[singular(w)]
		}
		if all {
			return true
		}
	}
	return false
}

// subjectOf are the words that say what is limited, without those of the kind.
func subjectOf(l *claims.Limit) map[string]bool {
	out := map[string]bool{}
	for _, w := range l.Subject {
		w = singular(strings.ToLower(w))
		if empty[w] || ofKind(l.What, map[string]bool{w: true}) || noise[w] {
			continue
		}
		out[w] = true
	}
	return out
}

var noise = map[string]bool{
	"max": true, "maximum": true, "min": true, "minimum": true, "default": true, "limit": true, "cache": true, "cached": true, "time": true, "size": true,
	"connection": true, "database": true, "db": true, "rate": true, "limiting": true, "request": true, "pool": true, "pooling": true, "page": true, "second": true, "minute": true, "hour": true, "day": true,
	"up": true, "most": true, "least": true, "number": true, "item": false, "ttl": true, "timeout": true, "retry": true, "window": true, "within": true,
}

// sameNumber compares a number of the code with a limit, in each unit that the
// number may be written in.
func sameNumber(l *claims.Limit, n *facts.Number) bool {
	if l.Per != "" && n.Per != "" && !strings.EqualFold(l.Per, n.Per) {
		return sameValue(perSecond(l.Value, l.Per), perSecond(n.Value, n.Per))
	}
	if sameValue(l.Value, n.Value) {
		return true
	}
	if n.Unit != "" && n.Unit == l.Unit {
		return false
	}
	switch l.Unit {
	case "seconds":
		return n.Unit == "" && (sameValue(l.Value, n.Value/1000) || sameValue(l.Value, n.Value*60) || sameValue(l.Value, n.Value*3600) || sameValue(l.Value, n.Value*86400))
	case "bytes":
		return n.Unit == "" && (sameValue(l.Value, n.Value*1024) || sameValue(l.Value, n.Value*1024*1024) || sameValue(l.Value, n.Value*1e6) || sameValue(round(l.Value), round(n.Value)))
	case "percent":
		return sameValue(l.Value, n.Value*100)
	}
	return false
}

func round(v float64) float64 { return math.Round(v/1e6) * 1e6 }

func perSecond(v float64, per string) float64 {
	switch strings.ToLower(per) {
	case "minute":
		return v / 60
	case "hour":
		return v / 3600
	case "day":
		return v / 86400
	}
	return v
}

func sameValue(a, b float64) bool { return math.Abs(a-b) <= 1e-9*math.Max(math.Abs(a), math.Abs(b)) }
