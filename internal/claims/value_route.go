package claims

import (
	"slices"
	"strings"

	"kiro-mcp/internal/pattern"
)

var routePattern = pattern.Of("\\b(GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)`?\\s+`?(/[A-Za-z0-9_\\-/{}:.\\[\\]*<>]*)")

// routeIn is the endpoint that a text names, nil if it names none or several.
func routeIn(text string) *Endpoint {
	if !strings.Contains(text, "/") || !hasMethod(text) {
		return nil
	}
	found := routePattern().FindAllStringSubmatch(text, 2)
	if len(found) != 1 {
		return nil
	}
	return &Endpoint{Method: found[0][1], Path: strings.TrimRight(found[0][2], ".:*`")}
}

func hasMethod(text string) bool {
	for _, m := range []string{"GET", "POST", "PUT", "PATCH", "DELETE", "HEAD"} {
		if strings.Contains(text, m) {
			return true
		}
	}
	return false
}

// routesIn are all endpoints that a text names, as "METHOD /path".
func routesIn(text string) []string {
	if !strings.Contains(text, "/") || !hasMethod(text) {
		return nil
	}
	var out []string
	for _, m := range routePattern().FindAllStringSubmatch(text, 20) {
		out = addOnce(out, m[1]+" "+strings.TrimRight(m[2], ".:*`"))
	}
	return out
}

func addOnce(list []string, s string) []string {
	if slices.Contains(list, s) {
		return list
	}
	return append(list, s)
}

// routeAround is the endpoint that the titles around a block are about.
func (b *block) routeAround() *Endpoint {
	for _, p := range b.parents {
		if r := routeIn(p); r != nil {
			return r
		}
	}
	if r := routeIn(b.label); r != nil {
		return r
	}
	for _, v := range slices.Backward(b.above) {
		if r := routeIn(v); r != nil {
			return r
		}
	}
	for s, n := b.section, 0; s != nil && n < 2; s, n = s.Parent, n+1 {
		if r := routeIn(s.Title); r != nil {
			return r
		}
	}
	return nil
}

// routeOfRow is the endpoint of a row that has a method and a path in it.
func routeOfRow(b *block) *Endpoint {
	if r := routeIn(b.text); r != nil {
		return r
	}
	method, path := "", ""
	for i, c := range b.cells {
		c = strings.Trim(c, "` ")
		switch {
		case isMethodName(c):
			method = c
		case path == "" && strings.HasPrefix(c, "/") && !strings.Contains(c, " ") && i < len(b.headers):
			path = c
		}
	}
	if method == "" || path == "" {
		return nil
	}
	return &Endpoint{Method: method, Path: path}
}

func isMethodName(s string) bool {
	switch s {
	case "GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS":
		return true
	}
	return false
}
