package compose

import (
	"slices"
	"strings"

	"kiro-mcp/specfs/doc"
)

// takesGroup reports whether the text's top tasks become headings: in a plan
// whose parents are headings ("## Task 2: Lending" above 2.1, 2.2) a task with
// others below it is one, unless a place was named for it. A heading has no
// star, so an optional task stays a task.
func takesGroup(place taskPlace, asked []*taskText) bool {
	if place.named || place.example == nil || !isByHeading(place.example) {
		return false
	}
	return !slices.ContainsFunc(asked, func(t *taskText) bool { return len(t.children) == 0 || t.optional })
}

// addGroups adds a heading for each top task of a text, behind the last one.
// The ids are the path of each heading and those of the tasks below it.
func addGroups(d *doc.Tasks, place taskPlace, asked []*taskText) (Written, error) {
	w, err := newTaskWriter(d, place)
	if err != nil {
		return Written{}, err
	}
	section := place.example.Section
	form := groupForm(string(section.Heading.Of(d.Source)), section.Title)
	end := doc.LineEnd(d.Source)
	at := contentEnd(d.Source, section.Span, false)
	gap := sectionGap(Document{Source: d.Source, Tasks: d}, section.Span.End, section.Level)
	var groups []string
	for _, t := range asked {
		number := w.numbers.next("", 0)
		lines := []string{form.with(number, t.title)}
		if len(t.details) > 0 {
			lines = append(lines, "")
			lines = append(lines, w.key.spell(indented(t.details, ""))...)
		}
		var b strings.Builder
		b.WriteString(withEnds(d.Source, lines) + end + end)
		for i, child := range t.children {
			if i > 0 {
				b.WriteString(w.gap(false, 0))
			}
			w.task(&b, child, w.top, number+".", 0, -1)
		}
		groups = append(groups, b.String())
	}
	w.headings += len(groups)
	written := Written{Edits: []doc.Edit{insert(d.Source, at, gap, strings.Join(groups, gap))}}
	ids, err := confirmTasks(d, written.Edits, nil, w.written, w.headings)
	if err != nil {
		return Written{}, err
	}
	written.IDs, err = withPaths(d, written.Edits, ids)
	return written, err
}

// withPaths puts the paths of new headings before the ids of their tasks.
func withPaths(d *doc.Tasks, edits []doc.Edit, ids []string) ([]string, error) {
	changed, err := Document{Source: d.Source, Tasks: d}.after(edits)
	if err != nil {
		return nil, err
	}
	var all []string
	var section *doc.Section
	for _, t := range changed.Tasks.All {
		if !slices.Contains(ids, t.ID) {
			continue
		}
		if t.Section != section {
			section = t.Section
			all = append(all, section.Path)
		}
		all = append(all, t.ID)
	}
	return all, nil
}

// groupForm is the form of a numbered heading.
func groupForm(line, title string) headingForm {
	number, _ := doc.TaskLabel(title)
	at := strings.Index(line, number)
	rest := line[at+len(number):]
	words := strings.TrimLeft(rest, separators+"-–—")
	return headingForm{before: withoutSigns(line[:at]), between: rest[:len(rest)-len(words)], behind: closing(line[:at])}
}
