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
	if found := encodingFindings(d.Source); found != nil {
		return found
	}
	if len(d.All) == 0 {
		return []Finding{{
			Code: "no_requirements", Severity: Warning, Line: 1,
			Message: "no requirement was recognised, so references to requirements cannot be checked",
			Fix:     `give each requirement a heading such as "### Requirement 1: Title" and number its criteria`,
		}}
	}
	found := slices.Concat(repeatedRequirements(d), repeatedCriteria(d), orderOfRequirements(d), criteriaMissing(d))
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
// its own or another's. The criteria of a repeated requirement go without
// saying.
func repeatedCriteria(d *Requirements) []Finding {
	var found []Finding
	lines := make(map[string]int)
	known := make(map[string]bool, len(d.All))
	for _, r := range d.All {
		if known[r.ID] {
			continue
		}
		known[r.ID] = true
		var twice []*Criterion
		for _, c := range r.Criteria {
			if _, ok := lines[c.ID]; ok {
				twice = append(twice, c)
				continue
			}
			lines[c.ID] = c.Line
		}
		if len(twice) > 0 {
			found = append(found, repeatedFinding(twice, lines[twice[0].ID]))
		}
	}
	return found
}

func repeatedFinding(twice []*Criterion, first int) Finding {
	more := ""
	if len(twice) > 1 {
		more = fmt.Sprintf(", and %d more below it", len(twice)-1)
	}
	return Finding{
		Code: "duplicate_criterion", Severity: Warning, Line: twice[0].Line,
		Message: fmt.Sprintf("criterion %s appears twice, first on line %d%s", twice[0].ID, first, more),
		Fix:     "number the criteria of a requirement 1, 2, 3 without repeats",
	}
}

// orderOfRequirements looks at plain numbers only: letters and codes follow
// rules of their own.
func orderOfRequirements(d *Requirements) []Finding {
	var found []Finding
	known := make(map[string]bool, len(d.All))
	for _, r := range d.All {
		known[r.ID] = true
	}
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
		case last > 0 && n > last+1 && !d.Bugfix && !known[strconv.Itoa(n-1)]:
			found = append(found, Finding{
				Code: "requirement_gap", Severity: Info, Line: r.Line,
				Message: fmt.Sprintf("there is no requirement %d before requirement %d", n-1, n),
			})
		}
		last = max(last, n)
	}
	return found
}

// callsItself reports whether a requirement's own heading says what it is, and
// is not struck out.
func callsItself(src []byte, r *Requirement) bool {
	heading, isHeading := bytes.CutPrefix(bytes.TrimSpace(r.Heading.Of(src)), []byte("#"))
	name, ok := readRequirementName(plainText(string(heading)))
	return isHeading && ok && !name.plain && !bytes.Contains(heading, []byte("~~"))
}

// criteriaMissing speaks of requirements that hold neither criteria nor
// further requirements, in a document where others have criteria. Only headings
// that call themselves a requirement are meant: lists name the requirements of
// other documents, and a bare number may stand before anything.
func criteriaMissing(d *Requirements) []Finding {
	if !slices.ContainsFunc(d.All, func(r *Requirement) bool { return len(r.Criteria) > 0 }) {
		return nil
	}
	var found []Finding
	for i, r := range d.All {
		divided := i+1 < len(d.All) && d.All[i+1].Span.Start < r.Span.End
		if len(r.Criteria) > 0 || isRequirementCode(r.ID) || divided || !callsItself(d.Source, r) {
			continue
		}
		found = append(found, Finding{
			Code: "no_criteria", Severity: Warning, Line: r.Line,
			Message: fmt.Sprintf("requirement %s has no acceptance criteria that could be read", r.ID),
			Fix:     `list them under "#### Acceptance Criteria", numbered from 1`,
		})
	}
	return found
}
