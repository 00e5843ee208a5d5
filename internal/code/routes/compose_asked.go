package routes

import (
	"strings"

	"kiro-mcp/internal/code/facts"
)

// askedAlways are attributes that are looked up by name whatever a path says.
var askedAlways = []string{"autoPrefix", "http_method_names", "lookup_url_kwarg", "lookup_field"}

// asked are the last names of all values that pieces of routing take something
// from. A large project has constants and keys by the hundred thousand, and its
// routes ask for a handful of them.
func asked(files []*facts.File) map[string]bool {
	names := map[string]bool{}
	for _, name := range askedAlways {
		names[name] = true
	}
	for _, f := range files {
		for k := range f.Routing.Routers {
			askedIn(f.Routing.Routers[k].Prefix, names)
		}
		for k := range f.Routing.Routes {
			askedIn(f.Routing.Routes[k].Path, names)
		}
		for k := range f.Routing.Mounts {
			askedIn(f.Routing.Mounts[k].Prefix, names)
		}
		for k := range f.Routing.Values {
			askedIn(f.Routing.Values[k].Text, names)
		}
	}
	for n := 0; n <= deepestValue && askedAs(files, names); n++ {
	}
	return names
}

// askedAs adds the names that asked ones have where they are imported from, and
// reports whether there were any.
func askedAs(files []*facts.File, names map[string]bool) (more bool) {
	for _, f := range files {
		for k := range f.Imports {
			imp := &f.Imports[k]
			if name := lastPart(imp.Name); name != "" && name != imp.Local && names[imp.Local] && !names[name] {
				names[name], more = true, true
			}
		}
	}
	return more
}

// askedIn adds the last names of those that stand in a path.
func askedIn(path string, names map[string]bool) {
	for {
		_, rest, ok := strings.Cut(path, "${")
		if !ok {
			return
		}
		name, after, _ := strings.Cut(rest, "}")
		names[lastPart(name)] = true
		names[lastPart(strings.ReplaceAll(name, "()", ""))] = true
		path = after
	}
}
