package compose

import "kiro-mcp/specfs/doc"

// AddTasks adds the tasks of a text: below the task target, or in the section
// target, behind the task after; without both behind the last top task. Form,
// numbers, stars and the words for _Requirements:_ are the document's. Where
// headings are the parents of tasks, a task with others below it becomes one.
//
// The text has a task a line, nested by indent, with its details below it. If
// it has boxes, they say what is a task. Without any, every line is one, but
// for lines with a key (_Requirements: 1.1_) and list items below a line that
// is none. Boxes must be open; numbers in the text are dropped.
//
// A new task gets the next free number even in the middle: numbers are cited
// by waves, commits and people, so none that is given changes. Numbers with
// letters (6B) are not continued, since Kiro does not read them.
func AddTasks(d *doc.Tasks, target, text, after string) (Written, error) {
	lines, err := readItemLines(text)
	if err != nil {
		return Written{}, err
	}
	asked, err := readTasks(lines)
	if err != nil {
		return Written{}, err
	}
	place, err := placeOf(d, target, after)
	if err != nil {
		return Written{}, err
	}
	if takesGroup(place, asked) {
		w, err := addGroups(d, place, asked)
		w.Notes = wavesLeft(d)
		return w, err
	}
	writer, err := newTaskWriter(d, place)
	if err != nil {
		return Written{}, err
	}
	block := writer.write(asked)
	w := Written{Notes: wavesLeft(d), Edits: []doc.Edit{insert(d.Source, place.at, writer.gap(place.first, writer.depth), block)}}
	w.IDs, err = confirmTasks(d, w.Edits, place.parent, writer.written, writer.headings)
	return w, err
}

// wavesLeft says that a dependency graph was left alone: which task can run
// beside which is for its author to say.
func wavesLeft(d *doc.Tasks) []string {
	if len(d.Waves) == 0 {
		return nil
	}
	return []string{"the task dependency graph does not name the new tasks; add them to its waves"}
}
