package routes

import (
	"slices"
	"strings"

	"kiro-mcp/internal/code/facts"
)

// minimalFunc is a function that is handed a router; the one without a name is
// all the rest of the file.
type minimalFunc struct {
	name  string
	class string
	body  cut
	scope map[string]facts.Ref
}

// minimalTypes are the types through which routes are registered.
var minimalTypes = []string{"IEndpointRouteBuilder", "RouteGroupBuilder", "WebApplication"}

// minimal reads registrations on an application, a group or a parameter.
func (a *aspnetReader) minimal() {
	f := a.f
	rest := &minimalFunc{scope: map[string]facts.Ref{}, body: cut{0, len(f.Tokens)}}
	all := a.minimalFuncs()
	done := make(map[int]bool)
	for i := 0; i < len(f.Tokens); i++ {
		if !f.IsWord(i) || f.Is(i-1, ".") || done[i] {
			continue
		}
		fn := rest
		for _, c := range all {
			if c.body.from <= i && i < c.body.to {
				fn = c
			}
		}
		m := minimalReader{aspnetReader: a, fn: fn, done: done}
		if m.app(i) {
			continue
		}
		if on, ok := fn.scope[f.Text(i)]; ok {
			m.named(i, on)
		} else if end := nameEnd(f, i); bracket(f, end) && f.Is(end, "(") {
			m.handOver(spelled(f, i, end), end)
		}
	}
}

// minimalFuncs finds the functions with a router among their parameters.
func (a *aspnetReader) minimalFuncs() []*minimalFunc {
	f := a.f
	var out []*minimalFunc
	for i := range f.Tokens {
		if !f.IsWord(i) || !f.IsWord(i+1) || !slices.Contains(minimalTypes, f.Text(i)) || !f.Is(i+2, ",") && !f.Is(i+2, ")") {
			continue
		}
		open := i
		for open > 0 && !f.Is(open, "(") {
			if m := f.Partner(open); m >= 0 && m < open {
				open = m
			}
			open--
		}
		name := open - 1
		for f.Is(name, ">") || f.Is(name, ",") || f.IsWord(name) && f.Is(name+1, ">") || f.Is(name, "<") { // Map<T>(…)
			name--
		}
		if !f.IsWord(name) || !bracket(f, open) {
			continue
		}
		index := 0
		for k, c := range parts(f, open) {
			if c.from <= i && i < c.to {
				index = k
			}
		}
		out = append(out, a.minimalFunc(name, open, index, i))
	}
	return out
}

func (a *aspnetReader) minimalFunc(name, open, index, at int) *minimalFunc {
	f := a.f
	after := f.Partner(open) + 1
	fn := &minimalFunc{name: f.Text(name), body: cut{after, csBodyEnd(f, after)}, scope: map[string]facts.Ref{}}
	var class *csClass
	for _, c := range a.classes {
		if c.body.from <= name && name < c.body.to {
			class = c
		}
	}
	r := facts.Router{Framework: "aspnet", Kind: facts.Parameter, Index: index, Line: lineOf(f, at)}
	if class != nil {
		fn.class = class.name
		fn.name = class.name + "." + fn.name
		a.found(class, &r)
	}
	r.Ref = facts.Ref{Name: f.Text(at + 1), Func: fn.name}
	fn.scope[r.Name] = r.Ref
	a.out.Routing.Routers = append(a.out.Routing.Routers, r)
	return fn
}

// found makes an app of the parameter of a module that is found by its
// interface; below which prefix only Carter's say.
func (a *aspnetReader) found(class *csClass, r *facts.Router) {
	if class.hidden || len(class.extends) == 0 {
		return
	}
	r.Kind = facts.App
	if !slices.Contains(class.extends, "ICarterModule") && !slices.Contains(class.extends, "CarterModule") {
		r.Prefix = unread
	}
}

type minimalReader struct {
	*aspnetReader
	fn   *minimalFunc
	done map[int]bool
}

// app notes var app = builder.Build().
func (m *minimalReader) app(i int) bool {
	f := m.f
	if !f.Is(i+1, "=") || !f.IsWord(i+2) || !f.Is(i+3, ".") {
		return false
	}
	end := i + 3
	for end < len(f.Tokens) && end < i+40 && !f.Is(end, ";") {
		if bracket(f, end) {
			end = f.Partner(end)
		}
		end++
	}
	made := f.Is(i+2, "WebApplication") && f.Is(i+4, "Create")
	if !made && (!f.Is(end-3, "Build") || !f.Is(end-4, ".") || !m.hosts()) {
		return false
	}
	ref := facts.Ref{Name: f.Text(i), Func: m.fn.name}
	m.fn.scope[ref.Name] = ref
	m.out.Routing.Routers = append(m.out.Routing.Routers, facts.Router{Ref: ref, Framework: "aspnet", Kind: facts.App, Line: lineOf(f, i)})
	return true
}

func (m *minimalReader) hosts() bool { return cut{0, len(m.f.Tokens)}.has(m.f, "WebApplication") }

// named reads a chain of calls on the router that the name at i stands for.
func (m *minimalReader) named(i int, on facts.Ref) {
	s := minimalState{minimalReader: m, on: on}
	s.calls(i + 1)
	if m.f.Is(i-1, "=") && m.f.IsWord(i-2) && s.mounts.empty() {
		m.fn.scope[m.f.Text(i-2)] = s.on // also of a call of a library: app.NewVersionedApi()
	}
}

// handOver mounts routers that a function is handed.
func (m *minimalReader) handOver(name string, open int) {
	for k, arg := range parts(m.f, open) {
		on, ok := m.fn.scope[m.f.Text(arg.from)]
		if !ok || !m.f.IsWord(arg.from) {
			continue
		}
		s := minimalState{minimalReader: m, on: on}
		if s.calls(arg.from+1) != arg.to {
			continue
		}
		m.done[arg.from] = true
		for _, child := range slices.Compact([]string{name, lastName(name)}) {
			m.mount(s.on, facts.Ref{Name: child, Func: m.fn.name}, k, "", open)
		}
	}
}

func (m *minimalReader) mount(on, child facts.Ref, arg int, prefix string, at int) {
	m.out.Routing.Mounts = append(m.out.Routing.Mounts, facts.Mount{Parent: on, Child: child, Arg: arg, Prefix: prefix, Line: lineOf(m.f, at)})
}

// minimalState is a chain of calls: the router that it has come to, and what the
// next call adds to.
type minimalState struct {
	*minimalReader
	on     facts.Ref
	routes cut // the last registration, among the routes
	mounts cut // the last extension, among the mounts
}

// calls reads the calls that begin at i and gives what follows them.
func (s *minimalState) calls(i int) int {
	f := s.f
	for f.Is(i, ".") && f.IsWord(i+1) {
		open := i + 2
		if f.Is(open, "<") {
			for open < len(f.Tokens) && !f.Is(open, "(") && !f.Is(open, ";") {
				open++
			}
		}
		if !f.Is(open, "(") || !bracket(f, open) {
			return i
		}
		s.call(f.Text(i+1), i+1, open)
		i = f.Partner(open) + 1
	}
	return i
}

var minimalVerbs = map[string]string{"MapGet": "GET", "MapPost": "POST", "MapPut": "PUT", "MapDelete": "DELETE", "MapPatch": "PATCH", "Map": "*", "MapHub": "*", "MapHealthChecks": "*", "MapForwarder": "*"}

func (s *minimalState) call(name string, at, open int) {
	args := parts(s.f, open)
	switch {
	case minimalVerbs[name] != "" && len(args) > 0:
		s.register([]string{minimalVerbs[name]}, args, at, open)
	case name == "MapMethods" && len(args) > 2: // types of the lambda may hold commas
		var verbs []string
		for i := args[1].from; i < args[1].to; i++ {
			if verb := strings.ToUpper(strings.Trim(s.f.Text(i), `"`)); isVerb(verb) && !slices.Contains(verbs, verb) {
				verbs = append(verbs, verb)
			}
		}
		s.register(verbs, []cut{args[0], args[len(args)-1]}, at, open)
	case name == "MapGroup":
		s.group(args, at)
	case name == "UseEndpoints" && len(args) == 1 && s.f.IsWord(args[0].from):
		s.fn.scope[s.f.Text(args[0].from)] = s.on
	case strings.HasPrefix(name, "MapController") || name == "MapDefaultControllerRoute":
	case s.guard(name, at, open):
	case name == "NewVersionedApi":
	case strings.HasPrefix(name, "Map") || strings.HasPrefix(name, "Use") || strings.HasPrefix(name, "Add") || strings.HasPrefix(name, "Register"):
		had := len(s.out.Routing.Mounts)
		s.mount(s.on, facts.Ref{Name: name, Func: s.fn.name}, 0, "", at)
		s.routes, s.mounts = cut{}, cut{had, had + 1}
	}
}

// register adds a route; args are its path and its handler.
func (s *minimalState) register(verbs []string, args []cut, at, open int) {
	args = s.turned(args)
	path, ok := pathText(s.f, args[0])
	if !ok && !args[0].empty() {
		s.out.Unresolved = append(s.out.Unresolved, facts.Unresolved{What: "route", Text: cut{at, s.f.Partner(open) + 1}.short(s.f), Why: "its path is computed", Line: lineOf(s.f, at)})
		return
	}
	route := facts.Route{On: s.on, Path: path, Symbol: -1, Line: lineOf(s.f, at), End: lineOf(s.f, s.f.Partner(open))}
	if len(args) > 1 {
		s.handler(args[len(args)-1], &route)
	}
	had := len(s.out.Routing.Routes)
	for _, route.Method = range verbs {
		s.out.Routing.Routes = append(s.out.Routing.Routes, route)
	}
	s.routes = cut{had, len(s.out.Routing.Routes)}
}

// turned puts the path first where a method of the class stands there: templates
// have an extension of that form, which takes the path behind it or none.
func (s *minimalState) turned(args []cut) []cut {
	name, ok := args[0].name(s.f)
	if !ok || s.fn.class == "" || symbolOf(s.out, s.fn.class, name, 0) < 0 {
		return args
	}
	if len(args) > 1 {
		return []cut{args[1], args[0]}
	}
	return []cut{{}, args[0]}
}

// handler reads a method by name, or the attributes of a lambda.
func (s *minimalState) handler(c cut, route *facts.Route) {
	f := s.f
	if f.Is(c.from, "[") && bracket(f, c.from) {
		route.Guards = s.guards(csMarksAt(f, c.from))
		return
	}
	name, ok := c.name(f)
	if !ok {
		for i := c.from; i < c.to && !f.Is(i, "=>"); i++ {
			if f.Is(i, "(") && bracket(f, i) {
				route.Params = s.params(i)
				break
			}
		}
		return
	}
	owner, method := s.fn.class, name
	if i := strings.LastIndexByte(name, '.'); i > 0 {
		owner, method = lastName(name[:i]), name[i+1:]
	}
	if route.Symbol = symbolOf(s.out, owner, method, 0); route.Symbol >= 0 || owner == "" {
		route.Handler = strings.TrimPrefix(owner+"."+method, ".")
		return
	}
	route.Handler = name
}

func (s *minimalState) group(args []cut, at int) {
	prefix := unread
	if len(args) > 0 {
		if text, ok := pathText(s.f, args[0]); ok {
			prefix = text
		}
	}
	child := facts.Ref{Name: "group#" + itoa(at), Func: s.fn.name}
	s.out.Routing.Routers = append(s.out.Routing.Routers, facts.Router{Ref: child, Framework: "aspnet", Kind: facts.Group, Line: lineOf(s.f, at)})
	s.mount(s.on, child, -1, prefix, at)
	s.on, s.routes, s.mounts = child, cut{}, cut{}
}

// guard adds what a call such as RequireAuthorization asks for to the last
// route, or to the router.
func (s *minimalState) guard(name string, at, open int) bool {
	g := facts.Guard{Name: name + "(" + inside(s.f, open).short(s.f) + ")", Line: lineOf(s.f, at)}
	switch name {
	case "RequireAuthorization":
		g.What = "auth"
		if args := inside(s.f, open); !args.empty() && (s.f.IsString(args.from) || args.has(s.f, "RequireRole") || args.has(s.f, "Roles")) {
			g.What = "role"
			for i := args.from; i < args.to; i++ {
				if s.f.IsString(i) && !s.f.IsString(args.from) {
					g.Roles = append(g.Roles, roleName(s.f.Value(i)))
				}
			}
		}
	case "AllowAnonymous":
		g.What, g.Open = "auth", true
	case "RequireRateLimiting":
		g.What = "rate_limit"
	case "AddEndpointFilter":
		g.What = guardKind(cut{at, open}.text(s.f))
		g.Name = cut{at, open}.text(s.f)
	case "Produces", "ProducesProblem":
		s.produces(open)
		return true
	default:
		return false
	}
	s.apply(g)
	return true
}

func (s *minimalState) apply(g facts.Guard) {
	routing := &s.out.Routing
	switch {
	case !s.routes.empty():
		for i := s.routes.from; i < s.routes.to; i++ {
			routing.Routes[i].Guards = append(slices.Clip(routing.Routes[i].Guards), g)
		}
	case !s.mounts.empty():
		routing.Mounts[s.mounts.from].Guards = append(routing.Mounts[s.mounts.from].Guards, g)
	default:
		for i := range routing.Routers {
			if routing.Routers[i].Ref == s.on {
				routing.Routers[i].Guards = append(routing.Routers[i].Guards, g)
			}
		}
	}
}

func (s *minimalState) produces(open int) {
	for _, arg := range parts(s.f, open) {
		if code := aspnetCode(lastName(arg.text(s.f))); code > 0 {
			for i := s.routes.from; i < s.routes.to; i++ {
				r := &s.out.Routing.Routes[i]
				r.Codes = append(slices.Clip(r.Codes), code)
			}
		}
	}
}
