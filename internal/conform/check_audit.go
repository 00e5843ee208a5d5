package conform

import (
	"slices"
	"strings"

	"kiro-mcp/internal/claims"
	"kiro-mcp/internal/code/facts"
	"kiro-mcp/specfs/doc"
)

var auditCheck = Check{
	ID: "audit", Group: Security, Severity: doc.Error,
	Title: "Actions are audited as promised",
	Why:   "an audit with a hole is read as if it had none",
	Kinds: []claims.Kind{claims.KindSecurity},
	judge: judgeAudit,
}

// audited is a route that should be audited, and whether it is.
type audited struct {
	route facts.Endpoint
	by    string
	at    Evidence
	read  bool // its handler was found
}

func judgeAudit(h *held, c *claims.Claim) *Judgement {
	if c.Security.What != "audit" || c.Negated {
		return nil
	}
	whole, all := audits(c)
	list := h.auditedRoutes(c.Security, all)
	if len(list) == 0 || !whole {
		return h.auditSomewhere(c)
	}
	var with, without, unread []audited
	for _, a := range list {
		switch {
		case a.by != "":
			with = append(with, a)
		case a.read:
			without = append(without, a)
		default:
			unread = append(unread, a)
		}
	}
	switch {
	case len(with) == 0, len(without) >= len(with):
		return h.auditSomewhere(c)
	case len(without) > 0:
		var source []Evidence
		var names []string
		for _, a := range without {
			source = append(source, handlerEvidence(a.route))
			names = append(names, a.route.Method+" "+a.route.Path)
		}
		if h.saidOfAudit != "" && h.saidOfAudit != c.Element {
			return unresolved(source, "", "not all of the routes are audited, as %s says already", h.saidOfAudit)
		}
		h.saidOfAudit = c.Element
		return violated(source, "%s not audited, while %d others are (%s)", strings.Join(names, ", ")+map[bool]string{true: " is", false: " are"}[len(names) == 1], len(with), with[0].by)
	case len(unread) > 0:
		return unresolved([]Evidence{routeEvidence(unread[0].route)}, "", "%d routes are audited; the handler of %s %s was not found", len(with), unread[0].route.Method, unread[0].route.Path)
	}
	return satisfied(with[0].at, "all %d routes are audited", len(with))
}

// audits reads off a promise whether it says that everything of a kind is
// audited, and whether reading counts too. What an entry holds, where it is kept
// or that one kind of event is logged says nothing of other routes.
func audits(c *claims.Claim) (whole, reading bool) {
	if len(c.Security.Routes) > 0 {
		return true, true
	}
	said := map[string]bool{}
	for _, w := range wordsOf(c.Security.Scope + " " + c.Quote) {
		said[w] = true
	}
	any := func(list ...string) bool {
		return slices.ContainsFunc(list, func(w string) bool { return said[w] })
	}
	if !any("all", "every", "each", "any") || any("login", "logout", "refresh", "import", "export", "denial", "password", "reset", "include", "authentication", "failed") {
		return false, false
	}
	if any("route", "endpoint", "request", "access", "read", "view") {
		return true, true
	}
	changes := 0
	for _, group := range [][]string{{"create", "creation"}, {"update", "modification", "edit"}, {"delete", "deletion", "removal"}} {
		if any(group...) {
			changes++
		}
	}
	return changes >= 2 || any("action", "operation", "mutation", "change", "write"), false
}

// auditedRoutes are the routes that a promise of auditing is about: those it
// names; else those of a role that it names, by the design or by their guards.
func (h *held) auditedRoutes(s *claims.Security, reading bool) []audited {
	var routes []facts.Endpoint
	for _, e := range routesNamed(s.Routes) {
		if served, ok := h.routes.serves(e); ok {
			routes = append(routes, served)
		}
	}
	if len(s.Routes) == 0 {
		for _, e := range h.routes.served {
			if h.isPrivileged(e, s.Roles) && e.Method != "HEAD" && (reading || e.Method != "GET") {
				routes = append(routes, e)
			}
		}
	}
	var out []audited
	for _, e := range routes {
		out = append(out, h.auditOf(e))
	}
	return out
}

// isPrivileged reports whether a route asks for one of the roles, or for any role
// when none is given: by its guards, or by what the design says of it.
func (h *held) isPrivileged(e facts.Endpoint, roles []string) bool {
	for _, g := range e.Guards {
		if !g.Open && g.What == "role" && (len(g.Roles) > 0 || strings.Contains(fold(g.Name), "admin")) && oneOf(roles, g.Name+" "+strings.Join(g.Roles, " ")) {
			return true
		}
	}
	for i := range h.in.Promises.Claims {
		c := &h.in.Promises.Claims[i]
		if c.Kind == claims.KindEndpoint && len(c.Endpoint.Roles) > 0 && oneOf(roles, strings.Join(c.Endpoint.Roles, " ")) && sameMethod(c.Endpoint.Method, e.Method) && h.routes.is(c.Endpoint, e) {
			return true
		}
	}
	return false
}

func oneOf(roles []string, text string) bool {
	if len(roles) == 0 {
		return true
	}
	for _, r := range roles {
		if strings.Contains(fold(text), fold(r)) {
			return true
		}
	}
	return false
}

func (h *held) auditOf(e facts.Endpoint) audited {
	a := audited{route: e}
	for _, g := range e.Guards {
		if g.What == "audit" || strings.Contains(fold(g.Name), "audit") {
			a.by, a.at, a.read = g.Name, guardEvidence(e, g), true
			return a
		}
	}
	r := h.reachOf(e)
	a.read = r.found
	for _, call := range r.calls {
		if strings.Contains(fold(call), "audit") {
			a.by, a.at = call, handlerEvidence(e)
			return a
		}
	}
	if f := h.files[e.HandlerFile]; f != nil {
		for _, s := range f.Symbols {
			if s.Line >= e.HandlerLine-10 && s.Line <= e.HandlerEnd && fold(lastPart(s.Name)) == fold(lastPart(e.Handler)) {
				for _, m := range s.Marks {
					if strings.Contains(fold(m), "audit") {
						a.by, a.at, a.read = m, Evidence{File: f.Path, Line: s.Line}, true
					}
				}
			}
		}
	}
	return a
}

// auditSomewhere says whether anything is called an audit at all.
func (h *held) auditSomewhere(c *claims.Claim) *Judgement {
	for _, f := range h.in.Project.Files {
		if f.Test || f.Skipped != "" {
			continue
		}
		for _, call := range f.Calls {
			if strings.Contains(fold(call.Name), "audit") {
				return unresolved([]Evidence{{File: f.Path, Line: call.Line}}, "calls named after an audit", "something is audited here; whether it is all of %s was not decided", orWords(c.Security.Scope, "it")).
					asking("Are all of %s audited?", orWords(c.Security.Scope, "these actions"))
			}
		}
	}
	return unresolved(nil, h.searchedSymbols(), "nothing in the code is called an audit").asking("Are %s recorded somewhere?", orWords(c.Security.Scope, "these actions"))
}
