package routes

import (
	"slices"
	"strings"

	"kiro-mcp/internal/code/facts"
	"kiro-mcp/internal/code/lex"
)

// nest reads NestJS: controllers are groups which modules mount, modules are
// groups which other modules and the app mount.
func nest(f *lex.File, out *facts.File) {
	r := &nestReader{f: f, out: out}
	for i := 0; i < len(f.Tokens); i++ {
		for n := len(r.classes); n > 0 && i >= r.classes[n-1].body.to; n = len(r.classes) {
			r.classes = r.classes[:n-1]
		}
		i = r.step(i)
	}
}

type nestReader struct {
	f       *lex.File
	out     *facts.File
	marks   []nestMark
	classes []nestClass
}

// nestMark is a decorator: @Name(arguments).
type nestMark struct {
	name string
	open int // token of its bracket; -1 when it has none
	cut
}

type nestClass struct {
	name    string
	body    cut
	guards  []facts.Guard
	routed  bool // it is declared as a router
	version string
}

// step looks at a token and gives the last one that it took.
func (r *nestReader) step(i int) int {
	f := r.f
	t := f.At(i)
	switch {
	case t.Byte == '@' && t.Kind == lex.Punct && f.IsWord(i+1):
		return r.mark(i)
	case t.Kind == lex.Punct:
		if t.Byte == ';' || t.Byte == '}' {
			r.marks = nil
		}
		return i
	case t.Kind != lex.Word:
		return i
	case f.Is(i, "class") && !f.Is(i-1, "."):
		r.class(i)
		return i
	case f.Is(i, "NestFactory") && f.Is(i+1, "."):
		r.app(i)
		return i
	case f.Is(i, "INestApplication"), f.Is(i, "NestExpressApplication"), f.Is(i, "NestFastifyApplication"):
		r.settingsOf(i)
		return i
	case len(r.marks) > 0 && len(r.classes) > 0:
		return r.member(i)
	}
	return i
}

func (r *nestReader) mark(i int) int {
	end := i + 2
	for r.f.Is(end, ".") && r.f.IsWord(end+1) {
		end += 2
	}
	m := nestMark{name: r.f.Text(end - 1), open: -1, cut: cut{i + 1, end}}
	if bracket(r.f, end) && r.f.Is(end, "(") {
		m.open = end
		m.to = r.f.Partner(end) + 1
	}
	r.marks = append(r.marks, m)
	return m.to - 1
}

// member reads the method that decorators stand above.
func (r *nestReader) member(i int) int {
	if !r.f.Is(i+1, "(") {
		if r.f.Is(i+1, ":") || r.f.Is(i+1, "=") || r.f.Is(i+1, "?") || r.f.Is(i+1, "!") {
			r.marks = nil
		}
		return i
	}
	r.handler(i)
	r.marks = nil
	end := r.f.Close(i + 1)
	for k := end; k < len(r.f.Tokens) && k < end+60; k++ {
		if r.f.Is(k, "{") && !r.f.Is(k-1, ":") && !r.f.Is(k-1, "<") && !r.f.Is(k-1, "|") {
			return r.f.Close(k)
		}
		if r.f.Is(k, ";") {
			return k
		}
	}
	return end
}

// class reads what stands above a class and in front of its body.
func (r *nestReader) class(i int) {
	at, name := classBody(r.f, i)
	if at == 0 {
		r.marks = nil
		return
	}
	c := nestClass{name: name, body: inside(r.f, at), guards: r.guards()}
	for _, m := range r.marks {
		switch m.name {
		case "Controller":
			r.controller(&c, m, i)
		case "Module":
			r.module(&c, m, i)
		}
	}
	if c.routed {
		for k := i; k < at; k++ {
			if r.f.Is(k, "extends") && r.f.IsWord(k+1) {
				r.mount(name, r.f.Text(k+1), k)
			}
		}
	}
	r.marks = nil
	r.classes = append(r.classes, c)
}

func (r *nestReader) declare(name string, rt facts.Router, at int) {
	rt.Ref, rt.Framework, rt.Line = facts.Ref{Name: name}, "nest", lineOf(r.f, at)
	if rt.Kind == "" {
		rt.Kind = facts.Group
	}
	r.out.Routing.Routers = append(r.out.Routing.Routers, rt)
}

func (r *nestReader) mount(parent, child string, at int) {
	r.out.Routing.Mounts = append(r.out.Routing.Mounts, facts.Mount{
		Parent: facts.Ref{Name: parent}, Child: facts.Ref{Name: child}, Arg: -1, Line: lineOf(r.f, at),
	})
}

// keysAt are the entries of the object that is the first argument of a call.
func keysAt(f *lex.File, open int) (arguments, bool) {
	a := arguments{f: f}
	list := parts(f, open)
	if len(list) == 0 || !f.Is(list[0].from, "{") {
		return a, false
	}
	(&jsReader{f: f}).keys(&a, list[0].from)
	return a, true
}

// controller reads @Controller('path') and @Controller({ path, version }).
func (r *nestReader) controller(c *nestClass, m nestMark, at int) {
	c.routed = true
	rt := facts.Router{Guards: c.guards}
	path := cut{}
	if m.open >= 0 {
		if a, ok := keysAt(r.f, m.open); ok {
			path = a.at(-1, "path")
			c.version, _ = a.at(-1, "version").literal(r.f)
		} else if list := parts(r.f, m.open); len(list) > 0 {
			path = list[0]
		}
	}
	for _, v := range r.marks {
		if v.name == "Version" && v.open >= 0 {
			c.version, _ = inside(r.f, v.open).literal(r.f)
		}
	}
	if !path.empty() {
		if list := items(r.f, path); r.f.Is(path.from, "[") && len(list) > 0 {
			path = list[0]
		}
		rt.Prefix, _ = pathOf(r.f, path)
	}
	switch {
	case c.version != "":
		rt.Prefix = "${" + versioning + "}" + c.version + "/" + strings.TrimPrefix(rt.Prefix, "/")
	case !r.neutral(m):
		rt.Prefix = "${" + unversioned + "}" + strings.TrimPrefix(rt.Prefix, "/")
	}
	r.declare(c.name, rt, at)
}

// neutral reports whether a controller says that it has no version.
func (r *nestReader) neutral(m nestMark) bool {
	marks := append([]nestMark{m}, r.marks...)
	return slices.ContainsFunc(marks, func(m nestMark) bool {
		return m.open >= 0 && strings.Contains(inside(r.f, m.open).text(r.f), "VERSION_NEUTRAL")
	})
}

// module reads @Module({ imports, controllers, providers }).
func (r *nestReader) module(c *nestClass, m nestMark, at int) {
	a, ok := keysAt(r.f, m.open)
	r.declare(c.name, facts.Router{Guards: r.global(a)}, at)
	if !ok {
		return
	}
	for _, key := range []string{"imports", "controllers"} {
		for _, item := range r.listed(a.at(-1, key)) {
			r.listedIn(c.name, key, item)
		}
	}
	for i := c.body.from; i < c.body.to; i++ { // what a dynamic module returns
		if (r.f.Is(i, "imports") || r.f.Is(i, "controllers")) && r.f.Is(i+1, ":") && r.f.Is(i+2, "[") {
			for _, item := range parts(r.f, i+2) {
				r.listedIn(c.name, r.f.Text(i), item)
			}
		}
	}
	r.middleware(c)
}

// listedIn mounts what a module lists: a class, or those that an expression
// chooses among.
func (r *nestReader) listedIn(module, key string, item cut) {
	name := r.moduleName(item)
	if name == "RouterModule" {
		return
	}
	chosen := item
	if name != "" {
		if chosen = r.chosen(name); chosen.empty() {
			r.mount(module, name, item.from)
			return
		}
	}
	found := false
	for i := chosen.from; i < chosen.to; i++ {
		if word := r.f.Text(i); r.f.IsWord(i) && (strings.HasSuffix(word, "Module") || strings.HasSuffix(word, "Controller")) && !r.f.Is(i-1, ".") {
			r.mount(module, word, i)
			found = true
		}
	}
	if !found {
		unresolved(r.out, r.f, item, "mount", "which "+key+" of the module there are is computed")
	}
}

// chosen is the expression that a name of the file stands for; empty when it is
// no variable.
func (r *nestReader) chosen(name string) cut {
	for i := range r.f.Tokens {
		if r.f.Is(i, name) && r.f.Is(i+1, "=") && !r.f.Is(i-1, ".") {
			end := i + 2
			for end < len(r.f.Tokens) && !r.f.Is(end, ";") {
				end++
			}
			return cut{i + 2, end}
		}
	}
	return cut{}
}

// listed are the elements of a list, which may have a name in the file.
func (r *nestReader) listed(c cut) []cut {
	if name, ok := c.name(r.f); ok {
		for i := range r.f.Tokens {
			if r.f.Is(i, name) && r.f.Is(i+1, "=") && r.f.Is(i+2, "[") {
				return parts(r.f, i+2)
			}
		}
	}
	if r.f.Is(c.from, "[") {
		return parts(r.f, c.from)
	}
	if c.empty() {
		return nil
	}
	return []cut{c}
}

// moduleName is the class of an element: X, X.forRoot(…), forwardRef(() => X).
func (r *nestReader) moduleName(c cut) string {
	if r.f.Is(c.from, "forwardRef") {
		for i := c.from; i < c.to; i++ {
			if r.f.Is(i, "=>") {
				return r.f.Text(i + 1)
			}
		}
	}
	name, ok := chainOf(r.f, c)
	if !ok || r.f.Is(c.from, "...") {
		return ""
	}
	name, _, _ = strings.Cut(name, ".")
	return name
}

// global are the guards that a module gives all routes of the app.
func (r *nestReader) global(a arguments) []facts.Guard {
	var out []facts.Guard
	for _, item := range r.listed(a.at(-1, "providers")) {
		if !r.f.Is(item.from, "{") {
			continue
		}
		entry := arguments{f: r.f}
		(&jsReader{f: r.f}).keys(&entry, item.from)
		if entry.at(-1, "provide").text(r.f) != "APP_GUARD" {
			continue
		}
		if use := entry.at(-1, "useClass", "useExisting", "useFactory"); !use.empty() {
			g := guardOf(r.f, use)
			g.Paths = []string{everywhere}
			out = append(out, g)
		}
	}
	return out
}

// handler reads the method whose name stands at i.
func (r *nestReader) handler(i int) {
	c := &r.classes[len(r.classes)-1]
	name := r.f.Text(i)
	for _, m := range r.marks {
		methods := nestVerbs[m.name]
		if methods == "" || m.open < 0 {
			continue
		}
		if !c.routed {
			c.routed = true
			r.declare(c.name, facts.Router{Guards: c.guards}, i)
		}
		route := facts.Route{
			On: facts.Ref{Name: c.name}, Method: methods, Handler: c.name + "." + name, Symbol: symbolAt(r.out, name, lineOf(r.f, i)), Line: lineOf(r.f, m.from),
			End: r.end(i), Guards: r.guards(), Codes: r.codes(),
		}
		for _, v := range r.marks {
			if v.name == "Version" && v.open >= 0 && c.version == "" {
				if version, ok := inside(r.f, v.open).literal(r.f); ok {
					route.Hosts = []string{version}
				}
			}
		}
		paths := []string{""}
		if list := parts(r.f, m.open); len(list) > 0 {
			var ok bool
			if paths, ok = r.paths(list[0]); !ok {
				unresolved(r.out, r.f, cut{m.from, m.to}, "route", "its path is computed")
				continue
			}
		}
		for _, route.Path = range paths {
			r.out.Routing.Routes = append(r.out.Routing.Routes, route)
		}
	}
}

var nestVerbs = map[string]string{
	"Get": "GET", "Post": "POST", "Put": "PUT", "Patch": "PATCH", "Delete": "DELETE", "Head": "HEAD", "Options": "OPTIONS", "All": "*", "Sse": "GET",
}

func (r *nestReader) paths(c cut) ([]string, bool) {
	var out []string
	for _, item := range r.listed(c) {
		text, ok := pathOf(r.f, item)
		if !ok {
			return nil, false
		}
		out = append(out, text)
	}
	return out, len(out) > 0
}

// end is the last line of the method whose name stands at i.
func (r *nestReader) end(i int) int {
	for k := r.f.Close(i + 1); k < len(r.f.Tokens); k++ {
		if r.f.Is(k, "{") && !r.f.Is(k-1, ":") && !r.f.Is(k-1, "<") && !r.f.Is(k-1, "|") {
			return lineOf(r.f, r.f.Close(k))
		}
		if r.f.Is(k, ";") {
			break
		}
	}
	return lineOf(r.f, i)
}
