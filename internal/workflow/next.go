package workflow

import (
	"fmt"
	"strings"

	"kiro-mcp/specfs/doc"
)

// NextTask is the task to do next, and why it is that one.
type NextTask struct {
	Spec    string `json:"spec"`
	ID      string `json:"id"`
	Title   string `json:"title"`
	Why     string `json:"why"`
	Caution string `json:"caution,omitempty" doc:"what makes this doubtful"`
}

// manyDone is how many later tasks, done already, make an open one look as if
// somebody forgot to tick it.
const manyDone = 3

// next is the first required leaf in progress, else the first that is not done
// and waits for nothing, in file order; nil when there is none.
func (p *plan) next() (task *doc.Task, why, caution string) {
	var running []*doc.Task
	for i, t := range p.leaves {
		switch {
		case t.Status == doc.InProgress:
			running = append(running, t)
		case task == nil && t.Status != doc.Done && !p.blocked(t):
			task, why, caution = t, p.whyOpen(), p.laterDone(i)
		}
	}
	if len(running) == 0 {
		return task, why, caution
	}
	caution = ""
	if len(running) > 1 {
		caution = "also in progress: " + idList(running[1:], 5)
	}
	return running[0], "in progress", caution
}

func (p *plan) whyOpen() string {
	if !p.ordered {
		return "first open task in file order"
	}
	return "first open task that waits for nothing"
}

// laterDone is the caution about tasks done out of order. Where waves allow
// tasks side by side, only those of a later wave count.
func (p *plan) laterDone(i int) string {
	done := 0
	wave, placed := p.waveOf(p.leaves[i])
	for _, later := range p.leaves[i+1:] {
		if later.Status != doc.Done {
			continue
		}
		if w, ok := p.waveOf(later); placed && ok && w <= wave {
			continue
		}
		done++
	}
	if done < manyDone {
		return ""
	}
	return fmt.Sprintf("%d later tasks are already done; this one may be done but not ticked: check first", done)
}

// idList writes at most limit ids and how many more there are.
func idList(tasks []*doc.Task, limit int) string {
	ids := make([]string, 0, limit)
	for _, t := range tasks[:min(limit, len(tasks))] {
		ids = append(ids, t.ID)
	}
	text := strings.Join(ids, ", ")
	if more := len(tasks) - len(ids); more > 0 {
		text += fmt.Sprintf(" and %d more", more)
	}
	return text
}
