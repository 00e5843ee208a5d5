package structure

import (
	"slices"
	"strings"

	"kiro-mcp/internal/claims"
	"kiro-mcp/internal/claims/names"
	"kiro-mcp/internal/claims/pieces"
	"kiro-mcp/internal/claims/reading"
	"kiro-mcp/internal/claims/values"
	"kiro-mcp/internal/claims/words"
)

// Endpoints reads the routes that a sentence, item, heading or row names.
func Endpoints(r *reading.Design, p *pieces.Piece) []claims.Claim {
	if p.Frame.Testing {
		return nil
	}
	if p.Kind == pieces.Row {
		if made, ok := endpointRow(r, p); ok {
			return made
		}
	}
	found := names.EndpointsIn(p.Text)
	if len(found) == 0 {
		return barePath(r, p)
	}
	var made []claims.Claim
	for i, f := range found {
		end := len(p.Text)
		if i+1 < len(found) {
			end = found[i+1].Start
		}
		note := p.Text[min(f.End, end):end]
		made = append(made, Endpoint(r, p, f, note)...)
	}
	return made
}

// Endpoint makes the claims of one endpoint that a piece names, with the text
// behind it.
func Endpoint(r *reading.Design, p *pieces.Piece, f names.Endpoint, note string) []claims.Claim {
	if slices.Contains(placeholderPaths, f.Path) {
		return nil
	}
	if foreign(r, p, f) {
		r.LeaveOut(p.Line, p.Section, claims.ThirdParty)
		return nil
	}
	around := append(append([]string{}, p.Above...), p.Label)
	path, partial := r.Prefixes.Full(f.Path, p.Section, around...)
	var found []claims.Claim
	for _, m := range f.Methods {
		e := &claims.Endpoint{Method: m, Path: path, Partial: partial && f.Host == ""}
		e.Auth, e.Roles = values.AuthOf(note)
		if e.Auth == "" {
			e.Auth, e.Roles = authAround(p, p.Kind != pieces.Item && p.Kind != pieces.Sentence || f.Start < 3)
		}
		e.Codes = codesIn(note)
		c := claims.Claim{Kind: claims.KindEndpoint, Line: p.Line, Endpoint: e}
		c.Negated = p.Kind == pieces.Label && p.Frame.Negated
		found = append(found, c)
	}
	return found
}

// placeholderPaths stand for any path.
var placeholderPaths = []string{"/path", "/endpoint", "/resource", "/resources", "/api/resource", "/api/resources", "/api/endpoint", "/foo", "/api/foo", "/example", "/api/example"}

// authAround is what the labels and headings around a piece say of access. A
// piece that only mentions a route, as a page does that calls it, has those
// that speak of routes.
func authAround(p *pieces.Piece, lists bool) (claims.Auth, []string) {
	titles := append(append([]string{}, p.Parents...), p.Label)
	for s := p.Section; s != nil; s = s.Parent {
		titles = append(titles, s.Title)
	}
	for _, text := range titles {
		if auth, roles := TitleAuth(text); auth != "" && (lists || speaksOfRoutes(text)) {
			return auth, roles
		}
	}
	return "", nil
}

func speaksOfRoutes(title string) bool {
	_, ok := words.HoldsAny(strings.ToLower(title), []string{"endpoint", "endpoints", "route", "routes", "api", "apis", "接口", "端点", "エンドポイント"})
	return ok
}

// TitleAuth reads a heading or label such as "User routes (admin only)",
// "Public endpoints". Longer texts say other things as well.
func TitleAuth(text string) (claims.Auth, []string) {
	if text == "" || len(text) > 80 {
		return "", nil
	}
	auth, roles := values.AuthOf(text)
	if auth == claims.AuthNone && !strings.Contains(strings.ToLower(text), "endpoint") && !strings.Contains(strings.ToLower(text), "route") && !strings.Contains(text, "(") {
		return "", nil
	}
	return auth, roles
}

// barePath reads "the `/health` endpoint", which names no method.
func barePath(r *reading.Design, p *pieces.Piece) []claims.Claim {
	if p.Kind == pieces.Heading || p.Kind == pieces.Label || !strings.Contains(p.Text, "/") {
		return nil
	}
	lower := strings.ToLower(p.Text)
	if _, ok := words.HoldsAny(lower, []string{"endpoint", "endpoints", "端点", "接口", "エンドポイント"}); !ok {
		return nil
	}
	if _, ok := words.HoldsAny(lower, reading.PrefixWords); ok {
		return nil
	}
	var found []claims.Claim
	for at := 0; at+2 < len(p.Text); at++ {
		if p.Text[at] != '`' || p.Text[at+1] != '/' {
			continue
		}
		path, end := names.ScanPath(p.Text, at+1)
		if len(path) < 3 || end >= len(p.Text) || p.Text[end] != '`' || names.OnMachine(path) || names.LooksLikeFile(path) || !nearEndpoint(lower, at, end) {
			continue
		}
		if foreign(r, p, names.Endpoint{Path: path}) {
			r.LeaveOut(p.Line, p.Section, claims.ThirdParty)
			continue
		}
		full, partial := r.Prefixes.Full(path, p.Section, p.Label)
		auth, roles := values.AuthOf(p.Text)
		found = append(found, claims.Claim{Kind: claims.KindEndpoint, Line: p.Line, Hedged: isCalled(lower[:at]), Endpoint: &claims.Endpoint{Path: full, Partial: partial, Auth: auth, Roles: roles}})
		at = end
	}
	return found
}

// isCalled reports whether the words before a path say that it is called, so
// that somebody else may serve it: "fetches orders from".
func isCalled(before string) bool {
	list := words.Of(words.Tail(before, 60))
	return words.Any(list[max(0, len(list)-3):], func(w string) bool {
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
