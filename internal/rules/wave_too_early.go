package rules

import (
	"slices"

	"kiro-mcp/specfs"
	"kiro-mcp/specfs/doc"
)

var waveTooEarly = Rule{
	ID: "wave_too_early", Group: Waves, Severity: doc.Warning,
	Title:  "a task in the wave of one that it depends on, or before it",
	Why:    "Kiro runs a wave's tasks at once, so it starts without what it needs",
	Fix:    "move it to a later wave",
	Needs:  []specfs.Kind{specfs.KindTasks},
	unless: noWaves,
	find:   findWaveTooEarly,
}

func findWaveTooEarly(s *subject, report reporter) {
	for _, d := range s.tasks {
		numbered, wave := byNumber(d.Tasks), waveOf(d.Tasks)
		for _, t := range d.Tasks.All {
			for _, number := range t.Depends() {
				own, listed := wave[t.Number]
				other, known := wave[number]
				if listed && known && numbered[number] != nil && numbered[number] != t && own <= other {
					report(d, t.Line, "task %s depends on %s, which is in no earlier wave", t.ID, number)
					break
				}
			}
		}
	}
}

func noWaves(s *subject) string {
	if slices.ContainsFunc(s.tasks, func(d *specfs.Document) bool { return len(d.Tasks.Waves) > 0 }) {
		return ""
	}
	return "no waves"
}

// waveOf counts the wave that lists each number first.
func waveOf(tasks *doc.Tasks) map[string]int {
	wave := map[string]int{}
	for i, w := range tasks.Waves {
		for _, number := range w.Tasks {
			if _, listed := wave[number]; !listed {
				wave[number] = i
			}
		}
	}
	return wave
}
