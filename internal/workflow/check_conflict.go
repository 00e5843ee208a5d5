package workflow

import (
	"fmt"

	"kiro-mcp/internal/caller"
	"kiro-mcp/internal/prose"
	"kiro-mcp/specfs"
	"kiro-mcp/specfs/doc"
)

// unchanged compares a part's own bytes with the revision a caller saw. What
// others did elsewhere in the document does not matter. A change stops the
// write, unless the user has seen it and agreed to go on.
func (p CheckOffParams) unchanged(d *specfs.Document, part string, span doc.Span, given consent) error {
	now := doc.Revision(span.Of(d.Source))
	if p.Expect == "" || p.Expect == now {
		return nil
	}
	line, _ := doc.Position(d.Source, span.Start)
	lines := prose.Short(string(span.Of(d.Source)), 1000)
	u := &undecidedError{
		question: caller.Question{
			ID:      "overwrite",
			Message: fmt.Sprintf("%s:%d: %s changed since the assistant read it. It now reads:\n%s", d.Path, line, part, lines),
			Yes:     "Mark it as " + p.Status + " all the same",
			About:   doc.Revision([]byte(d.Path + "\n" + part + "\n" + now)),
		},
		refused: func(caller.Answer) error {
			return &doc.Fault{
				Code: codeConflict, Field: "expect", Given: p.Expect, Valid: []string{now},
				Message: fmt.Sprintf("%s:%d: %s changed since revision %s; it now reads:\n%s", d.Path, line, part, p.Expect, lines),
			}
		},
	}
	if given.to(u.question) {
		return nil
	}
	return u
}
