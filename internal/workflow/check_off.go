package workflow

import (
	"cmp"
	"context"
	"strings"

	"kiro-mcp/internal/uri"
	"kiro-mcp/specfs/doc"
)

// CheckOffParams says which box to set, and what to write beside it.
type CheckOffParams struct {
	Spec      string   `json:"spec,omitempty" doc:"id, if several"`
	Task      TaskArg  `json:"task,omitempty" doc:"id or title"`
	Criterion string   `json:"criterion,omitempty" doc:"or a criterion id"`
	Status    string   `json:"status,omitempty" enum:"done,in_progress,queued,open" default:"done"`
	Note      string   `json:"note,omitempty" doc:"line to add under the task"`
	Files     []string `json:"files,omitempty" doc:"files changed"`
	Evidence  string   `json:"evidence,omitempty" doc:"how verified"`
	Expect    string   `json:"expect,omitempty" doc:"last revision seen"`
	Force     bool     `json:"force,omitempty" doc:"close despite open children"`
}

// CheckOff is what was done to a box.
type CheckOff struct {
	Workspace       string    `json:"workspace"`
	Spec            string    `json:"spec"`
	Document        string    `json:"document"`
	Task            string    `json:"task,omitempty"`
	Criterion       string    `json:"criterion,omitempty"`
	Title           string    `json:"title"`
	Before          string    `json:"before"`
	After           string    `json:"after"`
	File            string    `json:"file"`
	Line            int       `json:"line"`
	Changed         bool      `json:"changed" doc:"false: it was so already, nothing was written"`
	Diff            string    `json:"diff" doc:"unified, without context"`
	ParentsClosed   []string  `json:"parents_closed"`
	ParentsReopened []string  `json:"parents_reopened"`
	Progress        Progress  `json:"progress"`
	NextTask        *NextTask `json:"next_task,omitempty"`
	Caution         string    `json:"caution,omitempty"`
	Revision        string    `json:"revision" doc:"of the task's own lines, for expect"`

	links []uri.Link
}

// CheckOff sets the box of a task or criterion, and of the parents that follow
// from it, in the bytes that are on the disk at that moment.
func (f *Flow) CheckOff(ctx context.Context, p CheckOffParams) (CheckOff, error) {
	if err := p.check(); err != nil {
		return CheckOff{}, err
	}
	p.Status = cmp.Or(p.Status, string(doc.Done))
	spec, err := f.workspaces.Spec(ctx, p.Spec)
	if err != nil {
		return CheckOff{}, err
	}
	if p.Criterion != "" {
		return f.checkCriterion(ctx, spec, p)
	}
	return f.checkTask(ctx, spec, p)
}

func (p CheckOffParams) check() error {
	switch {
	case (p.Task == "") == (p.Criterion == ""):
		return &doc.Fault{Code: codeInvalidArgument, Field: "task", Message: "give exactly one of task and criterion"}
	case p.Criterion != "" && len(p.details()) > 0:
		return &doc.Fault{
			Code: codeInvalidArgument, Field: "note",
			Message: "note, files and evidence are written under a task; a criterion takes none",
		}
	}
	return nil
}

// details are the lines to write under the task. Each is one line whatever the
// caller sent, so that no note can add a task.
func (p CheckOffParams) details() []string {
	var lines []string
	add := func(key, text string) {
		if text = strings.Join(strings.Fields(text), " "); text != "" {
			lines = append(lines, key+": "+text)
		}
	}
	add("Note", p.Note)
	add("Files", strings.Join(p.Files, ", "))
	add("Evidence", p.Evidence)
	return lines
}
