package conform

import (
	"fmt"
	"slices"
	"strings"

	"kiro-mcp/internal/claims"
	"kiro-mcp/internal/code/facts"
)

// judgeRouteStatus looks at what the route's own handler can answer.
func judgeRouteStatus(h *held, e *claims.Endpoint, s *claims.Status) *Judgement {
	served, ok := h.routes.serves(e)
	if !ok {
		return unresolved(nil, h.routes.searched(h), "its route was not found").dueTo(h, e)
	}
	r := h.reachOf(served)
	if own := ownAnswers(served, r.answers); s.Code < 300 && statesSuccess(own) {
		r.answers = own
	}
	for _, a := range r.answers {
		if allows(s, a.code) {
			return satisfied(a.at, "%s can answer %d", name(e), a.code)
		}
	}
	if s.Error != "" && s.Code >= 400 {
		if j := judgeErrorStatus(h, s.Error, allowed(s)...); j != nil {
			return j
		}
	}
	if why := byDefault(served, s.Code, r); why != "" {
		return satisfied(routeEvidence(served), "%s", why)
	}
	if len(subjects(s.Condition)) > 0 && s.Code >= 400 {
		if j := judgeCondition(h, s); j != nil && (j.Verdict == Satisfied || overlapIn(r.answers, s)) {
			return j
		}
	}
	place := handlerEvidence(served)
	if usual := h.usualSuccess(served, r); r.found && s.Code < 300 && usual != 0 && !statesSuccess(r.answers) {
		if usual == s.Code {
			return satisfied(place, "%d is what %s answers when nothing else is said", usual, served.Framework)
		}
		return violated([]Evidence{place}, "%s says no status, so that it answers %d, not %d", name(e), usual, s.Code)
	}
	if !r.found || s.Code < 300 && !statesSuccess(r.answers) {
		return unresolved([]Evidence{place}, "what the handler answers and what it calls", "no %d was seen in what %s can answer", s.Code, name(e)).
			asking("Can %s answer %d?", name(e), s.Code)
	}
	if s.Code < 300 && h.handlesOthers(served) {
		return unresolved([]Evidence{place}, "", "the handler of %s serves other methods too, and answers %s", name(e), codesOf(r.answers)).
			asking("Does %s answer %d?", name(e), s.Code)
	}
	if s.Code < 300 {
		return violated([]Evidence{place}, "%s answers %s, not %d", name(e), codesOf(r.answers), s.Code)
	}
	return unresolved([]Evidence{place}, "the handler and what it calls, which answer "+codesOf(r.answers), "no %d was seen in what %s can answer", s.Code, name(e)).
		asking("Can %s answer %d?", name(e), s.Code)
}

// handlesOthers reports whether a route's handler serves another method as well, so
// that what it answers may be to that.
func (h *held) handlesOthers(e facts.Endpoint) bool {
	return e.HandlerFile != "" && slices.ContainsFunc(h.in.Project.Endpoints, func(o facts.Endpoint) bool {
		return o.HandlerFile == e.HandlerFile && o.HandlerLine == e.HandlerLine && o.Method != e.Method
	})
}

// ownAnswers are those that stand in the handler itself or on its registration.
func ownAnswers(e facts.Endpoint, list []answer) []answer {
	var out []answer
	for _, a := range list {
		if a.how == "declared" || a.at.File == e.HandlerFile && a.at.Line >= e.HandlerLine && a.at.Line <= e.HandlerEnd {
			out = append(out, a)
		}
	}
	return out
}

// usualSuccess is what a handler answers that was read and says no status: as its
// framework does, where it is seen to answer, or where its neighbours say theirs.
func (h *held) usualSuccess(e facts.Endpoint, r reach) int {
	calls := func(word string) bool {
		return slices.ContainsFunc(r.calls, func(c string) bool { return lastPart(c) == word })
	}
	switch e.Framework {
	case "rails":
		if calls("render") && !calls("head") {
			return 200
		}
	case "laravel":
		if calls("json") {
			return 200
		}
	case "express":
		if f := h.files[e.HandlerFile]; f != nil && slices.ContainsFunc(f.Statuses, func(s facts.Status) bool { return s.How == "answer" && s.Code > 200 && s.Code < 300 }) {
			return 200
		}
	}
	return defaultSuccess(e)
}

func overlapIn(list []answer, s *claims.Status) bool {
	want := specific(s.Condition)
	return slices.ContainsFunc(list, func(a answer) bool { return overlaps(want, a.words) })
}

func handlerEvidence(e facts.Endpoint) Evidence {
	if e.HandlerFile != "" && e.HandlerLine > 0 {
		return Evidence{File: e.HandlerFile, Line: e.HandlerLine, End: e.HandlerEnd}
	}
	return routeEvidence(e)
}

func statesSuccess(list []answer) bool {
	return slices.ContainsFunc(list, func(a answer) bool { return a.code >= 200 && a.code < 300 })
}

func codesOf(list []answer) string {
	var codes []int
	for _, a := range list {
		if a.code != 0 && !slices.Contains(codes, a.code) {
			codes = append(codes, a.code)
		}
	}
	slices.Sort(codes)
	if len(codes) == 0 {
		return "no status that was seen"
	}
	return strings.Trim(strings.ReplaceAll(fmt.Sprint(codes), " ", ", "), "[]")
}
