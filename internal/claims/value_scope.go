package claims

import (
	"slices"
	"strings"

	"kiro-mcp/specfs/doc"
)

// wholeScopes begin a sentence about every route.
var wholeScopes = []string{"all routes", "all endpoints", "all other routes", "all other endpoints", "every route", "every endpoint", "each route", "each endpoint", "all requests", "every request", "all api routes", "all api endpoints"}

// exceptWords lead to the routes for which a sentence about all does not hold.
var exceptWords = []string{"but", "except", "except for", "other than", "apart from", "besides", "with the exception of", "excluding"}

// wholeScope is the scope of a sentence about every route; empty for others.
func wholeScope(lower string) string {
	for _, w := range wholeScopes {
		if strings.HasPrefix(lower, w) {
			return "all " + strings.TrimSuffix(w[strings.LastIndexByte(w, ' ')+1:], "s") + "s"
		}
	}
	return ""
}

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
		if _, path, ok := cutLast(span, " "); ok {
			span = path // "GET /health"
		}
		if i%2 == 1 && strings.HasPrefix(span, "/") && len(span) > 1 && !strings.ContainsAny(span, "*<>") {
			paths = append(paths, span)
		}
	}
	return paths
}

// openExceptions makes routes open that a sentence about all others takes out.
func (r *reading) openExceptions() {
	for i := range r.out.Claims {
		c := r.out.Claims[i]
		if c.Security == nil || c.Security.What != "auth" || c.Negated || wholeScope(c.Security.Scope) == "" && !strings.HasPrefix(c.Security.Scope, "all ") {
			continue
		}
		for _, path := range exceptPaths(c.Quote) {
			r.open(path, c)
		}
	}
}

// open notes of a path that anybody may call it.
func (r *reading) open(path string, from Claim) {
	known := false
	for i := range r.out.Claims {
		if e := r.out.Claims[i].Endpoint; e != nil && strings.HasSuffix(anonymous(e.Path), anonymous(path)) {
			known = true
			if e.Auth == "" {
				e.Auth = AuthNone
			}
		}
	}
	if !known {
		r.merge(Claim{
			Element: "endpoint " + path, Kind: KindEndpoint, Line: from.Line, Quote: from.Quote, Section: from.Section,
			Planned: from.Planned, Endpoint: &Endpoint{Path: path, Partial: !strings.HasPrefix(path, "/api"), Auth: AuthNone},
		})
	}
}

// scopeNouns stand behind a section's title where a sentence is about all the
// routes of that section: "front desk routes", "each back office action".
var scopeNouns = []string{"route", "routes", "endpoint", "endpoints", "action", "actions", "operation", "operations", "request", "requests", "call", "calls", "api", "apis"}

// scopeSections gives claims about security the routes of the section that
// their words name by its title.
func (r *reading) scopeSections() {
	routes := r.routesBySection()
	if len(routes) == 0 {
		return
	}
	for i := range r.out.Claims {
		s := r.out.Claims[i].Security
		if s == nil || len(s.Routes) > 0 || s.What != "auth" && s.What != "role" && s.What != "audit" {
			continue
		}
		scope := strings.ToLower(r.out.Claims[i].Quote)
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
		if holds(lower, title+" "+noun) {
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
func (r *reading) routesBySection() []sectionRoutes {
	byPath := map[string][]string{}
	for i := range r.out.Claims {
		c := &r.out.Claims[i]
		if c.Endpoint != nil && c.Endpoint.Method != "" && !c.Negated && c.Planned == "" {
			byPath[c.Section] = append(byPath[c.Section], c.Endpoint.Method+" "+c.Endpoint.Path)
		}
	}
	var out []sectionRoutes
	seen := map[*doc.Section]bool{}
	for _, b := range r.blocks {
		if b.kind != heading || b.section == nil || seen[b.section] || len(byPath[b.section.Path]) == 0 {
			continue
		}
		seen[b.section] = true
		if title := scopeTitle(b.section.Title); title != "" {
			out = append(out, sectionRoutes{title: title, routes: byPath[b.section.Path]})
		}
	}
	return out
}

// scopeTitle is "back office" of "3. Back office endpoints".
func scopeTitle(title string) string {
	list := strings.Fields(strings.ToLower(withoutMarker(strings.TrimSpace(title))))
	for len(list) > 0 && slices.Contains(scopeNouns, list[len(list)-1]) {
		list = list[:len(list)-1]
	}
	if len(list) == 0 || len(list) > 4 || list[0] == "all" || list[0] == "rest" || list[0] == "http" {
		return ""
	}
	return strings.Join(list, " ")
}
