package rules

import (
	"kiro-mcp/internal/pattern"
	"kiro-mcp/specfs"
	"kiro-mcp/specfs/doc"
)

var taskCitesNothing = Rule{
	ID: "task_cites_nothing", Group: Coverage, Severity: doc.Info, Off: true,
	Title:  "a required task that cites no requirement, where nearly all others do",
	Why:    "nobody asked for it, or it is done without looking at what was asked",
	Fix:    "add _Requirements: …_, or remove the task",
	Needs:  []specfs.Kind{specfs.KindRequirements, specfs.KindTasks},
	Judged: Judgment{2, 5},
	find:   findTaskCitesNothing,
}

// mostCite is the share of required leaves that cite from which on the others
// are taken to have forgotten it.
const mostCite = 0.8

func findTaskCitesNothing(s *subject, report reporter) {
	for _, d := range s.tasks {
		var silent []*doc.Task
		citing, total := map[*doc.Section]bool{}, 0 // sections where tasks cite; lists of wishes have their own
		for _, t := range d.Tasks.RequiredLeaves() {
			if isCheckpoint(t) {
				continue
			}
			if total++; cites(d, t) {
				citing[t.Section] = true
			} else {
				silent = append(silent, t)
			}
		}
		if float64(total-len(silent)) < mostCite*float64(total) {
			continue
		}
		for _, t := range silent {
			if !citing[t.Section] || t.Number == "" {
				continue
			}
			report(d, t.Line, "task %s cites no requirement", t.ID)
		}
	}
}

// cites reports whether a task, one above it or the heading that it stands
// under says what it is for. Words count: they are an answer, if not an id.
func cites(d *specfs.Document, t *doc.Task) bool {
	for at := t; at != nil; at = at.Parent {
		if len(at.References()) > 0 {
			return true
		}
	}
	return t.Section != nil && len(doc.ReferenceLines(d.Source, t.Section.Own)) > 0
}

// isCheckpoint knows the tasks at which Kiro only stops and looks. They serve
// no requirement by design.
func isCheckpoint(t *doc.Task) bool {
	return checkpoint().MatchString(t.Title)
}

var checkpoint = pattern.Of(`(?i)checkpoint|\b(?:ensure|verify|run) (?:that )?(?:all |the )?[\w ]*tests?\b|检查点|チェックポイント`)
