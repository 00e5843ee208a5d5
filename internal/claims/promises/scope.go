package promises

import (
	"slices"
	"strings"

	"kiro-mcp/internal/claims"
	"kiro-mcp/internal/claims/names"
	"kiro-mcp/internal/claims/pieces"
	"kiro-mcp/internal/claims/reading"
	"kiro-mcp/internal/claims/values"
	"kiro-mcp/internal/claims/words"
	"kiro-mcp/specfs/doc"
)

// exceptWords lead to the routes for which a sentence about all does not hold.
var exceptWords = []string{"but", "except", "except for", "other than", "apart from", "besides", "with the exception of", "excluding"}

// exceptPaths are the paths that a sentence takes out: "all routes but
// `/health` need a token".
func exceptPaths(text string) []string {
	lower := strings.ToLower(text)
	if len(lower) != len(text) {
		return nil
	}
	at := -1
	for _, w := range exceptWords {
		if i := strings.Index(lower, " "+w+" "); i >= 0 && (at < 0 || i+len(w) > at) {
			at = i + len(w)
		}
	}
	if at < 0 {
		return nil
	}
	var paths []string
	for i, span := range strings.Split(text[at:], "`") {
		if _, path, ok := words.CutLast(span, " "); ok {
			span = path // "GET /health"
		}
		if i%2 == 1 && strings.HasPrefix(span, "/") && len(span) > 1 && !strings.ContainsAny(span, "*<>") {
			paths = append(paths, span)
		}
	}
	return paths
}

// openExceptions makes routes open that a sentence about all others takes out.
func openExceptions(r *reading.Design) {
	for i := range r.Out.Claims {
		c := r.Out.Claims[i]
		if c.Security == nil || c.Security.What != "auth" || c.Negated || values.WholeScope(c.Security.Scope) == "" && !strings.HasPrefix(c.Security.Scope, "all ") {
			continue
		}
		for _, path := range exceptPaths(c.Quote) {
			open(r, path, c)
		}
	}
}

// open notes of a path that anybody may call it.
func open(r *reading.Design, path string, from claims.Claim) {
	known := false
	for i := range r.Out.Claims {
		if e := r.Out.Claims[i].Endpoint; e != nil && strings.HasSuffix(names.Anonymous(e.Path), names.Anonymous(path)) {
			known = true
			if e.Auth == "" {
				e.Auth = claims.AuthNone
			}
		}
	}
	if !known {
		r.Merge(claims.Claim{
			Element: "endpoint " + path, Kind: claims.KindEndpoint, Line: from.Line, Quote: from.Quote, Section: from.Section,
			Planned: from.Planned, Endpoint: &claims.Endpoint{Path: path, Partial: !strings.HasPrefix(path, "/api"), Auth: claims.AuthNone},
		})
	}
}

// scopeNouns stand behind a section's title where a sentence is about all the
// routes of that section: "front desk routes", "each back office action".
var scopeNouns = []string{"route", "routes", "endpoint", "endpoints", "action", "actions", "operation", "operations", "request", "requests", "call", "calls", "api", "apis"}

// scopeSections gives claims about security the routes of the section that
// their words name by its title.
func scopeSections(r *reading.Design) {
	routes := routesBySection(r)
	if len(routes) == 0 {
		return
	}
	for i := range r.Out.Claims {
		s := r.Out.Claims[i].Security
		if s == nil || len(s.Routes) > 0 || s.What != "auth" && s.What != "role" && s.What != "audit" {
			continue
		}
		scope := strings.ToLower(r.Out.Claims[i].Quote)
		for _, x := range routes {
			if namesSection(scope, x.title) {
				s.Routes = slices.Clone(x.routes)
				break
			}
		}
	}
}

// namesSection reports whether a text in lower case says "back office routes"
// of the section "Back office".
func namesSection(lower, title string) bool {
	for _, noun := range scopeNouns {
		if words.Holds(lower, title+" "+noun) {
			return true
		}
	}
	return false
}

// sectionRoutes are the routes below a heading.
type sectionRoutes struct {
	title  string // in lower case, without "routes" and the like at its end
	routes []string
}

// routesBySection lists the routes of the sections that have some.
func routesBySection(r *reading.Design) []sectionRoutes {
	byPath := map[string][]string{}
	for i := range r.Out.Claims {
		c := &r.Out.Claims[i]
		if c.Endpoint != nil && c.Endpoint.Method != "" && !c.Negated && c.Planned == "" {
			byPath[c.Section] = append(byPath[c.Section], c.Endpoint.Method+" "+c.Endpoint.Path)
		}
	}
	var out []sectionRoutes
	seen := map[*doc.Section]bool{}
	for _, p := range r.Pieces {
		if p.Kind != pieces.Heading || p.Section == nil || seen[p.Section] || len(byPath[p.Section.Path]) == 0 {
			continue
		}
		seen[p.Section] = true
		if title := scopeTitle(p.Section.Title); title != "" {
			out = append(out, sectionRoutes{title: title, routes: byPath[p.Section.Path]})
		}
	}
	return out
}

// scopeTitle is "back office" of "3. Back office endpoints".
func scopeTitle(title string) string {
	list := strings.Fields(strings.ToLower(words.WithoutMarker(strings.TrimSpace(title))))
	for len(list) > 0 && slices.Contains(scopeNouns, list[len(list)-1]) {
		list = list[:len(list)-1]
	}
	if len(list) == 0 || len(list) > 4 || list[0] == "all" || list[0] == "rest" || list[0] == "http" {
		return ""
	}
	return strings.Join(list, " ")
}
