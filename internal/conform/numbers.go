package conform

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"sync"

	"kiro-mcp/internal/claims"
	"kiro-mcp/internal/code/facts"
	"kiro-mcp/internal/conform/alike"
)

// candidate is a number of the code that may be the one a limit means.
type candidate struct {
	number  *facts.Number
	file    *facts.File
	fit     fit
	subject int  // words shared with the limit's subject
	strong  bool // its words say the limit's subject and no other's
	only    bool // it is the only one of its kind
}

func (c candidate) evidence() Evidence { return Evidence{File: c.file.Path, Line: c.number.Line} }

// numbersOf finds the numbers that are of a limit's kind, and judges of each
// whether it is of its subject.
func (h *held) numbersOf(l *claims.Limit) []candidate {
	want, others := subjectOf(l), h.othersSubjects(l)
	own := onlyOf(want, others)
	var out []candidate
	firm := map[float64]bool{}
	for _, f := range h.in.Project.Files {
		if f.Test || f.Skipped != "" || beside(f.Path) {
			continue
		}
		for _, n := range numbersIn(f) {
			have := wordSet(n)
			if l.What == "count" {
				addAlikes(have)
			}
			kind := fitOf(l, n, have)
			if kind == unfit || n.Value == 0 { // counting begins at 0, and nothing is limited to it
				continue
			}
			if kind == firmly && preset(f, n, l.What) {
				kind = loosely
			}
			c := candidate{number: n, file: f, fit: kind, subject: shared(want, have)}
			if l.What == "count" && ownNameIs(f, n, want) {
				c.subject++
				c.fit = firmly
			}
			foreign := shared(onlyOf(others, want), have)
			if len(own) > 0 {
				c.strong = shared(own, have) > 0 && foreign <= shared(own, have)
			} else {
				c.strong = c.subject == len(want) && foreign == 0 && (c.subject > 0 || oncePerProject[l.What])
			}
			if kind == firmly {
				firm[n.Value] = true
			}
			out = append(out, c)
		}
	}
	// A kind that the design limits once and the code sets once needs no words; a
	// constant and the place where it is used say the same.
	if len(firm) == 1 && oncePerProject[l.What] && !h.limitedAgain(l) {
		for i := range out {
			out[i].only = out[i].fit == firmly && (anyList(want) || out[i].subject > 0)
			out[i].strong = out[i].strong || out[i].only
		}
	}
	return out
}

// oncePerProject are the kinds of limits of which most projects have just one, so
// that its number needs no words to say of what.
var oncePerProject = map[string]bool{"pool": true, "rate": true, "page_size": true, "max_page_size": true}

// anyList reports whether a subject names nothing in particular, but for what every
// page holds.
func anyList(subject map[string]bool) bool {
	for w := range subject {
		switch w {
		case "list", "entry", "result", "record", "item", "row", "collection", "response", "endpoint", "api":
		default:
			return false
		}
	}
	return true
}

// besides are folders of what is done to a project rather than by it.
var besides = sync.OnceValue(func() map[string]bool {
	return map[string]bool{
		"script": true, "deployment": true, "deploy": true, "benchmark": true, "bench": true, "tool": true, "loadtest": true, "e2e": true, "seed": true, "example": true, "demo": true, "sample": true,
	}
})

// beside reports whether a file lies in such a folder, or sets how tests are run.
func beside(path string) bool {
	folders := strings.Split(path, "/")
	return ofTestRunner(path) || slices.ContainsFunc(folders[:len(folders)-1], func(part string) bool { return besides()[fold(part)] })
}

// preset reports whether a number is what a parameter is when the caller says
// nothing: callers may all say something. The page of a handler is said by clients.
func preset(f *facts.File, n *facts.Number, what string) bool {
	if n.Name == "" || n.Symbol < 0 || int(n.Symbol) >= len(f.Symbols) || what == "page_size" || what == "max_page_size" {
		return false
	}
	return slices.ContainsFunc(f.Symbols[n.Symbol].Params, func(p facts.Param) bool { return p.Name == n.Name && p.Default != "" })
}

// numbersIn are a file's numbers, and those that its constants write as text.
func numbersIn(f *facts.File) []*facts.Number {
	out := make([]*facts.Number, 0, len(f.Numbers))
	lines := map[int]bool{}
	for i := range f.Numbers {
		out = append(out, &f.Numbers[i])
		lines[f.Numbers[i].Line] = true
	}
	for i := range f.Symbols {
		s := &f.Symbols[i]
		if s.Kind != facts.Constant && s.Kind != facts.Field || s.Value == "" || lines[s.Line] || !strings.Contains(strings.ToLower(s.Type), "str") {
			continue
		}
		if v, err := strconv.ParseFloat(s.Value, 64); err == nil {
			out = append(out, &facts.Number{Value: v, Text: s.Value, Name: s.Name, Subject: wordsOf(s.Name + " " + s.Owner), Symbol: int32(i), Line: s.Line})
		}
	}
	return out
}

// alikes are words for the entries of a list, which designs and code take for one
// another.
var alikes = map[string]string{"line": "item", "item": "line", "entry": "item"}

// addAlikes adds to the words of a number those that mean the same.
func addAlikes(have map[string]bool) {
	for w := range have {
		if other := alikes[w]; other != "" {
			have[other] = true
			break
		}
	}
}

// ownNameIs reports whether a number stands on a field which is itself called by
// what is counted.
func ownNameIs(f *facts.File, n *facts.Number, want map[string]bool) bool {
	if n.Symbol < 0 || int(n.Symbol) >= len(f.Symbols) || f.Symbols[n.Symbol].Kind != facts.Field || n.Compare != "" {
		return false
	}
	for _, w := range wordsOf(f.Symbols[n.Symbol].Name) {
		if want[w] || want[alikes[w]] {
			return true
		}
	}
	return false
}

// limitedAgain reports whether the design has another limit of the same kind.
func (h *held) limitedAgain(l *claims.Limit) bool {
	for i := range h.in.Promises.Claims {
		if c := &h.in.Promises.Claims[i]; c.Kind == claims.KindLimit && c.Limit != l && c.Limit.What == l.What && !c.Limit.Latency {
			return true
		}
	}
	return false
}

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
		out[alike.Singular(w)] = true
		out[stem(alike.Singular(w))] = true
	}
	for _, w := range wordsOf(n.Name + " " + n.Callee) {
		out[w] = true
		out[stem(w)] = true
	}
	return out
}

// subjectOf are the words that say what is limited, without those that only say
// how.
func subjectOf(l *claims.Limit) map[string]bool {
	out := map[string]bool{}
	for _, w := range l.Subject {
		w = alike.Singular(strings.ToLower(w))
		if !empty()[w] && !kindly()[w] {
			out[stem(w)] = true
		}
	}
	return out
}

// stem takes off a long word the ending that makes a noun of a verb: cancelling
// and cancellation are one.
func stem(w string) string {
	for _, ending := range []string{"lation", "ling", "ation", "ing"} {
		if rest, ok := strings.CutSuffix(w, ending); ok && len(rest) >= 5 {
			return rest
		}
	}
	return w
}

// kindly are words of limits that tell none from another.
var kindly = sync.OnceValue(func() map[string]bool {
	return map[string]bool{
		"max": true, "maximum": true, "min": true, "minimum": true, "default": true, "limit": true, "cache": true, "cached": true, "time": true, "size": true,
		"connection": true, "database": true, "db": true, "rate": true, "limiting": true, "request": true, "pool": true, "pooling": true, "page": true, "second": true,
		"minute": true, "hour": true, "day": true, "up": true, "most": true, "least": true, "number": true, "ttl": true, "timeout": true, "retry": true, "window": true,
		"within": true, "call": true, "information": true, "info": true, "data": true, "datum": true, "accepted": true, "client": true, "send": true, "hold": true, "possible": true,
	}
})

// sameNumber compares a number of the code with a limit, in each unit that the
// number may be written in.
func sameNumber(l *claims.Limit, n *facts.Number) bool {
	if l.Per != "" && n.Per != "" && !strings.EqualFold(l.Per, n.Per) {
		return false
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

func sameValue(a, b float64) bool { return math.Abs(a-b) <= 1e-9*math.Max(math.Abs(a), math.Abs(b)) }
