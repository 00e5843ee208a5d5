package promises

import (
	"strings"

	"kiro-mcp/internal/claims"
	"kiro-mcp/internal/claims/names"
	"kiro-mcp/internal/claims/reading"
)

// joinPartial takes endpoints that may lack a prefix into those of the same
// method that end like them, when there is just one: "/orders/{id}" of a
// sentence is "/api/v1/orders/{id}" of the table.
func joinPartial(r *reading.Design) {
	tails := map[string][]int{} // full endpoints by method and last segment
	for i := range r.Out.Claims {
		if e := r.Out.Claims[i].Endpoint; e != nil && !e.Partial {
			tails[tailKey(e)] = append(tails[tailKey(e)], i)
		}
	}
	gone, paths := map[int]bool{}, knownPaths(r)
	for i := range r.Out.Claims {
		c := &r.Out.Claims[i]
		if c.Endpoint == nil {
			continue
		}
		if c.Endpoint.Method == "" && namesKnown(c, paths) {
			gone[i] = true
			continue
		}
		if !c.Endpoint.Partial {
			continue
		}
		match := -1
		for _, j := range tails[tailKey(c.Endpoint)] {
			full := &r.Out.Claims[j]
			if full.Negated == c.Negated && strings.HasSuffix(names.Anonymous(full.Endpoint.Path), names.Anonymous(c.Endpoint.Path)) {
				if match >= 0 {
					match = -1
					break
				}
				match = j
			}
		}
		if match >= 0 && reading.JoinEndpoint(r.Out.Claims[match].Endpoint, c.Endpoint) {
			gone[i] = true
		}
	}
	r.Drop(gone)
}

// knownPaths are the paths of endpoints with a method.
func knownPaths(r *reading.Design) []string {
	var paths []string
	for i := range r.Out.Claims {
		if e := r.Out.Claims[i].Endpoint; e != nil && e.Method != "" && len(paths) < maxKnown {
			paths = append(paths, names.Anonymous(e.Path))
		}
	}
	return paths
}

// maxKnown bounds how many paths one without a method is compared with.
const maxKnown = 1000

// namesKnown reports whether a path without a method is that of an endpoint
// with one, or of a group of them.
func namesKnown(c *claims.Claim, paths []string) bool {
	path := names.Anonymous(c.Endpoint.Path)
	for _, known := range paths {
		if known == path || strings.HasSuffix(known, path) || strings.HasPrefix(known, path+"/") {
			return true
		}
	}
	return false
}

// tailKey is the method and the last segment of an endpoint.
func tailKey(e *claims.Endpoint) string {
	path := names.Anonymous(e.Path)
	return e.Method + path[strings.LastIndexByte(path, '/')+1:]
}
