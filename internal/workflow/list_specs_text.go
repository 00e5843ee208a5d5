package workflow

import (
	"fmt"
	"strings"

	"kiro-mcp/internal/prose"
)

// Text lists the specs, one or two lines each.
func (l ListSpecs) Text() string {
	var f prose.Text
	f.Line("%s: %s", workspaceHead(l.Workspace), prose.Plural(l.Total, "spec"))
	for _, s := range l.Specs {
		f.Line("%s", s.text())
	}
	for _, p := range l.Problems {
		f.Line("problem: %s", p.text())
	}
	if l.NextCursor != "" {
		f.Line("more: cursor=%s", l.NextCursor)
	}
	return f.Done()
}

func (s SpecRow) text() string {
	parts := []string{s.Kind, "phase " + s.Phase, "documents " + strings.Join(s.Documents, ", ")}
	if len(s.Agreed) > 0 {
		parts = append(parts, "agreed "+strings.Join(s.Agreed, ", "))
	}
	if len(s.Changed) > 0 {
		parts = append(parts, "changed since "+strings.Join(s.Changed, ", "))
	}
	parts = append(parts, s.Tasks.text())
	text := fmt.Sprintf("- %s: %s", s.Spec, strings.Join(parts, "; "))
	if s.NextTask != nil {
		text += fmt.Sprintf("\n  next: %s %s (%s)", s.NextTask.ID, s.NextTask.Title, s.NextTask.Why)
		if s.NextTask.Caution != "" {
			text += "; caution: " + s.NextTask.Caution
		}
	}
	if len(s.Problems) > 0 {
		text += "\n  problems: " + strings.Join(s.Problems, ", ")
		if s.problemsHidden > 0 {
			text += fmt.Sprintf(" and %d more", s.problemsHidden)
		}
	}
	return text
}
