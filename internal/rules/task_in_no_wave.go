package rules

import (
	"kiro-mcp/specfs"
	"kiro-mcp/specfs/doc"
)

var taskInNoWave = Rule{
	ID: "task_in_no_wave", Group: Waves, Severity: doc.Info,
	Title:  "a required task that no wave lists, in a plan with waves",
	Why:    "running all waves leaves it undone",
	Fix:    "add its number to a wave",
	Needs:  []specfs.Kind{specfs.KindTasks},
	unless: noWaves,
	find:   findTaskInNoWave,
}

func findTaskInNoWave(s *subject, report reporter) {
	for _, d := range s.tasks {
		wave := waveOf(d.Tasks)
		if len(wave) == 0 {
			continue // another document has the waves
		}
		for _, t := range d.Tasks.RequiredLeaves() {
			if !inWave(t, wave) && !isCheckpoint(t) {
				report(d, t.Line, "no wave lists task %s", t.ID)
			}
		}
	}
}

// inWave reports whether a wave lists the task or one above it.
func inWave(t *doc.Task, wave map[string]int) bool {
	for ; t != nil; t = t.Parent {
		if _, listed := wave[t.Number]; listed {
			return true
		}
	}
	return false
}
