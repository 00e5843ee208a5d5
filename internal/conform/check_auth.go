package conform

import (
	"slices"
	"strings"

	"kiro-mcp/internal/claims"
	"kiro-mcp/internal/code/facts"
	"kiro-mcp/internal/prose"
	"kiro-mcp/specfs/doc"
)

var authCheck = Check{
	ID: "auth", Group: Security, Severity: doc.Error,
	Title: "Routes are guarded as promised",
	Why:   "a guard on all routers but one is how data leaks",
	Kinds: []claims.Kind{claims.KindEndpoint, claims.KindSecurity},
	judge: judgeAuth,
}

func judgeAuth(h *held, c *claims.Claim) *Judgement {
	switch {
	case c.Negated && c.Kind == claims.KindSecurity && c.Security.What == "auth" && len(c.Security.Routes) > 0:
		return judgeGuardsOf(h, c, routesNamed(c.Security.Routes))
	case c.Negated:
		return nil
	case c.Kind == claims.KindEndpoint:
		if c.Endpoint.Auth == "" && len(c.Endpoint.Roles) == 0 || c.Endpoint.Auth == claims.AuthNone && subjects(c.Quote)["authenticated"] {
			return nil
		}
		j := judgeGuards(h, c.Endpoint, c.Endpoint.Auth, c.Endpoint.Roles)
		if j.Verdict == Violated && saidAfar(c) {
			j = unresolved(j.Source, "", "%s; the design says so of what stands around this line, and may mean something else", j.Message).asking("Is %s for %s only?", name(c.Endpoint), strings.Join(c.Endpoint.Roles, ", "))
		}
		return j.of("auth of " + c.Element)
	case c.Security.What != "auth" && c.Security.What != "role":
		return nil
	case len(c.Security.Routes) > 0 && h.endpointSays(c):
		return nil // the route's own promise on the same line is judged
	case len(c.Security.Routes) > 0:
		return judgeGuardsOf(h, c, routesNamed(c.Security.Routes))
	}
	return judgeScope(h, c)
}

// saidAfar reports whether the role of a route comes from a heading far above a
// sentence that only speaks of the route, or is one for somebody's own account.
func saidAfar(c *claims.Claim) bool {
	if len(realRoles(c.Endpoint.Roles)) == 0 || oneOf(c.Endpoint.Roles, c.Quote) && !strings.Contains(c.Quote, " calls ") {
		return false
	}
	if strings.Contains(c.Endpoint.Path+"/", "/me/") {
		return true
	}
	first := strings.TrimLeft(c.Quote, "-*`|#0123456789. ")
	first, _, _ = strings.Cut(first, " ")
	first = strings.Trim(first, "`*|")
	return !strings.HasPrefix(first, "/") && (first != strings.ToUpper(first) || len(first) < 3)
}

// endpointSays reports whether the promise of a route on the same line says the
// same of who may call it.
func (h *held) endpointSays(c *claims.Claim) bool {
	return slices.ContainsFunc(h.in.Promises.Claims, func(e claims.Claim) bool {
		return e.Kind == claims.KindEndpoint && e.Line == c.Line && (e.Endpoint.Auth != "" || len(e.Endpoint.Roles) > 0)
	})
}

func routesNamed(names []string) []*claims.Endpoint {
	var out []*claims.Endpoint
	for _, n := range names {
		method, path, ok := strings.Cut(n, " ")
		if !ok {
			method, path = "", n
		}
		out = append(out, &claims.Endpoint{Method: method, Path: path, Partial: true})
	}
	return out
}

// judgeGuardsOf judges several routes as one promise: the first that fails
// speaks for all.
func judgeGuardsOf(h *held, c *claims.Claim, routes []*claims.Endpoint) *Judgement {
	auth := claims.AuthRequired
	if c.Negated || c.Security.Name == "none" || c.Security.Name == "public" {
		auth = claims.AuthNone
	}
	var open, good *Judgement
	for _, e := range routes {
		j := judgeGuards(h, e, auth, c.Security.Roles)
		switch j.Verdict {
		case Violated:
			return j
		case Satisfied:
			good = j
		default:
			open = j
		}
	}
	if open != nil {
		return open
	}
	return good
}

// judgeScope judges "all endpoints" and "admin endpoints"; what is about something
// else is left to the check of mechanisms.
func judgeScope(h *held, c *claims.Claim) *Judgement {
	scope := " " + strings.ToLower(c.Security.Scope) + " "
	if !strings.Contains(scope, " all ") && !strings.Contains(scope, " every ") || !strings.Contains(scope, "endpoint") && !strings.Contains(scope, "route") && !strings.Contains(scope, "api") && !strings.Contains(scope, "request") {
		return nil
	}
	if strings.Contains(scope, "admin") {
		return nil
	}
	var bare, guarded []facts.Endpoint
	for _, e := range h.routes.served {
		switch {
		case isOpen(h, e):
		case len(guards(e)) > 0:
			guarded = append(guarded, e)
		default:
			bare = append(bare, e)
		}
	}
	switch {
	case len(guarded) == 0:
		return unresolved(nil, h.routes.searched(h), "no guard was seen on any route")
	case len(bare) > 0:
		return violated([]Evidence{routeEvidence(bare[0])}, "%s no guard, such as %s %s, while %d are guarded", have(len(bare), "route"), bare[0].Method, bare[0].Path, len(guarded))
	}
	return satisfied(routeEvidence(guarded[0]), "all %d routes are guarded", len(guarded))
}

func have(n int, noun string) string {
	if n == 1 {
		return "1 " + noun + " has"
	}
	return prose.Plural(n, noun) + " have"
}

// isOpen knows routes that nobody guards: health, documentation, signing in, and
// those that say so or that the design calls public.
func isOpen(h *held, e facts.Endpoint) bool {
	if h.calledPublic(e) {
		return true
	}
	if slices.ContainsFunc(e.Guards, func(g facts.Guard) bool { return g.Open }) {
		return !h.promised(e) // the design lists it, and not among those that are open
	}
	for _, word := range []string{"health", "ready", "live", "docs", "openapi", "swagger", "login", "register", "signup", "sign_in", "sign_up", "signin", "token", "auth", "session", "metrics", "webhook", "password", "static", "public", "ping", "version"} {
		if strings.Contains(strings.ToLower(e.Path), word) {
			return true
		}
	}
	return false
}

// calledPublic reports whether the design says that anybody may call a route.
func (h *held) calledPublic(e facts.Endpoint) bool {
	return slices.ContainsFunc(h.in.Promises.Claims, func(c claims.Claim) bool {
		switch {
		case c.Kind == claims.KindEndpoint:
			return c.Endpoint.Auth == claims.AuthNone && h.routes.is(c.Endpoint, e)
		case c.Kind == claims.KindSecurity && c.Security.What == "auth" && c.Negated:
			return slices.ContainsFunc(routesNamed(c.Security.Routes), func(p *claims.Endpoint) bool { return h.routes.is(p, e) })
		}
		return false
	})
}

// promised reports whether the design lists a route, and says nothing of it that
// sounds open.
func (h *held) promised(e facts.Endpoint) bool {
	return slices.ContainsFunc(h.promisedRoutes(), func(c *claims.Claim) bool {
		if c.Endpoint.Auth == claims.AuthNone || !sameMethod(c.Endpoint.Method, e.Method) || !h.routes.is(c.Endpoint, e) {
			return false
		}
		said := subjects(c.Quote)
		return !said["public"] && !said["open"] && !said["anonymous"] && !said["webhook"] && !said["login"] && !said["register"]
	})
}

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

// realRoles are those that a guard can ask for.
func realRoles(roles []string) []string {
	var out []string
	for _, r := range roles {
		if r != "" && r != "user" && r != "authenticated" && r != "any" && r != "all" {
			out = append(out, r)
		}
	}
	return out
}

func judgeRoles(h *held, e *claims.Endpoint, served facts.Endpoint, list []facts.Guard, roles []string) *Judgement {
	for _, g := range served.Guards {
		for _, r := range roles {
			if asksFor(g, r) {
				return satisfied(guardEvidence(served, g), "%s asks for %s", g.Name, r)
			}
		}
	}
	if at, extractor := h.extracts(served, roles); extractor != "" {
		return satisfied(at, "the handler takes %s", extractor)
	}
	if at, call := h.checksInBody(served, roles); call != "" {
		return satisfied(at, "the handler calls %s", call)
	}
	if at, ok := h.namesInBody(served, roles); ok {
		return unresolved([]Evidence{at}, "", "no guard of %s asks for %s; its handler names it here", name(e), strings.Join(roles, " or ")).
			asking("Does the handler refuse who is not %s?", strings.Join(roles, " or "))
	}
	for _, g := range list {
		if len(g.Roles) > 0 {
			return violated([]Evidence{guardEvidence(served, g)}, "%s asks for %s, the design has %s", g.Name, strings.Join(g.Roles, ", "), strings.Join(roles, ", "))
		}
	}
	if len(list) > 0 && !h.asksAnywhere(roles) {
		return unresolved([]Evidence{guardEvidence(served, list[0])}, "", "%s guards %s; no route asks for the role %s, which may be that of every caller", list[0].Name, name(e), strings.Join(roles, " or ")).
			asking("Is everybody whom %s lets through %s?", list[0].Name, strings.Join(roles, " or "))
	}
	return h.unguarded(e, served, "nothing on %s asks for the role "+strings.Join(roles, " or "))
}

// checksInBody finds a call in the handler that looks at the role.
func (h *held) checksInBody(e facts.Endpoint, roles []string) (Evidence, string) {
	f := h.files[e.HandlerFile]
	if f == nil {
		return Evidence{}, ""
	}
	for _, c := range f.Calls {
		if c.Line < e.HandlerLine || c.Line > e.HandlerEnd {
			continue
		}
		n := fold(c.Name)
		for _, r := range roles {
			if strings.Contains(n, fold(r)) && (strings.Contains(n, "require") || strings.Contains(n, "check") || strings.Contains(n, "ensure") || strings.Contains(n, "assert") || strings.Contains(n, "is"+fold(r)) || strings.Contains(n, "authorize")) {
				return Evidence{File: f.Path, Line: c.Line}, c.Name
			}
		}
		for _, word := range []string{"authorize", "hasrole", "requirerole", "checkrole", "ensurerole", "haspermission", "checkpermission", "requirepermission", "policy", "gate"} {
			if strings.Contains(n, word) {
				return Evidence{File: f.Path, Line: c.Line}, c.Name
			}
		}
	}
	return Evidence{}, ""
}

// asksFor reports whether a guard asks for a role: it lists it, or is called by it.
func asksFor(g facts.Guard, role string) bool {
	if g.Open || g.What != "auth" && g.What != "role" && (g.What != "other" || plain(g.Name)) {
		return false
	}
	return slices.Contains(g.Roles, role) || strings.Contains(fold(g.Name), fold(role))
}

// extracts finds a parameter of a handler whose type is called by a role: frameworks
// of Rust make it of the request, or refuse.
func (h *held) extracts(e facts.Endpoint, roles []string) (Evidence, string) {
	f := h.files[e.HandlerFile]
	if f == nil || f.Language != "rust" {
		return Evidence{}, ""
	}
	for i := range f.Symbols {
		s := &f.Symbols[i]
		if s.Kind != facts.Function || s.Line != e.HandlerLine || lastPart(s.Name) != lastPart(e.Handler) {
			continue
		}
		for _, p := range s.Params {
			if oneOf(roles, p.Type) {
				return Evidence{File: f.Path, Line: s.Line}, p.Type
			}
		}
	}
	return Evidence{}, ""
}

// asksAnywhere reports whether a role is one that sets callers apart: by its name,
// or because a guard of another route asks for it.
func (h *held) asksAnywhere(roles []string) bool {
	for _, r := range roles {
		if strings.Contains(r, "admin") {
			return true
		}
	}
	return slices.ContainsFunc(h.routes.served, func(e facts.Endpoint) bool {
		if _, extractor := h.extracts(e, roles); extractor != "" {
			return true
		}
		return slices.ContainsFunc(e.Guards, func(g facts.Guard) bool {
			return slices.ContainsFunc(roles, func(r string) bool { return asksFor(g, r) })
		})
	})
}

// namesInBody finds a role as text in the handler of a route.
func (h *held) namesInBody(e facts.Endpoint, roles []string) (Evidence, bool) {
	f := h.files[e.HandlerFile]
	if f == nil {
		return Evidence{}, false
	}
	for _, t := range f.Texts {
		if t.Line >= e.HandlerLine && t.Line <= e.HandlerEnd && t.Line > e.Line && oneOf(roles, t.Value) {
			return Evidence{File: f.Path, Line: t.Line, Quote: t.Value}, true
		}
	}
	return Evidence{}, false
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
