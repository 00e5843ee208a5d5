package compose

import (
	"fmt"
	"slices"
	"strings"

	"kiro-mcp/specfs/doc"
)

// AddCriterion adds the criteria of a text, one or a list, to a requirement:
// behind the criterion after, or at the end of the requirement's list. They
// are marked, numbered and set apart as the criteria beside them are.
//
// A new criterion gets the next free number even in the middle of a list, so
// that no other changes its id: tasks, tests and people cite those. In a
// document that numbers insertions with letters (4a, 4b) it gets the next
// letter. Where criteria are counted by their place, one can stand only at the
// end.
func AddCriterion(d *doc.Requirements, requirement, text, after string) (Written, error) {
	r, err := findRequirement(d, "target", requirement)
	if err != nil {
		return Written{}, err
	}
	lines, err := readItemLines(text)
	if err != nil {
		return Written{}, err
	}
	items, err := readItems(lines)
	if err != nil {
		return Written{}, err
	}
	if len(r.Criteria) == 0 {
		if after != "" {
			return Written{}, unknownCriterion(r, after)
		}
		return firstCriteria(d, r, items)
	}
	at := len(r.Criteria) - 1
	if after != "" {
		if at = slices.IndexFunc(r.Criteria, func(c *doc.Criterion) bool { return c.ID == after || c.ID == r.ID+"."+after }); at < 0 {
			return Written{}, unknownCriterion(r, after)
		}
	}
	list := listOf(d, r)
	numbers, err := list.numbers(at, len(items), after != "")
	if err != nil {
		return Written{}, err
	}
	at = list.behindLetters(at, numbers[0])
	var block []string
	for i, it := range items {
		block = append(block, withEnds(d.Source, it.under(list.lead(at, numbers[i]))))
	}
	place := criterionEnd(d, r.Criteria[at])
	w := Written{Edits: []doc.Edit{insert(d.Source, place, list.gap(at), strings.Join(block, list.gap(at)))}}
	for _, number := range numbers {
		w.IDs = append(w.IDs, list.id(number))
	}
	return w, confirmCriteria(d, w, 0)
}

// ReplaceCriterion puts a text in the place of a criterion's own. Its number,
// bullet and box stay, and so does what the box says.
func ReplaceCriterion(d *doc.Requirements, id, text string) (Written, error) {
	c, err := findCriterion(d, id)
	if err != nil {
		return Written{}, err
	}
	lines, err := readItemLines(text)
	if err != nil {
		return Written{}, err
	}
	items, err := readItems(lines)
	if err != nil {
		return Written{}, err
	}
	if len(items) > 1 {
		return Written{}, invalid(fmt.Sprintf("text holds %d criteria; replace_criterion takes one", len(items)))
	}
	line := lineOf(d.Source, c.Span.Start)
	lead := line[:doc.ReadItemMarker(line).Text]
	block := withEnds(d.Source, items[0].under(lead))
	start := lineStart(d.Source, c.Span.Start) + len(lead)
	w := Written{
		Edits: []doc.Edit{{Span: doc.Span{Start: start, End: criterionEnd(d, c)}, New: block[len(lead):]}},
		IDs:   []string{c.ID},
	}
	return w, confirmCriteria(d, w, 0)
}
