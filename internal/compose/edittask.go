package compose

import (
	"fmt"
	"strings"

	"kiro-mcp/specfs/doc"
)

// EditTask gives a task that is not completed another title, and other details
// if the text has more than one line. Number, box and star stay.
func EditTask(d *doc.Tasks, id, text string) (Written, error) {
	t, err := d.Find(id)
	if err != nil {
		return Written{}, inField(err, "target")
	}
	if t.Status == doc.Done {
		return Written{}, completed(t)
	}
	lines, err := readItemLines(text)
	if err != nil {
		return Written{}, err
	}
	asked, err := readTask(lines[0], doc.ReadItemMarker(lines[0]), 1)
	if err != nil {
		return Written{}, err
	}
	asked.details = trimBlank(lines[1:])
	form, ok := formOfTask(d, t)
	head := string(t.Head.Of(d.Source))
	at := strings.LastIndex(head, t.Title)
	if !ok || at < 0 {
		return Written{}, &doc.Fault{Code: codeNotApplicable, Field: "target", Given: id, Message: "the title of the task does not stand there as one text; change it with replace_text"}
	}
	edits := []doc.Edit{{Span: doc.Span{Start: t.Head.Start + at, End: t.Head.Start + at + len(t.Title)}, New: asked.title}}
	if len(asked.details) > 0 {
		details := keyFormOf(d).spell(indented(asked.details, form.details))
		end := doc.LineEnd(d.Source)
		edits = append(edits, doc.Edit{Span: doc.Span{Start: t.Head.End, End: ownEnd(d, t)}, New: end + strings.Join(details, end)})
	}
	w := Written{Edits: edits}
	w.IDs, err = confirmEdited(d, w.Edits, t)
	return w, err
}

// completed refuses to change a completed task.
func completed(t *doc.Task) error {
	return &doc.Fault{
		Code: codeCompletedTask, Field: "target", Given: t.ID,
		Message: fmt.Sprintf("task %s is completed, and completed tasks are never rewritten; add a new task, or reopen it first", t.ID),
	}
}

// confirmEdited reads what an edit makes of a plan: one task with another
// title, and all others as before.
func confirmEdited(d *doc.Tasks, edits []doc.Edit, edited *doc.Task) ([]string, error) {
	before := Document{Source: d.Source, Tasks: d}
	changed, err := before.after(edits)
	if err != nil {
		return nil, err
	}
	now := changed.Tasks.All
	fault := invalid("the text would change how other tasks or sections read; leave out headings and boxes in details")
	if len(now) != len(d.All) || len(changed.Tasks.Sections) != len(d.Sections) {
		return nil, fault
	}
	var ids []string
	for i, t := range d.All {
		if t == edited {
			ids = append(ids, now[i].ID)
			continue
		}
		if now[i].Number != t.Number || now[i].Title != t.Title || now[i].Status != t.Status {
			return nil, fault
		}
	}
	return ids, keepsCompleted(before, changed)
}
