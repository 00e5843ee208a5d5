package routes

import (
	"path"
	"strings"

	"kiro-mcp/internal/code/facts"
	"kiro-mcp/internal/code/lex"
)

// readRails reads config/routes.rb and what it draws, and the guards of
// controllers: the path of a file says which of them it is.
func readRails(f *lex.File, out *facts.File) {
	switch {
	case strings.Contains(f.Path, "config/routes"):
		readRailsRoutes(f, out)
	case strings.Contains(f.Path, "app/models/"):
		readDeviseModel(f, out)
	case strings.HasSuffix(f.Path, "_controller.rb") || strings.Contains(f.Path, "app/controllers/"):
		readRailsController(f, out)
	}
}

// railsScope is what the lines of a block are below.
type railsScope struct {
	path   string // prefix of paths
	module string // of controllers: "api/v1"
	// Of a resource around: the paths of its collection, of a member and of what is
	// nested below a member, and its controller.
	collection, member, nested, controller string

	guards []facts.Guard
	hosts  []string
}

type railsReader struct {
	f        *lex.File
	out      *facts.File
	app      facts.Ref
	concerns map[string]cut // bodies by name
	depth    int
}

// deepestRails bounds blocks within blocks: a concern may use itself.
const deepestRails = 24

func readRailsRoutes(f *lex.File, out *facts.File) {
	r := &railsReader{f: f, out: out, app: facts.Ref{Name: "@"}, concerns: map[string]cut{}}
	kind := facts.App
	if path.Base(f.Path) != "routes.rb" {
		kind = facts.Group // drawn by routes.rb
	}
	out.Routing.Routers = append(out.Routing.Routers, facts.Router{Ref: r.app, Framework: "rails", Kind: kind, Line: 1})
	for i := range f.Tokens {
		if f.Is(i, "concern") && f.At(i).First && (f.Is(i+1, ":") || f.Is(i+1, "(")) {
			if c := rubyCallAt(f, i); len(c.args) > 0 {
				r.concerns[rubyName(f, c.args[0])] = c.block
			}
		}
	}
	r.block(cut{0, len(f.Tokens)}, railsScope{})
}

// block reads the statements of a block.
func (r *railsReader) block(c cut, s railsScope) {
	if r.depth++; r.depth < deepestRails {
		for i := c.from; i < c.to; i++ {
			if r.f.IsWord(i) && (i == c.from || r.f.At(i).First || r.f.Is(i-1, ";")) {
				call := rubyCallAt(r.f, i)
				if r.call(call, s) {
					i = max(i, call.end)
				}
			}
		}
	}
	r.depth--
}

// call reads one statement; false when what is inside is still to be read.
func (r *railsReader) call(c rubyCall, s railsScope) bool {
	switch c.name {
	case "get", "post", "put", "patch", "delete", "match", "options", "head":
		r.verb(c, s)
	case "root":
		r.root(c, s)
	case "resources", "resource":
		r.resources(c, s)
	case "namespace", "scope", "controller", "defaults", "constraints", "authenticate", "authenticated", "devise_scope", "with_options", "direct":
		r.scope(c, s)
	case "member":
		s.path = s.member
		r.block(c.block, plainScope(s))
	case "collection", "new":
		s.path = s.collection
		r.block(c.block, plainScope(s))
	case "shallow":
		r.block(c.block, s)
	case "concern":
	case "concerns":
		for _, a := range c.args {
			for _, name := range rubyNames(r.f, a) {
				r.block(r.concerns[name], s)
			}
		}
	case "devise_for":
		r.devise(c, s)
	case "draw":
		r.draw(c, s)
	case "mount":
		r.mount(c)
	default:
		return false
	}
	return true
}

// plainScope is a scope inside member or collection: its path holds as it is.
func plainScope(s railsScope) railsScope {
	s.collection, s.member, s.nested = "", "", ""
	return s
}
