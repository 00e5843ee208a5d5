package routes

import (
	"slices"
	"strings"

	"kiro-mcp/internal/code/facts"
	"kiro-mcp/internal/code/lex"
)

// deviseAction is a route of devise: which module of a model brings it, below
// which of its paths.
type deviseAction struct {
	part, module string
	verbs        []string
	path, action string
}

var deviseActions = []deviseAction{
	{"sessions", "", []string{"GET"}, "sign_in", "new"},
	{"sessions", "", []string{"POST"}, "sign_in", "create"},
	{"sessions", "", []string{"DELETE"}, "sign_out", "destroy"},
	{"registrations", "registerable", []string{"POST"}, "registration", "create"},
	{"registrations", "registerable", []string{"PATCH", "PUT"}, "registration", "update"},
	{"registrations", "registerable", []string{"DELETE"}, "registration", "destroy"},
	{"registrations", "registerable", []string{"GET"}, "registration/sign_up", "new"},
	{"registrations", "registerable", []string{"GET"}, "registration/edit", "edit"},
	{"registrations", "registerable", []string{"GET"}, "registration/cancel", "cancel"},
	{"passwords", "recoverable", []string{"GET"}, "password/new", "new"},
	{"passwords", "recoverable", []string{"GET"}, "password/edit", "edit"},
	{"passwords", "recoverable", []string{"PATCH", "PUT"}, "password", "update"},
	{"passwords", "recoverable", []string{"POST"}, "password", "create"},
	{"confirmations", "confirmable", []string{"GET"}, "confirmation/new", "new"},
	{"confirmations", "confirmable", []string{"GET"}, "confirmation", "show"},
	{"confirmations", "confirmable", []string{"POST"}, "confirmation", "create"},
	{"unlocks", "lockable", []string{"GET"}, "unlock/new", "new"},
	{"unlocks", "lockable", []string{"GET"}, "unlock", "show"},
	{"unlocks", "lockable", []string{"POST"}, "unlock", "create"},
}

// deviseModule begins the name of a guard that stands on a route of devise until
// it is known whether the model has the module.
const deviseModule = "devise "

// devise adds the routes of devise_for. Which of them there are is for the model
// to say, and found out when all files are known.
func (r *railsReader) devise(c rubyCall, s railsScope) {
	f := r.f
	skip, only := rubyNames(f, c.named["skip"]), rubyNames(f, c.named["only"])
	names, controllers := r.hash(c.named["path_names"]), r.hash(c.named["controllers"])
	for _, a := range c.args {
		base := rubyName(f, a)
		if p, ok := c.named["path"]; ok {
			base = rubyName(f, p)
		}
		base = joinRails(s.below(), base)
		for _, d := range deviseActions {
			if slices.Contains(skip, d.part) || slices.Contains(skip, "all") || len(only) > 0 && !slices.Contains(only, d.part) {
				continue
			}
			inner := s
			if d.module != "" {
				inner.guards = append(slices.Clip(s.guards), facts.Guard{What: "other", Name: deviseModule + d.module})
			}
			path := base
			for segment := range strings.SplitSeq(d.path, "/") {
				name, renamed := names[segment]
				if !renamed && segment != "registration" {
					name = segment
				}
				path = strings.TrimSuffix(joinRails(path, name), "/")
			}
			r.add(d.verbs, path, "/"+orElse(controllers[d.part], "devise/"+d.part), d.action, c.at, inner)
		}
	}
}

// readDeviseModel notes the modules of devise that a model has.
func readDeviseModel(f *lex.File, out *facts.File) {
	for i := range f.Tokens {
		if f.Is(i, "devise") && f.At(i).First {
			for _, a := range rubyCallAt(f, i).args {
				out.Routing.Values = append(out.Routing.Values, facts.Value{Name: deviseModule + rubyName(f, a), Text: "/", Line: lineOf(f, i)})
			}
		}
	}
}

// deviseHas reports whether a model has the module that a route of devise comes
// from, and takes the mark of it away.
func (p *project) deviseHas(e *facts.Endpoint) bool {
	i := slices.IndexFunc(e.Guards, func(g facts.Guard) bool { return strings.HasPrefix(g.Name, deviseModule) })
	if i < 0 {
		return true
	}
	name := e.Guards[i].Name
	e.Guards = slices.Delete(slices.Clone(e.Guards), i, i+1)
	return len(p.values[name]) > 0
}
