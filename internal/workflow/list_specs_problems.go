package workflow

import (
	"context"
	"fmt"
	"path"
	"slices"

	"kiro-mcp/internal/rules"
	"kiro-mcp/specfs/doc"
)

// findings are all that reading finds of a spec: of its folder, in each
// document, and between them.
func (w work) findings(ctx context.Context) []doc.Finding {
	documents, unread := w.spec.All(ctx)
	return slices.Concat(w.spec.Findings, unread, rules.Reading(documents))
}

// addProblems shows errors, then warnings: for each code in each file the
// first place and how many there are, so that one habit of an author does not
// hide everything else.
func (s *SpecRow) addProblems(findings []doc.Finding) {
	type group struct {
		first doc.Finding
		count int
	}
	var groups []group
	for _, severity := range []doc.Severity{doc.Error, doc.Warning} {
		for _, x := range findings {
			if x.Severity != severity {
				continue
			}
			s.ProblemsAll++
			same := func(g group) bool { return g.first.Code == x.Code && g.first.File == x.File }
			if at := slices.IndexFunc(groups, same); at >= 0 {
				groups[at].count++
				continue
			}
			groups = append(groups, group{x, 1})
		}
	}
	shown := 0
	for _, g := range groups[:min(maxProblems, len(groups))] {
		text := place(path.Base(g.first.File), g.first.Line) + " " + g.first.Code
		if g.count > 1 {
			text += fmt.Sprintf(" (%d)", g.count)
		}
		s.Problems = append(s.Problems, text)
		shown += g.count
	}
	if shown == s.ProblemsAll {
		s.ProblemsAll = 0
		return
	}
	s.problemsHidden = s.ProblemsAll - shown
}
