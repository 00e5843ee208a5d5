package claims

import "strings"

// joinPartial takes endpoints that may lack a prefix into those of the same
// method that end like them, when there is just one: "/orders/{id}" of a
// sentence is "/api/v1/orders/{id}" of the table.
func (r *reading) joinPartial() {
	tails := map[string][]int{} // full endpoints by method and last segment
	for i := range r.out.Claims {
		if e := r.out.Claims[i].Endpoint; e != nil && !e.Partial {
			tails[tailKey(e)] = append(tails[tailKey(e)], i)
		}
	}
	gone, paths := map[int]bool{}, r.knownPaths()
	for i := range r.out.Claims {
		c := &r.out.Claims[i]
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
			full := &r.out.Claims[j]
			if full.Negated == c.Negated && strings.HasSuffix(anonymous(full.Endpoint.Path), anonymous(c.Endpoint.Path)) {
				if match >= 0 {
					match = -1
					break
				}
				match = j
			}
		}
		if match >= 0 && joinEndpoint(r.out.Claims[match].Endpoint, c.Endpoint) {
			gone[i] = true
		}
	}
	r.drop(gone)
}

// knownPaths are the paths of endpoints with a method.
func (r *reading) knownPaths() []string {
	var paths []string
	for i := range r.out.Claims {
		if e := r.out.Claims[i].Endpoint; e != nil && e.Method != "" && len(paths) < maxKnown {
			paths = append(paths, anonymous(e.Path))
		}
	}
	return paths
}

// maxKnown bounds how many paths one without a method is compared with.
const maxKnown = 1000

// namesKnown reports whether a path without a method is that of an endpoint
// with one, or of a group of them.
func namesKnown(c *Claim, paths []string) bool {
	path := anonymous(c.Endpoint.Path)
	for _, known := range paths {
		if known == path || strings.HasSuffix(known, path) || strings.HasPrefix(known, path+"/") {
			return true
		}
	}
	return false
}

// drop takes claims out of the list.
func (r *reading) drop(gone map[int]bool) {
	if len(gone) == 0 {
		return
	}
	kept := r.out.Claims[:0]
	moved := make([]int, len(r.out.Claims))
	for i, c := range r.out.Claims {
		moved[i] = -1
		if !gone[i] {
			moved[i] = len(kept)
			kept = append(kept, c)
		}
	}
	r.out.Claims = kept
	for element, at := range r.mergers {
		var still []int
		for _, i := range at {
			if moved[i] >= 0 {
				still = append(still, moved[i])
			}
		}
		r.mergers[element] = still
	}
}

// tailKey is the method and the last segment of an endpoint.
func tailKey(e *Endpoint) string {
	path := anonymous(e.Path)
	return e.Method + path[strings.LastIndexByte(path, '/')+1:]
}

// anonymous is a path with its parameters as {}.
func anonymous(path string) string {
	if !strings.Contains(path, "{") {
		return path
	}
	segments := strings.Split(path, "/")
	for i, s := range segments {
		if strings.HasPrefix(s, "{") && strings.HasSuffix(s, "}") {
			segments[i] = "{}"
		}
	}
	return strings.Join(segments, "/")
}
