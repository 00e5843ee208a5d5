package mock

import (
	"cmp"
	"maps"
	"net/url"
	"regexp"
	"slices"
	"strings"

	"kiro-mcp/openapi"
)

// routes are the paths of a contract, each with its operations.
type routes struct {
	bases []string         // paths of the servers, the longest first; the last is empty
	sized map[int][]*route // by number of segments; of two that match, the more literal one first
	paths []string
}

// route is one path of the contract. Some documents tell operations of one path
// apart by a query or a fragment in it.
type route struct {
	path       string
	query      url.Values // that a request must have
	segments   []segment
	operations map[string]*openapi.Operation // by method
}

// segment is what stands between two slashes.
type segment struct {
	literal string
	pattern *regexp.Regexp // nil: the literal
	names   []string       // of the parameters, in the order of the pattern's groups
	alone   bool           // nothing but one parameter
}

// match is a route with the values of its parameters, still encoded.
type match struct {
	*route
	base   string // that the request's path began with
	rest   string // of the request's path
	values map[string]string
}

var parameter = regexp.MustCompile(`\{([^{}]+)\}`)

func routesOf(c *openapi.Contract) routes {
	out := routes{bases: basesOf(c), sized: map[int][]*route{}}
	known := map[string]*route{}
	for _, op := range c.Operations {
		r := known[op.Path]
		if r == nil {
			r = &route{path: op.Path, operations: map[string]*openapi.Operation{}}
			plain, _, _ := strings.Cut(op.Path, "#")
			plain, query, _ := strings.Cut(plain, "?")
			r.query, _ = url.ParseQuery(query) // what cannot be read is not asked for
			for text := range strings.SplitSeq(plain, "/") {
				r.segments = append(r.segments, segmentOf(text))
			}
			known[op.Path] = r
			out.paths = append(out.paths, op.Path)
			out.sized[len(r.segments)] = append(out.sized[len(r.segments)], r)
		}
		r.operations[op.Method] = op
	}
	for _, list := range out.sized {
		slices.SortStableFunc(list, vaguer)
	}
	return out
}

// basesOf are the paths that servers of the contract stand at. A client that
// is given the mock's address in place of a server's uses none.
func basesOf(c *openapi.Contract) []string {
	bases := []string{""}
	for _, s := range c.Servers {
		if u, err := url.Parse(s.URL); err == nil {
			base := strings.TrimSuffix(u.EscapedPath(), "/")
			if !slices.Contains(bases, base) {
				bases = append(bases, base)
			}
		}
	}
	slices.SortStableFunc(bases, func(a, b string) int { return len(b) - len(a) })
	return bases
}

func segmentOf(text string) segment {
	found := parameter.FindAllStringSubmatchIndex(text, -1)
	if len(found) == 0 {
		return segment{literal: text}
	}
	s := segment{alone: len(found) == 1 && found[0][0] == 0 && found[0][1] == len(text)}
	pattern, end := "^", 0
	for _, at := range found {
		pattern += regexp.QuoteMeta(text[end:at[0]]) + "(.+?)"
		s.names = append(s.names, text[at[2]:at[3]])
		end = at[1]
	}
	s.pattern = regexp.MustCompile(pattern + regexp.QuoteMeta(text[end:]) + "$")
	return s
}

// vague orders segments: literals, then those with some literal text.
func (s segment) vague() int {
	switch {
	case s.pattern == nil:
		return 0
	case !s.alone:
		return 1
	}
	return 2
}

// vaguer orders routes by their segments, then those that ask for more first.
func vaguer(a, b *route) int {
	return cmp.Or(
		slices.CompareFunc(a.segments, b.segments, func(s, t segment) int { return s.vague() - t.vague() }),
		len(b.query)-len(a.query),
	)
}

// find gives all routes that a path can mean, the most literal one first.
func (r routes) find(path string, query url.Values) []match {
	var found []match
	for _, base := range r.bases {
		rest, under := strings.CutPrefix(path, base)
		if !under || rest != "" && rest[0] != '/' {
			continue
		}
		parts := strings.Split(rest, "/")
		for _, route := range r.sized[len(parts)] {
			if values, matches := route.match(parts); matches && route.asks(query) {
				found = append(found, match{route: route, base: base, rest: rest, values: values})
			}
		}
	}
	return found
}

func (r *route) match(parts []string) (map[string]string, bool) {
	values := map[string]string{}
	for i, s := range r.segments {
		if s.pattern == nil {
			if plain, err := url.PathUnescape(parts[i]); parts[i] != s.literal && (err != nil || plain != s.literal) {
				return nil, false
			}
			continue
		}
		groups := s.pattern.FindStringSubmatch(parts[i])
		if groups == nil {
			return nil, false
		}
		for j, name := range s.names {
			values[name] = groups[j+1]
		}
	}
	return values, true
}

// asks reports whether a query has what the route's path says of it.
func (r *route) asks(query url.Values) bool {
	for name, values := range r.query {
		if !slices.Equal(query[name], values) {
			return false
		}
	}
	return true
}

func (r *route) methods() []string {
	methods := slices.Sorted(maps.Keys(r.operations))
	if r.operations["GET"] != nil && r.operations["HEAD"] == nil {
		methods = append(methods, "HEAD")
	}
	return methods
}

// maxNearest is how many paths are named where one is unknown.
const maxNearest = 5

// nearest says which paths there are, those that begin alike first.
func (r routes) nearest(path string) string {
	alike := func(candidate string) int {
		n := 0
		for n < len(candidate) && n < len(path) && candidate[n] == path[n] {
			n++
		}
		return n
	}
	paths := slices.Clone(r.paths)
	slices.SortStableFunc(paths, func(a, b string) int { return alike(b) - alike(a) })
	said := "the contract has " + strings.Join(paths[:min(len(paths), maxNearest)], ", ")
	if len(paths) == 0 {
		said = "the contract has no paths"
	}
	if len(paths) > maxNearest {
		said += ", …"
	}
	return said
}
