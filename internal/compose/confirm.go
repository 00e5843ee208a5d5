package compose

import (
	"fmt"
	"slices"
	"strings"

	"kiro-mcp/specfs/doc"
)

// confirmCriteria reads what edits to criteria make of a document: those with
// the ids that were written are there, with as many headings more as their
// label has, and nothing else is other than before.
func confirmCriteria(d *doc.Requirements, w Written, headings int) error {
	changed, err := Document{Source: d.Source, Requirements: d}.after(w.Edits)
	if err != nil {
		return err
	}
	was, is := partsOf(d), partsOf(changed.Requirements)
	written := func(p part) bool { return p.criterion && slices.Contains(w.IDs, p.id) }
	if n := len(slices.DeleteFunc(slices.Clone(is), func(p part) bool { return !written(p) })); n != len(w.IDs) {
		return invalid(fmt.Sprintf("the text would read as %d criteria, not %d; write each as one item without headings", n, len(w.IDs)))
	}
	end := 0
	for _, r := range changed.Requirements.All {
		for _, c := range r.Criteria {
			if slices.Contains(w.IDs, c.ID) {
				end = criterionEnd(changed.Requirements, c)
			}
		}
	}
	if more := len(changed.Requirements.Sections) - len(d.Sections); more != headings {
		return invalid("the text would begin a section; leave out headings")
	}
	if err := sameParts(slices.DeleteFunc(was, written), slices.DeleteFunc(is, written)); err != nil {
		return err
	}
	return endsThere(w.Edits[0], end)
}

// confirmRequirement reads what edits make of a document: one requirement more
// with its criteria, and nothing else other than before. An empty id is that
// of whichever requirement is new.
func confirmRequirement(d *doc.Requirements, edits []doc.Edit, id string, asked requirementText) ([]string, error) {
	changed, err := Document{Source: d.Source, Requirements: d}.after(edits)
	if err != nil {
		return nil, err
	}
	start, end := edits[0].Start, edits[0].Start+len(edits[0].New)
	var added []*doc.Requirement
	for _, r := range changed.Requirements.All {
		if start <= r.Heading.Start && r.Heading.Start < end {
			added = append(added, r)
		}
	}
	if len(added) != 1 || id != "" && added[0].ID != id || doc.Slug(added[0].Title) != doc.Slug(asked.title) {
		return nil, invalid(fmt.Sprintf("the text would not read as one requirement but as %d; give a title, a story and criteria, without headings and ids", len(added)))
	}
	if n := len(added[0].Criteria); n != len(asked.criteria) {
		return nil, invalid(fmt.Sprintf("the requirement would have %d criteria, not the %d of the text; write each as one item", n, len(asked.criteria)))
	}
	if err := endsThere(edits[0], requirementSpan(changed.Requirements, added[0]).End); err != nil {
		return nil, err
	}
	ids := []string{added[0].ID}
	for _, c := range added[0].Criteria {
		ids = append(ids, c.ID)
	}
	is := slices.DeleteFunc(partsOf(changed.Requirements), func(p part) bool { return start <= p.at && p.at < end })
	return ids, sameParts(partsOf(d), is)
}

// endsThere refuses a text whose last lines do not belong to what was written:
// a rule across the page, say, or code that is not indented far enough.
func endsThere(e doc.Edit, end int) error {
	if written := e.Start + len(strings.TrimRight(e.New, "\r\n")); end != written {
		return invalid("the last lines of the text would not belong to what it adds; leave out rules across the page, and indent code below its item")
	}
	return nil
}

// part is what is compared of a requirement or a criterion.
type part struct {
	criterion bool
	id, text  string
	status    doc.Status
	at        int
}

// partsOf are all that a change must leave alone, in file order.
func partsOf(d *doc.Requirements) []part {
	var parts []part
	for _, r := range d.All {
		parts = append(parts, part{id: r.ID, text: r.Title + "\x00" + r.Story, at: r.Heading.Start})
		for _, c := range r.Criteria {
			parts = append(parts, part{criterion: true, id: c.ID, text: c.Text, status: c.Status, at: c.Span.Start})
		}
	}
	return parts
}

// sameParts refuses a change after which the parts that nobody wrote are
// others than before.
func sameParts(was, is []part) error {
	for i, p := range was {
		if i >= len(is) || is[i].id != p.id || is[i].text != p.text || is[i].status != p.status {
			return invalid(fmt.Sprintf("the text would change how %s reads, which nobody asked for; leave out headings and labels", p.id))
		}
	}
	if len(is) > len(was) {
		return invalid(fmt.Sprintf("the text would begin %s; leave out headings and labels", is[len(was)].id))
	}
	return nil
}
