package conform

import (
	"kiro-mcp/internal/claims"
	"kiro-mcp/internal/prose"
	"kiro-mcp/specfs/doc"
)

var behaviourCheck = Check{
	ID: "behaviour", Group: Components, Severity: doc.Warning,
	Title: "What parts do, what always holds and what is tested is left to a reader",
	Why:   "no text shows what code does; that nobody looked must not read as a pass",
	Kinds: []claims.Kind{claims.KindBehaviour, claims.KindProperty, claims.KindTest},
	judge: judgeBehaviour,
}

// judgeBehaviour finds the part that a promise is said of, and asks. It never
// says more: a part that is there may do something else.
func judgeBehaviour(h *held, c *claims.Claim) *Judgement {
	name := ""
	if c.Component != nil {
		name = c.Component.Name
	}
	var source []Evidence
	for _, refs := range [][]symbolRef{h.typesNamed(name), h.named[fold(lastPart(name))]} {
		if name != "" && len(refs) > 0 && source == nil {
			source = []Evidence{refs[0].evidence()}
		}
	}
	searched := ""
	if source == nil {
		searched = h.searchedSymbols()
	}
	j := unresolved(source, searched, "what it does is for a reader to say")
	if source == nil && name != "" {
		j.Message = name + " was not found, and what it does is for a reader to say"
	}
	return j.asking("Is it so: %s?", prose.Short(c.Quote, 120))
}
