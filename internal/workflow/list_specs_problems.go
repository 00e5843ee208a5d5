package workflow

import (
	"context"
	"fmt"
	"path"
	"slices"

	"kiro-mcp/specfs"
	"kiro-mcp/specfs/doc"
)

// findings are all of a spec: of its folder, of each document, and between
// them, where a task or property refers to a criterion that does not exist.
func (w work) findings(ctx context.Context) []doc.Finding {
	documents, unread := w.spec.All(ctx)
	found, index := slices.Concat(w.spec.Findings, unread), w.index()
	for _, d := range documents {
		found = append(found, d.Findings()...)
		for _, x := range dangling(d, index) {
			x.File = d.Path
			found = append(found, x)
		}
	}
	return found
}

func dangling(d *specfs.Document, index *doc.Index) []doc.Finding {
	switch {
	case d.Tasks != nil:
		return doc.DanglingReferences(d.Tasks, index)
	case d.Design != nil:
		return doc.DanglingValidates(d.Design, index)
	default:
		return nil
	}
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
