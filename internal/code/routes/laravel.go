package routes

import (
	"slices"
	"strings"

	"kiro-mcp/internal/code/facts"
	"kiro-mcp/internal/code/lex"
)

var laravelMarks = []string{"Route::", "withRouting", "$router->", "extends Controller", "$this->middleware", "routes/web.php", "routes/api.php"}

// readLaravel reads route files, the providers that load them and the guards of
// controllers.
func readLaravel(f *lex.File, out *facts.File) {
	l := &laravelReader{f: f, out: out, whole: facts.Ref{Name: "@"}}
	routes := strings.Contains(f.Path, "routes/") || strings.Contains(f.Path, "Routes/")
	if routes && !strings.HasSuffix(f.Path, "routes/console.php") && !strings.HasSuffix(f.Path, "routes/channels.php") {
		out.Routing.Routers = append(out.Routing.Routers, facts.Router{Ref: l.whole, Framework: "laravel", Kind: facts.Group, Line: 1})
		l.block(cut{0, len(f.Tokens)}, laravelScope{})
		return
	}
	if !marked(f.Src, laravelMarks) {
		return
	}
	l.loads()
	if strings.Contains(f.Path, "Controllers/") {
		l.controller()
	}
}

// laravelScope is what the lines of a group are below.
type laravelScope struct {
	path       string
	namespace  string
	controller string
	guards     []facts.Guard
	hosts      []string
}

type laravelReader struct {
	f     *lex.File
	out   *facts.File
	whole facts.Ref
}

// block reads the statements of a route file or a group.
func (l *laravelReader) block(c cut, s laravelScope) {
	f := l.f
	for i := c.from; i < c.to; i++ {
		var calls []phpCall
		end := i
		switch {
		case f.Is(i, "Route") && f.Is(i+1, "::") && f.IsWord(i+2):
			calls, end = phpChain(f, i+2)
		case f.Is(i, "$router") && f.Is(i+1, "->"):
			calls, end = phpChain(f, i+2)
		case f.Is(i, "require") || f.Is(i, "include") || f.Is(i, "require_once"):
			l.require(i, s)
		}
		if len(calls) > 0 {
			l.chain(calls, s)
			i = end
		}
	}
}

// require reads require __DIR__.'/auth.php': routes below the same group.
func (l *laravelReader) require(i int, s laravelScope) {
	end := i + 1
	for end < len(l.f.Tokens) && !l.f.Is(end, ";") && end < i+8 {
		end++
	}
	if file := phpFile(l.f, cut{i + 1, end}); file != "" && !strings.Contains(file, "autoload") {
		l.mount(l.whole, file, s, i)
	}
}

func (l *laravelReader) mount(parent facts.Ref, file string, s laravelScope, at int) {
	l.out.Routing.Mounts = append(l.out.Routing.Mounts, facts.Mount{
		Parent: parent, Child: facts.Ref{Name: "@" + file}, Arg: -1, Prefix: s.path, Guards: s.guards, Line: lineOf(l.f, at),
	})
}

var laravelVerbs = []string{"get", "post", "put", "patch", "delete", "options", "any"}

// chain reads one statement: what leads, the registration, what follows.
func (l *laravelReader) chain(calls []phpCall, s laravelScope) {
	had := len(l.out.Routing.Routes)
	for i, c := range calls {
		switch {
		case slices.Contains(laravelVerbs, c.name) && len(c.args) >= 1:
			verb := strings.ToUpper(c.name)
			if verb == "ANY" {
				verb = "*"
			}
			l.route([]string{verb}, c, c.args, s)
		case c.name == "match" && len(c.args) >= 2:
			var verbs []string
			for _, v := range phpNames(l.f, c.args[0]) {
				verbs = append(verbs, strings.ToUpper(v))
			}
			l.route(verbs, c, c.args[1:], s)
		case c.name == "view" || c.name == "redirect" || c.name == "permanentRedirect":
			l.route([]string{map[bool]string{true: "GET", false: "*"}[c.name == "view"]}, c, c.args[:min(1, len(c.args))], s)
		case strings.HasPrefix(c.name, "apiResource") || strings.HasPrefix(c.name, "resource") || c.name == "singleton" || c.name == "apiSingleton":
			l.resources(c, calls[i+1:], s)
		case c.name == "group":
			l.group(c, s)
		case len(l.out.Routing.Routes) > had:
			l.after(c, had)
		default:
			l.lead(c, &s)
		}
	}
}

// lead takes a call before the registration.
func (l *laravelReader) lead(c phpCall, s *laravelScope) {
	if len(c.args) == 0 {
		return
	}
	switch c.name {
	case "prefix":
		text, ok := pathText(l.f, c.args[0])
		if !ok {
			text = unread
		}
		s.path = joinRails(s.path, text)
	case "middleware":
		s.guards = append(slices.Clip(s.guards), l.guards(c.args)...)
	case "withoutMiddleware":
		s.guards = without(s.guards, l.guards(c.args))
	case "controller":
		if names := phpNames(l.f, c.args[0]); len(names) > 0 {
			s.controller = names[0]
		}
	case "namespace":
		s.namespace = strings.Join(phpNames(l.f, c.args[0]), "")
	case "domain":
		s.hosts = phpNames(l.f, c.args[0])
	}
}

// group reads group(function) and group(['prefix' => …], function), and one that
// loads a file.
func (l *laravelReader) group(c phpCall, s laravelScope) {
	if len(c.args) == 0 {
		return
	}
	if len(c.args) > 1 {
		l.options(c.args[0], &s)
	}
	last := c.args[len(c.args)-1]
	if phpClosure(l.f, last) {
		if body, ok := phpBody(l.f, last); ok {
			l.block(body, s)
		}
		return
	}
	if file := phpFile(l.f, last); file != "" && !strings.Contains(file, "%") {
		l.mount(l.whole, file, s, c.at)
		return
	}
	l.out.Routing.Values = append(l.out.Routing.Values, facts.Value{Name: laravelComputed, Text: "/", Line: lineOf(l.f, c.at)})
	l.out.Unresolved = append(l.out.Unresolved, facts.Unresolved{What: "mount", Text: last.short(l.f), Why: "which file it loads is computed", Line: lineOf(l.f, c.at)})
}

// options reads the list of attributes of a group.
func (l *laravelReader) options(list cut, s *laravelScope) {
	f := l.f
	if v, ok := phpKey(f, list, "prefix"); ok {
		text, known := pathText(f, v)
		if !known {
			text = unread
		}
		s.path = joinRails(s.path, text)
	}
	if v, ok := phpKey(f, list, "middleware"); ok {
		s.guards = append(slices.Clip(s.guards), l.guards([]cut{v})...)
	}
	if v, ok := phpKey(f, list, "namespace"); ok {
		s.namespace = strings.Join(phpNames(f, v), "")
	}
	if v, ok := phpKey(f, list, "controller"); ok {
		if names := phpNames(f, v); len(names) > 0 {
			s.controller = names[0]
		}
	}
}

// route adds a registration whose arguments are a path and a handler.
func (l *laravelReader) route(verbs []string, c phpCall, args []cut, s laravelScope) {
	if len(args) == 0 {
		return
	}
	path, ok := pathText(l.f, args[0])
	if !ok {
		l.out.Unresolved = append(l.out.Unresolved, facts.Unresolved{What: "route", Text: cut{c.at, l.f.Partner(c.open) + 1}.short(l.f), Why: "its path is computed", Line: lineOf(l.f, c.at)})
		return
	}
	route := facts.Route{
		On: l.whole, Path: joinRails(s.path, strings.ReplaceAll(path, "::", ".")), Symbol: -1, Guards: s.guards, Hosts: s.hosts, Line: lineOf(l.f, c.at), End: lineOf(l.f, l.f.Partner(c.open)),
	}
	if len(args) > 1 {
		route.Handler = l.handler(args[1], s)
		if v, ok := phpKey(l.f, args[1], "uses"); ok {
			route.Handler = l.handler(v, s)
		}
		if v, ok := phpKey(l.f, args[1], "middleware"); ok {
			route.Guards = append(slices.Clip(route.Guards), l.guards([]cut{v})...)
		}
	}
	for _, route.Method = range verbs {
		l.out.Routing.Routes = append(l.out.Routing.Routes, route)
	}
}

// handler is "Controller.method" of a handler in any of its forms; empty for one
// that is written in place.
func (l *laravelReader) handler(c cut, s laravelScope) string {
	f := l.f
	if text, ok := c.literal(f); ok {
		if class, method, at := strings.Cut(text, "@"); at {
			return lastName(class) + "." + method
		}
		if s.controller != "" {
			return lastName(s.controller) + "." + text
		}
		return lastName(text) + ".__invoke"
	}
	if f.Is(c.from, "[") && bracket(f, c.from) {
		if names := phpNames(f, c); len(names) == 2 {
			return lastName(names[0]) + "." + names[1]
		}
		return ""
	}
	if names := phpNames(f, c); len(names) == 1 && !phpClosure(f, c) && c.to-c.from <= 9 {
		return lastName(names[0]) + ".__invoke"
	}
	return ""
}

// after takes a call behind the registration; from had on stand its routes.
func (l *laravelReader) after(c phpCall, had int) {
	routes := l.out.Routing.Routes
	switch c.name {
	case "middleware":
		guards := l.guards(c.args)
		for i := had; i < len(routes); i++ {
			routes[i].Guards = append(slices.Clip(routes[i].Guards), guards...)
		}
	case "withoutMiddleware":
		for i := had; i < len(routes); i++ {
			routes[i].Guards = without(routes[i].Guards, l.guards(c.args))
		}
	case "can":
		for i := had; i < len(routes); i++ {
			routes[i].Guards = append(slices.Clip(routes[i].Guards), facts.Guard{What: "role", Name: "can:" + cut{c.open + 1, l.f.Partner(c.open)}.short(l.f), Line: lineOf(l.f, c.at)})
		}
	}
}

// without takes guards away by what stands before the colon of their names.
func without(all, away []facts.Guard) []facts.Guard {
	return slices.DeleteFunc(slices.Clone(all), func(g facts.Guard) bool {
		return slices.ContainsFunc(away, func(o facts.Guard) bool { return g.Name == o.Name || strings.HasPrefix(g.Name, o.Name+":") })
	})
}

// guards are the middleware that arguments name: 'auth:sanctum', a class.
func (l *laravelReader) guards(args []cut) []facts.Guard {
	var out []facts.Guard
	for _, a := range args {
		for _, name := range phpNames(l.f, a) {
			g := facts.Guard{What: guardKind(name), Name: name, Line: lineOf(l.f, a.from)}
			if first, roles, ok := strings.Cut(name, ":"); ok && (first == "role" || strings.HasSuffix(first, "role")) {
				for role := range strings.FieldsFuncSeq(roles, func(r rune) bool { return r == ',' || r == '|' }) {
					g.Roles = append(g.Roles, roleName(role))
				}
			}
			out = append(out, g)
		}
	}
	return out
}
