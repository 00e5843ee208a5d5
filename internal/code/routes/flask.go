package routes

import (
	"strings"

	"kiro-mcp/internal/code/facts"
	"kiro-mcp/internal/code/lex"
)

// flask reads Flask and Quart: blueprints, decorators, rules, and the resources
// of Flask-RESTful, RESTX and Smorest.
func flask(f *lex.File, out *facts.File) {
	r := flaskReader{newPyReader(f, out, "flask")}
	for i := range r.stmts {
		s := &r.stmts[i]
		switch {
		case s.def != "":
			r.taken(s, "Flask", "Blueprint", "Quart")
			r.decorated(s, s.def)
		case s.begins != "":
			r.decorated(s, s.begins)
		default:
			r.declare(s)
			r.names(s)
			r.calls(s)
			r.handed(s)
		}
	}
}

type flaskReader struct{ *pyReader }

// flaskKinds are what makes apps and groups. An Api of an app or blueprint is
// another group below it.
var flaskKinds = map[string]facts.RouterKind{
	"Flask": facts.App, "Quart": facts.App, "APIFlask": facts.App, "OpenAPI": facts.App, "Blueprint": facts.Group, "APIBlueprint": facts.Group, "Api": facts.Group, "Namespace": facts.Group,
}

// declare finds routers that a statement makes.
func (r flaskReader) declare(s *pyStatement) {
	name, value, ok := s.assigned(r.f)
	if r.f.Is(s.from, "return") {
		name, value, ok = "return", cut{s.from + 1, s.to}, true
	}
	if !ok {
		return
	}
	made, ok := chainOf(r.f, value)
	class := strings.TrimSuffix(lastPart(made), "()")
	kind, is := flaskKinds[class]
	if !ok || !is || !strings.HasSuffix(made, "()") {
		return
	}
	args := argumentsAt(r.f, r.f.Partner(value.to-1))
	rt := facts.Router{Kind: kind}
	if p := args.at(-1, "url_prefix", "prefix", "path"); !p.empty() {
		rt.Prefix, _ = pathOf(r.f, p)
	} else if label, ok := args.at(0).literal(r.f); ok && class == "Namespace" {
		rt.Prefix = "/" + label
	}
	r.router(s, name, rt)
	if class == "Api" {
		if on, ok := chainOf(r.f, args.at(0, "app")); ok {
			r.out.Routing.Mounts = append(r.out.Routing.Mounts, facts.Mount{
				Parent: facts.Ref{Name: on, Func: s.scope}, Child: facts.Ref{Name: name, Func: s.scope}, Arg: -1, Line: lineOf(r.f, s.from),
			})
		}
	}
}

// decorated reads the decorators of a view: those that register it, and those
// that guard it.
func (r flaskReader) decorated(s *pyStatement, name string) {
	var guards []facts.Guard
	for _, m := range s.marks {
		if _, _, _, is := r.registers(m); !is {
			if g := guardOf(r.f, m); g.What != "other" {
				guards = append(guards, g)
			}
		}
	}
	for _, m := range s.marks {
		on, method, open, is := r.registers(m)
		if !is {
			r.hook(s, m)
			continue
		}
		args := argumentsAt(r.f, open)
		methods := pyMethods(r.f, method, args)
		if s.begins != "" {
			methods = []string{view}
		}
		paths := args.list
		if len(paths) == 0 {
			paths = []cut{args.at(-1, "rule")}
		}
		route := facts.Route{
			On: facts.Ref{Name: on, Func: s.scope}, Handler: name, Symbol: symbolAt(r.out, s.def, lineOf(r.f, s.from)), Line: lineOf(r.f, m.from), End: s.end,
			Guards: guards, Params: typed(r.f, s.parameters(r.f)),
		}
		r.add(route, methods, paths[0])
		for _, p := range paths[1:] { // RESTX takes several
			if r.f.IsString(p.from) {
				r.add(route, methods, p)
			}
		}
	}
}

// registers divides a decorator that registers a view: @bp.route("/x").
func (r flaskReader) registers(m cut) (on, method string, open int, ok bool) {
	if !r.f.Is(m.to-1, ")") || r.f.Partner(m.to-1) < 0 {
		return "", "", 0, false
	}
	open = r.f.Partner(m.to - 1)
	on, method, ok = cutLast(nameUpTo(r.f, m.from, open))
	switch method {
	case "route", "get", "post", "put", "patch", "delete", "websocket":
		return on, method, open, ok && len(parts(r.f, open)) > 0
	}
	return "", "", 0, false
}

// hook makes a function that runs before requests a guard, when its name says
// that it is one.
func (r flaskReader) hook(s *pyStatement, m cut) {
	on, last, ok := cutLast(strings.TrimSuffix(nameUpTo(r.f, m.from, m.to), "()"))
	if !ok || last != "before_request" && last != "before_app_request" {
		return
	}
	if kind := guardKind(s.def); kind != "other" {
		r.guardOn(facts.Ref{Name: on, Func: s.scope}, facts.Guard{What: kind, Name: s.def, Line: lineOf(r.f, s.from)})
	}
}

// calls reads register_blueprint and the like.
func (r flaskReader) calls(s *pyStatement) {
	r.methodCalls(s, func(name string, ref facts.Ref, args arguments, i int) {
		switch name {
		case "register_blueprint", "add_namespace", "register_api":
			r.mounts(s, ref, args, i)
		case "add_url_rule":
			r.rule(ref, args, i)
		case "add_resource":
			r.resource(ref, args, i)
		case "init_app":
			r.initiated(ref, args, i)
		case "before_request":
			if g := guardOf(r.f, args.at(0)); g.What != "other" {
				r.guardOn(ref, g)
			}
		}
	})
}

func (r flaskReader) mounts(s *pyStatement, parent facts.Ref, args arguments, open int) {
	m := facts.Mount{Parent: parent, Arg: -1, Line: lineOf(r.f, open)}
	if p := args.at(1, "url_prefix", "path"); !p.empty() && p.text(r.f) != "None" {
		m.Prefix, _ = pathOf(r.f, p)
	}
	for _, c := range r.each(s, args.at(0)) {
		name, ok := chainOf(r.f, c)
		if !ok {
			unresolved(r.out, r.f, args.at(0), "mount", "the blueprint is computed")
			continue
		}
		m.Child = facts.Ref{Name: name, Func: s.scope}
		r.out.Routing.Mounts = append(r.out.Routing.Mounts, m)
	}
}

// rule reads add_url_rule("/x", view_func=f), where f may be a class's view.
func (r flaskReader) rule(on facts.Ref, args arguments, open int) {
	of, ok := chainOf(r.f, args.at(2, "view_func"))
	methods := pyMethods(r.f, "add_url_rule", args)
	if name, is := strings.CutSuffix(of, ".as_view()"); is {
		of = name
		if args.at(-1, "methods").empty() {
			methods = []string{view}
		}
	}
	if ok {
		r.add(facts.Route{On: on, Handler: of, Symbol: -1, Line: lineOf(r.f, open)}, methods, args.at(0, "rule"))
	}
}

// resource reads Flask-RESTful's add_resource(Class, "/x", "/x/<id>").
func (r flaskReader) resource(on facts.Ref, args arguments, open int) {
	class, ok := chainOf(r.f, args.at(0))
	if !ok || len(args.list) < 2 {
		return
	}
	for _, p := range args.list[1:] {
		r.add(facts.Route{On: on, Handler: class, Symbol: -1, Line: lineOf(r.f, open)}, []string{view}, p)
	}
}

// initiated reads api.init_app(app) of an Api that was made without one.
func (r flaskReader) initiated(api facts.Ref, args arguments, open int) {
	on, ok := chainOf(r.f, args.at(0, "app"))
	if !ok || !strings.Contains(strings.ToLower(lastPart(api.Name)), "api") {
		return
	}
	r.out.Routing.Mounts = append(r.out.Routing.Mounts, facts.Mount{
		Parent: facts.Ref{Name: on, Func: api.Func}, Child: api, Arg: -1, Line: lineOf(r.f, open),
	})
}
