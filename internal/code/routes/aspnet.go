package routes

import (
	"slices"
	"strings"

	"kiro-mcp/internal/code/facts"
	"kiro-mcp/internal/code/lex"
)

var aspnetMarks = []string{"Controller", "WebApplication", "IEndpointRouteBuilder", "RouteGroupBuilder", "UseEndpoints", "UseMvc", "FallbackPolicy", "AuthorizeFilter"}

// readAspnet reads controllers and minimal APIs of ASP.NET.
func readAspnet(f *lex.File, out *facts.File) {
	a := &aspnetReader{f: f, out: out, methods: map[*csClass][]csMethod{}}
	a.classes = csTypes(f, func(m csMethod) { a.methods[m.class] = append(a.methods[m.class], m) })
	for _, c := range a.classes {
		a.class(c)
	}
	a.hosting()
	a.minimal()
}

type aspnetReader struct {
	f       *lex.File
	out     *facts.File
	classes []*csClass
	methods map[*csClass][]csMethod
}

// aspnetBases are the classes that the framework gives a controller to build on.
var aspnetBases = []string{"Controller", "ControllerBase", "ODataController", "ApiController"}

// class adds a controller. What builds on one without being called so may be a
// base of others.
func (a *aspnetReader) class(c *csClass) {
	if csMarked(c.marks, "NonController") {
		return
	}
	marked := csMarked(c.marks, "ApiController", "Controller")
	builds := slices.ContainsFunc(c.extends, func(b string) bool {
		return strings.HasSuffix(b, "Controller") || strings.HasSuffix(b, "ControllerBase")
	})
	if !marked && !builds && (!strings.HasSuffix(c.name, "Controller") || len(a.methods[c]) == 0) {
		return
	}
	r := facts.Router{Ref: facts.Ref{Name: c.name}, Framework: "aspnet", Kind: facts.Controller, Line: lineOf(a.f, c.at), Guards: a.guards(c.marks)}
	if c.hidden {
		r.Kind = facts.Group
	}
	templates, known := a.templates(c.marks)
	base := ""
	if i := slices.IndexFunc(c.extends, func(b string) bool { return !slices.Contains(aspnetBases, b) && strings.Contains(b, "Controller") }); i >= 0 {
		base = c.extends[i]
		a.inherit(c, base)
	}
	switch {
	case !known:
		r.Prefix = unread
	case len(templates) == 0 && base != "":
		r.Prefix = "${" + aspnetRoute(base) + "}"
	case len(templates) == 1:
		r.Prefix, templates = templates[0], nil
	}
	a.out.Routing.Values = append(a.out.Routing.Values, facts.Value{Name: aspnetRoute(c.name), Text: r.Prefix, Line: r.Line})
	r.Prefix = aspnetTokens(r.Prefix, c.name, "")
	a.out.Routing.Routers = append(a.out.Routing.Routers, r)
	for _, m := range a.methods[c] {
		a.action(m, templates, r.Prefix == "" && templates == nil && base == "")
	}
}

// aspnetRoute is the name under which the template of a class is kept for those
// that build on it.
func aspnetRoute(class string) string { return "Route." + class + "_Route" }

func (a *aspnetReader) inherit(c *csClass, base string) {
	a.out.Routing.Mounts = append(a.out.Routing.Mounts, facts.Mount{
		Parent: facts.Ref{Name: c.name}, Child: facts.Ref{Name: base}, Arg: -1, Line: lineOf(a.f, c.at),
	})
}

// templates are those of Route attributes.
func (a *aspnetReader) templates(marks []csMark) (out []string, known bool) {
	version := a.version(marks)
	for _, m := range marks {
		if m.name != "Route" || m.open < 0 {
			continue
		}
		text, has, ok := a.template(m)
		if !ok {
			return nil, false
		}
		if has {
			out = append(out, aspnetVersion(text, version))
		}
	}
	return out, true
}

// template is the path that an attribute gives; has is false when it gives none.
func (a *aspnetReader) template(m csMark) (text string, has, ok bool) {
	if m.open < 0 {
		return "", false, true
	}
	for _, arg := range csArgs(a.f, m.open) {
		if arg.name != "" && !strings.EqualFold(arg.name, "template") {
			continue
		}
		text, ok = pathText(a.f, arg.value)
		return text, true, ok
	}
	return "", false, true
}

// version is that of a class with one ApiVersion.
func (a *aspnetReader) version(marks []csMark) string {
	found := ""
	for _, m := range marks {
		if m.name != "ApiVersion" || m.open < 0 {
			continue
		}
		if found != "" {
			return ""
		}
		if args := parts(a.f, m.open); len(args) > 0 {
			found = strings.Trim(args[0].text(a.f), `"`)
		}
	}
	return strings.TrimSuffix(found, ".0")
}

// aspnetVersion puts a version in the place of its parameter.
func aspnetVersion(template, version string) string {
	before, after, ok := strings.Cut(template, ":apiVersion}")
	if !ok || version == "" {
		return template
	}
	open := strings.LastIndexByte(before, '{')
	return template[:open] + version + after
}

// aspnetTokens puts names in the place of [controller] and [action]. The
// framework compares paths without regard to case; they are written in lower
// case here.
func aspnetTokens(template, class, action string) string {
	if !strings.Contains(template, "[") {
		return template
	}
	template = strings.ReplaceAll(template, "[controller]", strings.ToLower(strings.TrimSuffix(class, "Controller")))
	if action != "" {
		template = strings.ReplaceAll(template, "[action]", strings.ToLower(strings.TrimSuffix(action, "Async")))
	}
	return template
}

var aspnetVerbs = map[string]string{"HttpGet": "GET", "HttpPost": "POST", "HttpPut": "PUT", "HttpDelete": "DELETE", "HttpPatch": "PATCH", "HttpHead": "HEAD", "HttpOptions": "OPTIONS"}

// action adds the routes of a method, below each of the templates when its class
// has several; bare is true when it has none.
func (a *aspnetReader) action(m csMethod, above []string, bare bool) {
	if csMarked(m.marks, "NonAction") {
		return
	}
	var verbs, tails []string
	at, given := -1, false
	for _, mark := range m.marks {
		verb := aspnetVerbs[mark.name]
		if verb == "" && mark.name != "Route" && mark.name != "AcceptVerbs" {
			continue
		}
		at = mark.at
		if mark.name == "AcceptVerbs" {
			verbs = append(verbs, a.acceptVerbs(mark)...)
			continue
		}
		text, has, ok := a.template(mark)
		if !ok {
			a.unresolved(mark)
			return
		}
		if verb != "" {
			verbs = append(verbs, verb)
		}
		if has {
			tails, given = append(tails, text), true
		}
	}
	if at < 0 {
		return
	}
	if !given {
		tails = []string{""}
	}
	if len(verbs) == 0 {
		verbs = []string{"*"}
	}
	if !given && len(above) == 0 && bare {
		a.unresolvedAt(at, m, "its path is made of the names of controller and action")
		return
	}
	a.routes(m, at, verbs, tails, above)
}

func (a *aspnetReader) routes(m csMethod, at int, verbs, tails, above []string) {
	route := facts.Route{
		On: facts.Ref{Name: m.class.name}, Handler: m.class.name + "." + m.name, Symbol: symbolOf(a.out, m.class.name, m.name, lineOf(a.f, m.at)),
		Guards: a.guards(m.marks), Codes: a.codes(m.marks), Params: a.params(m.open), Line: lineOf(a.f, at), End: lineOf(a.f, m.end),
	}
	version := a.version(m.class.marks)
	for i, tail := range tails {
		tail = aspnetVersion(aspnetTokens(tail, m.class.name, m.name), version)
		route.Full = strings.HasPrefix(tail, "/") || strings.HasPrefix(tail, "~/")
		paths := []string{strings.TrimPrefix(tail, "~")}
		if len(above) > 0 && !route.Full {
			paths = joinAll(above, paths)
			for k := range paths {
				paths[k] = aspnetTokens(paths[k], m.class.name, m.name)
			}
		}
		of := verbs
		if len(verbs) == len(tails) && len(tails) > 1 { // each verb brought its own
			of = verbs[i : i+1]
		}
		for _, route.Method = range of {
			for _, route.Path = range paths {
				a.out.Routing.Routes = append(a.out.Routing.Routes, route)
			}
		}
	}
}

func (a *aspnetReader) acceptVerbs(m csMark) []string {
	var out []string
	args := inside(a.f, m.open)
	for i := args.from; i < args.to; i++ {
		if a.f.IsString(i) && isVerb(strings.ToUpper(a.f.Value(i))) {
			out = append(out, strings.ToUpper(a.f.Value(i)))
		}
	}
	return out
}

func (a *aspnetReader) unresolvedAt(at int, m csMethod, why string) {
	a.out.Unresolved = append(a.out.Unresolved, facts.Unresolved{What: "route", Text: m.class.name + "." + m.name, Why: why, Line: lineOf(a.f, at)})
}

func (a *aspnetReader) unresolved(m csMark) {
	end := m.at + 1
	if m.open >= 0 {
		end = a.f.Partner(m.open) + 1
	}
	a.out.Unresolved = append(a.out.Unresolved, facts.Unresolved{What: "route", Text: cut{m.at, end}.short(a.f), Why: "its path is computed", Line: lineOf(a.f, m.at)})
}
