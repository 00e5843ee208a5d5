package conform

import (
	"kiro-mcp/internal/claims"
	"kiro-mcp/specfs/doc"
)

var callCheck = Check{
	ID: "call", Group: Components, Severity: doc.Warning,
	Title: "Promised calls between parts are made",
	Why:   "a client that nobody constructs does nothing",
	Kinds: []claims.Kind{claims.KindCall},
	judge: judgeCall,
}

func judgeCall(h *held, c *claims.Claim) *Judgement {
	to := subjects(c.Call.To)
	for _, from := range h.owners(c.Call.From) {
		for _, call := range from.file.Calls {
			if n := shared(to, subjects(call.Name)); n > 0 && n == len(to) {
				return satisfied(Evidence{File: from.file.Path, Line: call.Line}, "%s calls %s", c.Call.From, call.Name)
			}
		}
	}
	return unresolved(nil, h.searchedSymbols(), "no call of %s by %s was seen", c.Call.To, c.Call.From).
		asking("Does %s use %s?", c.Call.From, c.Call.To)
}
