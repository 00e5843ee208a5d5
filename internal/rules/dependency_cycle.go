package rules

import (
	"slices"
	"strings"

	"kiro-mcp/specfs"
	"kiro-mcp/specfs/doc"
)

var dependencyCycle = Rule{
	ID: "dependency_cycle", Group: Waves, Severity: doc.Error,
	Title: "tasks that wait for one another",
	Why:   "none of them can ever be next",
	Fix:   "remove one of the dependencies",
	Needs: []specfs.Kind{specfs.KindTasks},
	find:  findDependencyCycle,
}

func findDependencyCycle(s *subject, report reporter) {
	for _, d := range s.tasks {
		w := waits{numbered: byNumber(d.Tasks), state: map[*doc.Task]visit{}}
		for _, t := range d.Tasks.All {
			if circle := w.circle(t); circle != nil {
				var ids []string
				for _, t := range circle {
					ids = append(ids, t.ID)
				}
				report(d, circle[0].Line, "task %s waits for itself: %s", circle[0].ID, strings.Join(append(ids, ids[0]), " after "))
			}
		}
	}
}

// waits goes along dependencies, each task once.
type waits struct {
	numbered map[string]*doc.Task
	state    map[*doc.Task]visit
	path     []*doc.Task
}

type visit int

const (
	unseen visit = iota
	onPath
	seen
)

// circle is a cycle that can be reached from the task, and was not met before.
func (w *waits) circle(t *doc.Task) []*doc.Task {
	switch w.state[t] {
	case onPath:
		return slices.Clone(w.path[slices.Index(w.path, t):])
	case seen:
		return nil
	case unseen:
	}
	w.state[t] = onPath
	w.path = append(w.path, t)
	defer func() { w.state[t], w.path = seen, w.path[:len(w.path)-1] }()
	for _, number := range t.Depends() {
		if next := w.numbered[number]; next != nil {
			if circle := w.circle(next); circle != nil {
				return circle
			}
		}
	}
	return nil
}

// byNumber finds the tasks whose number no other has.
func byNumber(tasks *doc.Tasks) map[string]*doc.Task {
	numbered := map[string]*doc.Task{}
	for _, t := range tasks.All {
		if _, repeated := numbered[t.Number]; repeated {
			numbered[t.Number] = nil
			continue
		}
		numbered[t.Number] = t
	}
	return numbered
}
