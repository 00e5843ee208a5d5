package routes

import (
	"slices"
	"strings"

	"kiro-mcp/internal/code/facts"
	"kiro-mcp/internal/code/lex"
)

var springMarks = []string{"Mapping", "RestController", "SpringBootApplication", "runApplication", "authorizeHttpRequests", "authorizeRequests", "authorizeExchange"}

// readSpring reads controllers of Spring MVC and WebFlux, rules of its security
// and the class that starts it. A feign client and an HTTP interface look like
// controllers and are calls out.
func readSpring(f *lex.File, out *facts.File) {
	s := springReader{f: f, out: out, methods: map[*jvmClass][]jvmMethod{}}
	classes := jvmTypes(f, func(m jvmMethod) {
		if m.class != nil {
			s.methods[m.class] = append(s.methods[m.class], m)
		}
	})
	for _, c := range classes {
		s.class(c)
	}
	s.security()
}

type springReader struct {
	f       *lex.File
	out     *facts.File
	methods map[*jvmClass][]jvmMethod
}

func (s *springReader) class(c *jvmClass) {
	var paths []string
	known, serves, mapped := true, false, false
	r := facts.Router{Ref: facts.Ref{Name: c.name}, Framework: "spring", Kind: facts.Group, Line: lineOf(s.f, c.at)}
	for _, m := range c.marks {
		switch m.name {
		case "FeignClient", "HttpExchange", "RegisterRestClient":
			return
		case "SpringBootApplication", "EnableAutoConfiguration":
			s.app(c)
		case "RestController", "Controller":
			r.Kind, serves = facts.Controller, true
		case "RequestMapping":
			paths, known = s.paths(m)
			mapped = true
		}
		if g, ok := springGuard(s.f, m); ok {
			r.Guards = append(r.Guards, g)
		}
	}
	if !known {
		s.unresolved(markNamed(c.marks, "RequestMapping"), "the path of the class is computed")
		return
	}
	if len(paths) == 1 {
		r.Prefix, paths = paths[0], nil
	}
	had := len(s.out.Routing.Routes)
	for _, m := range s.methods[c] {
		s.method(m, paths)
	}
	if serves || mapped || len(s.out.Routing.Routes) > had {
		s.out.Routing.Routers = append(s.out.Routing.Routers, r)
		s.inherit(c)
	}
}

// app notes the class that starts the application.
func (s *springReader) app(c *jvmClass) {
	s.out.Routing.Routers = append(s.out.Routing.Routers, facts.Router{
		Ref: facts.Ref{Name: c.name}, Framework: "spring", Kind: facts.App, Line: lineOf(s.f, c.at),
	})
}

// inherit mounts the types that a class builds on: mappings of an interface and
// of a base class hold for it.
func (s *springReader) inherit(c *jvmClass) {
	for _, base := range c.extends {
		s.out.Routing.Mounts = append(s.out.Routing.Mounts, facts.Mount{
			Parent: facts.Ref{Name: c.name}, Child: facts.Ref{Name: base}, Arg: -1, Line: lineOf(s.f, c.at),
		})
	}
}

var springVerbs = map[string]string{
	"RequestMapping": "*", "GetMapping": "GET", "PostMapping": "POST", "PutMapping": "PUT", "DeleteMapping": "DELETE", "PatchMapping": "PATCH",
}

// method adds the routes of an annotated method, below each of the paths when
// its class has several.
func (s *springReader) method(m jvmMethod, above []string) {
	i := slices.IndexFunc(m.marks, func(a jvmMark) bool { return springVerbs[a.name] != "" })
	if i < 0 {
		return
	}
	paths, known := s.paths(m.marks[i])
	if !known {
		s.unresolved(m.marks[i], "its path is computed")
		return
	}
	if len(paths) == 0 {
		paths = []string{""}
	}
	if len(above) > 0 {
		paths = joinAll(above, paths)
	}
	route := facts.Route{
		On: facts.Ref{Name: m.class.name}, Handler: m.class.name + "." + m.name, Symbol: symbolOf(s.out, m.class.name, m.name, lineOf(s.f, m.at)),
		Codes: springCodes(s.f, m.marks), Params: springParams(s.f, m.open), Line: lineOf(s.f, m.marks[i].at), End: lineOf(s.f, m.end),
	}
	for _, a := range m.marks {
		if g, ok := springGuard(s.f, a); ok {
			route.Guards = append(route.Guards, g)
		}
	}
	for _, verb := range s.verbs(m.marks[i]) {
		for _, p := range paths {
			route.Method, route.Path = verb, p
			s.out.Routing.Routes = append(s.out.Routing.Routes, route)
		}
	}
}

// paths are those of a mapping; not known when one is computed.
func (s *springReader) paths(m jvmMark) (out []string, known bool) {
	if m.open < 0 {
		return nil, true
	}
	for _, a := range jvmArgs(s.f, m.open) {
		if a.name != "value" && a.name != "path" {
			continue
		}
		for _, c := range jvmList(s.f, a.value) {
			p, ok := pathText(s.f, c)
			if !ok {
				return nil, false
			}
			out = append(out, p)
		}
	}
	return out, true
}

// verbs are the methods of a mapping.
func (s *springReader) verbs(m jvmMark) []string {
	if verb := springVerbs[m.name]; verb != "*" || m.open < 0 {
		return []string{verb}
	}
	var out []string
	for _, a := range jvmArgs(s.f, m.open) {
		if a.name != "method" {
			continue
		}
		for _, c := range jvmList(s.f, a.value) {
			if name, ok := c.name(s.f); ok {
				out = append(out, lastName(name))
			}
		}
	}
	if len(out) == 0 {
		return []string{"*"}
	}
	return out
}

func (s *springReader) unresolved(m jvmMark, why string) {
	end := m.at + 2
	if m.open >= 0 {
		end = s.f.Partner(m.open) + 1
	}
	s.out.Unresolved = append(s.out.Unresolved, facts.Unresolved{What: "route", Text: cut{m.at, end}.short(s.f), Why: why, Line: lineOf(s.f, m.at)})
}

// markNamed is the annotation of that name.
func markNamed(marks []jvmMark, name string) jvmMark {
	return marks[max(0, slices.IndexFunc(marks, func(m jvmMark) bool { return m.name == name }))]
}

// joinAll puts every one of below under every one of above.
func joinAll(above, below []string) []string {
	var out []string
	for _, a := range above {
		for _, b := range below {
			out = append(out, strings.TrimSuffix(a, "/")+"/"+strings.TrimPrefix(b, "/"))
		}
	}
	return out
}
