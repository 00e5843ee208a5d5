package rules

import (
	"kiro-mcp/specfs"
	"kiro-mcp/specfs/doc"
)

var taskInTwoWaves = Rule{
	ID: "task_in_two_waves", Group: Waves, Severity: doc.Warning,
	Title:  "a task that two waves list",
	Why:    "it is run twice, or too late for what follows the first",
	Fix:    "leave it in one of them",
	Needs:  []specfs.Kind{specfs.KindTasks},
	unless: noWaves,
	find:   findTaskInTwoWaves,
}

func findTaskInTwoWaves(s *subject, report reporter) {
	for _, d := range s.tasks {
		first := map[string]doc.Wave{}
		for _, w := range d.Tasks.Waves {
			for _, number := range w.Tasks {
				if before, listed := first[number]; listed {
					report(d, w.Line, "wave %s lists task %s, as wave %s does", w.ID, number, before.ID)
					break
				}
				first[number] = w
			}
		}
	}
}
