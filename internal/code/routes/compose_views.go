package routes

import (
	"slices"
	"strings"

	"kiro-mcp/internal/code/facts"
)

// views makes of a route that leads to a view one for each method and path that
// the view answers.
func (p *project) views(file int, route *facts.Route) []facts.Route {
	if route.Method != view && route.Method != viewSet {
		return []facts.Route{*route}
	}
	e := p.resolve(file, facts.Ref{Name: route.Handler, Func: route.On.Func})
	one := *route
	one.Method = "*"
	s, ok := p.symbolOf(e)
	switch {
	case !ok && route.Method == viewSet:
		return nil
	case !ok:
		return []facts.Route{one}
	case e.kind == aFunction:
		return p.functionView(s, one)
	case route.Method == viewSet:
		return p.setOfViews(s, one)
	}
	return p.classView(s, one)
}

func (p *project) symbolOf(e entity) (symbol, bool) {
	if e.kind != aFunction && e.kind != aClass {
		return symbol{}, false
	}
	s, ok := p.symbols[place{p.home[e.file], owner(e.name), lastPart(e.name)}]
	return s, ok
}

// functionView reads what decorators say of a function.
func (p *project) functionView(s symbol, route facts.Route) []facts.Route {
	f := p.files[s.file]
	var methods []string
	for _, mark := range f.Symbols[s.index].Marks {
		name, args, _ := strings.Cut(mark, "(")
		switch name = lastPart(name); name {
		case "api_view", "require_http_methods":
			methods = append(methods, quotedWords(args)...)
			if name == "api_view" && len(methods) == 0 {
				methods = []string{"GET"}
			}
		case "require_GET", "require_safe":
			methods = append(methods, "GET")
		case "require_POST":
			methods = append(methods, "POST")
		case "permission_classes":
			route.Guards = append(slices.Clip(route.Guards), p.permissions(args, f, f.Symbols[s.index].Line)...)
		default:
			if kind := guardKind(name); kind != "other" {
				route.Guards = append(slices.Clip(route.Guards), facts.Guard{What: kind, Name: mark, Roles: lowered(quotedWords(args)), Line: f.Symbols[s.index].Line})
			}
		}
	}
	return each(route, methods)
}

func lowered(words []string) []string {
	for i := range words {
		words[i] = strings.ToLower(words[i])
	}
	return words
}

// each is a route for every method; for any when there are none.
func each(route facts.Route, methods []string) []facts.Route {
	var out []facts.Route
	for _, m := range methods {
		route.Method = strings.ToUpper(m)
		out = append(out, route)
	}
	if len(out) == 0 {
		return []facts.Route{route}
	}
	return out
}

// permissions are the guards of a list of classes as a decorator writes it.
func (p *project) permissions(args string, f *facts.File, line int) []facts.Guard {
	var out []facts.Guard
	for _, name := range strings.FieldsFunc(args, func(c rune) bool { return strings.ContainsRune("[]() ,\n", c) }) {
		if g, ok := permission(name, line); ok {
			g.File = f.Path
			out = append(out, g)
		}
	}
	return out
}

// quotedWords are the texts in quotes of some source.
func quotedWords(text string) []string {
	var out []string
	for {
		i := strings.IndexAny(text, `"'`)
		if i < 0 {
			return out
		}
		word, rest, ok := strings.Cut(text[i+1:], text[i:i+1])
		if !ok {
			return out
		}
		out = append(out, word)
		text = rest
	}
}

// methodsOf are the methods that generic views answer, by the end of their name.
var methodsOf = map[string]string{
	"CreateAPIView": "POST", "ListAPIView": "GET", "RetrieveAPIView": "GET", "DestroyAPIView": "DELETE", "UpdateAPIView": "PUT PATCH", "ListCreateAPIView": "GET POST",
	"RetrieveUpdateAPIView": "GET PUT PATCH", "RetrieveDestroyAPIView": "GET DELETE", "RetrieveUpdateDestroyAPIView": "GET PUT PATCH DELETE",
	"ListView": "GET", "DetailView": "GET", "TemplateView": "GET", "CreateView": "GET POST", "UpdateView": "GET POST", "FormView": "GET POST", "DeleteView": "GET POST",
}

// classView reads the methods of a class: its own, and those of what it builds
// on.
func (p *project) classView(s symbol, route facts.Route) []facts.Route {
	var methods []string
	handlers := map[string]bool{}
	for _, c := range p.lineage(s) {
		for _, base := range p.files[c.file].Symbols[c.index].Extends {
			methods = append(methods, strings.Fields(methodsOf[lastPart(base)])...)
		}
		p.methods(c, func(m *facts.Symbol) {
			switch m.Name {
			case "get", "post", "put", "patch", "delete":
				methods = append(methods, strings.ToUpper(m.Name))
				handlers[strings.ToUpper(m.Name)] = true
			}
		})
	}
	route.Guards = append(slices.Clip(route.Guards), p.classGuards(s)...)
	if only := p.said(s, "http_method_names"); only != "" {
		methods = slices.DeleteFunc(methods, func(m string) bool { return !slices.Contains(strings.Split(only, ","), strings.ToLower(m)) })
	}
	slices.Sort(methods)
	out := each(route, slices.Compact(methods))
	for i := range out {
		if handlers[out[i].Method] {
			out[i].Handler += "." + strings.ToLower(out[i].Method)
		}
	}
	return out
}

// lineage is a class with the classes of the project that it builds on.
func (p *project) lineage(s symbol) []symbol {
	out := []symbol{s}
	for i := 0; i < len(out) && i < deepestValue; i++ {
		c := out[i]
		for _, base := range p.files[c.file].Symbols[c.index].Extends {
			if b, ok := p.symbolOf(p.resolve(c.file, facts.Ref{Name: base})); ok && !slices.Contains(out, b) {
				out = append(out, b)
			}
		}
	}
	return out
}

// methods calls back for each method of a class.
func (p *project) methods(c symbol, do func(m *facts.Symbol)) {
	f := p.files[c.file]
	class := &f.Symbols[c.index]
	whole := class.Name
	if class.Owner != "" {
		whole = class.Owner + "." + whole
	}
	for i := c.index + 1; i < len(f.Symbols) && f.Symbols[i].Line <= class.End; i++ {
		if m := &f.Symbols[i]; m.Owner == whole && (m.Kind == facts.Method || m.Kind == facts.Function) {
			do(m)
		}
	}
}

// classGuards are those that the nearest class of a lineage declares.
func (p *project) classGuards(s symbol) []facts.Guard {
	for _, c := range p.lineage(s) {
		f := p.files[c.file]
		if n, ok := p.at[place{p.home[c.file], "", guardsOf + f.Symbols[c.index].Name}]; ok {
			var out []facts.Guard
			for _, g := range p.nodes[n].router.Guards {
				g.File = f.Path
				out = append(out, g)
			}
			return out
		}
	}
	return nil
}

// said is what the nearest class of a lineage gives an attribute.
func (p *project) said(s symbol, name string) string {
	for _, c := range p.lineage(s) {
		class := p.files[c.file].Symbols[c.index].Name
		for _, v := range p.values[name] {
			if v.file == c.file && v.name == class+"."+name {
				return v.text
			}
		}
	}
	return ""
}

// actionsOf are the actions that classes of Django's REST framework bring.
var actionsOf = map[string]string{
	"ModelViewSet": "list create retrieve update partial_update destroy", "ReadOnlyModelViewSet": "list retrieve", "CreateModelMixin": "create", "ListModelMixin": "list",
	"RetrieveModelMixin": "retrieve", "UpdateModelMixin": "update partial_update", "DestroyModelMixin": "destroy",
}

// actions are the methods of the standard actions; those of one object begin
// with a blank.
var actions = map[string]string{
	"list": "GET", "create": "POST", "retrieve": " GET", "update": " PUT", "partial_update": " PATCH", "destroy": " DELETE",
}

// setOfViews makes the routes of a view set: its standard actions and those that
// are marked.
func (p *project) setOfViews(s symbol, route facts.Route) []facts.Route {
	class := route.Handler
	param := p.said(s, "lookup_url_kwarg")
	if param == "" {
		param = p.said(s, "lookup_field")
	}
	if param == "" {
		param = "pk"
	}
	one := strings.TrimSuffix(route.Path, "/") + "/<" + param + ">"
	guards := append(slices.Clip(route.Guards), p.classGuards(s)...)
	seen := map[string]bool{}
	var out []facts.Route
	add := func(name, method, path string, more []facts.Guard) {
		r := route
		r.Method, r.Path, r.Handler, r.Guards = method, path, class+"."+name, append(slices.Clip(guards), more...)
		out = append(out, r)
	}
	standard := func(name string) {
		if method := actions[name]; method != "" && !seen[name] {
			seen[name] = true
			path := route.Path
			if method[0] == ' ' {
				method, path = method[1:], one
			}
			add(name, method, path, nil)
		}
	}
	for _, c := range p.lineage(s) {
		for _, base := range p.files[c.file].Symbols[c.index].Extends {
			for name := range strings.FieldsSeq(actionsOf[lastPart(base)]) {
				standard(name)
			}
		}
		p.methods(c, func(m *facts.Symbol) {
			standard(m.Name)
			p.marked(m, p.files[c.file], func(method, tail string, detail bool, more []facts.Guard) {
				path := route.Path
				if detail {
					path = one
				}
				add(m.Name, method, strings.TrimSuffix(path, "/")+"/"+tail, more)
			})
		})
	}
	if only := p.said(s, "http_method_names"); only != "" {
		out = slices.DeleteFunc(out, func(r facts.Route) bool {
			return !slices.Contains(strings.Split(only, ","), strings.ToLower(r.Method))
		})
	}
	return out
}

// marked reads @action(detail=True, methods=["post"], url_path="x").
func (p *project) marked(m *facts.Symbol, f *facts.File, do func(method, tail string, detail bool, guards []facts.Guard)) {
	for _, mark := range m.Marks {
		name, args, _ := strings.Cut(mark, "(")
		name = lastPart(name)
		if name != "action" && name != "detail_route" && name != "list_route" {
			continue
		}
		flat := strings.Join(strings.Fields(args), "")
		tail := m.Name
		if _, rest, ok := strings.Cut(flat, "url_path="); ok {
			if words := quotedWords(strings.TrimLeft(rest, "rR")); len(words) > 0 {
				tail, _ = fromRegex(words[0])
			}
		}
		methods := []string{"get"}
		if _, rest, ok := strings.Cut(flat, "methods="); ok {
			rest, _, _ = strings.Cut(rest, "]")
			rest, _, _ = strings.Cut(rest, ")")
			if words := quotedWords(rest); len(words) > 0 {
				methods = words
			}
		}
		var guards []facts.Guard
		if _, rest, ok := strings.Cut(flat, "permission_classes="); ok {
			rest, _, _ = strings.Cut(rest, "]")
			guards = p.permissions(rest, f, m.Line)
		}
		for _, method := range methods {
			do(strings.ToUpper(method), tail, strings.Contains(flat, "detail=True") || name == "detail_route", guards)
		}
	}
}
