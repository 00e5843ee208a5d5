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
		if j.Verdict == Violated && (saidAfar(c) || h.markedSingly(c)) {
			j = unresolved(j.Source, "", "%s; the design says so of what stands around this line, and may mean something else", j.Message).asking("Is %s for %s only?", name(c.Endpoint), strings.Join(c.Endpoint.Roles, ", "))
		}
		return j.of("auth of " + c.Element)
	case c.Security.What != "auth" && c.Security.What != "role":
		return nil
	case len(c.Security.Routes) > 0 && h.endpointSays(c):
		return nil // the route's own promise on the same line is judged
	case len(c.Security.Routes) > 0:
		routes := routesNamed(c.Security.Routes)
		j := judgeGuardsOf(h, c, routes)
		if j.Verdict == Violated && len(realRoles(c.Security.Roles)) == 0 && slices.ContainsFunc(routes, func(e *claims.Endpoint) bool { return lettingIn(e.Path) }) {
			return unresolved(j.Source, "", "%s; who signs in has no rights yet", j.Message).asking("Is %s for those who are signed in only?", c.Security.Routes[0])
		}
		return j
	}
	return judgeScope(h, c)
}

// lettingIn reports whether a route is one by which callers sign in, which asks for
// no rights: what is said of tokens near it is what it gives.
func lettingIn(path string) bool {
	for part := range strings.SplitSeq(strings.ToLower(path), "/") {
		switch strings.ReplaceAll(strings.ReplaceAll(part, "-", ""), "_", "") {
		case "login", "signin", "signup", "register", "registration", "token", "tokens", "oauth", "oauth2", "google", "github", "facebook", "apple", "microsoft", "callback", "sso", "saml", "forgotpassword", "resetpassword", "verify", "verifyemail", "authorize", "refresh", "refreshtoken":
			return true
		}
	}
	return false
}

// markedSingly reports whether a role comes from a title above routes of which
// others are marked with it one by one, and this one is not.
func (h *held) markedSingly(c *claims.Claim) bool {
	roles := realRoles(c.Endpoint.Roles)
	return len(roles) > 0 && !oneOf(roles, c.Quote) && slices.ContainsFunc(h.in.Promises.Claims, func(o claims.Claim) bool {
		return o.Kind == claims.KindEndpoint && o.Section == c.Section && slices.Equal(o.Endpoint.Roles, c.Endpoint.Roles) && oneOf(roles, o.Quote)
	})
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
	if strings.Contains(scope, "admin") || strings.Contains(scope, "protected") || strings.Contains(scope, "authenticated") || strings.Contains(scope, "private") || strings.Contains(scope, "secured") {
		return nil // which those are it does not say
	}
	var bare, guarded []facts.Endpoint
	for _, e := range h.routes.served {
		switch {
		case isOpen(h, e):
		case len(guards(e)) > 0:
			guarded = append(guarded, e)
		case h.asksSomehow(e):
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

// asksSomehow reports whether a route may be guarded in a way that is not written on
// it.
func (h *held) asksSomehow(e facts.Endpoint) bool {
	_, by := h.asksInside(e)
	return by != ""
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
