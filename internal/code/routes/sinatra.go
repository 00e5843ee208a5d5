package routes

import (
	"slices"
	"strings"

	"kiro-mcp/internal/code/facts"
	"kiro-mcp/internal/code/lex"
)

var sinatraMarks = []string{"sinatra", "Sinatra::"}

// readSinatra reads classic and modular applications of Sinatra, with namespaces.
func readSinatra(f *lex.File, out *facts.File) {
	if strings.Contains(f.Path, "config/routes") {
		return
	}
	s := &sinatraReader{f: f, out: out}
	s.block(cut{0, len(f.Tokens)}, sinatraScope{on: facts.Ref{Name: sinatraTop}})
	if s.top {
		out.Routing.Routers = append(out.Routing.Routers, facts.Router{Ref: facts.Ref{Name: sinatraTop}, Framework: "sinatra", Kind: facts.App, Line: 1})
	}
}

// sinatraTop is the name of the application that a classic file is.
const sinatraTop = "Sinatra::Application"

type sinatraReader struct {
	f   *lex.File
	out *facts.File
	top bool // routes stand outside of classes
}

type sinatraScope struct {
	on     facts.Ref
	prefix string
	guards []facts.Guard
}

func (s *sinatraReader) block(c cut, scope sinatraScope) {
	f := s.f
	for i := c.from; i < c.to; i++ {
		if !f.IsWord(i) || !f.At(i).First && i != c.from && !f.Is(i-1, ";") {
			continue
		}
		switch name := f.Text(i); name {
		case "class":
			i = s.class(i)
		case "def", "configure", "helpers":
			i = rubyEnd(f, i)
		case "get", "post", "put", "patch", "delete", "options", "head":
			call := rubyCallAt(f, i)
			s.route(call, scope)
			i = max(i, call.end)
		case "namespace":
			call := rubyCallAt(f, i)
			inner := scope
			inner.prefix = joinRails(scope.prefix, s.path(call))
			s.block(call.block, inner)
			i = max(i, call.end)
		case "before":
			call := rubyCallAt(f, i)
			if g, ok := s.before(call); ok {
				scope.guards = append(slices.Clip(scope.guards), g)
			}
			i = max(i, call.end)
		case "use", "run":
			s.use(i, scope)
		}
	}
}

// class reads a modular application.
func (s *sinatraReader) class(i int) int {
	f := s.f
	end := nameEnd(f, i+1)
	closing := rubyEnd(f, i)
	if !f.Is(end, "<") || !f.IsWord(end+1) {
		return end
	}
	name, base := spelled(f, i+1, end), spelled(f, end+1, nameEnd(f, end+1))
	if !strings.HasPrefix(base, "Sinatra::") && !strings.Contains(base, "App") && !strings.Contains(base, "Controller") && !strings.Contains(base, "Base") {
		return closing
	}
	had := len(s.out.Routing.Routes)
	s.block(cut{nameEnd(f, end+1), closing}, sinatraScope{on: facts.Ref{Name: name}})
	if len(s.out.Routing.Routes) > had || strings.HasPrefix(base, "Sinatra::") {
		s.out.Routing.Routers = append(s.out.Routing.Routers, facts.Router{Ref: facts.Ref{Name: name}, Framework: "sinatra", Kind: facts.App, Line: lineOf(f, i)})
	}
	return closing
}

func (s *sinatraReader) path(c rubyCall) string {
	if len(c.args) > 0 && s.f.IsString(c.args[0].from) {
		if text, ok := stringText(s.f, c.args[0].from); ok {
			return text
		}
	}
	return unread
}

// route adds a verb with a path and a block. A call without a block asks another
// server, or a setting.
func (s *sinatraReader) route(c rubyCall, scope sinatraScope) {
	if len(c.args) == 0 || c.block.empty() && c.end <= c.at+2 {
		return
	}
	if c.block.from == 0 {
		return
	}
	path := s.path(c)
	if path == unread {
		s.out.Unresolved = append(s.out.Unresolved, facts.Unresolved{What: "route", Text: cut{c.at, c.block.from}.short(s.f), Why: "its path is computed", Line: lineOf(s.f, c.at)})
		return
	}
	s.top = s.top || scope.on.Name == sinatraTop
	route := facts.Route{
		On: scope.on, Method: strings.ToUpper(c.name), Path: joinRails(scope.prefix, path), Symbol: -1, Guards: scope.guards, Line: lineOf(s.f, c.at), End: lineOf(s.f, c.end),
	}
	if g, ok := s.inBlock(c); ok {
		route.Guards = append(slices.Clip(route.Guards), g)
	}
	for name, value := range c.named { // conditions: get '/x', auth: :admin
		if kind := guardKind(name); kind != "other" {
			g := facts.Guard{What: kind, Name: name, Line: lineOf(s.f, c.at)}
			if kind == "role" || kind == "auth" && strings.HasPrefix(value.text(s.f), ":") {
				g.What, g.Roles = "role", rubyNames(s.f, value)
			}
			route.Guards = append(slices.Clip(route.Guards), g)
		}
	}
	s.out.Routing.Routes = append(s.out.Routing.Routes, route)
}

// inBlock is a guard that a handler calls first: authenticate!, protected!.
func (s *sinatraReader) inBlock(c rubyCall) (facts.Guard, bool) {
	i := c.block.from
	for s.f.Is(i, "|") { // parameters of the block
		for i++; i < c.block.to && !s.f.Is(i, "|"); i++ {
		}
		i++
	}
	if i >= c.block.to || !s.f.IsWord(i) || s.f.Is(i+1, "=") || s.f.Is(i+1, ".") {
		return facts.Guard{}, false
	}
	kind := guardKind(s.f.Text(i))
	return facts.Guard{What: kind, Name: s.f.Text(i), Line: lineOf(s.f, i)}, kind == "auth" || kind == "role"
}

// before is a filter, over all paths or those of a pattern.
func (s *sinatraReader) before(c rubyCall) (facts.Guard, bool) {
	name := rubyGuarded(s.f, c.block)
	g := facts.Guard{What: guardKind(name), Name: name, Line: lineOf(s.f, c.at)}
	if len(c.args) > 0 {
		g.Paths = []string{s.path(c)}
	}
	return g, name != ""
}

// use mounts a modular application below another.
func (s *sinatraReader) use(i int, scope sinatraScope) {
	if name := (cut{i + 1, nameEnd(s.f, i+1)}).text(s.f); s.f.IsWord(i+1) && !strings.HasPrefix(name, "Rack") && scope.on.Name != sinatraTop {
		s.out.Routing.Mounts = append(s.out.Routing.Mounts, facts.Mount{Parent: scope.on, Child: facts.Ref{Name: name}, Arg: -1, Line: lineOf(s.f, i)})
	}
}
