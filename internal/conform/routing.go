package conform

import (
	"fmt"
	"strings"

	"kiro-mcp/internal/claims"
	"kiro-mcp/internal/code/facts"
	"kiro-mcp/internal/prose"
)

// routing is the project's routes as the checks of routes look at them.
type routing struct {
	served  []facts.Endpoint            // mounted, prefixes known, by others than tests
	idle    []facts.Endpoint            // registered and not mounted
	unsure  []facts.Endpoint            // with a prefix that could not be read
	byShape map[string][]facts.Endpoint // served ones by the shape of their path

	offset base // how the design's paths differ from the code's throughout
	found  int  // promised routes that are served, the offset applied
}

func newRouting(h *held) *routing {
	r := &routing{byShape: map[string][]facts.Endpoint{}}
	for _, e := range h.in.Project.Endpoints {
		switch {
		case e.Test:
		case e.PrefixUnknown:
			r.unsure = append(r.unsure, e)
		case !e.Mounted:
			r.idle = append(r.idle, e)
		default:
			r.served = append(r.served, e)
			r.byShape[shape(e.Path)] = append(r.byShape[shape(e.Path)], e)
		}
	}
	r.offset = r.findOffset(h.promisedRoutes())
	for _, c := range h.promisedRoutes() {
		if len(r.at(c.Endpoint)) > 0 {
			r.found++
		}
	}
	return r
}

// promisedRoutes are the claims about routes that should be there now.
func (h *held) promisedRoutes() []*claims.Claim {
	var out []*claims.Claim
	for i := range h.in.Promises.Claims {
		c := &h.in.Promises.Claims[i]
		if c.Kind == claims.KindEndpoint && !c.Negated && c.Planned == "" {
			out = append(out, c)
		}
	}
	return out
}

// shape is a path without the names of its parameters and without its query.
func shape(path string) string {
	path, _, _ = strings.Cut(path, "?")
	parts := strings.Split(strings.Trim(strings.ToLower(path), "/"), "/")
	for i, p := range parts {
		if isParameter(p) {
			parts[i] = "{}"
		}
	}
	return "/" + strings.Join(parts, "/")
}

func isParameter(segment string) bool {
	return strings.ContainsAny(segment, "{<[") || strings.HasPrefix(segment, ":") || strings.HasPrefix(segment, "$")
}

// at is what is served under a promised route's path, whatever the method.
func (r *routing) at(e *claims.Endpoint) []facts.Endpoint {
	path := shape(e.Path)
	if found := r.byShape[path]; len(found) > 0 {
		return found
	}
	if r.offset.why != "" {
		if found := r.byShape[r.offset.apply(path)]; len(found) > 0 {
			return found
		}
	}
	if e.Partial {
		return r.bySuffix(path)
	}
	return nil
}

// bySuffix finds the one path that ends as a promised one does, for designs that
// leave the prefix to their reader. Two such paths leave it open which is meant.
func (r *routing) bySuffix(path string) []facts.Endpoint {
	var found []facts.Endpoint
	for s, list := range r.byShape {
		if path == "/" || !strings.HasSuffix(s, path) {
			continue
		}
		if found != nil {
			return nil
		}
		found = list
	}
	return found
}

// serves finds the served route of a promise, its method included.
func (r *routing) serves(e *claims.Endpoint) (facts.Endpoint, bool) {
	for _, found := range r.at(e) {
		if sameMethod(e.Method, found.Method) {
			return found, true
		}
	}
	return facts.Endpoint{}, false
}

// is reports whether a served route lies where a promised one should.
func (r *routing) is(e *claims.Endpoint, served facts.Endpoint) bool {
	for _, found := range r.at(e) {
		if found.Path == served.Path {
			return true
		}
	}
	return false
}

// sameMethod also takes ANY for each, and GET for HEAD.
func sameMethod(promised, served string) bool {
	return promised == "" || promised == served || served == "*" || served == "ANY" || promised == "*"
}

// among finds a route in a list by path and method, prefixes left out of
// account when partial.
func among(list []facts.Endpoint, e *claims.Endpoint, suffix bool) (facts.Endpoint, bool) {
	path := shape(e.Path)
	for _, found := range list {
		s := shape(found.Path)
		if sameMethod(e.Method, found.Method) && (s == path || suffix && s != "/" && (strings.HasSuffix(path, s) || strings.HasSuffix(s, path))) {
			return found, true
		}
	}
	return facts.Endpoint{}, false
}

func routeEvidence(e facts.Endpoint) Evidence {
	return Evidence{File: e.File, Line: e.Line, Quote: e.Method + " " + e.Path}
}

// searchedRoutes says what was looked through for a route.
func (r *routing) searched(h *held) string {
	if len(h.in.Project.Apps) == 0 {
		return "no application of a known framework was found in " + prose.Plural(len(h.in.Project.Files), "source file")
	}
	out := fmt.Sprintf("%s of %s", prose.Plural(len(r.served), "served route"), strings.Join(h.in.Project.Apps, ", "))
	if n := len(h.in.Project.Unread); n > 0 {
		out += fmt.Sprintf("; %s could not be followed, such as %s:%d", prose.Plural(n, "registration"), h.in.Project.Unread[0].File, h.in.Project.Unread[0].Line)
	}
	return out
}
