package workflow

import (
	"context"
	"fmt"

	"kiro-mcp/internal/prose"
	"kiro-mcp/internal/uri"
	"kiro-mcp/specfs"
	"kiro-mcp/specfs/doc"
)

// GetTaskParams says which task, and how much room there is.
type GetTaskParams struct {
	Spec     string  `json:"spec,omitempty" doc:"id, if several"`
	Task     TaskArg `json:"task,omitempty" doc:"id or title; none: the next"`
	Detail   string  `json:"detail,omitempty" enum:"concise,full" default:"concise" doc:"full: all text"`
	MaxBytes int     `json:"max_bytes,omitempty" minimum:"2000" maximum:"60000" doc:"4000; full 16000"`
}

// GetTask is all that is needed to do a task. What could not be had in the
// room there is stands in Omitted.
type GetTask struct {
	Workspace    string            `json:"workspace"`
	Task         TaskRow           `json:"task"`
	File         string            `json:"file"`
	Own          string            `json:"text" doc:"the task's own lines"`
	Chosen       string            `json:"chosen,omitempty" doc:"why this task, when none was named"`
	Caution      string            `json:"caution,omitempty"`
	Parent       *TaskRef          `json:"parent,omitempty"`
	Children     []TaskRef         `json:"children,omitempty"`
	WaitsFor     []TaskRef         `json:"waits_for,omitempty"`
	Requirements []RequirementPart `json:"requirements"`
	Design       []DesignPart      `json:"design"`
	Properties   []PropertyPart    `json:"properties,omitempty"`
	Steering     []SteeringPart    `json:"steering,omitempty"`
	Code         []CodePart        `json:"code,omitempty" doc:"files and names in the task, and whether they exist"`
	Verify       []SourceLine      `json:"verify,omitempty" doc:"how this project says that it verifies"`
	Notes        []SourceLine      `json:"notes,omitempty" doc:"notes of the document and of tasks before this one"`
	Omitted      []Omission        `json:"omitted"`
	Revision     string            `json:"revision" doc:"of the task's own lines, for expect of check_off_task"`

	links []uri.Link
}

// GetTask gathers what a task needs, in the room there is.
func (f *Flow) GetTask(ctx context.Context, p GetTaskParams) (GetTask, error) {
	spec, err := f.workspaces.Spec(ctx, p.Spec)
	if err != nil {
		return GetTask{}, err
	}
	w := f.work(ctx, spec)
	picked, err := w.choose(p.Task)
	if err != nil {
		return GetTask{}, err
	}
	d, t := picked.document, picked.task
	g := gathering{flow: f, work: w, document: d, task: t, full: p.Detail == "full"}
	g.out = GetTask{
		Workspace: spec.Workspace.Name, Task: d.row(spec, t), File: d.Path,
		Own: string(t.Span.Of(d.Source)), Chosen: picked.why, Caution: picked.caution,
		Revision: doc.Revision(t.Span.Of(d.Source)),
	}
	g.boundOwn()
	g.gather(ctx)
	fitted, err := g.fit(p.room())
	if err != nil {
		return GetTask{}, err
	}
	return g.linked(fitted, p.room())
}

// ownBytes is the most of a task's own text that one answer can have: no answer
// is above 60,000 bytes.
const ownBytes = 40_000

func (g *gathering) boundOwn() {
	if all := len(g.out.Own); all > ownBytes {
		g.out.Own = prose.Short(g.out.Own, ownBytes)
		g.out.Omitted = append(g.out.Omitted, Omission{
			What: fmt.Sprintf("the end of the task's own text, which has %d bytes", all), Why: "no answer is above 60,000 bytes",
			Get: fmt.Sprintf("read_spec document=%s offset=%d limit=1000", g.document.Name, g.task.Line),
		})
	}
}

// room is how many bytes the answer may have.
func (p GetTaskParams) room() int {
	switch {
	case p.MaxBytes > 0:
		return p.MaxBytes
	case p.Detail == "full":
		return 16_000
	default:
		return 4_000
	}
}

// choice is the task that an answer is about; why and caution speak of one that
// nobody named.
type choice struct {
	document     planned
	task         *doc.Task
	why, caution string
}

// choose finds the task that was named, or the next one.
func (w work) choose(arg TaskArg) (choice, error) {
	var c choice
	if arg == "" {
		if len(w.documents) == 0 {
			return c, w.noTasks()
		}
		next := nextOf([]work{w})
		if next == nil {
			return c, w.nothingNext()
		}
		arg, c.why, c.caution = TaskArg(next.ID), next.Why, next.Caution
	}
	var err error
	c.document, c.task, err = w.find(arg)
	return c, err
}

func (w work) nothingNext() error {
	p := w.progress()
	fault := &doc.Fault{Code: codeNothingNext, Field: "task"}
	if p.Done == p.Required {
		fault.Message = fmt.Sprintf("spec %s has no task left: %s; name a task to see it", quote(w.spec.ID), p.text())
		return fault
	}
	fault.Message = fmt.Sprintf("every task left in spec %s waits for another: its waves or _Depends:_ lines go in a circle; name a task", quote(w.spec.ID))
	for _, d := range w.documents {
		for _, t := range d.plan.leaves {
			if t.Status != doc.Done {
				fault.Valid = append(fault.Valid, t.ID)
			}
		}
	}
	return fault
}

// gathering collects the parts of one answer.
type gathering struct {
	flow     *Flow
	work     work
	document planned
	task     *doc.Task
	full     bool

	lore  *lore
	names []doc.Mention // what the task's own lines name, each once
	out   GetTask
}

func (g *gathering) spec() *specfs.Spec { return g.work.spec }

// gather follows the order of the contract: references, then names, then the
// section's title; then what goes with the criteria, and what is around.
func (g *gathering) gather(ctx context.Context) {
	g.lore = g.flow.loreOf(ctx, g.spec())
	g.names = distinctNames(doc.Mentions([]byte(g.out.Own)))
	g.addFamily()
	g.addCited()
	g.addNamedCriteria()
	if len(g.out.Requirements) == 0 {
		g.addInferred()
	}
	g.countCriteria()
	g.addDesign()
	g.addProperties()
	g.addSteering(ctx)
	g.addCode()
	g.addNotes()
}
