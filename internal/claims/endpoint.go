package claims

import (
	"slices"
	"strings"
)

// endpoints reads the routes that a sentence, item, heading or row names.
func endpoints(r *reading, b *block) []Claim {
	if b.frame.testing {
		return nil
	}
	if b.kind == row {
		if claims, ok := endpointRow(r, b); ok {
			return claims
		}
	}
	found := endpointsIn(b.text)
	if len(found) == 0 {
		return barePath(r, b)
	}
	var claims []Claim
	for i, f := range found {
		end := len(b.text)
		if i+1 < len(found) {
			end = found[i+1].start
		}
		note := b.text[min(f.end, end):end]
		claims = append(claims, r.endpoint(b, f, note)...)
	}
	return claims
}

// endpoint makes the claims of one endpoint that a piece names, with the text
// behind it.
func (r *reading) endpoint(b *block, f foundEndpoint, note string) []Claim {
	if slices.Contains(placeholderPaths, f.path) {
		return nil
	}
	if r.foreign(b, f) {
		r.leaveOut(b.line, b.section, ThirdParty)
		return nil
	}
	around := append(append([]string{}, b.above...), b.label)
	path, partial := r.prefix.full(f.path, b.section, around...)
	var claims []Claim
	for _, m := range f.methods {
		e := &Endpoint{Method: m, Path: path, Partial: partial && f.host == ""}
		e.Auth, e.Roles = authOf(note)
		if e.Auth == "" {
			e.Auth, e.Roles = r.authAround(b, b.kind != item && b.kind != sentence || f.start < 3)
		}
		e.Codes = codesIn(note)
		c := Claim{Kind: KindEndpoint, Line: b.line, Endpoint: e}
		c.Negated = b.kind == label && b.frame.negated
		claims = append(claims, c)
	}
	return claims
}

// placeholderPaths stand for any path.
var placeholderPaths = []string{"/path", "/endpoint", "/resource", "/resources", "/api/resource", "/api/resources", "/api/endpoint", "/foo", "/api/foo", "/example", "/api/example"}

// authAround is what the labels and headings around a piece say of access. A
// piece that only mentions a route, as a page does that calls it, has those
// that speak of routes.
func (r *reading) authAround(b *block, lists bool) (Auth, []string) {
	titles := append(append([]string{}, b.parents...), b.label)
	for s := b.section; s != nil; s = s.Parent {
		titles = append(titles, s.Title)
	}
	for _, text := range titles {
		if auth, roles := titleAuth(text); auth != "" && (lists || speaksOfRoutes(text)) {
			return auth, roles
		}
	}
	return "", nil
}

func speaksOfRoutes(title string) bool {
	_, ok := holdsAny(strings.ToLower(title), []string{"endpoint", "endpoints", "route", "routes", "api", "apis", "接口", "端点", "エンドポイント"})
	return ok
}

// titleAuth reads a heading or label such as "User routes (admin only)",
// "Public endpoints". Longer texts say other things as well.
func titleAuth(text string) (Auth, []string) {
	if text == "" || len(text) > 80 {
		return "", nil
	}
	auth, roles := authOf(text)
	if auth == AuthNone && !strings.Contains(strings.ToLower(text), "endpoint") && !strings.Contains(strings.ToLower(text), "route") && !strings.Contains(text, "(") {
		return "", nil
	}
	return auth, roles
}

// barePath reads "the `/health` endpoint", which names no method.
func barePath(r *reading, b *block) []Claim {
	if b.kind == heading || b.kind == label || !strings.Contains(b.text, "/") {
		return nil
	}
	lower := strings.ToLower(b.text)
	if _, ok := holdsAny(lower, []string{"endpoint", "endpoints", "端点", "接口", "エンドポイント"}); !ok {
		return nil
	}
	if _, ok := holdsAny(lower, prefixWords); ok {
		return nil
	}
	var claims []Claim
	for at := 0; at+2 < len(b.text); at++ {
		if b.text[at] != '`' || b.text[at+1] != '/' {
			continue
		}
		path, end := scanPath(b.text, at+1)
		if len(path) < 3 || end >= len(b.text) || b.text[end] != '`' || fileSystem(path) || looksLikeFile(path) || !nearEndpoint(lower, at, end) {
			continue
		}
		if r.foreign(b, foundEndpoint{path: path}) {
			r.leaveOut(b.line, b.section, ThirdParty)
			continue
		}
		full, partial := r.prefix.full(path, b.section, b.label)
		auth, roles := authOf(b.text)
		claims = append(claims, Claim{Kind: KindEndpoint, Line: b.line, Hedged: isCalled(lower[:at]), Endpoint: &Endpoint{Path: full, Partial: partial, Auth: auth, Roles: roles}})
		at = end
	}
	return claims
}

// isCalled reports whether the words before a path say that it is called, so
// that somebody else may serve it: "fetches orders from".
func isCalled(before string) bool {
	list := words(cutFront(before, 60))
	return anyWord(list[max(0, len(list)-3):], func(w string) bool {
		switch w {
		case "from", "calls", "call", "calling", "via", "to", "using", "fetches", "queries", "hits", "requests", "sends":
			return true
		}
		return false
	})
}

// nearEndpoint reports whether the word stands next to a path in back-ticks.
func nearEndpoint(lower string, start, end int) bool {
	if len(lower) < end {
		return false
	}
	before, after := lower[max(0, start-24):start], lower[end:min(len(lower), end+14)]
	for _, w := range []string{"endpoint", "端点", "接口", "エンドポイント"} {
		if strings.Contains(before, w) || strings.Contains(after, w) {
			return true
		}
	}
	return false
}
