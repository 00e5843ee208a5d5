package compose

import (
	"slices"
	"strings"

	"kiro-mcp/specfs/doc"
)

// taskWriter writes new tasks beside those of a place.
type taskWriter struct {
	d       *doc.Tasks
	place   taskPlace
	depth   int
	numbers *taskNumbers
	top     taskForm
	series  string // of the top numbers
	width   int
	key     keyForm
	written []writtenTask

	headings int // tasks that are headings
}

// writtenTask is what a new task must read as.
type writtenTask struct {
	number, title string
	parent        int // index in the list; -1 for those at the top of the text
}

func newTaskWriter(d *doc.Tasks, place taskPlace) (*taskWriter, error) {
	w := &taskWriter{d: d, place: place, numbers: numbersOf(d), depth: depthOf(place.parent) + 1, key: keyFormOf(d)}
	if place.parent == nil {
		w.depth = 0
	}
	form, example, err := w.topForm()
	if err != nil {
		return nil, err
	}
	w.top = form
	switch {
	case place.parent != nil && place.parent.Number != "":
		w.series = place.parent.Number + "."
	case place.section != nil && place.example == nil && w.numbersByHeading():
		number, _ := doc.TaskLabel(place.section.Title)
		w.series = number + "."
	case example != nil:
		if like, ok := readIdentifier(example.Number); ok {
			w.series, w.width = like.series, like.width
		}
	}
	return w, nil
}

// numbersByHeading reports whether tasks have the number of their heading
// before their own, and the heading at the place has one.
func (w *taskWriter) numbersByHeading() bool {
	if number, _ := doc.TaskLabel(w.place.section.Title); number == "" {
		return false
	}
	return slices.ContainsFunc(w.d.All, func(t *doc.Task) bool { return isByHeading(t) })
}

// isByHeading reports whether a task's number begins with that of its heading,
// which stands for its parent.
func isByHeading(t *doc.Task) bool {
	if t.Parent != nil || t.Section == nil {
		return false
	}
	number, _ := doc.TaskLabel(t.Section.Title)
	return number != "" && strings.HasPrefix(t.Number, number+".")
}

// topForm is the form of the text's top tasks: that of their sibling, of a task
// at the same depth, or what follows from their parent's.
func (w *taskWriter) topForm() (taskForm, *doc.Task, error) {
	example := w.place.example
	if example == nil {
		example = w.exampleAt(w.depth)
	}
	if example != nil {
		form, ok := formOfTask(w.d, example)
		if !ok {
			return form, nil, &doc.Fault{Code: codeNotApplicable, Field: "target", Message: "the tasks there are rows of a table; add a section with a list of tasks instead, which Kiro reads too"}
		}
		if up := w.place.parent; up != nil {
			form = w.fit(form, up)
		}
		return form, example, nil
	}
	if up := w.place.parent; up != nil {
		form, ok := formOfTask(w.d, up)
		if !ok {
			return form, nil, &doc.Fault{Code: codeNotApplicable, Field: "target", Message: "the task is a row of a table and can have none below it"}
		}
		return form.childForm(), nil, nil
	}
	return kiroTask, nil, nil
}

// fit makes the form of another task's child fit a parent: numbered if the
// parent is, since Kiro nests by numbers, and else indented below it.
func (w *taskWriter) fit(form taskForm, up *doc.Task) taskForm {
	above, ok := formOfTask(w.d, up)
	if !ok || above.numbered == form.numbered && (form.numbered || len(form.indent()) > len(above.indent())) {
		return form
	}
	return above.childForm()
}

// exampleAt is the last task of a depth that is not struck out.
func (w *taskWriter) exampleAt(depth int) *doc.Task {
	var found *doc.Task
	for _, t := range w.d.All {
		if t.Head.Start > w.place.at && found != nil {
			break
		}
		if depthOf(t) == depth && !strings.Contains(string(t.Head.Of(w.d.Source)), "~~") {
			found = t
		}
	}
	return found
}

func depthOf(t *doc.Task) int {
	if t == nil {
		return 0
	}
	depth := 0
	for t = t.Parent; t != nil; t = t.Parent {
		depth++
	}
	return depth
}

// write gives the lines of the text's tasks and remembers what they must read
// as.
func (w *taskWriter) write(asked []*taskText) string {
	var b strings.Builder
	for i, t := range asked {
		if i > 0 {
			b.WriteString(w.gap(false, w.depth))
		}
		w.task(&b, t, w.top, w.series, w.depth, -1)
	}
	return b.String()
}

func (w *taskWriter) task(b *strings.Builder, t *taskText, form taskForm, series string, depth, parent int) {
	number := ""
	if form.numbered {
		number = w.numbers.next(series, w.width)
	}
	own := len(w.written)
	if strings.HasPrefix(form.lead, "#") {
		w.headings++
	}
	w.written = append(w.written, writtenTask{number: number, title: t.title, parent: parent})
	b.WriteString(form.line(number, t.title, t.optional))
	end := doc.LineEnd(w.d.Source)
	for _, line := range w.key.spell(indented(t.details, form.details)) {
		b.WriteString(end + line)
	}
	if len(t.children) == 0 {
		return
	}
	below := w.below(form, depth)
	for i, child := range t.children {
		b.WriteString(w.gap(i == 0, depth+1))
		w.task(b, child, below, number+".", depth+1, own)
	}
}

// below is the form of tasks below a new one.
func (w *taskWriter) below(form taskForm, depth int) taskForm {
	if example := w.exampleAt(depth + 1); example != nil {
		if below, ok := formOfTask(w.d, example); ok && below.numbered == form.numbered && (form.numbered || len(below.indent()) > len(form.indent())) {
			return below
		}
	}
	return form.childForm()
}

// indented gives details another indent and keeps how they stand to each other.
func indented(details []string, indent string) []string {
	least := -1
	for _, line := range details {
		if n := indentWidth(line); line != "" && (least < 0 || n < least) {
			least = n
		}
	}
	lines := make([]string, 0, len(details))
	for _, line := range details {
		if line != "" {
			line = indent + line[least:]
		}
		lines = append(lines, line)
	}
	return lines
}
