package compose

import (
	"fmt"
	"slices"

	"kiro-mcp/specfs/doc"
)

// confirmTasks reads what an insertion makes of a plan: the tasks that were
// written, with their numbers and parents, and all others as before. It gives
// the ids of the new ones. As many headings as given are new as well.
func confirmTasks(d *doc.Tasks, edits []doc.Edit, parent *doc.Task, written []writtenTask, headings int) ([]string, error) {
	before := Document{Source: d.Source, Tasks: d}
	changed, err := before.after(edits)
	if err != nil {
		return nil, err
	}
	start, end := edits[0].Start, edits[0].Start+len(edits[0].New)
	isNew := func(t *doc.Task) bool { return start <= t.Head.Start && t.Head.Start < end }
	var added []*doc.Task
	for _, t := range changed.Tasks.All {
		if isNew(t) {
			added = append(added, t)
		}
	}
	if len(added) != len(written) {
		return nil, invalid(fmt.Sprintf("the text would read as %d tasks, not %d; write each task on a line of its own, and no boxes in its details", len(added), len(written)))
	}
	if err := endsThere(edits[0], ownEnd(changed.Tasks, added[len(added)-1])); err != nil {
		return nil, err
	}
	was, is := linesOf(d.All, nil), linesOf(changed.Tasks.All, isNew)
	if !slices.Equal(was, is) || len(d.Sections)+headings != len(changed.Tasks.Sections) {
		return nil, invalid("the text would change how other tasks or sections read; leave out headings and boxes in details")
	}
	var ids []string
	for i, t := range added {
		up := parentLine(t)
		want := 0
		if n := written[i].parent; n >= 0 {
			want = added[n].Line
		} else if parent != nil {
			want = parent.Line
		}
		switch {
		case t.Number != written[i].number || t.Status != doc.Open:
			return nil, invalid(fmt.Sprintf("task %q would be read with the number %q; give it a plain title", written[i].title, t.Number))
		case up != want:
			return nil, &doc.Fault{
				Code: codeNotApplicable, Field: "target",
				Message: fmt.Sprintf("task %q would be read as %s, not %s, because Kiro nests tasks by their numbers; number the tasks apart, or add it elsewhere", written[i].title, belowLine(up), belowLine(want)),
			}
		}
		ids = append(ids, t.ID)
	}
	return ids, keepsCompleted(before, changed)
}

// taskLine is what is compared of a task that nobody wrote.
type taskLine struct {
	number, title      string
	status             doc.Status
	optional, tolerant bool
	parent             string
}

func linesOf(all []*doc.Task, leaveOut func(*doc.Task) bool) []taskLine {
	var lines []taskLine
	for _, t := range all {
		if leaveOut != nil && leaveOut(t) {
			continue
		}
		line := taskLine{number: t.Number, title: t.Title, status: t.Status, optional: t.Optional, tolerant: t.Tolerant}
		if t.Parent != nil {
			line.parent = t.Parent.Number + " " + t.Parent.Title
		}
		lines = append(lines, line)
	}
	return lines
}

// parentLine is the line of a task's parent, 0 for a top task.
func parentLine(t *doc.Task) int {
	if t.Parent == nil {
		return 0
	}
	return t.Parent.Line
}

func belowLine(line int) string {
	if line == 0 {
		return "a top task"
	}
	return fmt.Sprintf("one below that on line %d", line)
}
