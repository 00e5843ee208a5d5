package conform

import (
	"slices"
	"sync"

	"kiro-mcp/internal/claims"
	"kiro-mcp/internal/code/facts"
)

// judgeCondition finds the answers that are about the same case; nil when there
// are none. One word in common makes no case, and what documentation declares of a
// route is no answer: neither contradicts.
func judgeCondition(h *held, s *claims.Status) *Judgement {
	want := specific(s.Condition)
	if len(want) == 0 {
		return nil
	}
	var other *answer
	common := h.saidElsewhere(s)
	for _, a := range h.answers() {
		if !overlaps(want, a.words) {
			continue
		}
		if allows(s, a.code) {
			return satisfied(a.at, "%d for %s", a.code, orWords(a.error, s.Condition))
		}
		if a.how == "declared" || shared(want, a.words) < 2 || !h.contradicts(s, a) || h.ofOtherRoute(a) || shared(onlyOf(want, common), a.words) == 0 {
			continue
		}
		if other == nil || other.code == 0 || shared(want, a.words) > shared(want, other.words) {
			other = &a
		}
	}
	switch {
	case other == nil:
		return nil
	case other.code != 0 && other.error == "" && h.givesBoth(s, *other):
		return unresolved([]Evidence{other.at}, "", "%s goes with %d here, and the same function answers %d too", s.Condition, other.code, s.Code).
			asking("Is %d answered when %s?", s.Code, s.Condition)
	case other.code != 0 && other.code >= 300:
		return violated([]Evidence{other.at}, "%s goes with %d, the design has %d", orWords(other.error, s.Condition), other.code, s.Code)
	case other.error != "" && h.anyMapping() && other.how == "raise" && other.code == 0 && h.declaresError(other.error) && !h.borrowed(other.error) && !h.carriesStatus(other.error):
		return violated([]Evidence{other.at}, "%s is raised here, and nothing makes a status of it; the design has %d", other.error, s.Code)
	}
	return nil
}

// legend reports whether a status stands in a list that says what each status is
// for in general, successes too: its words are none of a case.
func (h *held) legend(c *claims.Claim) bool {
	codes, success := map[int]bool{}, false
	for i := range h.in.Promises.Claims {
		o := &h.in.Promises.Claims[i]
		if o.Kind == claims.KindStatus && o.Section == c.Section && o.Status.Route == nil && o.Status.Error == "" {
			codes[o.Status.Code] = true
			success = success || o.Status.Code < 300
		}
	}
	return success && len(codes) > 3
}

func orWords(name, words string) string {
	if name != "" {
		return name
	}
	return words
}

// overlaps asks for two words in common, or for all of a shorter condition.
func overlaps(want, have map[string]bool) bool {
	n := shared(want, have)
	return n >= 2 || n == len(want) && n > 0
}

// givesBoth reports whether the function of an answer that names no error gives the
// promised status as well: which is for which case its text does not say.
func (h *held) givesBoth(s *claims.Status, a answer) bool {
	f := h.files[a.at.File]
	if f == nil {
		return false
	}
	around := symbolAround(f, a.at.Line)
	return around >= 0 && slices.ContainsFunc(f.Statuses, func(o facts.Status) bool {
		return allows(s, o.Code) && o.Line >= f.Symbols[around].Line && o.Line <= f.Symbols[around].End
	})
}

// saidElsewhere are the words of the conditions for which the design has other
// statuses. What has only those of a condition may be about any of them.
func (h *held) saidElsewhere(s *claims.Status) map[string]bool {
	out := map[string]bool{}
	for i := range h.in.Promises.Claims {
		c := &h.in.Promises.Claims[i]
		if c.Kind != claims.KindStatus || allows(s, c.Status.Code) || c.Status.Condition == s.Condition {
			continue
		}
		for w := range specific(c.Status.Condition) {
			out[w] = true
		}
	}
	return out
}

// general are words of conditions that every error of their status has.
var general = sync.OnceValue(func() map[string]bool {
	return map[string]bool{
		"bad": true, "validation": true, "invalid": true, "input": true, "malformed": true, "authentication": true, "unauthorized": true, "unauthenticated": true,
		"authorization": true, "forbidden": true, "permission": true, "access": true, "denied": true, "found": true, "not": true, "missing": true, "conflict": true,
		"server": true, "internal": true, "unexpected": true, "entity": true, "unprocessable": true, "business": true, "logic": true, "rule": true, "resource": true, "token": true,
		"ok": true, "success": true, "successful": true, "created": true, "too": true, "many": true, "service": true, "unavailable": true, "gateway": true, "timeout": true, "failed": true, "failure": true,
		"client": true, "api": true, "general": true, "exist": true, "doe": true, "do": true, "unhandled": true, "required": true, "field": true, "data": true, "datum": true,
	}
})

// specific are the words of a condition that tell it from others of its status.
func specific(condition string) map[string]bool {
	out := subjects(condition)
	for w := range out {
		if general()[w] {
			delete(out, w)
		}
	}
	return out
}
