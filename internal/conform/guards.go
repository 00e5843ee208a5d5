package conform

import (
	"path"
	"slices"
	"strconv"
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
	if at, by := h.asksInside(served); by != "" {
		return unresolved([]Evidence{at}, "", format+"; its handler may ask itself: %s", name(e), by).
			asking("Does %s refuse who may not call %s?", by, name(e))
	}
	for _, other := range h.routes.served {
		if other.Framework == served.Framework && len(guards(other)) > 0 {
			return violated([]Evidence{routeEvidence(served), handlerEvidence(served)}, format, name(e))
		}
	}
	return unresolved([]Evidence{routeEvidence(served), handlerEvidence(served)}, "the guards of "+prose.Plural(len(h.routes.served), "route"), format+"; none was seen on any route", name(e)).
		asking("Is %s guarded in a way that is not written on its route?", name(e))
}

// asksInside finds what may guard a route without being written on it: a handler that
// refuses callers itself or calls what does, one that was not found, and settings
// that hold for all routes of a framework.
func (h *held) asksInside(e facts.Endpoint) (Evidence, string) {
	switch e.Framework {
	case "next":
		for _, f := range h.in.Project.Files {
			if base := path.Base(f.Path); strings.HasPrefix(base, "middleware.") || strings.HasPrefix(base, "proxy.") {
				return Evidence{File: f.Path, Line: 1}, "the middleware of " + e.Framework
			}
		}
	case "django":
		for _, f := range h.in.Project.Files {
			if f.Words.Count("DEFAULT_PERMISSION_CLASSES") > 0 || slices.ContainsFunc(f.Texts, func(t facts.Text) bool {
				return t.Value == "DEFAULT_PERMISSION_CLASSES" || strings.HasSuffix(t.Value, "LoginRequiredMiddleware")
			}) {
				return Evidence{File: f.Path, Line: 1}, "what settings ask of all routes"
			}
		}
	}
	f := h.files[e.HandlerFile]
	if f == nil || e.HandlerEnd == 0 {
		return routeEvidence(e), "its handler, which was not found"
	}
	r := h.reachOf(e)
	for _, a := range r.answers {
		if (a.code == 401 || a.code == 403) && a.at.File == e.HandlerFile && a.at.Line >= e.HandlerLine && a.at.Line <= e.HandlerEnd && a.how != "declared" {
			return a.at, "it answers " + strconv.Itoa(a.code)
		}
	}
	for _, c := range f.Calls {
		if c.Line >= e.HandlerLine && c.Line <= e.HandlerEnd && asks(c.Name) {
			return Evidence{File: f.Path, Line: c.Line}, c.Name
		}
	}
	return Evidence{}, ""
}

// asks reports whether a call is named as one that looks who calls.
func asks(name string) bool {
	n := fold(name)
	switch fold(lastPart(name)) {
	case "requireauthorization": // of ASP.NET, which is read as a guard
		return false
	case "auth", "getuser", "getsession", "getserversession", "currentuser", "getcurrentuser", "authenticate", "authorize", "authuser", "getauth", "withauth", "withuser", "withsession", "verifytoken", "checkauth", "ensureauth", "verifyjwt", "getuserfromrequest", "getuserid", "validatesession", "verifysession", "validatetoken", "jwtverify", "loginrequired":
		return true
	}
	for _, verb := range []string{"require", "ensure", "assert", "check", "verify", "validate", "with", "protect"} {
		for _, noun := range []string{"auth", "user", "session", "login", "admin", "role", "permission", "token", "access"} {
			if strings.Contains(n, verb+noun) {
				return true
			}
		}
	}
	return false
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
