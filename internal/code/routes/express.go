package routes

import (
	"slices"
	"strconv"
	"strings"

	"kiro-mcp/internal/code/facts"
	"kiro-mcp/internal/code/lex"
)

// scriptRouters reads the frameworks of JavaScript that register on objects:
// Express, Koa, Fastify and Hono.
func scriptRouters(f *lex.File, out *facts.File) {
	r := &jsReader{
		f: f, out: out, scopes: jsScopes(f), kinds: map[string]made{}, known: map[facts.Ref]string{}, before: map[facts.Ref][]facts.Guard{},
		claims: map[string]bool{}, chained: map[int]facts.Ref{}, tails: map[int]string{}, takers: map[string]bool{},
	}
	r.imports()
	r.parameters()
	for i := range f.Tokens {
		t := f.At(i)
		if t.Kind == lex.Word && t.Byte == 'r' && f.Is(i, "return") {
			r.enter(i)
			r.returned(i)
		}
		if t.Kind == lex.Word && i > 0 && i+1 < len(f.Tokens) && valueEnds[f.At(i+1).Byte] && valueBegins[f.At(i-1).Byte] {
			r.enter(i)
			r.passed(i)
		}
		if t.Kind != lex.Punct || t.End-t.Start > 2 {
			continue
		}
		switch t.Byte {
		case '(':
			if f.Partner(i) > i && (f.IsWord(i-1) || f.Is(i-1, ">") || f.Is(i-1, ")")) {
				r.enter(i)
				r.call(i)
			}
		case '=':
			r.enter(i)
			if f.Is(i, "=>") {
				r.returned(i)
			} else if t.End-t.Start == 1 {
				r.assignment(i)
			}
		case '{':
			if f.Is(i-1, "export") {
				r.exported(i)
			}
		}
	}
	r.defaults()
}

// libraries are what makes apps and routers, by package and by the name that it
// exports; a default export and the package as a whole have none.
var libraries = map[string]map[string]made{
	"express":                {"": {"express", facts.App}, ".Router": {"express", facts.Group}, "Router": {"express", facts.Group}},
	"express-promise-router": {"": {"express", facts.Group}},
	"koa":                    {"": {"koa", facts.App}},
	"koa-router":             {"": {"koa", facts.Group}},
	"@koa/router":            {"": {"koa", facts.Group}},
	"fastify":                {"": {"fastify", facts.App}, "fastify": {"fastify", facts.App}, ".fastify": {"fastify", facts.App}},
	"hono":                   {"Hono": {"hono", facts.Group}},
	"@hono/zod-openapi":      {"OpenAPIHono": {"hono", facts.Group}},
	"hono/quick":             {"Hono": {"hono", facts.Group}},
	"hono/tiny":              {"Hono": {"hono", facts.Group}},
}

// imports finds by what names a file knows the libraries, and which names come
// from files of the project.
func (r *jsReader) imports() {
	for lib, exports := range libraries {
		for name, m := range exports {
			whole := "require('" + lib + "')"
			if name == "" || strings.HasPrefix(name, ".") {
				r.kinds[whole+name] = m
				r.kinds[whole+".default"+name] = m
			} else {
				r.kinds[whole+"."+name] = m
			}
		}
	}
	for _, imp := range r.out.Imports {
		exports := libraries[imp.Path]
		if exports == nil {
			if strings.HasPrefix(imp.Path, ".") || strings.Contains(imp.Path, "/") {
				r.claims[imp.Local] = true
			}
			continue
		}
		whole := imp.Name == "" || imp.Name == "default" || imp.Name == "*"
		for name, m := range exports {
			switch {
			case whole && (name == "" || strings.HasPrefix(name, ".")):
				r.kinds[imp.Local+name] = m
			case whole:
				r.kinds[imp.Local+"."+name] = m
			case imp.Name == name:
				r.kinds[imp.Local] = m
			}
		}
	}
	if whole := r.kinds["express"]; whole.framework == "" && !r.claims["express"] {
		r.kinds["express"], r.kinds["express.Router"] = libraries["express"][""], libraries["express"]["Router"]
	}
}

// framework is the one whose library a file imports; Express if none.
func (r *jsReader) framework() string {
	for _, imp := range r.out.Imports {
		for _, m := range libraries[imp.Path] {
			return m.framework
		}
	}
	return "express"
}

// routerTypes and routerNames say which parameters are routers.
var (
	routerTypes = []string{"Express", "Application", "Router", "IRouter", "FastifyInstance", "Hono", "OpenAPIHono", "Koa"}
	routerNames = []string{"app", "router", "api", "server", "fastify", "instance", "application", "expressApp", "apiRouter", "express"}
)

// parameters declares those parameters of functions that are routers.
func (r *jsReader) parameters() {
	framework := r.framework()
	for k := range r.scopes {
		s := &r.scopes[k]
		for i, p := range s.params {
			for r.f.IsWord(p.from) && r.f.IsWord(p.from+1) && slices.Contains([]string{"private", "public", "protected", "readonly"}, r.f.Text(p.from)) {
				p.from++
				r.injected(s, p)
			}
			if p.empty() || !r.f.IsWord(p.from) {
				continue
			}
			name, kind := r.f.Text(p.from), ""
			if r.f.Is(p.from+1, ":") || r.f.Is(p.from+1, "?") {
				kind, _ = cut{p.from + 2, p.to}.name(r.f)
			}
			if !slices.Contains(routerTypes, lastName(kind)) && (kind != "" || !slices.Contains(routerNames, name)) {
				continue
			}
			fw := framework
			if kind == "FastifyInstance" || name == "fastify" {
				fw = "fastify"
			}
			ref := facts.Ref{Name: name, Func: s.name}
			r.known[ref], r.takers[lastPart(s.name)] = fw, true
			r.out.Routing.Routers = append(r.out.Routing.Routers, facts.Router{Ref: ref, Framework: fw, Kind: facts.Parameter, Index: i, Line: lineOf(r.f, p.from)})
		}
	}
}

// injected makes a property that a constructor is handed an instance of its
// type.
func (r *jsReader) injected(s *jsScope, p cut) {
	if r.f.Is(p.from+1, ":") && r.f.IsWord(p.from+2) {
		r.out.Routing.Routers = append(r.out.Routing.Routers, facts.Router{
			Ref: facts.Ref{Name: "this." + r.f.Text(p.from), Func: s.name}, Kind: facts.Same, Of: facts.Ref{Name: r.f.Text(p.from+2) + "()"}, Line: lineOf(r.f, p.from),
		})
	}
}

// call reads what is called by the bracket at open.
func (r *jsReader) call(open int) {
	start := r.chainStart(open)
	if start < 0 {
		return
	}
	callee := nameUpTo(r.f, start, open)
	if i := strings.IndexByte(callee, '<'); i > 0 {
		callee = callee[:i]
	}
	if m, ok := r.kinds[callee]; ok {
		r.construct(start, open, m)
		return
	}
	if r.f.Is(start-1, "new") && start >= 2 && (r.f.Is(start-2, "[") || r.f.Is(start-2, ",") || r.f.Is(start-2, "(")) && routerish(callee) {
		r.out.Routing.Mounts = append(r.out.Routing.Mounts, facts.Mount{ // its routers go where it goes
			Parent: facts.Ref{Name: somewhere}, Child: r.ref(callee + "()"), Arg: -1, Line: lineOf(r.f, start),
		})
	}
	on, method, ok := cutLast(callee)
	if ok && r.method(start, open, on, method) {
		return
	}
	r.handed(open, callee)
}

// chainStart is the token that the name called by a bracket begins with.
func (r *jsReader) chainStart(open int) int {
	i := open - 1
	if r.f.Is(i, ">") {
		for k := i; k > 0 && k > i-40; k-- {
			if r.f.Is(k, "<") && genericEnd(r.f, k) == open {
				i = k - 1
				break
			}
		}
	}
	for i >= 0 {
		switch {
		case r.f.Is(i, ")") && r.f.Partner(i) >= 0:
			i = r.f.Partner(i)
			if !r.f.IsWord(i-1) || slices.Contains(notFunctions, r.f.Text(i-1)) {
				return -1
			}
			i--
		case r.f.IsWord(i):
			if !r.f.Is(i-1, ".") && !r.f.Is(i-1, "?.") {
				return i
			}
			i -= 2
		case r.f.Is(i, "!"):
			i--
		default:
			return -1
		}
	}
	return -1
}

// construct declares the router that a call makes.
func (r *jsReader) construct(start, open int, m made) {
	before := start
	for r.f.Is(before-1, "new") || r.f.Is(before-1, "await") || r.f.Is(before-1, "(") && !r.f.IsWord(before-2) {
		before--
	}
	name := r.destination(before)
	if name == "" {
		name = "made" + strconv.Itoa(start)
	}
	ref := r.ref(name)
	rt := facts.Router{Kind: m.kind, Line: lineOf(r.f, start)}
	if args := r.arguments(open); len(args.list) > 0 {
		if p := args.at(-1, "prefix"); !p.empty() {
			rt.Prefix, _ = pathOf(r.f, p)
		}
	}
	if m.framework == "hono" && r.serves(name) {
		rt.Kind = facts.App
	}
	r.router(ref, rt, m.framework)
	r.chained[start] = ref
}

// destination is the name that the expression which begins at i is given to.
func (r *jsReader) destination(i int) string {
	switch {
	case r.f.Is(i-1, "="):
		name := assignedName(r.f, i-1)
		if name != "" && !strings.HasPrefix(name, "this.") && len(r.at) > 0 && r.scopes[r.at[len(r.at)-1]].class {
			return "this." + name
		}
		r.outer(i-1, name)
		return name
	case r.f.Is(i-1, "default"):
		return "default"
	case r.f.Is(i-1, "return") || r.f.Is(i-1, "=>"):
		return "return"
	}
	return ""
}

// outer follows "const app = module.exports = express()" to its first name.
func (r *jsReader) outer(equals int, name string) {
	k := equals - 1
	for r.f.Is(k-1, ".") && r.f.IsWord(k-2) {
		k -= 2
	}
	if r.f.Is(k-1, "(") {
		k--
	}
	if r.f.Is(k-1, "=") && name != "" {
		if first := assignedName(r.f, k-1); first != "" && first != name {
			r.known[r.ref(first)] = r.framework()
			r.same(first, name, k)
		}
	}
}

// serves reports whether an app of Hono is served in its file: handed to serve
// or handle, or exported where servers begin.
func (r *jsReader) serves(name string) bool {
	stem := r.f.Path[strings.LastIndexByte(r.f.Path, '/')+1:]
	stem, _, _ = strings.Cut(stem, ".")
	entry := slices.Contains([]string{"index", "main", "server", "app", "worker"}, stem)
	for i := range r.f.Tokens {
		if !r.f.Is(i, name) {
			continue
		}
		if r.f.Is(i+1, ".") && r.f.Is(i+2, "fetch") || r.f.Is(i-1, "(") && (r.f.Is(i-2, "serve") || r.f.Is(i-2, "handle")) || entry && r.f.Is(i-1, "default") {
			return true
		}
	}
	return entry && name == "default"
}

// arguments are those of a call; the keys of an object among them have names.
func (r *jsReader) arguments(open int) arguments {
	a := arguments{f: r.f}
	for _, c := range parts(r.f, open) {
		a.list = append(a.list, c)
		if r.f.Is(c.from, "{") && r.f.Close(c.from) == c.to-1 {
			r.keys(&a, c.from)
		}
	}
	return a
}

func (r *jsReader) keys(a *arguments, open int) {
	for _, entry := range parts(r.f, open) {
		switch {
		case entry.to-entry.from == 1 && r.f.IsWord(entry.from):
			a.name(r.f.Text(entry.from), entry)
		case r.f.Is(entry.from+1, ":"):
			a.name(r.f.Value(entry.from), cut{entry.from + 2, entry.to})
		case r.f.IsWord(entry.from) && r.f.Is(entry.from+1, "("):
			a.name(r.f.Text(entry.from), entry)
		}
	}
}
