package workflow

import "fmt"

// Progress counts the required leaves of a spec; optional ones stand apart.
type Progress struct {
	Required   int `json:"required"`
	Done       int `json:"done"`
	InProgress int `json:"in_progress"`
	Optional   int `json:"optional"`
}

// progress is the sum over the spec's tasks documents.
func (w work) progress() Progress {
	var sum Progress
	for _, d := range w.documents {
		p := d.plan.progress
		sum.Required += p.Required
		sum.Done += p.Done
		sum.InProgress += p.InProgress
		sum.Optional += p.Optional
	}
	return sum
}

func (p Progress) text() string {
	if p == (Progress{}) {
		return "no tasks"
	}
	text := fmt.Sprintf("%d of %d required tasks done", p.Done, p.Required)
	if p.InProgress > 0 {
		text += fmt.Sprintf(", %d in progress", p.InProgress)
	}
	if p.Optional > 0 {
		text += fmt.Sprintf(", %d optional besides", p.Optional)
	}
	return text
}
