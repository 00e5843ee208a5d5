package workflow

import (
	"fmt"
	"slices"
)

// concedeLists drops lists whole, and of the design and the requirements one
// after the other, the last first. What is left without them is the task
// itself, what it waits for, and where to look.
func (g *gathering) concedeLists() []concession {
	var steps []concession
	list := func(group string, n int, get string, apply func(*GetTask), instead ...string) {
		if n > 0 {
			group = fmt.Sprintf("%s (%d)", group, n)
			steps = append(steps, concession{group: group, get: get, saves: 100 * n, apply: apply, instead: instead})
		}
	}
	list("notes", len(g.out.Notes), "read_spec document=tasks", func(a *GetTask) { a.Notes = nil })
	list("code", len(g.out.Code), "max_bytes", func(a *GetTask) { a.Code = nil })
	list("properties", len(g.out.Properties), "read_spec document=design", func(a *GetTask) { a.Properties = nil }, textOfProperties)
	list("steering", len(g.out.Steering), "max_bytes", func(a *GetTask) { a.Steering = nil }, textOfSteering)
	list("children", len(g.out.Children), "list_open_tasks status=all", func(a *GetTask) { a.Children = nil })
	steps = append(steps, g.concedeHeadings()...)
	list("verify", len(g.out.Verify), "read_spec document=steering/tech", func(a *GetTask) { a.Verify = nil })
	steps = append(steps, g.concedeCriteriaLists()...)
	steps = append(steps, g.concedeRequirements()...)
	return steps
}

// concedeHeadings drops what is left of sections of the design.
func (g *gathering) concedeHeadings() []concession {
	var steps []concession
	for i, d := range slices.Backward(g.out.Design) {
		steps = append(steps, concession{
			group: wholeSections, item: d.Section, get: "read_spec document=design section=<section>",
			saves: len(d.Section) + len(d.Title) + len(d.By) + len(d.File) + len(d.whole.URI) + headingBytes,
			apply: func(a *GetTask) { a.Design[i].dropped = true }, instead: []string{textOfDesign}, covers: []string{d.Section},
		})
	}
	return steps
}

// headingBytes is what a section of the design costs besides its words.
const headingBytes = 85

// concedeCriteriaLists leaves of requirements their titles and lines: ids and
// URIs of a hundred criteria can be too much by themselves.
func (g *gathering) concedeCriteriaLists() []concession {
	var steps []concession
	for i, r := range slices.Backward(g.out.Requirements) {
		if len(r.Criteria) == 0 {
			continue
		}
		saves, covers := 0, []string{}
		for _, c := range r.Criteria {
			saves += len(c.ID) + min(len(c.Text), len(g.address(r, c.ID).String())) + criterionBytes
			covers = append(covers, c.ID)
		}
		steps = append(steps, concession{
			group: criteriaLists, item: r.ID, get: "read_spec document=requirements offset=<line>", saves: saves,
			instead: []string{textOfCriteria}, covers: covers,
			apply: func(a *GetTask) {
				a.Requirements[i].Criteria, a.Requirements[i].CriteriaAll = []CriterionPart{}, len(r.of.Criteria)
			},
		})
	}
	return steps
}

// concedeRequirements drops what is left of requirements: a task that cites
// all of them still gets the first ones.
func (g *gathering) concedeRequirements() []concession {
	var steps []concession
	for i, r := range slices.Backward(g.out.Requirements) {
		steps = append(steps, concession{
			group: wholeRequirements, item: r.ID, get: "read_spec document=requirements",
			saves: len(r.ID) + len(r.Title) + len(r.By) + len(r.File) + requirementBytes,
			apply: func(a *GetTask) { a.Requirements[i].dropped = true }, instead: []string{stories, criteriaLists}, covers: []string{r.ID},
		})
	}
	return steps
}

// requirementBytes is what a requirement costs besides its words and criteria.
const requirementBytes = 85

// criterionBytes is what a criterion costs besides its id and text or URI.
const criterionBytes = 22
