package routes

import (
	"strings"

	"kiro-mcp/internal/code/facts"
	"kiro-mcp/internal/code/lex"
)

// django reads Django and its REST framework: lists of patterns, includes,
// routers of view sets, and what guards a view. A file with urlpatterns is a
// router as a whole; the settings' ROOT_URLCONF is the app.
func django(f *lex.File, out *facts.File) {
	r := djangoReader{newPyReader(f, out, "django")}
	for i := range r.stmts {
		s := &r.stmts[i]
		switch {
		case s.begins != "" || s.def != "" || strings.Contains(s.scope, "."):
		case s.class:
			r.attribute(s)
		default:
			r.statement(s)
		}
	}
	r.classes()
}

type djangoReader struct{ *pyReader }

const (
	view    = "VIEW"    // in the place of a method: those that the view answers
	viewSet = "VIEWSET" // and of a path: those of a set of views
)

func (r djangoReader) statement(s *pyStatement) {
	if name, value, ok := s.assigned(r.f); ok {
		switch {
		case name == "ROOT_URLCONF":
			r.root(s, value)
			return
		case name == "REST_FRAMEWORK" || name == "DEFAULT_PERMISSION_CLASSES":
			r.defaults(s)
			return
		case strings.HasSuffix(name, "urlpatterns") || strings.HasSuffix(name, "patterns") || strings.HasSuffix(name, "_urls"):
			r.patterns(s, name, value)
			return
		}
		if made, ok := chainOf(r.f, value); ok && strings.HasSuffix(made, "Router()") {
			r.viewRouter(s, name, value)
			return
		}
	}
	if r.f.Is(s.from, "urlpatterns") && r.f.Is(s.from+1, "+=") {
		r.patterns(s, "urlpatterns", cut{s.from + 2, s.to})
		return
	}
	r.registers(s)
}

// root makes the file that ROOT_URLCONF names the app's.
func (r djangoReader) root(s *pyStatement, value cut) {
	module, ok := value.literal(r.f)
	if !ok {
		return
	}
	r.router(s, "ROOT_URLCONF", facts.Router{Kind: facts.App})
	r.out.Routing.Mounts = append(r.out.Routing.Mounts, facts.Mount{
		Parent: facts.Ref{Name: "ROOT_URLCONF"}, Child: facts.Ref{Name: "@" + module}, Arg: -1, Line: lineOf(r.f, s.from),
	})
}

// defaults are the permissions that all views ask for that say none.
func (r djangoReader) defaults(s *pyStatement) {
	for i := s.from; i+2 < s.to; i++ {
		if !strings.Contains(r.f.Text(i), "DEFAULT_PERMISSION_CLASSES") || !bracket(r.f, i+2) {
			continue
		}
		for _, c := range parts(r.f, i+2) {
			if name, ok := c.literal(r.f); ok {
				if g, ok := permission(lastName(name), lineOf(r.f, c.from)); ok && !g.Open {
					r.guardOn(facts.Ref{Name: "ROOT_URLCONF"}, g)
				}
			}
		}
	}
}

// patterns reads a list of patterns, or lists that are added up.
func (r djangoReader) patterns(s *pyStatement, name string, value cut) {
	if name == "urlpatterns" {
		name = "@"
	}
	ref := facts.Ref{Name: name, Func: s.scope}
	if !r.known[ref] {
		r.router(s, name, facts.Router{Kind: facts.Group})
	}
	for _, part := range divide(r.f, value, "+") {
		r.list(ref, part, "")
	}
}

// list reads [path(…), re_path(…)], the name of another, or a call around one.
func (r djangoReader) list(on facts.Ref, c cut, prefix string) {
	c = unwrapped(r.f, c)
	if c.empty() {
		return
	}
	if name, ok := chainOf(r.f, c); ok && !strings.HasSuffix(name, "()") {
		r.mountOn(on, strings.TrimSuffix(name, ".urls"), prefix, c.from)
		return
	}
	open := c.from
	if !r.f.Is(open, "[") {
		for open < c.to && !r.f.Is(open, "(") {
			open++
		}
		if callee := nameUpTo(r.f, c.from, open); callee == "static" || strings.HasSuffix(callee, "staticfiles_urlpatterns") {
			return
		}
	}
	for _, item := range parts(r.f, open) {
		for r.f.Is(item.from, "*") {
			item.from++
		}
		r.pattern(on, item, prefix)
	}
}

// pattern reads one of path("x/", view) and re_path(r"^x$", include(…)).
func (r djangoReader) pattern(on facts.Ref, c cut, prefix string) {
	open := c.from + 1
	for open < c.to && !r.f.Is(open, "(") {
		open++
	}
	if open >= c.to || !r.f.IsWord(c.from) {
		if name, ok := chainOf(r.f, c); ok && !strings.HasSuffix(name, "()") {
			r.mountOn(on, strings.TrimSuffix(name, ".urls"), prefix, c.from)
		}
		return
	}
	callee := lastPart(nameUpTo(r.f, c.from, open))
	if callee != "path" && callee != "re_path" && callee != "url" {
		return
	}
	args := argumentsAt(r.f, open)
	text, ok := pathOf(r.f, args.at(0, "route", "regex"))
	if ok && callee != "path" {
		text, ok = fromRegex(text)
	}
	if !ok {
		unresolved(r.out, r.f, c, "route", "its path cannot be read")
		return
	}
	r.leads(on, args.at(1, "view"), prefix+text, c)
}

// leads reads what a pattern leads to: a view or others below it.
func (r djangoReader) leads(on facts.Ref, to cut, path string, c cut) {
	name, ok := chainOf(r.f, to)
	switch {
	case name == "include()" || strings.HasSuffix(name, ".include()"):
		r.include(on, argumentsAt(r.f, r.f.Partner(to.to-1)).at(0), path)
		return
	case ok && (strings.HasSuffix(name, "site.urls") || strings.HasPrefix(name, "RedirectView")):
		return
	case ok && strings.HasSuffix(name, ".urls"):
		r.mountOn(on, strings.TrimSuffix(name, ".urls"), path, c.from)
		return
	case !ok:
		unresolved(r.out, r.f, c, "route", "its view is computed")
		return
	}
	route := facts.Route{On: on, Method: view, Path: path, Symbol: -1, Line: lineOf(r.f, c.from)}
	for strings.HasSuffix(name, "()") && !strings.HasSuffix(name, ".as_view()") { // login_required(view)
		inner := parts(r.f, r.f.Partner(to.to-1))
		if len(inner) != 1 {
			return
		}
		if g := guardOf(r.f, cut{to.from, r.f.Partner(to.to - 1)}); g.What != "other" {
			route.Guards = append(route.Guards, g)
		}
		if to = inner[0]; to.empty() {
			return
		}
		if name, ok = chainOf(r.f, to); !ok {
			return
		}
	}
	route.Handler = strings.TrimSuffix(name, ".as_view()")
	if strings.HasSuffix(name, ".as_view()") {
		if r.mapped(route, argumentsAt(r.f, r.f.Partner(to.to-1)).at(0, "actions")) {
			return
		}
	}
	r.out.Routing.Routes = append(r.out.Routing.Routes, route)
}

// mapped reads as_view({"get": "list"}).
func (r djangoReader) mapped(route facts.Route, c cut) bool {
	if !r.f.Is(c.from, "{") {
		return false
	}
	class := route.Handler
	for _, entry := range parts(r.f, c.from) {
		halves := divide(r.f, entry, ":")
		if len(halves) != 2 {
			continue
		}
		method, ok := halves[0].literal(r.f)
		action, named := halves[1].literal(r.f)
		if ok && named {
			route.Method, route.Handler = strings.ToUpper(method), class+"."+action
			r.out.Routing.Routes = append(r.out.Routing.Routes, route)
		}
	}
	return true
}

// include reads what include() is given: a module by name, a list, a router's
// urls, or a pair with a name space.
func (r djangoReader) include(on facts.Ref, c cut, path string) {
	if r.f.Is(c.from, "(") && r.f.Close(c.from) == c.to-1 {
		if list := parts(r.f, c.from); len(list) > 0 {
			c = list[0]
		}
	}
	if module, ok := c.literal(r.f); ok {
		r.mountOn(on, "@"+module, path, c.from)
	} else if r.f.Is(c.from, "[") {
		r.list(on, c, path)
	} else if name, ok := chainOf(r.f, c); ok {
		r.mountOn(on, strings.TrimSuffix(name, ".urls"), path, c.from)
	} else {
		unresolved(r.out, r.f, c, "mount", "what it includes is computed")
	}
}

func (r djangoReader) mountOn(on facts.Ref, child, prefix string, at int) {
	if child == "urlpatterns" {
		child = "@"
	}
	r.out.Routing.Mounts = append(r.out.Routing.Mounts, facts.Mount{
		Parent: on, Child: facts.Ref{Name: child, Func: on.Func}, Arg: -1, Prefix: prefix, Line: lineOf(r.f, at),
	})
}

// viewRouter declares a router of view sets; one that is nested in another has
// its path for a prefix.
func (r djangoReader) viewRouter(s *pyStatement, name string, value cut) {
	args := argumentsAt(r.f, r.f.Partner(value.to-1))
	rt := facts.Router{Kind: facts.Group}
	if lookup, ok := args.at(2, "lookup").literal(r.f); ok && len(args.list) >= 2 {
		parent, _ := pathOf(r.f, args.list[1])
		rt.Prefix = strings.Trim(parent, "/") + "/<" + lookup + "_pk>"
	}
	r.router(s, name, rt)
}

// registers reads router.register("orders", OrderViewSet).
func (r djangoReader) registers(s *pyStatement) {
	end, name := chainAt(r.f, s.from)
	on, ok := strings.CutSuffix(name, ".register()")
	if !ok || end != s.to || !r.sees(s.scope, on) {
		return
	}
	args := argumentsAt(r.f, r.f.Partner(end-1))
	path, readable := pathOf(r.f, args.at(0, "prefix"))
	class, named := chainOf(r.f, args.at(1, "viewset"))
	if readable {
		path, readable = fromRegex(path)
	}
	if !readable || !named {
		unresolved(r.out, r.f, s.cut, "route", "its path or view is computed")
		return
	}
	r.out.Routing.Routes = append(r.out.Routing.Routes, facts.Route{
		On: facts.Ref{Name: on, Func: s.scope}, Method: viewSet, Path: path, Handler: class, Symbol: -1, Line: lineOf(r.f, s.from),
	})
}

// attribute reads what a class of views says of itself.
func (r djangoReader) attribute(s *pyStatement) {
	name, value, ok := s.assigned(r.f)
	if !ok {
		return
	}
	switch name {
	case "permission_classes":
		rt := facts.Router{Kind: facts.Group}
		list := items(r.f, value)
		for _, c := range list {
			if g, ok := permission(c.short(r.f), lineOf(r.f, c.from)); ok {
				rt.Guards = append(rt.Guards, g)
			}
		}
		if len(list) == 0 {
			rt.Guards = []facts.Guard{{What: "auth", Name: "permission_classes = []", Open: true, Line: lineOf(r.f, s.from)}}
		}
		if len(rt.Guards) > 0 {
			r.router(&pyStatement{cut: s.cut}, guardsOf+s.scope, rt)
		}
	case "http_method_names":
		r.value(s, name, r.words(value))
	case "lookup_field", "lookup_url_kwarg":
		if text, ok := value.literal(r.f); ok {
			r.value(s, name, text)
		}
	}
}

// guardsOf stands before the name of a class of views whose guards a router
// holds.
const guardsOf = "guards of "

func (r djangoReader) words(c cut) string {
	var out []string
	for _, item := range items(r.f, c) {
		if text, ok := item.literal(r.f); ok {
			out = append(out, text)
		}
	}
	return strings.Join(out, ",")
}

func (r djangoReader) value(s *pyStatement, name, text string) {
	r.out.Routing.Values = append(r.out.Routing.Values, facts.Value{Name: s.scope + "." + name, Text: text, Line: lineOf(r.f, s.from)})
}

// classes gives views that build on a mixin that asks for a login a guard.
func (r djangoReader) classes() {
	for i := range r.stmts {
		s := &r.stmts[i]
		if s.begins == "" || s.open < 0 {
			continue
		}
		for _, base := range parts(r.f, s.open) {
			if name := lastName(base.text(r.f)); strings.HasSuffix(name, "RequiredMixin") || strings.HasSuffix(name, "PassesTestMixin") {
				r.router(&pyStatement{cut: s.cut}, guardsOf+s.within(), facts.Router{Kind: facts.Group, Guards: []facts.Guard{{What: "auth", Name: name, Line: lineOf(r.f, base.from)}}})
			}
		}
	}
}

// permission is the guard of a permission class.
func permission(name string, line int) (facts.Guard, bool) {
	g := facts.Guard{What: "role", Name: name, Line: line}
	switch last := lastName(strings.TrimSuffix(name, "()")); {
	case last == "AllowAny":
		g.What, g.Open = "auth", true
	case last == "IsAuthenticated":
		g.What = "auth"
	case strings.Contains(last, "OrReadOnly"):
		g.What, g.Methods = "auth", []string{"POST", "PUT", "PATCH", "DELETE"}
	case last == "":
		return g, false
	case strings.Contains(last, "Admin"):
		g.Roles = []string{"admin"}
	}
	return g, true
}

// fromRegex writes a regular expression over paths as a path; not ok when it is
// more than one with parameters.
func fromRegex(text string) (string, bool) {
	text = strings.TrimSuffix(strings.TrimPrefix(text, "^"), "$")
	text = strings.TrimSuffix(strings.TrimSuffix(text, `\Z`), "/?")
	var b strings.Builder
	for i := 0; i < len(text); {
		switch c := text[i]; {
		case c == '(':
			end := matching(text, i)
			group := text[i+1 : max(i+1, end-1)]
			if name, ok := strings.CutPrefix(group, "?P<"); ok {
				name, _, _ = strings.Cut(name, ">")
				b.WriteString("<" + name + ">")
			} else {
				b.WriteString("<arg>")
			}
			i = end
		case c == '\\' && i+1 < len(text) && !letter(text[i+1]):
			b.WriteByte(text[i+1])
			i += 2
		case strings.IndexByte(`\[|*+?`, c) >= 0:
			return "", false
		default:
			b.WriteByte(c)
			i++
		}
	}
	return b.String(), true
}
