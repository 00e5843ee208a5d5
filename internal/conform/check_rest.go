package conform

import "kiro-mcp/specfs/doc"

var restCheck = Check{
	ID: "rest", Group: Design, Severity: doc.Info,
	Title: "What no check took is said",
	Why:   "a promise without a verdict would read as one that is kept",
	whole: judgeRest,
}

// judgeRest runs last: it gives a verdict to every claim that has none. When only
// some checks were asked for, the others' claims are none of its business.
func judgeRest(h *held) []Judgement {
	if len(h.in.Checks) > 0 {
		return nil
	}
	var out []Judgement
	for i := range h.in.Promises.Claims {
		if c := &h.in.Promises.Claims[i]; !h.taken[i] {
			j := notChecked("no check judges a promise of this form")
			j.Element, j.Line, j.Quote, j.Hedged = c.Element, c.Line, c.Quote, c.Hedged
			out = append(out, *j)
		}
	}
	return out
}
