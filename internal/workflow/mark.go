package workflow

import (
	"fmt"
	"slices"

	"kiro-mcp/internal/prose"
	"kiro-mcp/specfs/doc"
)

// mark sets a task's box and keeps the boxes above it true: a parent is done
// when its required children are.
type mark struct {
	status doc.Status
	force  bool // close a parent whatever is open below it

	closed, reopened []*doc.Task // parents that follow, nearest first
	over             []*doc.Task // the open required tasks that force closes over
}

// edits gives the edits for a task and its parents: one byte each, none for a
// box that says so already. It refuses to close over open required children.
func (m *mark) edits(tasks *doc.Tasks, t *doc.Task) ([]doc.Edit, error) {
	open := openLeaves(t)
	if m.status == doc.Done && len(open) > 0 && !m.force {
		return nil, openChildren(t, open)
	}
	edits := tasks.SetStatus(t, m.status)
	if m.status == doc.Done && len(edits) > 0 {
		m.over = open
	}
	if t.Optional || len(edits) == 0 {
		return edits, nil
	}
	parentStatus := doc.Open
	switch {
	case m.status != doc.Done:
		m.reopened = doneAbove(t)
	case len(open) == 0: // what was forced goes no further up
		parentStatus = doc.Done
		m.closed = closable(t)
	}
	for _, p := range slices.Concat(m.closed, m.reopened) {
		edits = append(edits, tasks.SetStatus(p, parentStatus)...)
	}
	return edits, nil
}

// closable are the parents whose last required child is being closed.
func closable(t *doc.Task) []*doc.Task {
	closing := []*doc.Task{t}
	for p := t.Parent; p != nil && p.Status != doc.Done && complete(p, closing); p = p.Parent {
		closing = append(closing, p)
		if p.Optional {
			break
		}
	}
	return closing[1:]
}

// complete reports whether every required child is done or being closed, and
// all below those children.
func complete(p *doc.Task, closing []*doc.Task) bool {
	for _, c := range p.Children {
		if c.Optional || slices.Contains(closing, c) {
			continue
		}
		if c.Status != doc.Done || !complete(c, closing) {
			return false
		}
	}
	return true
}

// doneAbove are the parents that say done and have to say so no longer.
func doneAbove(t *doc.Task) []*doc.Task {
	var above []*doc.Task
	for p := t.Parent; p != nil; p = p.Parent {
		if p.Status == doc.Done {
			above = append(above, p)
		}
		if p.Optional {
			break
		}
	}
	return above
}

// openLeaves are the required leaves below a task that are not done.
func openLeaves(t *doc.Task) []*doc.Task {
	var open []*doc.Task
	for _, c := range t.Children {
		switch {
		case c.Optional:
		case len(c.Children) > 0:
			open = append(open, openLeaves(c)...)
		case c.Status != doc.Done:
			open = append(open, c)
		}
	}
	return open
}

func openChildren(t *doc.Task, open []*doc.Task) error {
	fault := &doc.Fault{
		Code: codeOpenChildren, Field: "task", Given: t.ID,
		Message: fmt.Sprintf("task %s has %s below it: %s; check those off first, or set force",
			t.ID, prose.Plural(len(open), "open required task"), idList(open, maxOver)),
	}
	for _, o := range open {
		fault.Valid = append(fault.Valid, o.ID)
	}
	return fault
}
