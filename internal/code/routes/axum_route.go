package routes

import (
	"slices"
	"strings"

	"kiro-mcp/internal/code/facts"
	"kiro-mcp/internal/code/lex"
)

// route reads .route(path, get(a).post(b)).
func (a *axumFunc) route(r *rustRouter, at int, args []cut) {
	path, ok := a.literalPath(args[0])
	if !ok {
		a.unresolved(cut{at, args[1].to}, "its path is computed")
		return
	}
	had := len(a.out.Routing.Routes)
	for i := args[1].from; i < args[1].to; {
		end := nameEnd(a.f, i)
		if !a.f.IsWord(i) || end > args[1].to {
			break
		}
		if a.f.Is(end, "(") && bracket(a.f, end) {
			a.method(r, path, at, a.f.Text(end-1), end, had)
			i = a.f.Partner(end) + 1
		} else {
			i = end
		}
		if a.f.Is(i, ".") {
			i++
		}
	}
	if len(a.out.Routing.Routes) == had {
		a.unresolved(cut{at, args[1].to}, "its methods stand elsewhere")
	}
}

// method reads one call of a method router; from had on stand the routes of this
// path.
func (a *axumFunc) method(r *rustRouter, path string, at int, name string, open, had int) {
	args := parts(a.f, open)
	verb := strings.ToUpper(strings.TrimSuffix(name, "_service"))
	switch {
	case name == "layer" || name == "route_layer":
		if len(args) == 1 {
			guards := rustGuards(a.f, args[0])
			for i := had; i < len(a.out.Routing.Routes); i++ {
				a.out.Routing.Routes[i].Guards = append(slices.Clone(guards), a.out.Routing.Routes[i].Guards...)
			}
		}
		return
	case name == "any" || name == "any_service":
		verb = "*"
	case name == "on" && len(args) == 2:
		verb = lastName(args[0].text(a.f))
		args = args[1:]
	case !isVerb(verb):
		return
	}
	route := facts.Route{On: r.Ref, Method: verb, Path: path, Symbol: -1, Line: lineOf(a.f, at), End: lineOf(a.f, a.f.Partner(open))}
	if len(args) > 0 {
		route.Line = lineOf(a.f, min(at, open))
		a.handler(args[0], &route)
	}
	a.out.Routing.Routes = append(a.out.Routing.Routes, route)
}

// layer adds guards to all that was registered before it, which is what a layer
// wraps.
func (a *axumFunc) layer(r *rustRouter, c cut) {
	guards := rustGuards(a.f, c)
	if len(guards) == 0 {
		return
	}
	routing := &a.out.Routing
	for i := range routing.Routes {
		if routing.Routes[i].On == r.Ref {
			routing.Routes[i].Guards = append(slices.Clone(guards), routing.Routes[i].Guards...)
		}
	}
	for i := range routing.Mounts {
		if routing.Mounts[i].Parent == r.Ref {
			routing.Mounts[i].Guards = append(slices.Clone(guards), routing.Mounts[i].Guards...)
		}
	}
}

// rustGuards are those that a layer stands for: the function that from_fn is
// given, the type of a layer, each layer of a builder.
func rustGuards(f *lex.File, c cut) []facts.Guard {
	var out []facts.Guard
	for i := c.from; i < c.to; i++ {
		if !f.IsWord(i) || f.Is(i-1, ".") && !f.Is(i, "layer") {
			continue
		}
		end := nameEnd(f, i)
		name := spelled(f, i, end)
		switch last := lastName(name); {
		case last == "Extension" || strings.HasPrefix(name, "AddExtension"): // gives handlers a value
			if f.Is(end, "(") && bracket(f, end) {
				i = f.Partner(end)
			}
			continue
		case strings.HasPrefix(last, "from_fn") || last == "from_extractor" || last == "from_extractor_with_state":
			if guard, ok := fromFn(f, end); ok {
				out = append(out, guard)
			}
			if f.Is(end, "(") && bracket(f, end) {
				i = f.Partner(end)
			}
			continue
		case guardKind(name) != "other" && (end > i+1 || 'A' <= name[0] && name[0] <= 'Z'):
			out = append(out, facts.Guard{What: guardKind(name), Name: name, Line: lineOf(f, i)})
			if f.Is(end, "(") && bracket(f, end) {
				i = f.Partner(end)
				continue
			}
		}
		i = end - 1
	}
	return out
}

// fromFn is the function that from_fn, whose name ends before open, makes a
// layer of.
func fromFn(f *lex.File, open int) (facts.Guard, bool) {
	name := ""
	if f.Is(open, "::") { // from_extractor::<RequireAuth>()
		name = f.Text(min(open+2, len(f.Tokens)-1))
	} else if args := parts(f, open); len(args) > 0 {
		last := args[len(args)-1]
		if last.empty() || !f.IsWord(last.from) {
			return facts.Guard{}, false
		}
		name = spelled(f, last.from, min(nameEnd(f, last.from), last.to))
	}
	return facts.Guard{What: guardKind(name), Name: name, Line: lineOf(f, open)}, name != ""
}
