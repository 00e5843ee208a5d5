package conform

import (
	"slices"
	"strings"
	"sync"

	"kiro-mcp/internal/claims"
)

// allowed are the codes that a promise of a status allows, its own first.
func allowed(s *claims.Status) []int { return append([]int{s.Code}, s.Or...) }

func allows(s *claims.Status, code int) bool { return code != 0 && slices.Contains(allowed(s), code) }

// contradicts reports whether an answer is for the very case that a status is
// promised for, so that another code is a contradiction: most words that tell the
// case from others are there, not only those of the thing that it is about. A
// participant may be refused for many reasons.
func (h *held) contradicts(s *claims.Status, a answer) bool {
	want, whole := specific(s.Condition), subjects(s.Condition)
	common := shared(want, a.words)
	if 2*common < len(want) || ofAnotherKind(whole, a) || receives(a.at.File) || h.ofAnotherThing(want, a) {
		return false
	}
	if a.code >= 500 != (s.Code >= 500) && a.code != 0 {
		return false // a refusal and a failure are two cases, whatever they say of
	}
	for w := range want {
		if a.words[w] && !h.things()[w] {
			return common >= 2 || common == len(want) && shared(whole, a.words) > 1
		}
	}
	// Only things are common: then what happened to them has to be said alike.
	return common == len(want) && shared(whole, a.words) > common
}

// receives reports whether a file belongs to a side that gets answers rather than
// gives them.
func receives(path string) bool {
	return slices.ContainsFunc(strings.Split(path, "/"), func(part string) bool {
		switch strings.ToLower(part) {
		case "cli", "client", "clients", "frontend", "web-frontend", "webapp", "webapps", "mobile", "sdk", "components", "hooks", "client.py", "client.ts", "client.go", "client.js":
			return true
		}
		return false
	})
}

// kindsOfRefusal are words by which an error says why it refuses, each with those
// by which a design says the same.
var kindsOfRefusal = sync.OnceValue(func() map[string][]string {
	return map[string][]string{
		"unauthorized": {"unauthorized", "unauthenticated", "authentication", "token", "credential", "login"}, "unauthenticated": {"unauthenticated", "authentication", "token"},
		"forbidden": {"forbidden", "permission", "role", "access", "denied", "authorization", "admin"}, "denied": {"denied", "permission", "forbidden", "access", "authorization"},
		"conflict": {"conflict", "already", "duplicate", "concurrent", "version", "exist"}, "internal": {"internal", "unexpected", "server", "unhandled"},
		"found": {"found", "exist", "missing", "unknown", "such"}, "unavailable": {"unavailable", "down", "reach", "outage"},
		"permission": {"permission", "forbidden", "role", "access", "denied", "authorization", "unauthorized", "allowed", "right", "owner"}, "exceeded": {"exceeded", "exceed", "over", "limit", "many", "more"}, "timeout": {"timeout", "time", "slow"},
	}
})

// ofAnotherKind reports whether an error refuses for a kind of reason of which the
// condition says nothing.
func ofAnotherKind(condition map[string]bool, a answer) bool {
	for word, same := range kindsOfRefusal() {
		if a.words[word] && !slices.ContainsFunc(same, func(w string) bool { return condition[w] }) {
			return true
		}
	}
	return false
}

// ofAnotherThing reports whether an answer leaves out a thing that the condition
// names: that a setting's id is invalid says nothing of a user's.
func (h *held) ofAnotherThing(want map[string]bool, a answer) bool {
	for w := range want {
		if h.things()[w] && !a.words[w] {
			return true
		}
	}
	return false
}

// ofOtherRoute reports whether an answer stands in the handler of a route of which
// the design does not speak, while it speaks of others.
func (h *held) ofOtherRoute(a answer) bool {
	if h.routes.found == 0 {
		return false
	}
	inside, spoken := false, false
	for _, e := range h.routes.served {
		if e.HandlerFile != a.at.File || a.at.Line < e.HandlerLine || a.at.Line > e.HandlerEnd {
			continue
		}
		inside = true
		spoken = spoken || slices.ContainsFunc(h.promisedRoutes(), func(c *claims.Claim) bool {
			return sameMethod(c.Endpoint.Method, e.Method) && h.routes.is(c.Endpoint, e)
		})
	}
	return inside && !spoken
}

// carriesStatus reports whether an error's type has a status of its own, which
// nothing needs to map.
func (h *held) carriesStatus(name string) bool {
	for _, ref := range h.typesNamed(name) {
		list := h.members[fold(ref.sym().Name)]
		for _, base := range ref.sym().Extends {
			list = append(slices.Clone(list), h.members[fold(lastPart(base))]...)
		}
		for _, m := range list {
			if subjects(m.sym().Name)["status"] || strings.Contains(strings.ToLower(m.sym().Name), "status") {
				return true
			}
			for _, p := range m.sym().Params {
				if strings.Contains(strings.ToLower(p.Name), "status") {
					return true
				}
			}
		}
	}
	return false
}

// things are the words that the project's routes and tables are named with, made
// when first needed.
func (h *held) things() map[string]bool {
	if h.nouns != nil {
		return h.nouns
	}
	h.nouns = map[string]bool{"user": true, "api": true, "rest": true}
	for _, e := range h.routes.served {
		for part := range strings.SplitSeq(e.Path, "/") {
			if !isParameter(part) {
				for _, w := range wordsOf(part) {
					h.nouns[w] = true
				}
			}
		}
	}
	for _, t := range h.in.Project.Tables {
		for _, w := range wordsOf(t.Name) {
			h.nouns[w] = true
		}
	}
	return h.nouns
}

// builtin are errors that languages and common libraries bring along, without what
// [errorKey] takes off.
var builtin = sync.OnceValue(func() map[string]bool {
	return map[string]bool{
		"error": true, "exception": true, "value": true, "type": true, "key": true, "index": true, "runtime": true, "timeout": true, "io": true, "os": true, "permission": true,
		"connection": true, "notimplemented": true, "validation": true, "api": true, "http": true, "illegalargument": true, "illegalstate": true, "nullpointer": true, "argument": true,
		"invalidoperation": true, "standard": true, "syntax": true, "range": true, "lookup": true, "attribute": true, "filenotfound": true, "integrity": true, "accessdenied": true, "throwable": true,
	}
})

// borrowed reports whether an error is a language's or a library's rather than the
// project's own.
func (h *held) borrowed(name string) bool {
	switch lastPart(name) {
	case "Error", "Exception", "RuntimeError", "RuntimeException", "ValueError", "TypeError", "KeyError", "Throwable", "StandardError":
		return true // whatever else is called so
	}
	code := strings.Contains(name, "_") || name == strings.ToUpper(name)
	return !code && builtin()[errorKey(name)] && !h.declaresError(name)
}

// givesCode reports whether the code of a mapped error is given by other means
// than its type: as text, or as a member of a list of codes.
func (h *held) givesCode(m mapped) bool {
	if m.body == "" {
		return false
	}
	for _, f := range h.in.Project.Files {
		if f.Test || f.Skipped != "" || f.Path == m.at.File {
			continue
		}
		if f.Words.Count(m.body) > 0 {
			return true
		}
		for i := range f.Texts {
			if f.Texts[i].Value == m.body {
				return true
			}
		}
		for i := range f.Statuses {
			if f.Statuses[i].Body == m.body {
				return true
			}
		}
	}
	return false
}
