package workflow

import (
	"fmt"
	"strings"

	"kiro-mcp/internal/prose"
	"kiro-mcp/specfs"
	"kiro-mcp/specfs/doc"
)

// TaskRow is one task of a list.
type TaskRow struct {
	Spec            string   `json:"spec"`
	Document        string   `json:"document"`
	ID              string   `json:"id"`
	Title           string   `json:"title"`
	Status          string   `json:"status" enum:"open,in_progress,queued,done"`
	Derived         string   `json:"derived,omitempty" doc:"what required children say, where it differs"`
	Optional        bool     `json:"optional,omitempty"`
	Tolerant        bool     `json:"tolerant,omitempty" doc:"Kiro itself does not read this line as a task"`
	Parent          string   `json:"parent,omitempty"`
	Section         string   `json:"section,omitempty"`
	Requirements    []string `json:"requirements" doc:"as cited; at most 10"`
	RequirementsAll int      `json:"requirements_total,omitempty" doc:"when there are more than listed"`
	BlockedBy       []string `json:"blocked_by" doc:"at most 5"`
	BlockedAll      int      `json:"blocked_total,omitempty" doc:"when there are more than listed"`
	Line            int      `json:"line"`
}

// BoxlessSection is a heading that names work but holds no box.
type BoxlessSection struct {
	Spec     string `json:"spec"`
	Document string `json:"document"`
	Section  string `json:"section"`
	Title    string `json:"title"`
	Line     int    `json:"line"`
}

// row is a task as a list shows it.
func (d planned) row(spec *specfs.Spec, t *doc.Task) TaskRow {
	row := TaskRow{
		Spec: spec.ID, Document: d.Name, ID: t.ID, Title: prose.Short(t.Title, titleBytes),
		Status: string(t.Status), Optional: t.Optional, Tolerant: t.Tolerant,
		Requirements: []string{}, BlockedBy: []string{}, Line: t.Line,
	}
	if derived := d.plan.tasks.Derived(t); derived != t.Status {
		row.Derived = string(derived)
	}
	if t.Parent != nil {
		row.Parent = t.Parent.ID
	}
	if t.Section != nil {
		row.Section = t.Section.Path
	}
	refs := t.References()
	for _, r := range refs[:min(maxRefs, len(refs))] {
		row.Requirements = append(row.Requirements, prose.Short(r.Text, nextBytes))
	}
	if len(refs) > maxRefs {
		row.RequirementsAll = len(refs)
	}
	if t.Status == doc.Done {
		return row
	}
	blockers, count := d.plan.blockers(t, maxBlockers)
	for _, b := range blockers {
		row.BlockedBy = append(row.BlockedBy, b.ID)
	}
	if count > len(blockers) {
		row.BlockedAll = count
	}
	return row
}

func (t TaskRow) place() string {
	place := t.Spec + " " + t.Document
	if t.Section != "" {
		place += ", section " + t.Section
	}
	return place
}

// line is one row: box, id, title, and what one has to know before starting.
func (t TaskRow) line() string {
	notes := []string{fmt.Sprintf("line %d", t.Line)}
	if t.Derived != "" {
		notes = append(notes, "children say "+t.Derived)
	}
	if t.Optional {
		notes = append(notes, "optional")
	}
	if t.Tolerant {
		notes = append(notes, "not a task to Kiro")
	}
	if t.Parent != "" {
		notes = append(notes, "part of "+t.Parent)
	}
	if len(t.Requirements) > 0 {
		cites := "requirements " + strings.Join(t.Requirements, ", ")
		if more := t.RequirementsAll - len(t.Requirements); more > 0 {
			cites += fmt.Sprintf(" and %d more", more)
		}
		notes = append(notes, cites)
	}
	if len(t.BlockedBy) > 0 {
		waits := "waits for " + strings.Join(t.BlockedBy, ", ")
		if more := t.BlockedAll - len(t.BlockedBy); more > 0 {
			waits += fmt.Sprintf(" and %d more", more)
		}
		notes = append(notes, waits)
	}
	return fmt.Sprintf("- %s %s %s (%s)", box(t.Status), t.ID, t.Title, strings.Join(notes, "; "))
}
