package doc

// Progress counts required leaves, as Kiro does; Optional counts optional
// leaves, which are in none of the other counts.
type Progress struct {
	Required   int `json:"required"`
	Done       int `json:"done"`
	InProgress int `json:"in_progress"`
	Optional   int `json:"optional"`
}

// Leaf reports whether the task has no children.
func (t *Task) Leaf() bool { return len(t.Children) == 0 }

// Required reports whether the task must be done: it has no star.
func (t *Task) Required() bool { return !t.Optional }

// RequiredLeaves are the tasks that make up the work, in file order.
func (d *Tasks) RequiredLeaves() []*Task {
	leaves := make([]*Task, 0, len(d.All))
	for _, t := range d.All {
		if t.Leaf() && t.Required() {
			leaves = append(leaves, t)
		}
	}
	return leaves
}

// Progress counts the document's leaves.
func (d *Tasks) Progress() Progress {
	var p Progress
	for _, t := range d.All {
		switch {
		case !t.Leaf():
		case t.Optional:
			p.Optional++
		default:
			p.Required++
			switch t.Status {
			case Done:
				p.Done++
			case InProgress:
				p.InProgress++
			case Open, Queued:
			}
		}
	}
	return p
}

// Derived is the status that a task's required leaves give it, whatever its
// own box says: done when all are, in progress when some are or one is
// begun. A task without required leaves below it has its own.
func (d *Tasks) Derived(t *Task) Status {
	var c tally
	c.below(t)
	switch {
	case c.total == 0:
		return t.Status
	case c.done == c.total:
		return Done
	case c.done > 0 || c.begun > 0:
		return InProgress
	case c.queued > 0:
		return Queued
	default:
		return Open
	}
}

// tally counts required leaves below a task.
type tally struct{ total, done, begun, queued int }

func (c *tally) below(t *Task) {
	for _, child := range t.Children {
		switch {
		case !child.Leaf():
			c.below(child)
		case child.Required():
			c.total++
			switch child.Status {
			case Done:
				c.done++
			case InProgress:
				c.begun++
			case Queued:
				c.queued++
			case Open:
			}
		}
	}
}
