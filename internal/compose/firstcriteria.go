package compose

import (
	"slices"
	"strconv"
	"strings"

	"kiro-mcp/specfs/doc"
)

// firstCriteria gives a requirement its first criteria: below the label that
// it has already, else with the label of the nearest requirement that has
// criteria.
func firstCriteria(d *doc.Requirements, r *doc.Requirement, items []item) (Written, error) {
	index := slices.Index(d.All, r)
	form := formOf(d, index)
	at := contentEnd(d.Source, doc.Span{Start: r.Heading.Start, End: partEnd(d, index)}, false)
	w := Written{}
	var block []string
	for i, it := range items {
		number := strconv.Itoa(i + 1)
		w.IDs = append(w.IDs, r.ID+"."+number)
		block = append(block, withEnds(d.Source, it.under(form.lead(r.ID, number))))
	}
	text, gap, headings := strings.Join(block, form.between), form.toList, 0
	if form.label != "" && !doc.IsCriteriaLabel(lineOf(d.Source, at)) {
		text, gap = form.labelOf(r.ID)+form.toList+text, form.toLabel
		if headingLevel(form.label) > 0 {
			headings = 1
		}
	}
	w.Edits = []doc.Edit{insert(d.Source, at, gap, text)}
	return w, confirmCriteria(d, w, headings)
}
