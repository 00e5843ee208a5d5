package author

import (
	"slices"
	"strings"

	"kiro-mcp/internal/compose"
	"kiro-mcp/specfs/doc"
)

// givenWay makes an addition to a document that is still as its template left
// it: the unfilled parts show the form of the first one that is added, and
// then give way to it. done is false where nothing has to.
func givenWay(d compose.Document, p UpdateSpecParams) (after compose.Document, w compose.Written, done bool, err error) {
	switch {
	case p.Operation == opAddRequirement && p.After == "" && d.Requirements != nil:
		after, w, done, err = firstRequirement(d, p)
	case p.Operation == opAddTasks && p.Target+p.After == "" && d.Tasks != nil:
		after, w, done, err = firstTasks(d, p)
	case p.Operation == opAppendSection && p.Target+p.After == "":
		after, w, done, err = filledSections(d, p)
	}
	return after, w, done, err
}

// firstRequirement adds to a document all of whose requirements are unfilled.
// The first of them is counted as number 0 while the new one takes its form,
// so that this begins at 1.
func firstRequirement(d compose.Document, p UpdateSpecParams) (compose.Document, compose.Written, bool, error) {
	all := d.Requirements.All
	if len(all) == 0 || slices.ContainsFunc(all, func(r *doc.Requirement) bool { return !unfilled().Match(r.Span.Of(d.Source)) }) {
		return d, compose.Written{}, false, nil
	}
	at := strings.LastIndex(string(all[0].Heading.Of(d.Source)), all[0].ID)
	if at < 0 || d.Requirements.Bugfix {
		return d, compose.Written{}, false, nil
	}
	id := doc.Span{Start: all[0].Heading.Start + at, End: all[0].Heading.Start + at + len(all[0].ID)}
	edits := []doc.Edit{{Span: id, New: "0"}}
	if len(all) > 1 {
		edits = append(edits, doc.Edit{Span: doc.Span{Start: all[1].Heading.Start, End: all[len(all)-1].Span.End}})
	}
	form, err := doc.Apply(d.Source, edits)
	if err != nil {
		return d, compose.Written{}, false, err
	}
	begun := d.Reread(form)
	after, w, err := applied(begun, func() (compose.Written, error) { return compose.AddRequirement(begun.Requirements, p.Text, "") })
	if err != nil || len(after.Requirements.All) != 2 {
		return d, w, false, err
	}
	after, err = without(after, after.Requirements.All[0].Heading.Start, after.Requirements.All[1].Heading.Start)
	return after, w, true, err
}

// firstTasks adds to a plan all of whose tasks are unfilled.
func firstTasks(d compose.Document, p UpdateSpecParams) (compose.Document, compose.Written, bool, error) {
	if !unfilledPlan(d.Tasks) {
		return d, compose.Written{}, false, nil
	}
	form, err := doc.Apply(d.Source, zeroed(d.Tasks))
	if err != nil {
		return d, compose.Written{}, false, err
	}
	begun := d.Reread(form)
	old := len(begun.Tasks.All)
	after, w, err := applied(begun, func() (compose.Written, error) { return compose.AddTasks(begun.Tasks, "", p.Text, "") })
	if err != nil || len(after.Tasks.All) <= old {
		return d, w, false, err
	}
	after, err = without(after, after.Tasks.All[0].Head.Start, after.Tasks.All[old].Head.Start)
	return after, w, true, err
}

// unfilledPlan reports whether each task at the top, with those below it, has
// a place that is left to be filled in.
func unfilledPlan(d *doc.Tasks) bool {
	end := len(d.Source)
	for _, t := range slices.Backward(d.All) {
		if t.Status != doc.Open {
			return false
		}
		if t.Parent != nil {
			continue
		}
		if !unfilled().Match(d.Source[t.Head.Start:end]) {
			return false
		}
		end = t.Head.Start
	}
	return len(d.All) > 0
}

// zeroed counts the first task and those below it from 0, and takes the others
// away.
func zeroed(d *doc.Tasks) []doc.Edit {
	var edits []doc.Edit
	for i, t := range d.All {
		if i > 0 && t.Parent == nil {
			last := d.All[len(d.All)-1]
			return append(edits, doc.Edit{Span: doc.Span{Start: t.Head.Start, End: last.Span.End}})
		}
		at := strings.Index(string(t.Head.Of(d.Source)), t.Number)
		if t.Number == "" || at < 0 {
			continue
		}
		_, rest, below := strings.Cut(t.Number, ".")
		number := "0"
		if below {
			number += "." + rest
		}
		edits = append(edits, doc.Edit{Span: doc.Span{Start: t.Head.Start + at, End: t.Head.Start + at + len(t.Number)}, New: number})
	}
	return edits
}

// without takes the unfilled parts away that showed the form.
func without(d compose.Document, from, to int) (compose.Document, error) {
	src, err := doc.Apply(d.Source, []doc.Edit{{Span: doc.Span{Start: from, End: to}}})
	return d.Reread(src), err
}

// filledSections puts the sections of a text in the place of unfilled ones of
// the same title, and the others at the end.
func filledSections(d compose.Document, p UpdateSpecParams) (compose.Document, compose.Written, bool, error) {
	var all compose.Written
	text, filled := withoutTitle(d, p.Text)
	for _, text := range topSections(text) {
		section := unfilledSection(d, text)
		after, w, err := applied(d, func() (compose.Written, error) {
			if section != "" {
				return compose.ReplaceSection(d, section, text)
			}
			return compose.AppendSection(d, "", text, "")
		})
		if err != nil {
			return d, compose.Written{}, false, err
		}
		d, filled = after, filled || section != ""
		all.IDs, all.Notes = append(all.IDs, w.IDs...), append(all.Notes, w.Notes...)
	}
	return d, all, filled, nil
}

// withoutTitle leaves out the title of a whole document that was sent, where
// the document has one.
func withoutTitle(d compose.Document, text string) (rest string, left bool) {
	sent, has := doc.ParseDesign("text", []byte(text)), doc.ParseDesign("text", d.Source)
	if sent.Title == "" || has.Title == "" || len(sent.Sections) == 0 {
		return text, false
	}
	return text[sent.Sections[0].Heading.Start:], true
}

// topSections cuts a text before each of its highest headings.
func topSections(text string) []string {
	read := doc.ParseDesign("text", []byte(text))
	if len(read.Sections) == 0 {
		return nil
	}
	top := slices.MinFunc(read.Sections, func(a, b *doc.Section) int { return a.Level - b.Level }).Level
	var parts []string
	begin := 0
	for _, s := range read.Sections {
		if s.Level == top && s.Heading.Start > begin {
			parts = append(parts, text[begin:s.Heading.Start])
			begin = s.Heading.Start
		}
	}
	parts = append(parts, text[begin:])
	return slices.DeleteFunc(parts, func(s string) bool { return strings.TrimSpace(s) == "" })
}

// unfilledSection is the path of the document's own section of the title that
// a text begins with, where that is still unfilled; else empty.
func unfilledSection(d compose.Document, text string) string {
	read := doc.ParseDesign("text", []byte(text))
	if len(read.Sections) == 0 || strings.TrimSpace(text[:read.Sections[0].Heading.Start]) != "" {
		return ""
	}
	for _, s := range d.Sections() {
		if s.Level == read.Sections[0].Level && doc.Slug(s.Title) == doc.Slug(read.Sections[0].Title) && unfilled().Match(s.Span.Of(d.Source)) {
			return s.Path
		}
	}
	return ""
}
