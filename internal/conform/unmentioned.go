package conform

import (
	"slices"
	"strings"

	"kiro-mcp/internal/claims"
)

// unmentioned lists what the source serves and stores and no design speaks of.
func unmentioned(h *held) []Unmentioned {
	known := map[string]bool{}
	if h.in.Known != nil {
		known = h.in.Known()
	}
	routes, tables := map[string]bool{}, map[string]bool{}
	for i := range h.in.Promises.Claims {
		switch c := &h.in.Promises.Claims[i]; c.Kind {
		case claims.KindEndpoint:
			for _, e := range h.routes.at(c.Endpoint) {
				if sameMethod(c.Endpoint.Method, e.Method) {
					routes[e.Method+" "+shape(e.Path)] = true
				}
			}
		case claims.KindTable:
			tables[fold(c.Table.Name)] = true
		default: // only routes and tables are looked for the other way round
		}
	}
	var out []Unmentioned
	for _, e := range h.routes.served {
		key := "endpoint " + e.Method + " " + e.Path
		if !routes[e.Method+" "+shape(e.Path)] && !known["endpoint "+e.Method+" "+shape(e.Path)] {
			out = append(out, Unmentioned{Element: key, File: e.File, Line: e.Line})
		}
	}
	for _, t := range h.in.Project.Tables {
		if !t.Dropped && !tables[fold(t.Name)] && !known["table "+fold(t.Name)] && !housekeeping(t.Name) {
			out = append(out, Unmentioned{Element: "table " + t.Name, File: t.File, Line: t.Line})
		}
	}
	slices.SortStableFunc(out, func(a, b Unmentioned) int { return strings.Compare(a.Element, b.Element) })
	return out
}

// housekeeping are tables of tools.
func housekeeping(name string) bool {
	return strings.Contains(name, "migration") || strings.HasPrefix(name, "alembic") || strings.HasPrefix(name, "django_") || strings.HasPrefix(name, "ar_internal")
}

// KnownOf are the keys of [Input.Known] for the promises of another design.
func KnownOf(p *claims.Promises, into map[string]bool) {
	for i := range p.Claims {
		switch c := &p.Claims[i]; c.Kind {
		case claims.KindEndpoint:
			into["endpoint "+c.Endpoint.Method+" "+shape(c.Endpoint.Path)] = true
		case claims.KindTable:
			into["table "+fold(c.Table.Name)] = true
		default:
		}
	}
}
