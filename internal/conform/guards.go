package conform

import (
	"strings"

	"kiro-mcp/internal/claims"
	"kiro-mcp/internal/code/facts"
	"kiro-mcp/internal/prose"
)

// guards are those of a route that ask who calls.
func guards(e facts.Endpoint) []facts.Guard {
	var out []facts.Guard
	for _, g := range e.Guards {
		switch {
		case g.Open:
			out = nil // it takes away what stands before it
		case (g.What == "auth" || g.What == "role") && !asksNobody(g):
			out = append(out, g)
		}
	}
	return out
}

// asksNobody knows guards that let everybody through: those that look who calls
// if anybody says so, and those that only compare the roles which other marks ask
// for, where none does.
func asksNobody(g facts.Guard) bool {
	n := fold(g.Name)
	return strings.Contains(n, "optional") || g.What == "role" && len(g.Roles) == 0 && (n == "rolesguard" || n == "roleguard" || n == "permissionsguard" || n == "permissionguard")
}

// judgeGuards judges one route: is a guard there, and does it ask for the role.
func judgeGuards(h *held, e *claims.Endpoint, auth claims.Auth, roles []string) *Judgement {
	served, ok := h.routes.serves(e)
	if !ok {
		return unresolved(nil, h.routes.searched(h), "the route was not found, so that its guards were not looked at").dueTo(h, e)
	}
	list := guards(served)
	if auth == claims.AuthNone {
		if len(list) > 0 {
			return violated([]Evidence{guardEvidence(served, list[0])}, "%s is open in the design, and %s guards it", name(e), list[0].Name)
		}
		return satisfied(routeEvidence(served), "no guard")
	}
	if roles = realRoles(roles); len(roles) > 0 {
		return judgeRoles(h, e, served, list, roles)
	}
	if len(list) > 0 {
		return satisfied(guardEvidence(served, list[0]), "guarded by %s", list[0].Name)
	}
	return h.unguarded(e, served, "no guard was seen on %s")
}

// unguarded is a violation when the route's chain was read whole: other routes of
// its framework were seen guarded, so that guards are written in a way that is
// read, and nothing unknown stands before this one.
func (h *held) unguarded(e *claims.Endpoint, served facts.Endpoint, format string) *Judgement {
	for _, g := range served.Guards {
		if g.What == "other" && !g.Open && !plain(g.Name) {
			return unresolved([]Evidence{guardEvidence(served, g)}, "", format+", but for %s, whose working was not read", name(e), g.Name).
				asking("Does %s refuse who may not call %s?", g.Name, name(e))
		}
	}
	for _, other := range h.routes.served {
		if other.Framework == served.Framework && len(guards(other)) > 0 {
			return violated([]Evidence{routeEvidence(served), handlerEvidence(served)}, format, name(e))
		}
	}
	return unresolved([]Evidence{routeEvidence(served), handlerEvidence(served)}, "the guards of "+prose.Plural(len(h.routes.served), "route"), format+"; none was seen on any route", name(e)).
		asking("Is %s guarded in a way that is not written on its route?", name(e))
}

// plain are guards that refuse nobody: logging, cross-origin rules, parsing.
func plain(name string) bool {
	n := fold(name)
	for _, word := range []string{"log", "cors", "helmet", "compress", "json", "urlencoded", "morgan", "recover", "requestid", "trace", "metric", "timeout", "static", "gzip", "cookie", "bodyparser", "valid", "schema", "db", "session", "service", "repo", "setting", "config", "pagination", "page", "filter", "interceptor", "pipe", "serialize", "throttle", "csrf", "cache", "etag", "idempot"} {
		if strings.Contains(n, word) {
			return true
		}
	}
	return false
}

func guardEvidence(e facts.Endpoint, g facts.Guard) Evidence {
	if g.Line > 0 && g.File != "" {
		return Evidence{File: g.File, Line: g.Line, Quote: g.Name}
	}
	return routeEvidence(e)
}
