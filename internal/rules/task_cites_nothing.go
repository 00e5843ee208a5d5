package rules

import (
	"strings"

	"kiro-mcp/specfs"
	"kiro-mcp/specfs/doc"
)

var taskCitesNothing = Rule{
	ID: "task_cites_nothing", Group: Coverage, Severity: doc.Info,
	Title: "a required task that cites no requirement, where nearly all others do",
	Why:   "nobody asked for it, or it is done without looking at what was asked",
	Fix:   "add _Requirements: …_, or remove the task",
	Needs: []specfs.Kind{specfs.KindRequirements, specfs.KindTasks},
	find:  findTaskCitesNothing,
}

// mostCite is the share of required leaves that cite from which on the others
// are taken to have forgotten it.
const mostCite = 0.8

func findTaskCitesNothing(s *subject, report reporter) {
	for _, d := range s.tasks {
		var silent []*doc.Task
		total := 0
		for _, t := range d.Tasks.RequiredLeaves() {
			if isCheckpoint(t) {
				continue
			}
			if total++; !cites(d, t) {
				silent = append(silent, t)
			}
		}
		if float64(total-len(silent)) < mostCite*float64(total) {
			continue
		}
		for _, t := range silent {
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
	title := strings.ToLower(t.Title)
	for _, word := range []string{"checkpoint", "检查点", "チェックポイント", "ensure all tests", "all tests pass"} {
		if strings.Contains(title, word) {
			return true
		}
	}
	return false
}
