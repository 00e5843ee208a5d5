package conform

import (
	"strings"

	"kiro-mcp/internal/claims"
	"kiro-mcp/internal/code/facts"
)

// takes finds a served route that answers to a promised path as it is written, with a
// word of it at the place of a parameter: "/shops/corner/stock" for
// "/shops/{id}/stock". Behind the word both have to go on alike: a route that ends in
// a word of its own, "/shops/search", is one that clients miss when it is gone.
func (r *routing) takes(e *claims.Endpoint) (facts.Endpoint, string, bool) {
	if e.Method == "" {
		return facts.Endpoint{}, "", false
	}
	want := strings.Split(shape(e.Path), "/")
	for _, served := range r.served {
		have := strings.Split(shape(served.Path), "/")
		if !sameMethod(e.Method, served.Method) || len(have) != len(want) {
			continue
		}
		at, others := -1, 0
		for i := range want {
			switch {
			case want[i] == have[i]:
			case have[i] == "{}":
				at, others = i, others+1
			default:
				others = 2
			}
		}
		if others == 1 && at > 1 && at < len(want)-1 && want[at+1] != "{}" {
			return served, want[at], true
		}
	}
	return facts.Endpoint{}, "", false
}
