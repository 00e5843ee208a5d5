package routes

import (
	"testing"

	"kiro-mcp/internal/code/facts"
)

// A name is asked for where a path takes it, and under the name that it has in
// the file that it is imported from; no other is.
func TestAskedNames(t *testing.T) {
	files := []*facts.File{
		{
			Imports: []facts.Import{{Local: "base", Path: "./paths", Name: "API_BASE"}, {Local: "other", Path: "./paths", Name: "OTHER"}},
			Routing: facts.Routing{
				Routers: []facts.Router{{Prefix: "/${base}"}},
				Routes:  []facts.Route{{Path: "${settings.ORDERS_PATH}/{id}/${tail()}"}},
				Mounts:  []facts.Mount{{Prefix: "${?}"}},
				Values:  []facts.Value{{Name: "x", Text: "${ROOT}/x"}},
			},
		},
		{Imports: []facts.Import{{Local: "API_BASE", Path: "./more", Name: "BASE"}}},
	}
	names := asked(files)
	for _, want := range []string{"base", "API_BASE", "BASE", "ORDERS_PATH", "tail", "ROOT", "lookup_field"} {
		if !names[want] {
			t.Errorf("%s is not asked for", want)
		}
	}
	for _, not := range []string{"settings", "OTHER", "other", "x"} {
		if names[not] {
			t.Errorf("%s is asked for", not)
		}
	}
}
