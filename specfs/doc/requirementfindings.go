package doc

import (
	"bytes"
	"fmt"
	"slices"
	"strconv"
)

// requirementFindings are what a person should know of a requirements
// document. One fault gives one finding, not one for each of its effects.
func requirementFindings(d *Requirements) []Finding {
	if len(bytes.TrimSpace(d.Source)) == 0 {
		return []Finding{{Code: "empty_document", Severity: Warning, Line: 1, Message: "the document is empty"}}
	}
	if len(d.All) == 0 {
		return []Finding{{
			Code: "no_requirements", Severity: Warning, Line: 1,
			Message: "no requirement was recognised, so references to requirements cannot be checked",
			Fix:     `give each requirement a heading such as "### Requirement 1: Title" and number its criteria`,
		}}
	}
	found := repeatedRequirements(d)
	found = append(found, orderOfRequirements(d)...)
	for i, r := range d.All {
		found = append(found, repeatedCriteria(d, i)...)
		found = append(found, criteriaMissing(d, r)...)
	}
	slices.SortStableFunc(found, func(a, b Finding) int { return a.Line - b.Line })
	return found
}

func repeatedRequirements(d *Requirements) []Finding {
	var found []Finding
	first := make(map[string]*Requirement, len(d.All))
	for _, r := range d.All {
		if before, ok := first[r.ID]; ok {
			found = append(found, Finding{
				Code: "duplicate_requirement", Severity: Warning, Line: r.Line,
				Message: fmt.Sprintf("requirement %s appears twice, first on line %d", r.ID, before.Line),
				Fix:     "give one of the two another number",
			})
			continue
		}
		first[r.ID] = r
	}
	return found
}

// repeatedCriteria gives one finding for each requirement that repeats ids,
// its own or those of a requirement above with another number.
func repeatedCriteria(d *Requirements, at int) []Finding {
	seen := make(map[string]int)
	for _, before := range d.All[:at] {
		for _, c := range before.Criteria {
			if before.ID != d.All[at].ID {
				seen[c.ID] = c.Line
			}
		}
	}
	var twice []*Criterion
	for _, c := range d.All[at].Criteria {
		if _, ok := seen[c.ID]; ok {
			twice = append(twice, c)
			continue
		}
		seen[c.ID] = c.Line
	}
	if len(twice) == 0 {
		return nil
	}
	more := ""
	if len(twice) > 1 {
		more = fmt.Sprintf(", and %d more below it", len(twice)-1)
	}
	return []Finding{{
		Code: "duplicate_criterion", Severity: Warning, Line: twice[0].Line,
		Message: fmt.Sprintf("criterion %s appears twice, first on line %d%s", twice[0].ID, seen[twice[0].ID], more),
		Fix:     "number the criteria of a requirement 1, 2, 3 without repeats",
	}}
}

// orderOfRequirements looks at plain numbers only: letters and codes follow
// rules of their own.
func orderOfRequirements(d *Requirements) []Finding {
	var found []Finding
	last := 0
	for _, r := range d.All {
		if !isNumber(r.ID) || len(r.ID) > 6 {
			continue
		}
		n, _ := strconv.Atoi(r.ID)
		switch {
		case n < last && !d.Bugfix:
			found = append(found, Finding{
				Code: "requirement_order", Severity: Info, Line: r.Line,
				Message: fmt.Sprintf("requirement %d stands below requirement %d", n, last),
			})
		case last > 0 && n > last+1 && !d.Bugfix && !slices.ContainsFunc(d.All, func(o *Requirement) bool { return o.ID == fmt.Sprint(n-1) }):
			found = append(found, Finding{
				Code: "requirement_gap", Severity: Info, Line: r.Line,
				Message: fmt.Sprintf("there is no requirement %d before requirement %d", n-1, n),
			})
		}
		last = max(last, n)
	}
	return found
}

// criteriaMissing speaks of requirements that hold neither criteria nor
// further requirements, in a document where others have criteria.
func criteriaMissing(d *Requirements, r *Requirement) []Finding {
	others := slices.ContainsFunc(d.All, func(o *Requirement) bool { return len(o.Criteria) > 0 })
	divided := slices.ContainsFunc(d.All, func(o *Requirement) bool {
		return o != r && o.Span.Start > r.Span.Start && o.Span.End <= r.Span.End
	})
	if !others || divided || len(r.Criteria) > 0 || isRequirementCode(r.ID) {
		return nil
	}
	return []Finding{{
		Code: "no_criteria", Severity: Warning, Line: r.Line,
		Message: fmt.Sprintf("requirement %s has no acceptance criteria that could be read", r.ID),
		Fix:     `list them under "#### Acceptance Criteria", numbered from 1`,
	}}
}
