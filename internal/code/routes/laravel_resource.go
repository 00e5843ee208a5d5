package routes

import (
	"slices"
	"strings"

	"kiro-mcp/internal/code/facts"
)

var laravelActions = []railsAction{
	{"index", []string{"GET"}, false, ""},
	{"create", []string{"GET"}, false, "create"},
	{"store", []string{"POST"}, false, ""},
	{"show", []string{"GET"}, true, ""},
	{"edit", []string{"GET"}, true, "edit"},
	{"update", []string{"PUT", "PATCH"}, true, ""},
	{"destroy", []string{"DELETE"}, true, ""},
}

// resources reads resource and apiResource, of one or of a list.
func (l *laravelReader) resources(c phpCall, after []phpCall, s laravelScope) {
	if len(c.args) == 0 {
		return
	}
	if strings.HasSuffix(c.name, "s") { // resources(['a' => A::class])
		if l.f.Is(c.args[0].from, "[") {
			for _, p := range parts(l.f, c.args[0].from) {
				if l.f.IsString(p.from) && l.f.Is(p.from+1, "=>") {
					l.resource(c, l.f.Value(p.from), cut{p.from + 2, p.to}, after, s)
				}
			}
		}
		return
	}
	if name, ok := c.args[0].literal(l.f); ok && len(c.args) > 1 {
		l.resource(c, name, c.args[1], after, s)
	}
}

func (l *laravelReader) resource(c phpCall, name string, controller cut, after []phpCall, s laravelScope) {
	api, one := strings.HasPrefix(c.name, "api"), strings.HasSuffix(strings.ToLower(c.name), "singleton")
	class := lastName(strings.Join(phpNames(l.f, controller), ""))
	path, member := laravelPaths(s.path, name)
	if one {
		member = path
	}
	guards := s.guards
	for _, a := range after {
		switch a.name {
		case "middleware":
			guards = append(slices.Clip(guards), l.guards(a.args)...)
		case "withoutMiddleware":
			guards = without(guards, l.guards(a.args))
		case "parameters", "scoped", "parameter":
			member = l.renamed(a, path, member)
		}
	}
	for _, a := range laravelActions {
		if !l.has(c, after, a.name) || api && (a.name == "create" || a.name == "edit") || one && slices.Contains([]string{"index", "create", "store", "destroy"}, a.name) {
			continue
		}
		route := facts.Route{On: l.whole, Path: path, Handler: class + "." + a.name, Symbol: -1, Guards: guards, Hosts: s.hosts, Line: lineOf(l.f, c.at), End: lineOf(l.f, l.f.Partner(c.open))}
		if a.member {
			route.Path = member
		}
		if a.tail != "" {
			route.Path += "/" + a.tail
		}
		for _, route.Method = range a.verbs {
			l.out.Routing.Routes = append(l.out.Routing.Routes, route)
		}
	}
}

// laravelPaths are the path of a collection and that of a member; photos.comments
// is nested.
func laravelPaths(prefix, name string) (path, member string) {
	path = prefix
	segments := strings.Split(name, ".")
	for i, segment := range segments {
		path = joinRails(path, segment)
		member = path + "/{" + strings.ReplaceAll(singular(lastPath(segment)), "-", "_") + "}"
		if i+1 < len(segments) {
			path = member
		}
	}
	return path, member
}

func lastPath(path string) string { return path[strings.LastIndexByte(path, '/')+1:] }

// renamed gives a member's parameter another name.
func (l *laravelReader) renamed(a phpCall, path, member string) string {
	if a.name == "scoped" || len(a.args) == 0 {
		return member
	}
	last := a.args[len(a.args)-1]
	for i := last.from; i < last.to; i++ {
		if l.f.IsString(i) && !l.f.Is(i+1, "=>") {
			member = path + "/{" + l.f.Value(i) + "}"
		}
	}
	return member
}

// has reports whether only and except leave an action, in the options or behind.
func (l *laravelReader) has(c phpCall, after []phpCall, action string) bool {
	test := func(key string, names []string) bool {
		return key == "only" && !slices.Contains(names, action) || key == "except" && slices.Contains(names, action)
	}
	for _, key := range []string{"only", "except"} {
		if len(c.args) > 2 {
			if v, ok := phpKey(l.f, c.args[2], key); ok && test(key, phpNames(l.f, v)) {
				return false
			}
		}
		for _, a := range after {
			var names []string
			for _, arg := range a.args {
				names = append(names, phpNames(l.f, arg)...)
			}
			if a.name == key && test(key, names) {
				return false
			}
		}
	}
	return true
}
