package routes

import (
	"strings"

	"kiro-mcp/internal/code/facts"
	"kiro-mcp/internal/code/lex"
)

// everywhere is the path of a guard that a module gives the whole app,
// versioning the value that stands before the version of a controller, unversioned
// the version of those that name none, unprefixed those before which the app's
// prefix does not stand, and elsewhereSet the prefix that another file sets.
const (
	everywhere   = "@app"
	versioning   = "@version"
	unversioned  = "@defaultVersion"
	unprefixed   = "@exclude"
	elsewhereSet = "@prefix"
)

// guards are those of the decorators above a class or method.
func (r *nestReader) guards() []facts.Guard {
	var out []facts.Guard
	for _, m := range r.marks {
		switch low := strings.ToLower(m.name); {
		case m.name == "UseGuards" && m.open >= 0:
			for _, c := range parts(r.f, m.open) {
				out = append(out, guardOf(r.f, c))
			}
		case strings.Contains(low, "public") || strings.Contains(low, "anonymous") || low == "skipauth" || low == "noauth" || low == "unprotected":
			out = append(out, facts.Guard{What: "auth", Name: m.short(r.f), Open: true, Line: lineOf(r.f, m.from)})
		case m.name == "UsePipes" || strings.HasPrefix(m.name, "Api") || strings.HasPrefix(m.name, "Skip") || nestVerbs[m.name] != "" || m.name == "Controller" || m.name == "Module":
		default:
			if g := guardOf(r.f, m.cut); guardKind(m.name) != "other" {
				g.What = guardKind(m.name)
				if len(g.Roles) > 0 && g.What == "auth" {
					g.What = "role"
				}
				out = append(out, g)
			}
		}
	}
	return out
}

// app reads NestFactory.create(AppModule) and what is set on the app.
func (r *nestReader) app(i int) {
	open := i + 3
	if r.f.Is(open, "<") {
		open = genericEnd(r.f, open)
	}
	if !r.f.IsWord(i+2) || !strings.HasPrefix(r.f.Text(i+2), "create") || !r.f.Is(open, "(") || r.f.Is(i+2, "createMicroservice") || r.f.Is(i+2, "createApplicationContext") {
		return
	}
	list := parts(r.f, open)
	if len(list) == 0 {
		return
	}
	root := r.moduleName(list[0])
	name := "app" + root
	variable := ""
	before := i
	for r.f.Is(before-1, "await") || r.f.Is(before-1, "(") {
		before--
	}
	if r.f.Is(before-1, "=") {
		variable = assignedName(r.f, before-1)
	}
	rt := facts.Router{Kind: facts.App}
	for k := range r.f.Tokens {
		if variable != "" && r.f.Is(k, lastPart(variable)) && r.f.Is(k+1, ".") && r.f.Is(k+3, "(") {
			r.setting(&rt, r.f.Text(k+2), k+3)
		}
	}
	r.declare(name, rt, i)
	r.mount(name, root, i)
}

// setting reads what is called on the app.
func (r *nestReader) setting(rt *facts.Router, name string, open int) {
	list := parts(r.f, open)
	switch {
	case name == "enableVersioning":
		prefix := "v"
		if a, ok := keysAt(r.f, open); ok {
			if kind := a.at(-1, "type").text(r.f); kind != "" && !strings.HasSuffix(kind, "URI") {
				return
			}
			if p, ok := a.at(-1, "prefix").literal(r.f); ok {
				prefix = p
			} else if a.at(-1, "prefix").text(r.f) == "false" {
				prefix = ""
			}
		}
		r.set(versioning, prefix, open)
		if a, ok := keysAt(r.f, open); ok {
			if version, ok := a.at(-1, "defaultVersion").literal(r.f); ok {
				r.set(unversioned, prefix+version+"/", open)
			}
		}
	case len(list) == 0:
	case name == "setGlobalPrefix":
		rt.Prefix, _ = pathOf(r.f, list[0])
		if a, ok := keysOf(r.f, list); ok {
			r.excluded(a.at(-1, "exclude"))
		}
	case name == "useGlobalGuards":
		for _, c := range list {
			rt.Guards = append(rt.Guards, guardOf(r.f, c))
		}
	case name == "use":
		for _, c := range list {
			if g := guardOf(r.f, c); g.What != "other" && len(list) == 1 {
				rt.Guards = append(rt.Guards, g)
			}
		}
	}
}

func (r *nestReader) set(name, text string, at int) {
	r.out.Routing.Values = append(r.out.Routing.Values, facts.Value{Name: name, Text: text, Line: lineOf(r.f, at)})
}

// settingsOf reads what a function sets on an app that it is handed:
// configure(app: INestApplication), whose type stands at i.
func (r *nestReader) settingsOf(i int) {
	if !r.f.Is(i-1, ":") || !r.f.IsWord(i-2) {
		return
	}
	rt := facts.Router{}
	for k := i; k < len(r.f.Tokens); k++ {
		if r.f.Is(k, r.f.Text(i-2)) && r.f.Is(k+1, ".") && r.f.Is(k+3, "(") {
			r.setting(&rt, r.f.Text(k+2), k+3)
		}
	}
	if rt.Prefix != "" {
		r.set(elsewhereSet, rt.Prefix, i)
	}
}

// keysOf are the entries of the object that is the last argument.
func keysOf(f *lex.File, list []cut) (arguments, bool) {
	a := arguments{f: f}
	last := list[len(list)-1]
	if !f.Is(last.from, "{") {
		return a, false
	}
	(&jsReader{f: f}).keys(&a, last.from)
	return a, true
}

// excluded are the paths that the prefix of the app does not stand before.
func (r *nestReader) excluded(c cut) {
	for _, item := range r.listed(c) {
		path, ok := item.literal(r.f)
		if r.f.Is(item.from, "{") {
			a := arguments{f: r.f}
			(&jsReader{f: r.f}).keys(&a, item.from)
			path, ok = a.at(-1, "path").literal(r.f)
		}
		if ok {
			r.set(unprefixed, path, item.from)
		}
	}
}

// middleware reads consumer.apply(Guard).forRoutes(…) in a module.
func (r *nestReader) middleware(c *nestClass) {
	for i := c.body.from; i < c.body.to; i++ {
		if !r.f.Is(i, "apply") || !r.f.Is(i-1, ".") || !bracket(r.f, i+1) {
			continue
		}
		var guards []facts.Guard
		for _, g := range parts(r.f, i+1) {
			if made := guardOf(r.f, g); made.What != "other" {
				guards = append(guards, made)
			}
		}
		for k := r.f.Partner(i+1) + 1; r.f.Is(k, ".") && r.f.IsWord(k+1) && bracket(r.f, k+2); k = r.f.Partner(k+2) + 1 {
			switch {
			case r.f.Is(k+1, "forRoutes"):
				r.forRoutes(c, guards, k+2, false)
			case r.f.Is(k+1, "exclude"):
				defer r.forRoutes(c, guards, k+2, true)
			}
		}
	}
}

// forRoutes binds guards to what a list says: paths, a path with a method, or a
// controller.
func (r *nestReader) forRoutes(c *nestClass, guards []facts.Guard, open int, away bool) {
	for _, item := range parts(r.f, open) {
		path, method := "", ""
		if text, ok := item.literal(r.f); ok {
			path = text
		} else if r.f.Is(item.from, "{") {
			a := arguments{f: r.f}
			(&jsReader{f: r.f}).keys(&a, item.from)
			path, _ = a.at(-1, "path").literal(r.f)
			method = lastName(a.at(-1, "method").text(r.f))
		} else if name, ok := item.name(r.f); ok {
			r.onMount(c.name, name, guards)
			continue
		}
		for _, g := range guards {
			g.Open = away
			g.Paths = []string{"=" + normal("nest", path)}
			if strings.Contains(path, "*") || path == "/" {
				g.Paths = []string{"/**"}
				if before, _, _ := strings.Cut(strings.ReplaceAll(path, "(.*)", "*"), "*"); strings.Trim(before, "/") != "" {
					g.Paths = []string{normal("nest", before)}
				}
			}
			if method != "" && method != "ALL" {
				g.Methods = []string{method}
			}
			r.onRouter(c.name, g)
		}
	}
}

func (r *nestReader) onRouter(name string, g facts.Guard) {
	for i := range r.out.Routing.Routers {
		if rt := &r.out.Routing.Routers[i]; rt.Name == name {
			rt.Guards = append(rt.Guards, g)
		}
	}
}

// onMount adds guards to a controller where the module mounts it.
func (r *nestReader) onMount(parent, child string, guards []facts.Guard) {
	for i := range r.out.Routing.Mounts {
		if m := &r.out.Routing.Mounts[i]; m.Parent.Name == parent && m.Child.Name == child {
			m.Guards = append(m.Guards, guards...)
		}
	}
}
