package workflow

import (
	"slices"
	"strings"

	"kiro-mcp/specfs/doc"
)

// plan is a tasks document seen as work: what counts, and what waits for what.
// It is computed once for each version of a document.
//
//	wave 0: 1.1 done, 1.2 open ──┐ pending[0] = 1.2
//	wave 1: 2.1 open ────────────┘ 2.1 waits for 1.2
type plan struct {
	tasks    *doc.Tasks
	leaves   []*doc.Task // required leaves in file order: the work that counts
	progress doc.Progress

	ordered bool                      // the document says what waits for what
	pending [][]*doc.Task             // for each wave its required leaves not done
	first   int                       // the first wave with something pending
	needs   map[*doc.Task][]*doc.Task // what a task's own _Depends:_ names
}

func newPlan(tasks *doc.Tasks) *plan {
	p := &plan{tasks: tasks, leaves: tasks.RequiredLeaves(), progress: tasks.Progress()}
	if len(tasks.Waves) > 0 {
		p.ordered = true
		p.layWaves()
	}
	if slices.ContainsFunc(tasks.All, hasDepends) {
		p.ordered = true
		p.layNeeds()
	}
	return p
}

func hasDepends(t *doc.Task) bool { return len(t.Depends()) > 0 }

// byNumber finds tasks by what dependencies call them.
func byNumber(tasks *doc.Tasks) map[string][]*doc.Task {
	numbered := make(map[string][]*doc.Task, len(tasks.All))
	for i, t := range tasks.All {
		switch same, repeated := numbered[t.Number]; {
		case t.Number == "":
		case repeated:
			numbered[t.Number] = append(same, t)
		default:
			numbered[t.Number] = tasks.All[i : i+1 : i+1] // one task, without a slice of its own
		}
	}
	return numbered
}

func (p *plan) layNeeds() {
	numbered := byNumber(p.tasks)
	p.needs = map[*doc.Task][]*doc.Task{}
	for _, t := range p.tasks.All {
		for _, written := range t.Depends() {
			p.needs[t] = append(p.needs[t], numbered[leadingNumber(written)]...)
		}
	}
}

func (p *plan) layWaves() {
	p.pending = make([][]*doc.Task, len(p.tasks.Waves))
	for _, t := range p.leaves {
		if i, ok := p.waveOf(t); ok && t.Status != doc.Done {
			p.pending[i] = append(p.pending[i], t)
		}
	}
	p.first = slices.IndexFunc(p.pending, func(left []*doc.Task) bool { return len(left) > 0 })
}

// waveOf is the wave that lists the task, or else the nearest task above it.
func (p *plan) waveOf(t *doc.Task) (int, bool) {
	for ; t != nil && p.pending != nil; t = t.Parent {
		if i, ok := p.tasks.Wave(t); ok {
			return i, true
		}
	}
	return 0, false
}

// blocked reports whether the task has to wait, without listing for what.
func (p *plan) blocked(t *doc.Task) bool {
	if i, ok := p.waveOf(t); ok && p.first >= 0 && p.first < i {
		return true
	}
	return slices.ContainsFunc(p.dependencies(t), func(d *doc.Task) bool { return !p.finished(d) })
}

// blockers are the tasks that this one waits for: what is left of earlier
// waves, then what _Depends:_ names. At most limit are listed; count is all.
func (p *plan) blockers(t *doc.Task, limit int) (listed []*doc.Task, count int) {
	add := func(b *doc.Task) {
		if slices.Contains(listed, b) {
			return
		}
		count++
		if len(listed) < limit {
			listed = append(listed, b)
		}
	}
	if i, ok := p.waveOf(t); ok {
		for _, left := range p.pending[:i] {
			for _, b := range left {
				add(b)
			}
		}
	}
	for _, d := range p.dependencies(t) {
		if !p.finished(d) {
			add(d)
		}
	}
	return listed, count
}

// dependencies are the tasks that _Depends:_ lines of the task, or of those
// above it, name by number. Other words on such a line name no task.
func (p *plan) dependencies(t *doc.Task) []*doc.Task {
	var found []*doc.Task
	for at := t; at != nil; at = at.Parent {
		for _, d := range p.needs[at] {
			if d != t && !within(t, d) {
				found = append(found, d)
			}
		}
	}
	return found
}

// leadingNumber is the task number in "2.1", "Task 2.1" or "2.1 (the schema)".
func leadingNumber(written string) string {
	for word := range strings.FieldsSeq(written) {
		if word = strings.TrimRight(word, ".,;:"); word != "" && word[0] >= '0' && word[0] <= '9' {
			return word
		}
	}
	return written
}

// finished reports whether nothing of the task is left: its box says so, or
// all its required leaves do.
func (p *plan) finished(t *doc.Task) bool {
	return t.Status == doc.Done || p.tasks.Derived(t) == doc.Done
}

// within reports whether t is under ancestor.
func within(t, ancestor *doc.Task) bool {
	for at := t.Parent; at != nil; at = at.Parent {
		if at == ancestor {
			return true
		}
	}
	return false
}
