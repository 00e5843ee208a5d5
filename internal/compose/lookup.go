package compose

import (
	"fmt"
	"strings"

	"kiro-mcp/specfs/doc"
)

// findRequirement finds the only requirement of an id.
func findRequirement(d *doc.Requirements, field, id string) (*doc.Requirement, error) {
	id = strings.TrimSpace(id)
	var found []*doc.Requirement
	var valid []string
	for _, r := range d.All {
		valid = append(valid, r.ID)
		if r.ID == id {
			found = append(found, r)
		}
	}
	switch len(found) {
	case 0:
		return nil, &doc.Fault{
			Code: codeUnknownRequirement, Field: field, Given: id, Valid: valid,
			Message: fmt.Sprintf("document %q has no requirement %q", d.Name, id),
		}
	case 1:
		return found[0], nil
	}
	lines := make([]int, len(found))
	for i, r := range found {
		lines[i] = r.Line
	}
	return nil, ambiguous(field, "requirements", id, lines)
}

// findCriterion finds the only criterion of an id.
func findCriterion(d *doc.Requirements, id string) (*doc.Criterion, error) {
	id = strings.TrimSpace(id)
	var found []*doc.Criterion
	for _, r := range d.All {
		for _, c := range r.Criteria {
			if c.ID == id {
				found = append(found, c)
			}
		}
	}
	switch len(found) {
	case 0:
		return nil, &doc.Fault{
			Code: codeUnknownCriterion, Field: "target", Given: id, Valid: criteriaIDs(d),
			Message: fmt.Sprintf("document %q has no criterion %q", d.Name, id),
		}
	case 1:
		return found[0], nil
	}
	lines := make([]int, len(found))
	for i, c := range found {
		lines[i] = c.Line
	}
	return nil, ambiguous("target", "criteria", id, lines)
}

func unknownCriterion(r *doc.Requirement, id string) error {
	f := &doc.Fault{
		Code: codeUnknownCriterion, Field: "after", Given: id,
		Message: fmt.Sprintf("requirement %s has no criterion %q", r.ID, id),
	}
	for _, c := range r.Criteria {
		f.Valid = append(f.Valid, c.ID)
	}
	return f
}

func ambiguous(field, parts, id string, lines []int) error {
	return &doc.Fault{
		Code: codeAmbiguousPart, Field: field, Given: id,
		Message: fmt.Sprintf("%d %s have the id %s, on lines %s; number them apart first", len(lines), parts, id, strings.Trim(fmt.Sprint(lines), "[]")),
	}
}
