package conform

import (
	"slices"
	"strings"

	"kiro-mcp/internal/claims"
	"kiro-mcp/specfs/doc"
)

var errorCheck = Check{
	ID: "error", Group: Errors, Severity: doc.Error,
	Title: "Promised errors and error codes are used",
	Why:   "an error that the contract lists and the code never gives misleads every client",
	Kinds: []claims.Kind{claims.KindError},
	judge: judgeError,
}

func judgeError(h *held, c *claims.Claim) *Judgement {
	e := c.Error
	if e.Status != 0 && !h.statusSays(c) {
		if j := judgeErrorStatus(h, e.Name, e.Status); j != nil && j.Verdict == Violated {
			return j
		}
	}
	if e.IsCode {
		if j := h.judgeErrorCode(e); j != nil && (j.Verdict != Violated || !ofClient(c)) {
			return j
		}
	}
	for _, a := range h.answers() {
		if a.isOf(errorKey(e.Name)) {
			return satisfied(a.at, "%s is given here", e.Name)
		}
	}
	if at, ok := h.textOrType(e.Name); ok {
		if e.IsCode || h.used(e.Name, at.File) {
			return satisfied(at, "the code names %s", e.Name)
		}
		return unresolved([]Evidence{at}, h.searchedSymbols(), "%s is declared, and nothing raises it", e.Name).asking("Does anything raise %s?", e.Name)
	}
	if at, ok := h.namedIn(e.Name); ok {
		return unresolved([]Evidence{at}, h.searchedSymbols(), "the code names %s and does not declare it: a library does", e.Name).asking("Is %s raised where the design says?", e.Name)
	}
	searched := h.searchedSymbols() + " and the strings of the code"
	if h.otherErrors(e) && !ofClient(c) {
		return violated(nil, "nothing in the code is called %s, while other errors of the design are there", e.Name).lacking(searched)
	}
	return unresolved(nil, searched, "nothing in the code is called %s", e.Name)
}

// namedIn finds a file, outside tests, that names what the project does not
// declare: an error of a library is imported, caught or raised all the same.
func (h *held) namedIn(name string) (Evidence, bool) {
	for _, f := range h.in.Project.Files {
		if f.Test || f.Skipped != "" || f.Words.Count(name) == 0 {
			continue
		}
		for _, i := range f.Imports {
			if i.Name == name || i.Local == name {
				return Evidence{File: f.Path, Line: i.Line}, true
			}
		}
		return Evidence{File: f.Path, Line: 1}, true
	}
	return Evidence{}, false
}

// ofClient reports whether an error is one that a client shows: its name in the
// design may be a label for a message.
func ofClient(c *claims.Claim) bool {
	said := strings.ToLower(c.Section)
	return strings.Contains(said, "client-side") || strings.Contains(said, "client side") || strings.Contains(said, "frontend") || strings.Contains(said, "user-facing")
}

// judgeErrorCode looks for the code itself where the project writes codes as they
// stand in the design; nil where it does not, so that types may stand for them.
func (h *held) judgeErrorCode(e *claims.Error) *Judgement {
	if at, ok := h.literally(e.Name); ok {
		if m, ok := h.mapping(e.Name, 0); ok && h.declaresError(m.error) && !h.raises(m.error) && !h.givesCode(mapped{body: e.Name, at: m.at}) {
			return violated([]Evidence{m.at}, "%s has the code %s, and nothing raises it", m.error, e.Name)
		}
		return satisfied(at, "the code names %s", e.Name)
	}
	others, all := 0, 0
	for i := range h.in.Promises.Claims {
		if c := &h.in.Promises.Claims[i]; c.Kind == claims.KindError && c.Error.IsCode && c.Error.Name != e.Name {
			all++
			if _, ok := h.literally(c.Error.Name); ok {
				others++
			}
		}
	}
	if others < 2 || 2*others < all {
		return nil
	}
	return violated(nil, "no answer has the code %s, while %d other codes of the design are there", e.Name, others).lacking("the strings of the code")
}

// literally finds a string of just this text, or a name written just so.
func (h *held) literally(text string) (Evidence, bool) {
	for _, f := range h.in.Project.Files {
		if f.Test || f.Skipped != "" {
			continue
		}
		for _, t := range f.Texts {
			if t.Value == text {
				return Evidence{File: f.Path, Line: t.Line}, true
			}
		}
		for _, s := range f.Statuses {
			if s.Body == text {
				return Evidence{File: f.Path, Line: s.Line}, true
			}
		}
		for i := range f.Symbols {
			if f.Symbols[i].Name == text || f.Symbols[i].Value == text {
				return Evidence{File: f.Path, Line: f.Symbols[i].Line}, true
			}
		}
	}
	return Evidence{}, false
}

// otherErrors reports whether most other errors of the same form are there.
func (h *held) otherErrors(e *claims.Error) bool {
	there, all := 0, 0
	for i := range h.in.Promises.Claims {
		c := &h.in.Promises.Claims[i]
		if c.Kind != claims.KindError || c.Error.IsCode != e.IsCode || c.Error.Name == e.Name || c.Planned != "" {
			continue
		}
		all++
		if _, ok := h.textOrType(c.Error.Name); ok {
			there++
		}
	}
	return there >= 2 && 2*there > all
}

// statusSays reports whether a promise of a status on the same line is about the
// same error, so that one row of a table is one finding.
func (h *held) statusSays(c *claims.Claim) bool {
	return slices.ContainsFunc(h.in.Promises.Claims, func(s claims.Claim) bool {
		return s.Kind == claims.KindStatus && s.Line == c.Line && (s.Status.Error == "" || s.Status.Error == c.Error.Name)
	})
}
