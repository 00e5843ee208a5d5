package compose

import (
	"fmt"
	"slices"
	"strings"

	"kiro-mcp/specfs/doc"
)

// AddRequirement adds a requirement: behind the requirement after, or behind
// the last of the family that most requirements belong to. The text is its
// title on the first line, then its story, then its criteria as a list; labels
// and ids of its own are dropped, the document has its own.
//
// The new id is the next free number of the series, wherever the requirement
// stands: existing ones are cited and never renumbered.
func AddRequirement(d *doc.Requirements, text, after string) (Written, error) {
	lines, err := readItemLines(text)
	if err != nil {
		return Written{}, err
	}
	asked, err := readRequirement(lines)
	if err != nil {
		return Written{}, err
	}
	if d.Bugfix {
		return Written{}, &doc.Fault{
			Code: codeNotApplicable, Field: "operation",
			Message: "a bugfix document has three chapters of clauses and no further requirements; use add_criterion with target 1 (current), 2 (expected) or 3 (unchanged behavior)",
		}
	}
	if len(d.All) == 0 {
		return firstRequirement(d, asked)
	}
	index, err := anchor(d, after)
	if err != nil {
		return Written{}, err
	}
	if r := d.All[index]; isList(r) {
		return Written{}, &doc.Fault{
			Code: codeNotApplicable, Field: "operation",
			Message: fmt.Sprintf("the document has no requirements but one list of criteria under %q; use add_criterion with target %s", r.Title, r.ID),
		}
	}
	form := formOf(d, index)
	id, err := nextRequirement(d, d.All[index], form)
	if err != nil {
		return Written{}, err
	}
	at := contentEnd(d.Source, doc.Span{Start: d.All[index].Heading.Start, End: partEnd(d, index)}, false)
	w := Written{Edits: []doc.Edit{insert(d.Source, at, requirementGap(d, index), asked.in(form, id, d.Source))}}
	w.IDs, err = confirmRequirement(d, w.Edits, id, asked)
	return w, err
}

// firstRequirement writes a document's first requirement as Kiro would, below
// its chapter for requirements or at its end.
func firstRequirement(d *doc.Requirements, asked requirementText) (Written, error) {
	end := doc.LineEnd(d.Source)
	at := contentEnd(d.Source, doc.Span{Start: 0, End: len(d.Source)}, true)
	chapter := "## Requirements" + end + end
	if s, err := doc.FindSection(d.Sections, "requirements"); err == nil {
		at, chapter = contentEnd(d.Source, doc.Span{Start: s.Heading.Start, End: s.Span.End}, false), ""
	}
	w := Written{Edits: []doc.Edit{insert(d.Source, at, end+end, chapter+asked.in(kiroForm(end), "1", d.Source))}}
	var err error
	w.IDs, err = confirmRequirement(d, w.Edits, "1", asked)
	return w, err
}

// anchor is the index of the requirement behind which a new one goes: the last
// of the family that most requirements belong to. Others (NFR-1 behind FR-7)
// are continued where they are named.
func anchor(d *doc.Requirements, after string) (int, error) {
	if after != "" {
		r, err := findRequirement(d, "after", after)
		return slices.Index(d.All, r), err
	}
	members, last := map[string]int{}, map[string]int{}
	most := family(d.All[0].ID)
	for i, r := range d.All {
		own := family(r.ID)
		members[own]++
		last[own] = i
		if members[own] > members[most] {
			most = own
		}
	}
	return last[most], nil
}

// family is what ids of one kind begin with: "FR-" of FR-2.1, nothing of 3.
func family(id string) string {
	return id[:strings.IndexAny(id+"0", "0123456789")]
}

// isList reports whether a requirement is only the chapter that holds a list of
// criteria for the whole document.
func isList(r *doc.Requirement) bool {
	slug := doc.Slug(r.Title)
	return r.ID == slug && (doc.IsCriteriaLabel(r.Title) || slug == "requirements")
}

// nextRequirement is the id of a requirement behind another; empty where
// requirements are headings without numbers, whose id is the title's slug.
func nextRequirement(d *doc.Requirements, behind *doc.Requirement, form requirementForm) (string, error) {
	if form.heading.bare || behind.ID == doc.Slug(behind.Title) {
		return "", nil
	}
	like, ok := readIdentifier(behind.ID)
	if !ok {
		return "", &doc.Fault{Code: codeNotApplicable, Field: "after", Message: fmt.Sprintf("the requirements are numbered in a way that cannot be continued: %s", behind.ID)}
	}
	ids := make([]string, len(d.All))
	for i, r := range d.All {
		ids[i] = r.ID
	}
	return nextIn(like, ids, citations(d.Source)).String(), nil
}

// partEnd is where a requirement ends. One whose heading is a mere line ends
// where the next begins.
func partEnd(d *doc.Requirements, index int) int {
	r := d.All[index]
	for _, next := range d.All[index+1:] {
		if next.Heading.Start < r.Span.End && next.Section == r.Section {
			return next.Heading.Start
		}
	}
	return r.Span.End
}

// requirementGap is what stands between two requirements: that behind the one
// at an index, else that before it. It may hold a rule across the page.
func requirementGap(d *doc.Requirements, index int) string {
	for _, i := range []int{index, index - 1} {
		if i < 0 || i+1 >= len(d.All) {
			continue
		}
		r, next := d.All[i], d.All[i+1]
		end := contentEnd(d.Source, doc.Span{Start: r.Heading.Start, End: min(partEnd(d, i), next.Heading.Start)}, false)
		gap := string(d.Source[end:next.Heading.Start])
		if strings.Trim(gap, "\r\n\t -*_") == "" {
			return gap
		}
	}
	return strings.Repeat(doc.LineEnd(d.Source), 2)
}
