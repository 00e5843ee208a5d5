package conform

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"kiro-mcp/internal/claims"
	"kiro-mcp/internal/code/facts"
	"kiro-mcp/internal/prose"
	"kiro-mcp/specfs/doc"
)

var statusCheck = Check{
	ID: "status", Group: Errors, Severity: doc.Error,
	Title: "Promised statuses are answered",
	Why:   "clients branch on them; one that still occurs elsewhere does not help the route that lost it",
	Kinds: []claims.Kind{claims.KindStatus, claims.KindEndpoint},
	judge: judgeStatusClaim,
}

func judgeStatusClaim(h *held, c *claims.Claim) *Judgement {
	if c.Kind == claims.KindStatus {
		return judgeStatus(h, c)
	}
	for _, code := range c.Endpoint.Codes {
		if c.Negated {
			return nil
		}
		if j := judgeRouteStatus(h, c.Endpoint, &claims.Status{Code: code}); j != nil && j.Verdict == Violated {
			return j.of(fmt.Sprintf("status %d of %s", code, c.Element))
		}
	}
	return nil
}

func judgeStatus(h *held, c *claims.Claim) *Judgement {
	s := c.Status
	if s.Route != nil && s.Route.Path != "" {
		return judgeRouteStatus(h, s.Route, s)
	}
	if s.Code < 400 {
		return judgeAnywhere(h, s)
	}
	name := s.Error
	if name == "" {
		name = h.errorIn(c)
	}
	if name != "" {
		if j := judgeErrorStatus(h, name, allowed(s)...); j != nil {
			return j
		}
	}
	if j := judgeCondition(h, s); j != nil && (j.Verdict != Violated || !h.legend(c) && (name == "" || !h.carrier(name))) {
		return j
	}
	return judgeAnywhere(h, s)
}

// errorIn is the error that the same line of the design names: as a claim of its
// own, or as a word that the code gives as an error's code.
func (h *held) errorIn(c *claims.Claim) string {
	for i := range h.in.Promises.Claims {
		if e := &h.in.Promises.Claims[i]; e.Kind == claims.KindError && e.Line == c.Line {
			return e.Error.Name
		}
	}
	for word := range strings.FieldsFuncSeq(c.Quote, func(r rune) bool { return r != '_' && (r|0x20 < 'a' || r|0x20 > 'z') }) {
		if h.isErrorCode(word) {
			return word
		}
	}
	return ""
}

// isErrorCode reports whether the code gives a word as the code of an error.
func (h *held) isErrorCode(word string) bool {
	if len(word) < 4 || word != strings.ToUpper(word) && !strings.Contains(word, "_") {
		return false
	}
	if h.mappings == nil {
		h.indexMappings()
	}
	if m, ok := h.mappings[errorKey(word)]; ok && m.body == word {
		return true
	}
	for _, a := range h.answers() {
		if a.error == word || a.body == word {
			return true
		}
	}
	return false
}

// judgeAnywhere is for conditions that any route can meet: validation, missing
// rights, failures.
func judgeAnywhere(h *held, s *claims.Status) *Judgement {
	for _, a := range h.answers() {
		if allows(s, a.code) {
			if len(specific(s.Condition)) > 0 {
				return unresolved([]Evidence{a.at}, fmt.Sprintf("%s of statuses and errors", prose.Plural(len(h.answers()), "place")), "%d is answered, but nothing says that it is when %s", s.Code, s.Condition).
					asking("Is %d answered when %s?", s.Code, s.Condition)
			}
			return satisfied(a.at, "%d is answered", s.Code)
		}
	}
	for _, e := range h.routes.served {
		if why := byDefault(e, s.Code, reach{}); why != "" {
			return satisfied(routeEvidence(e), "%s", why)
		}
		if s.Code == 404 || s.Code == 405 {
			return satisfied(routeEvidence(e), "%s answers %d to routes that it does not have", e.Framework, s.Code)
		}
	}
	searched := fmt.Sprintf("%s of statuses and errors", prose.Plural(len(h.answers()), "place"))
	if s.Code == 429 {
		if at, limiter := h.showing(mechanisms()["rate_limit"]); limiter != "" {
			return unresolved([]Evidence{at}, searched, "%s limits rates here; which status it answers was not seen", limiter).asking("Does it answer 429?")
		}
	}
	if s.Code < 400 || len(h.routes.served) == 0 || len(h.answers()) < 3 || !h.otherStatuses(s.Code) {
		return unresolved(nil, searched, "no %d was found in the code", s.Code)
	}
	if at, ok := h.writes(s.Code); ok {
		return unresolved([]Evidence{at}, searched, "no %d was seen in an answer; it is written here", s.Code).asking("Is %d answered when %s?", s.Code, orWords(s.Condition, "the design says so"))
	}
	return violated(nil, "nothing answers %d", s.Code).lacking(searched)
}

// givesStatus reports whether a status was read in a file, so that its number there
// is nothing unread: what has it is dead or unmounted.
func givesStatus(f *facts.File, code int) bool {
	return slices.ContainsFunc(f.Statuses, func(s facts.Status) bool { return s.Code == code }) ||
		slices.ContainsFunc(f.Mappings, func(m facts.Mapping) bool { return m.Code == code })
}

// writes finds a status as a bare number outside tests, where no answer was read of
// it: as a parameter's default, or in a table of what errors become.
func (h *held) writes(code int) (Evidence, bool) {
	text := strconv.Itoa(code)
	for _, f := range h.in.Project.Files {
		if f.Test || f.Skipped != "" || beside(f.Path) || receives(f.Path) || givesStatus(f, code) {
			continue
		}
		for i := range f.Numbers {
			if f.Numbers[i].Text == text {
				return Evidence{File: f.Path, Line: f.Numbers[i].Line}, true
			}
		}
		if f.Words.Count(text) > 0 {
			return Evidence{File: f.Path}, true
		}
	}
	return Evidence{}, false
}

// otherStatuses reports whether the code answers at least one other status of the
// design, so that it is the code that the design means.
func (h *held) otherStatuses(code int) bool {
	for i := range h.in.Promises.Claims {
		c := &h.in.Promises.Claims[i]
		if c.Kind != claims.KindStatus || c.Status.Code == code || c.Status.Code < 400 {
			continue
		}
		for _, a := range h.answers() {
			if a.code == c.Status.Code {
				return true
			}
		}
	}
	return false
}
