package workflow

import (
	"context"
	"fmt"

	"kiro-mcp/internal/prose"
	"kiro-mcp/internal/uri"
	"kiro-mcp/specfs"
	"kiro-mcp/specfs/doc"
)

// checkTask finds the document that holds the task, then lets the update
// decide everything else on the document as it is under the lock.
func (f *Flow) checkTask(ctx context.Context, spec *specfs.Spec, p CheckOffParams) (CheckOff, error) {
	document, err := f.work(ctx, spec).holding(p.Task)
	if err != nil {
		return CheckOff{}, err
	}
	tick := taskTick{params: p}
	var updated []*specfs.Document
	err = consenting(ctx, func(given consent) error {
		tick.given = given
		updated, err = spec.Update(ctx, specfs.Change{Document: document.Name, Edit: tick.edit})
		return err
	})
	if err != nil {
		return CheckOff{}, err
	}
	return f.tasksAfter(ctx, spec, tick.out, plannedOf(updated[0]))
}

// taskTick is one check-off of a task. Its edit may be called again when an
// editor saved in the same moment; the last call counts.
type taskTick struct {
	params CheckOffParams
	given  consent
	out    CheckOff
}

func (k *taskTick) edit(d *specfs.Document) ([]doc.Edit, error) {
	t, err := k.params.Task.in(d.Tasks)
	if err != nil {
		return nil, err
	}
	if err := k.params.unchanged(d, "task "+t.ID, t.Span, k.given); err != nil {
		return nil, err
	}
	m := mark{status: doc.Status(k.params.Status), force: k.params.Force}
	edits, err := m.edits(d.Tasks, t)
	if err != nil {
		return nil, err
	}
	if len(m.over) > 0 {
		if u := overriding(d, t, m.over); !k.given.to(u.question) {
			return nil, u
		}
	}
	edits = append(edits, d.Tasks.AddDetails(t, k.params.details())...)
	diff, err := diffOf(d, edits)
	if err != nil {
		return nil, err
	}
	k.out = CheckOff{
		Document: d.Name, File: d.Path, Task: t.ID, Title: prose.Short(t.Title, titleBytes),
		Before: string(t.Status), After: k.params.Status, Changed: len(edits) > 0, Diff: diff,
		ParentsClosed: idsOf(m.closed), ParentsReopened: idsOf(m.reopened),
	}
	return edits, nil
}

// tasksAfter completes an answer with what the spec's tasks are now.
func (f *Flow) tasksAfter(ctx context.Context, spec *specfs.Spec, out CheckOff, d planned) (CheckOff, error) {
	t, err := d.plan.tasks.Find(out.Task)
	if err != nil {
		return CheckOff{}, fmt.Errorf("%s: task %s after writing: %w", d.Path, out.Task, err)
	}
	out.Line = t.Line
	out.Revision = doc.Revision(t.Span.Of(d.Source))
	if waiting, count := d.plan.blockers(t, maxBlockers); count > 0 && out.After == string(doc.Done) {
		out.Caution = fmt.Sprintf("it waits for %s not done: %s", prose.Plural(count, "task"), idList(waiting, maxBlockers))
	}
	return f.specAfter(ctx, spec, d.Document, out), nil
}

// specAfter adds what holds for the whole spec, and the link to the document
// as it is now.
func (f *Flow) specAfter(ctx context.Context, spec *specfs.Spec, d *specfs.Document, out CheckOff) CheckOff {
	w := f.work(ctx, spec)
	out.links = []uri.Link{linkToDocument(documentAddress(spec, d), d)}
	out.Workspace, out.Spec = spec.Workspace.Name, spec.ID
	out.Progress, out.NextTask = w.progress(), nextOf([]work{w})
	return out
}

func idsOf(tasks []*doc.Task) []string {
	ids := make([]string, 0, len(tasks))
	for _, t := range tasks {
		ids = append(ids, t.ID)
	}
	return ids
}
