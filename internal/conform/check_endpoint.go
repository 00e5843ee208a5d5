package conform

import (
	"slices"
	"strings"

	"kiro-mcp/internal/claims"
	"kiro-mcp/internal/code/facts"
	"kiro-mcp/internal/prose"
	"kiro-mcp/specfs/doc"
)

var endpointCheck = Check{
	ID: "endpoint", Group: API, Severity: doc.Error,
	Title: "Promised routes are served",
	Why:   "a client written against the design calls them; a handler that nothing mounts answers nobody",
	Kinds: []claims.Kind{claims.KindEndpoint},
	judge: judgeEndpoint,
}

func judgeEndpoint(h *held, c *claims.Claim) *Judgement {
	r, e := h.routes, c.Endpoint
	served, ok := r.serves(e)
	switch {
	case !ok && shape(e.Path) == "/" && strings.Contains(c.Quote, "/ "):
		return unresolved(nil, r.searched(h), "the design writes blanks into the path, so that it was not read whole")
	case ok && c.Negated:
		return violated([]Evidence{routeEvidence(served)}, "the design says that %s is gone, and it is served", name(e))
	case c.Negated && len(h.in.Project.Apps) == 0:
		return unresolved(nil, r.searched(h), "no application was found that could serve %s", name(e))
	case c.Negated:
		return &Judgement{Verdict: Satisfied, Message: "not served", Searched: r.searched(h)}
	case ok && served.HandlerFile == "" && strings.Contains(served.Why, "no action "):
		return violated([]Evidence{routeEvidence(served)}, "%s is routed, and %s", name(e), served.Why)
	case ok:
		return satisfied(routeEvidence(served), "served by %s", handlerOf(served))
	}
	if served, ok := r.serves(withoutValues(e)); ok {
		return satisfied(routeEvidence(served), "served by %s; the design writes a value where its parameter is", handlerOf(served))
	}
	if idle, ok := among(r.idle, e, e.Partial); ok {
		if strings.HasPrefix(idle.Why, "no app ") {
			return unresolved([]Evidence{routeEvidence(idle)}, r.searched(h), "%s is registered here, and no application was found that it could belong to", name(e)).
				asking("Does an application that was not searched serve %s?", name(e))
		}
		return violated([]Evidence{routeEvidence(idle)}, "%s is registered but nothing mounts it: %s", name(e), idle.Why)
	}
	if unsure, ok := amongSuffix(r.unsure, e); ok {
		return unresolved([]Evidence{routeEvidence(unsure)}, "", "%s %s is registered under a prefix that could not be read: %s", unsure.Method, unsure.Path, unsure.Why).
			asking("Is the route registered here served as %s?", name(e))
	}
	if other := r.at(e); len(other) > 0 {
		return violated([]Evidence{routeEvidence(other[0])}, "the path is served with %s, not with %s", methods(other), e.Method)
	}
	if taker, word, ok := r.takes(e); ok {
		return unresolved([]Evidence{routeEvidence(taker)}, "", "%s %s takes this path; whether %s is a value of an example there, the design does not say", taker.Method, taker.Path, word).
			asking("Is %s an example of %s?", name(e), taker.Path)
	}
	return missingEndpoint(h, e)
}

// withoutValues is a route with parameters where its path has what only a value can
// be: "/users/abc123".
func withoutValues(e *claims.Endpoint) *claims.Endpoint {
	out := *e
	parts := strings.Split(e.Path, "/")
	for i, p := range parts {
		if ofValue(p) && !isParameter(p) {
			parts[i] = "{value}"
		}
	}
	out.Path = strings.Join(parts, "/")
	return &out
}

// ofValue reports whether a segment of a path is written as a value rather than as
// a name: "17", "abc123", and neither "v1" nor "oauth2".
func ofValue(part string) bool {
	digits := 0
	for _, r := range part {
		if '0' <= r && r <= '9' {
			digits++
		}
	}
	return digits > 0 && (digits == len(part) || digits > 1 && len(part) > 3)
}

// placeholders are paths that examples of routes have.
var placeholders = map[string]bool{"/protected": true, "/example": true, "/foo": true, "/bar": true, "/hello": true, "/demo": true, "/sample": true, "/endpoint": true, "/some-endpoint": true, "/your-endpoint": true, "/my-endpoint": true, "/path": true, "/route": true, "/resource": true, "/api/resource": true, "/api/endpoint": true, "/api/example": true, "/api/protected": true}

// amongSuffix finds a route of unknown prefix that may be the promised one.
func amongSuffix(list []facts.Endpoint, e *claims.Endpoint) (facts.Endpoint, bool) {
	if found, ok := among(list, e, true); ok {
		return found, true
	}
	path := shape(e.Path)
	for _, found := range list {
		if s := shape(found.Path); s == "/" && sameMethod(e.Method, found.Method) && path != "/" {
			return found, true // "" under an unknown prefix may be any path
		}
	}
	return facts.Endpoint{}, false
}

// missingEndpoint decides what it means that nothing serves a route: a violation
// where the application was found and read, and serves others of this design.
func missingEndpoint(h *held, e *claims.Endpoint) *Judgement {
	r := h.routes
	switch {
	case len(h.in.Project.Apps) == 0:
		return unresolved(nil, r.searched(h), "no application was found that could serve %s", name(e))
	case placeholders[shape(e.Path)]:
		return unresolved(nil, r.searched(h), "nothing serves %s, which is what examples of routes are called", name(e)).asking("Is %s a route of this system?", name(e))
	case e.Method == "":
		return unresolved(nil, r.searched(h), "nothing serves %s; the design names no method, so that it may only be spoken of", name(e)).
			asking("Is %s served by this system?", name(e))
	case r.found == 0:
		return unresolved(nil, r.searched(h), "none of the design's routes was found, so that the application it means may be another").
			asking("Is %s served by something that was not searched?", name(e))
	}
	if place, ok := unreadNaming(h, e); ok {
		return unresolved([]Evidence{{File: place.File, Line: place.Line, Quote: place.Text}}, r.searched(h), "not among the routes that were read; a registration that could not be read may hold it").
			asking("Does the code here register %s?", name(e))
	}
	if at, ok := h.literalRoute(e); ok {
		return unresolved([]Evidence{at}, r.searched(h), "something is registered under this path, and it is no handler that was read").
			asking("Does the code here serve %s?", name(e))
	}
	if other := h.longerPromise(e); other != nil {
		return unresolved(nil, r.searched(h), "nothing serves it so; the design also writes %s, which is served", name(other)).
			asking("Is %s short for %s?", name(e), name(other))
	}
	if longer, ok := r.belowBase(e); ok {
		return unresolved([]Evidence{routeEvidence(longer)}, "", "the path is served below a base that the design does not write here").
			asking("Is %s short for %s?", name(e), longer.Method+" "+longer.Path)
	}
	if e.Partial && len(bySuffixAll(r, shape(e.Path))) > 1 {
		list := bySuffixAll(r, shape(e.Path))
		return unresolved([]Evidence{routeEvidence(list[0]), routeEvidence(list[1])}, "", "the design gives no whole path, and %s end so", prose.Plural(len(list), "served route")).
			asking("Is one of these the route that is meant by %s?", name(e))
	}
	j := violated(nil, "nothing serves %s", name(e)).lacking(r.searched(h))
	if near, ok := nearestRoute(r, e); ok {
		j.Message += "; the nearest is " + near.Method + " " + near.Path
		j.Source = []Evidence{routeEvidence(near)}
	}
	return j
}

// unreadNaming finds a registration that could not be followed and whose text, or
// whose file's strings, hold the route's last word.
func unreadNaming(h *held, e *claims.Endpoint) (facts.Place, bool) {
	word := ""
	for part := range strings.SplitSeq(strings.Trim(e.Path, "/"), "/") {
		if !isParameter(part) && part != "" {
			word = strings.ToLower(part)
		}
	}
	if word == "" {
		return facts.Place{}, false
	}
	for _, p := range h.in.Project.Unread {
		if strings.Contains(strings.ToLower(p.Text), word) {
			return p, true
		}
		f := h.files[p.File]
		if f != nil && !f.Test && slices.ContainsFunc(f.Texts, func(t facts.Text) bool {
			return strings.Contains(t.Value, "/") && slices.Contains(strings.Split(strings.ToLower(t.Value), "/"), word) || strings.EqualFold(t.Value, word)
		}) {
			return p, true
		}
	}
	return facts.Place{}, false
}

// literalRoute finds the whole path as text on a line of code that registers
// routes and of which no route was read.
func (h *held) literalRoute(e *claims.Endpoint) (Evidence, bool) {
	path := shape(e.Path)
	for _, f := range h.in.Project.Files {
		if f.Test || f.Skipped != "" {
			continue
		}
		scripted := family(f.Language) == "typescript" && len(f.Routing.Mounts)+len(f.Routing.Routes)+len(f.Routing.Routers) > 0
		if !scripted && family(f.Language) != "kotlin" { // Java as well
			continue
		}
		for _, t := range f.Texts {
			if path != "/" && strings.HasPrefix(t.Value, "/") && shape(t.Value) == path && (scripted || servedBySecurity(f, t)) && !slices.ContainsFunc(f.Routing.Routes, func(r facts.Route) bool { return r.Line == t.Line }) {
				return Evidence{File: f.Path, Line: t.Line, Quote: t.Value}, true
			}
		}
	}
	return Evidence{}, false
}

// servedBySecurity finds the path of a promise as one that Spring Security is told
// to serve by itself: logoutUrl("/out").
func servedBySecurity(f *facts.File, t facts.Text) bool {
	return slices.ContainsFunc(f.Calls, func(c facts.Call) bool {
		return c.Line == t.Line && (strings.HasSuffix(c.Name, "logoutUrl") || strings.HasSuffix(c.Name, "loginProcessingUrl"))
	})
}

// longerPromise finds a served promise of the same design whose path ends as this
// one does, so that this one may be its short form.
func (h *held) longerPromise(e *claims.Endpoint) *claims.Endpoint {
	parts := strings.Split(strings.Trim(shape(e.Path), "/"), "/")
	for i, p := range parts {
		if p != "api" && !isParameter(p) {
			parts = parts[i:]
			break
		}
	}
	tail := "/" + strings.Join(parts, "/")
	for _, c := range h.promisedRoutes() {
		long := shape(c.Endpoint.Path)
		if len(long) > len(shape(e.Path)) && strings.HasSuffix(long, tail) && sameMethod(e.Method, c.Endpoint.Method) {
			if _, ok := h.routes.serves(c.Endpoint); ok {
				return c.Endpoint
			}
		}
	}
	return nil
}

// belowBase finds a promised route under a longer path that only a base such as
// /api or /v1 makes longer: a sketch or a client's base URL leaves that out.
func (r *routing) belowBase(e *claims.Endpoint) (facts.Endpoint, bool) {
	for _, served := range bySuffixAll(r, shape(e.Path)) {
		before := strings.TrimSuffix(shape(served.Path), shape(e.Path))
		if sameMethod(e.Method, served.Method) && before != "" && !slices.ContainsFunc(strings.Split(before[1:], "/"), func(s string) bool { return s != "api" && !apiVersion(s) }) {
			return served, true
		}
	}
	return facts.Endpoint{}, false
}

// apiVersion reports whether a segment is a version: v1, v2beta.
func apiVersion(segment string) bool {
	return len(segment) > 1 && segment[0] == 'v' && segment[1] >= '0' && segment[1] <= '9'
}

func bySuffixAll(r *routing, path string) []facts.Endpoint {
	var out []facts.Endpoint
	for _, e := range r.served {
		if path != "/" && strings.HasSuffix(shape(e.Path), path) {
			out = append(out, e)
		}
	}
	return out
}

// nearestRoute is the served route that shares most with a promised one, at
// least half of its words.
func nearestRoute(r *routing, e *claims.Endpoint) (facts.Endpoint, bool) {
	want := subjects(e.Path)
	var best facts.Endpoint
	most := 0
	for _, s := range r.served {
		n := 2 * shared(want, subjects(s.Path))
		if sameMethod(e.Method, s.Method) {
			n++
		}
		if n > most && n > len(want) {
			best, most = s, n
		}
	}
	return best, most > 1
}

func name(e *claims.Endpoint) string {
	return strings.TrimSpace(e.Method + " " + e.Path)
}

func handlerOf(e facts.Endpoint) string {
	if e.Handler == "" {
		return "a handler written in place"
	}
	return e.Handler
}

func methods(list []facts.Endpoint) string {
	var out []string
	for _, e := range list {
		if !slices.Contains(out, e.Method) {
			out = append(out, e.Method)
		}
	}
	return strings.Join(out, ", ")
}
