package rules

import (
	"kiro-mcp/internal/pattern"
	"kiro-mcp/specfs"
	"kiro-mcp/specfs/doc"
)

var taskTooLarge = Rule{
	ID: "task_too_large", Group: Tasks, Severity: doc.Info,
	Title:  "a task that is not done, has no sub-tasks and very many details",
	Why:    "it stays open for days, and then is ticked half done",
	Fix:    "split it into sub-tasks that can be ticked one by one",
	Needs:  []specfs.Kind{specfs.KindTasks},
	Judged: Judgment{4, 4},
	find:   findTaskTooLarge,
}

// maxDetails is how many details a task may have: above it, those of public
// plans that were read were several tasks in one.
const maxDetails = 12

// testTask matches the title of a task whose details are cases to test: each
// is a line, and together they are one piece of work.
var testTask = pattern.Of(`(?i)\btests?\b|测试|テスト`)

func findTaskTooLarge(s *subject, report reporter) {
	for _, d := range s.tasks {
		for _, t := range d.Tasks.All {
			if !t.Leaf() || t.Optional || t.Status == doc.Done || isCheckpoint(t) || testTask().MatchString(t.Title) {
				continue
			}
			if n := plainDetails(t); n > maxDetails {
				report(d, t.Line, "task %s has %d details", t.ID, n)
			}
		}
	}
}

// plainDetails counts the lines that say what is to be done.
func plainDetails(t *doc.Task) int {
	n := 0
	for _, line := range t.Details() {
		if line.Key == "" && !line.InCode() {
			n++
		}
	}
	return n
}
