package conform

import (
	"kiro-mcp/internal/claims"
	"kiro-mcp/internal/code/facts"
	"kiro-mcp/specfs/doc"
)

var eventCheck = Check{
	ID: "event", Group: Components, Severity: doc.Error,
	Title: "Promised events are sent",
	Why:   "whoever waits for one that nobody sends waits for ever",
	Kinds: []claims.Kind{claims.KindEvent},
	judge: judgeEvent,
}

func judgeEvent(h *held, c *claims.Claim) *Judgement {
	e := c.Event
	if at, ok := h.textOrType(e.Name); ok {
		return satisfied(at, "the code names %s", e.Name)
	}
	if h.otherEvents(e.Name) {
		return violated(nil, "nothing in the code is called %s, while other events of the design are there", e.Name).lacking(h.searchedSymbols() + " and the strings of the code")
	}
	return unresolved(nil, h.searchedSymbols()+" and the strings of the code", "nothing in the code is called %s", e.Name).
		asking("Is %s sent under another name?", e.Name)
}

// textOrType finds a name as a string or as a type, constant or function.
func (h *held) textOrType(name string) (Evidence, bool) {
	want := fold(name)
	for _, f := range h.in.Project.Files {
		if f.Test || f.Skipped != "" {
			continue
		}
		for _, t := range f.Texts {
			if fold(t.Value) == want {
				return Evidence{File: f.Path, Line: t.Line}, true
			}
		}
	}
	for _, refs := range [][]symbolRef{h.types[want], h.named[want]} {
		if len(refs) > 0 {
			return refs[0].evidence(), true
		}
	}
	for _, f := range h.in.Project.Files {
		if f.Test || f.Skipped != "" {
			continue
		}
		for i := range f.Symbols {
			if f.Symbols[i].Kind == facts.Member && fold(f.Symbols[i].Name) == want {
				return Evidence{File: f.Path, Line: f.Symbols[i].Line}, true
			}
		}
	}
	return Evidence{}, false
}

func (h *held) otherEvents(name string) bool {
	for i := range h.in.Promises.Claims {
		c := &h.in.Promises.Claims[i]
		if c.Kind == claims.KindEvent && c.Event.Name != name && c.Planned == "" {
			if _, ok := h.textOrType(c.Event.Name); ok {
				return true
			}
		}
	}
	return false
}
