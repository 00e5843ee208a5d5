package compose

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"kiro-mcp/specfs/doc"
)

// firstCriteria gives a requirement its first criteria: below the label that
// it has already, else as those of the nearest requirement stand. Where that
// has no label and the list could not be told from what is there, it gets one.
func firstCriteria(d *doc.Requirements, r *doc.Requirement, items []item) (Written, error) {
	form := formOf(d, slices.Index(d.All, r))
	w, err := criteriaIn(form, d, r, items)
	var fault *doc.Fault
	if form.label != "" || !errors.As(err, &fault) {
		return w, err
	}
	form.label = criteriaLabel(string(r.Heading.Of(d.Source)))
	form.toList, form.toLabel = blankLine(d.Source, ""), blankLine(d.Source, "")
	return criteriaIn(form, d, r, items)
}

// criteriaLabel is Kiro's label for criteria, as a heading right below another
// or, below a line that is none, as such a line.
func criteriaLabel(heading string) string {
	if level := headingLevel(heading); 0 < level && level < 6 {
		return strings.Repeat("#", level+1) + " Acceptance Criteria"
	}
	return "**Acceptance Criteria:**"
}

func criteriaIn(form requirementForm, d *doc.Requirements, r *doc.Requirement, items []item) (Written, error) {
	at := contentEnd(d.Source, doc.Span{Start: r.Heading.Start, End: partEnd(d, slices.Index(d.All, r))}, false)
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
