package routes

import (
	"slices"
	"strings"

	"kiro-mcp/internal/code/facts"
)

// chain is one way from an app down to a router, its own prefix included.
type chain struct {
	prefix  string
	root    string // the app's own prefix
	guards  []barrier
	app     bool // it begins at an app
	test    bool // tests mount it
	unknown string
	why     string // why it begins nowhere
}

// barrier is a guard with the prefix of the router that has it.
type barrier struct {
	facts.Guard
	base string
}

// mostChains bounds the ways to one router: mounts of mounts multiply.
const mostChains = 64

// addMounts hangs every mount on its child, and gives those that could not be
// followed to Unread.
func (p *project) addMounts() (unread []facts.Place) {
	for i, f := range p.files {
		for k := range f.Routing.Mounts {
			m := &f.Routing.Mounts[k]
			if m.Parent.Name == somewhere {
				p.lose(i, m)
				continue
			}
			parent, ok := p.router(i, m.Parent)
			if !ok {
				continue
			}
			if strings.HasPrefix(m.Child.Name, folderOf) {
				p.loadFolder(i, parent, m)
				continue
			}
			child, found := p.child(i, m)
			switch {
			case found && child != parent:
				p.nodes[child].above = append(p.nodes[child].above, above{parent, m, i})
			case found, p.dispatch(i, parent, m):
			case p.doubtful(i, parent, m):
				unread = append(unread, facts.Place{File: f.Path, Line: m.Line, Text: "mount of " + m.Child.Name + ", which was not found"})
			}
		}
	}
	return unread
}

// somewhere is the parent of what is handed on as a value: in a list, in an
// object, to a function.
const somewhere = "@somewhere"

// lose notes what is handed on where it cannot be followed, so that it is not
// said to be mounted nowhere.
func (p *project) lose(file int, m *facts.Mount) {
	if p.files[file].Test {
		return
	}
	if n, ok := p.router(file, m.Child); ok {
		p.nodes[n].lost = true
		return
	}
	if e := p.resolve(file, m.Child); e.kind == anInstance {
		for at, n := range p.at {
			if at.home == p.home[e.file] && at.fn == e.name && strings.HasPrefix(at.name, "this.") {
				p.nodes[n].lost = true
			}
		}
		return
	}
	for arg := range 3 {
		if n, ok := p.handed(file, m.Child, arg); ok {
			p.nodes[n].lost = true
		}
	}
}

func (p *project) child(file int, m *facts.Mount) (int, bool) {
	if m.Arg >= 0 {
		return p.handed(file, m.Child, m.Arg)
	}
	if fn, param, ok := strings.Cut(m.Child.Name, "("); ok && strings.HasSuffix(param, "=)") {
		return p.parameter(p.asFunction(p.resolve(file, facts.Ref{Name: fn, Func: m.Child.Func})), strings.TrimSuffix(param, "=)"))
	}
	return p.router(file, m.Child)
}

// doubtful reports whether a mount that leads to no router may hide routes. What
// Express is given to use is mostly middleware: there it hides some only when it
// comes from a file of the project that is no function. What a router is handed
// to may mount it.
func (p *project) doubtful(file, parent int, m *facts.Mount) bool {
	if p.files[file].Test {
		return false
	}
	if m.Arg >= 0 {
		p.nodes[parent].lost = true
		return strings.HasPrefix(m.Child.Name, "@")
	}
	e := p.resolve(file, m.Child)
	switch p.nodes[parent].router.Framework {
	case "express", "koa", "hono", "fastify":
		return false
	case "nest": // modules of libraries are many and have no routes
		return e.kind == nothing && p.fromProject(file, m.Child.Name)
	}
	if p.nodes[parent].router.Framework == "flask" && !p.fromProject(file, m.Child.Name) {
		return m.Prefix != "" // an extension
	}
	return e.kind != aFunction
}

// fromProject reports whether a name is imported from a file of the project.
func (p *project) fromProject(file int, name string) bool {
	for _, imp := range p.files[file].Imports {
		if imp.Local == name {
			_, ok := p.module(file, imp.Path)
			return ok
		}
	}
	return false
}

// ways are the chains that lead to a node.
func (p *project) ways(n int) []chain {
	node := p.nodes[n]
	if node.state != 0 {
		return node.chains // of one under way: none, which ends circles
	}
	node.state = 1
	var out []chain
	for _, a := range p.parents(n) {
		for _, c := range p.ways(a.parent) {
			if len(out) < mostChains {
				out = append(out, p.below(c, a, node))
			}
		}
	}
	if r := &node.router; r.Kind == facts.App && !slices.ContainsFunc(out, func(c chain) bool { return c.app && !c.test }) {
		top := p.own(chain{app: true, test: p.files[node.file].Test}, node)
		top.root = top.prefix
		out = append(out, top)
	}
	if r := &node.router; (node.lost || p.unseen(node)) && r.Framework != "nest" && !slices.ContainsFunc(out, func(c chain) bool { return c.app && !c.test }) {
		c := chain{app: true, unknown: somewhere}
		if r.Kind == facts.Parameter && appNames[strings.ToLower(r.Name)] {
			c.unknown = ""
		}
		out = append(out, p.own(c, node))
	}
	out = reached(out)
	if len(out) == 0 {
		out = append(out, p.own(chain{why: nowhere(&node.router)}, node))
	}
	node.chains, node.state = out, 2
	return out
}

// unseen reports whether a router cannot be said to be mounted nowhere: of Hono
// apps and groups look alike, and the one that serves was not made out; what is
// put into a field of Go may come from anywhere.
func (p *project) unseen(n *node) bool {
	if p.files[n.file].Test {
		return false
	}
	if p.files[n.file].Language == "go" && n.router.Kind == facts.Group && strings.HasPrefix(n.router.Name, "this.") {
		return p.usedElsewhere(n.file, lastPart(owner(n.router.Func)))
	}
	return n.router.Framework == "hono" && len(p.apps["hono"]) == 0
}

// appNames are parameters that are handed an app and not a router, which has no
// prefix.
var appNames = map[string]bool{"app": true, "application": true, "express": true, "server": true, "expressapp": true, "fastify": true}

// parents are the mounts of a node; a controller without any is below every app
// of its framework.
func (p *project) parents(n int) []above {
	node := p.nodes[n]
	if len(node.above) > 0 || node.router.Kind != facts.Controller {
		return node.above
	}
	var out []above
	for _, app := range p.apps[node.router.Framework] {
		if app != n && (len(out) == 0 || !p.files[p.nodes[app].file].Test) {
			out = append(out, above{app, &facts.Mount{Arg: -1}, node.file})
		}
	}
	return out
}

// reached leaves away the ways that begin nowhere when others begin at an app.
func reached(all []chain) []chain {
	rank := func(c chain) int {
		switch {
		case c.app && !c.test:
			return 2
		case c.app:
			return 1
		}
		return 0
	}
	best := 0
	for _, c := range all {
		best = max(best, rank(c))
	}
	return slices.DeleteFunc(all, func(c chain) bool { return rank(c) < best })
}

func nowhere(r *facts.Router) string {
	switch r.Kind {
	case facts.Parameter:
		return r.Func + " is never called with a router that serves"
	case facts.Controller:
		return "no app of " + r.Framework + " was found"
	default:
	}
	if r.Name == "@" {
		return "nothing loads the file"
	}
	if r.Name == "return" {
		return "what " + r.Func + " returns is never mounted"
	}
	return r.Name + " is never mounted"
}

// below leads a chain over a mount into its child.
func (p *project) below(c chain, a above, child *node) chain {
	c.test = c.test || p.files[a.file].Test
	if a.mount.Arg == ofInstance {
		return c
	}
	base := c.prefix
	c = p.extend(c, a.file, a.mount.Parent.Func, p.nodes[a.parent].router.Framework, a.mount.Prefix, nil)
	c.guards = p.behind(c.guards, a.file, base, a.mount.Guards)
	if child.router.Framework == "flask" && a.mount.Prefix != "" {
		return p.extend(c, child.file, child.router.Func, "flask", "", child.router.Guards) // the mount's prefix takes the place of the blueprint's
	}
	return p.own(c, child)
}

func (p *project) own(c chain, n *node) chain {
	return p.extend(c, n.file, n.router.Func, n.router.Framework, n.router.Prefix, n.router.Guards)
}

// extend adds a prefix, and guards below it.
func (p *project) extend(c chain, file int, fn, framework, prefix string, guards []facts.Guard) chain {
	text, unknown := p.expand(file, fn, prefix, 0)
	c.prefix = join(c.prefix, normal(framework, text))
	if unknown != "" && c.unknown == "" {
		c.unknown = unknown
	}
	c.guards = p.behind(c.guards, file, c.prefix, guards)
	return c
}

// behind adds guards to those before them; their paths are below base.
func (p *project) behind(before []barrier, file int, base string, guards []facts.Guard) []barrier {
	if len(guards) == 0 {
		return before
	}
	out := slices.Clone(before)
	for _, g := range guards {
		if g.File == "" {
			g.File = p.files[file].Path
		}
		out = append(out, barrier{g, base})
	}
	return out
}
