package rules

import (
	"kiro-mcp/specfs"
	"kiro-mcp/specfs/doc"
)

var taskTooLarge = Rule{
	ID: "task_too_large", Group: Tasks, Severity: doc.Info,
	Title: "a task without sub-tasks that has very many details, or serves very many criteria",
	Why:   "it stays open for days, and then is ticked half done",
	Fix:   "split it into sub-tasks that can be ticked one by one",
	Needs: []specfs.Kind{specfs.KindTasks},
	find:  findTaskTooLarge,
}

// A task may have as many details, and cite as many criteria, as this.
const (
	maxDetails = 10
	maxServed  = 12
)

func findTaskTooLarge(s *subject, report reporter) {
	for _, d := range s.tasks {
		for _, t := range d.Tasks.All {
			if !t.Leaf() || isCheckpoint(t) {
				continue
			}
			if n := plainDetails(t); n > maxDetails {
				report(d, t.Line, "task %s has %d details", t.ID, n)
			} else if n := s.served(t); n > maxServed {
				report(d, t.Line, "task %s cites %d criteria", t.ID, n)
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

// served counts the criteria that a task cites one by one. A requirement cited
// as a whole counts once: it says where to look, not how much to do.
func (s *subject) served(t *doc.Task) int {
	n := 0
	for _, r := range t.References() {
		criteria, requirements, _ := s.index.Resolve(r)
		if len(requirements) > 0 {
			n += len(requirements)
		} else {
			n += len(criteria)
		}
	}
	return n
}
