package routes

import (
	"strings"

	"kiro-mcp/internal/code/facts"
)

// complete adds to an endpoint what only its framework knows: where Rails looks
// for a controller, which parameters guard. It is false for a route that is not
// worth a word: a form that Rails routes and nobody wrote.
func (p *project) complete(file int, e *facts.Endpoint) bool {
	p.extractors(e)
	if e.Framework == "laravel" {
		p.laravelGuards(e)
	}
	if e.Framework == "rails" && e.Handler != "" {
		return p.deviseHas(e) && p.railsAction(file, e)
	}
	return true
}

// railsAction finds the controller and the action of a route.
func (p *project) railsAction(file int, e *facts.Endpoint) bool {
	controller, action, _ := strings.Cut(e.Handler, ".")
	if strings.HasPrefix(controller, "devise/") {
		return true // of a library
	}
	e.Handler = camelize(controller) + "Controller." + action
	e.HandlerFile, e.HandlerLine, e.HandlerEnd = "", 0, 0
	root, _, _ := strings.Cut(p.files[file].Path, "config/routes")
	at, ok := p.byPath[root+"app/controllers/"+controller+"_controller.rb"]
	if !ok {
		e.Why = strings.TrimPrefix(e.Why+"; no controller "+camelize(controller)+"Controller was found", "; ")
		return !railsForm(e, action)
	}
	e.Guards = append(e.Guards, p.railsGuards(at, action, 0)...)
	for home, depth := at, 0; depth < deepestClass; depth++ {
		if p.railsMethod(home, action, e) {
			return true
		}
		base := ""
		for _, r := range p.files[home].Routing.Routers {
			base = orElse(base, r.Of.Name)
		}
		next, found := p.railsFile(home, base, "app/controllers/")
		if !found || next == home {
			break
		}
		home = next
	}
	e.Why = strings.TrimPrefix(e.Why+"; no action "+action+" was found in its controller", "; ")
	return !railsForm(e, action)
}

// railsForm reports whether a route is one that resources adds for forms.
func railsForm(e *facts.Endpoint, action string) bool {
	return e.Method == "GET" && (action == "new" && strings.HasSuffix(e.Path, "/new") || action == "edit" && strings.HasSuffix(e.Path, "/edit"))
}

func (p *project) railsMethod(file int, action string, e *facts.Endpoint) bool {
	for i := range p.files[file].Symbols {
		s := &p.files[file].Symbols[i]
		if s.Name == action && (s.Kind == facts.Method || s.Kind == facts.Function) {
			e.HandlerFile, e.HandlerLine, e.HandlerEnd = p.files[file].Path, s.Line, s.End
			return true
		}
	}
	return false
}

// camelize writes api/orders as Api::Orders.
func camelize(path string) string {
	var b strings.Builder
	up := true
	for i := range len(path) {
		switch c := path[i]; {
		case c == '/':
			b.WriteString("::")
			up = true
		case c == '_':
			up = true
		case up && 'a' <= c && c <= 'z':
			b.WriteByte(c - 0x20)
			up = false
		default:
			b.WriteByte(c)
			up = false
		}
	}
	return b.String()
}
