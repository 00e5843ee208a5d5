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
	lines, err := readText(text)
	if err != nil {
		return Written{}, err
	}
	asked, err := readTasks(lines)
	if err != nil {
		return Written{}, err
	}
	if len(asked) != 1 || len(asked[0].children) > 0 {
		return Written{}, invalid("text holds several tasks; edit_task takes one with its details, and add_tasks adds others")
	}
	form, ok := formOfTask(d, t)
	if !ok {
		return Written{}, &doc.Fault{Code: codeNotApplicable, Field: "target", Given: id, Message: "the task is a row of a table; change it with replace_text"}
	}
	mark := string(d.Source[t.Box])
	line := form.line(t.Number, asked[0].title, t.Optional)
	line = form.lead + mark + line[len(form.lead)+1:]
	edit := doc.Edit{Span: doc.Span{Start: t.Head.End - len(strings.TrimPrefix(string(t.Head.Of(d.Source)), "\ufeff")), End: t.Head.End}, New: line}
	if len(asked[0].details) > 0 {
		edit.End = ownEnd(d, t)
		for _, detail := range keyFormOf(d).spell(indented(asked[0].details, form.details)) {
			edit.New += doc.LineEnd(d.Source) + detail
		}
	}
	w := Written{Edits: []doc.Edit{edit}}
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
