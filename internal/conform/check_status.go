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
	if j := judgeCondition(h, s); j != nil {
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

// judgeErrorStatus compares what an error becomes; nil when the error is not
// known.
//
// An error of a language or library is nobody's own: what one place makes of it
// says nothing of another.
func judgeErrorStatus(h *held, name string, codes ...int) *Judgement {
	code := codes[0]
	if m, ok := h.mapping(name, 0); ok {
		switch {
		case !slices.Contains(codes, m.code) && (h.borrowed(name) || builtin()[errorKey(name)] && errorKey(m.error) != errorKey(name)):
			return nil // what becomes of another error of that code says nothing of this one
		case !slices.Contains(codes, m.code):
			return violated([]Evidence{m.at}, "%s becomes %d, the design has %d", name, m.code, code)
		case h.declaresError(m.error) && !h.raises(m.error) && !h.givesCode(m):
			return violated([]Evidence{m.at}, "%s becomes %d, and nothing raises it", m.error, m.code)
		}
		return satisfied(m.at, "%s becomes %d", name, m.code)
	}
	var other *answer
	key := errorKey(name)
	for _, a := range h.answers() {
		if !a.isOf(key) {
			continue
		}
		if slices.Contains(codes, a.code) {
			return satisfied(a.at, "%s goes with %d", name, a.code)
		}
		if !receives(a.at.File) && (other == nil || other.code == 0) {
			other = &a
		}
	}
	switch {
	case other == nil, h.borrowed(name):
		return nil
	case other.code != 0:
		return violated([]Evidence{other.at}, "%s goes with %d, the design has %d", name, other.code, code)
	case h.anyMapping() && h.declaresError(name) && errorKey(other.error) == key && !h.carriesStatus(name):
		return violated([]Evidence{other.at}, "%s is raised here, and nothing makes a status of it; the design has %d", name, code)
	}
	return nil
}

// isOf reports whether an answer is about an error, by its type or by the code in
// its body.
func (a answer) isOf(key string) bool {
	return a.error != "" && errorKey(a.error) == key || a.body != "" && len(a.body) < 60 && errorKey(a.body) == key
}

// declaresError reports whether the project itself has the error's type, so that
// raising it is the project's own business.
func (h *held) declaresError(name string) bool {
	key := errorKey(name)
	for _, folded := range []string{key, key + "error", key + "exception", "err" + key} {
		if len(h.types[folded]) > 0 || slices.ContainsFunc(h.named[folded], func(ref symbolRef) bool {
			kind := ref.sym().Kind
			return kind != facts.Function && kind != facts.Method // one that makes an error is none
		}) {
			return true
		}
	}
	return false
}

// anyMapping reports whether the project maps errors to statuses in places that
// were understood.
func (h *held) anyMapping() bool {
	if h.mappings == nil {
		h.indexMappings()
	}
	return len(h.mappings) > 0
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
