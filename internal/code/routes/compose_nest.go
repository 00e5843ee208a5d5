package routes

import (
	"slices"
	"strings"

	"kiro-mcp/internal/code/facts"
)

// liftGuards takes what modules of Nest guard everywhere to the apps that they
// belong to.
func (p *project) liftGuards() {
	for n, node := range p.nodes {
		if node.router.Framework != "nest" {
			continue
		}
		var lifted []facts.Guard
		node.router.Guards = slices.DeleteFunc(slices.Clone(node.router.Guards), func(g facts.Guard) bool {
			if slices.Equal(g.Paths, []string{everywhere}) {
				g.Paths, g.File = nil, p.files[node.file].Path
				lifted = append(lifted, g)
				return true
			}
			return false
		})
		if len(lifted) > 0 {
			p.toApps(n, lifted, map[int]bool{})
		}
	}
}

// toApps adds guards to every app above a node.
func (p *project) toApps(n int, guards []facts.Guard, seen map[int]bool) {
	if seen[n] {
		return
	}
	seen[n] = true
	if node := p.nodes[n]; node.router.Kind == facts.App {
		node.router.Guards = append(slices.Clip(node.router.Guards), guards...)
	}
	for _, a := range p.nodes[n].above {
		p.toApps(a.parent, guards, seen)
	}
}

// withoutRoot takes the app's prefix from a path that its settings exclude from
// it.
func (p *project) withoutRoot(c chain, path string) (string, bool) {
	below := "/" + strings.Trim(strings.TrimPrefix(path, c.root), "/")
	for _, v := range p.values[unprefixed] {
		text := strings.TrimSuffix(strings.ReplaceAll(v.text, "(.*)", "**"), "/")
		if covers("="+normal("nest", text), below) || strings.HasSuffix(text, "*") && covers(normal("nest", strings.TrimRight(text, "*")), below) {
			return below, true
		}
	}
	return path, false
}

// versioned puts the version of a handler behind the app's prefix, when the app
// has versions in its paths.
func (p *project) versioned(c chain, route *facts.Route, path string) string {
	v, ok := agreed(p.values[versioning])
	if !ok || len(route.Hosts) == 0 {
		return path
	}
	below := strings.TrimPrefix(path, strings.TrimSuffix(c.root, "/"))
	if d, ok := agreed(p.values[unversioned]); ok { // a version of its own takes the place of the usual one
		below = "/" + strings.TrimPrefix(strings.TrimPrefix(below, "/"), d.text)
	}
	return join(c.root, join("/"+v.text+route.Hosts[0], below))
}

// prefixNest gives apps of Nest the prefix that a function elsewhere sets on what it
// is handed.
func (p *project) prefixNest() {
	v, ok := agreed(p.values[elsewhereSet])
	if !ok {
		return
	}
	for _, n := range p.apps["nest"] {
		if r := &p.nodes[n].router; r.Prefix == "" {
			r.Prefix = v.text
		}
	}
}
