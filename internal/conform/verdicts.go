package conform

import (
	"fmt"

	"kiro-mcp/internal/claims"
)

// The verdicts as checks write them.

func satisfied(e Evidence, format string, args ...any) *Judgement {
	return &Judgement{Verdict: Satisfied, Message: fmt.Sprintf(format, args...), Source: []Evidence{e}}
}

func violated(source []Evidence, format string, args ...any) *Judgement {
	return &Judgement{Verdict: Violated, Message: fmt.Sprintf(format, args...), Source: source}
}

func unresolved(source []Evidence, searched, format string, args ...any) *Judgement {
	return &Judgement{Verdict: Unresolved, Message: fmt.Sprintf(format, args...), Source: source, Searched: searched}
}

func notChecked(format string, args ...any) *Judgement {
	return &Judgement{Verdict: NotChecked, Message: fmt.Sprintf(format, args...)}
}

// dueTo names the promise of a route as the cause of what could not be judged.
func (j *Judgement) dueTo(h *held, e *claims.Endpoint) *Judgement {
	for _, c := range h.promisedRoutes() {
		if c.Endpoint == e || c.Endpoint.Method == e.Method && shape(c.Endpoint.Path) == shape(e.Path) {
			j.due = c.Element
		}
	}
	return j
}

// ofNamesake says that the owner may be another thing of its name.
func (j *Judgement) ofNamesake() *Judgement {
	j.namesake = true
	return j
}

// asking adds the closed question that a reader is to answer.
func (j *Judgement) asking(format string, args ...any) *Judgement {
	j.Question = fmt.Sprintf(format, args...)
	return j
}

// lacking adds what was looked through.
func (j *Judgement) lacking(searched string) *Judgement {
	j.Searched = searched
	return j
}
