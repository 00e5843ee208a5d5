package workflow

import (
	"slices"

	"kiro-mcp/internal/prose"
	"kiro-mcp/specfs/doc"
)

// maxChildren is how many sub-tasks are shown.
const maxChildren = 20

// addFamily says what stands above, below and before the task.
func (g *gathering) addFamily() {
	t := g.task
	if t.Parent != nil {
		ref := refTo(t.Parent)
		g.out.Parent = &ref
	}
	for _, c := range t.Children[:min(maxChildren, len(t.Children))] {
		g.out.Children = append(g.out.Children, refTo(c))
	}
	if more := len(t.Children) - maxChildren; more > 0 {
		g.out.Omitted = append(g.out.Omitted, Omission{
			What: prose.Plural(more, "further sub-task"), Why: "only the first 20 are shown", Get: "list_open_tasks status=all",
		})
	}
	if t.Status == doc.Done {
		return
	}
	blockers, _ := g.document.plan.blockers(t, maxBlockers)
	for _, b := range blockers {
		g.out.WaitsFor = append(g.out.WaitsFor, refTo(b))
	}
}

func refTo(t *doc.Task) TaskRef {
	return TaskRef{ID: t.ID, Title: prose.Short(t.Title, nextBytes), Status: string(t.Status)}
}

// addCited takes the task's own references, else those of its parent, else
// those of a heading above it.
func (g *gathering) addCited() {
	refs, from := references(g.task)
	why, by := whyCited, ""
	switch {
	case from == nil:
		refs, by = g.headingReferences()
		why = whyInherited
	case from != g.task:
		why, by = whyInherited, "task "+from.ID
	}
	var missing []string
	for _, r := range refs {
		criteria, requirements, ok := g.lore.index.Resolve(r)
		if !ok {
			missing = append(missing, prose.Short(r.Text, nextBytes))
		}
		for _, req := range requirements {
			g.requirement(req, why, by)
		}
		for _, c := range criteria {
			g.criterion(g.requirement(c.Requirement, why, by), c, why, by)
		}
		if r.Kind == doc.RefProperty {
			g.propertyByID(r.First, why)
		}
	}
	g.omitReferences(missing)
}

// omitReferences says which references lead nowhere.
func (g *gathering) omitReferences(missing []string) {
	if len(missing) == 0 {
		return
	}
	o := Omission{What: "what is cited" + listed(missing), Why: "no requirement has this id", Get: "read_spec document=requirements"}
	if g.lore.index.Empty() {
		o.Why, o.Get = "the spec has no requirements with ids", "search_specs, or read_spec without document"
	}
	g.out.Omitted = append(g.out.Omitted, o)
}

// headingReferences are those written between a heading and its first task.
func (g *gathering) headingReferences() ([]doc.Reference, string) {
	for s := g.task.Section; s != nil; s = s.Parent {
		intro := doc.Span{Start: s.Heading.End, End: min(s.Own.End, g.task.Span.Start)}
		for _, t := range g.document.Tasks.All {
			if t.Section == s {
				intro.End = min(intro.End, t.Span.Start)
				break
			}
		}
		if intro.Start >= intro.End {
			continue
		}
		if refs := doc.ReferenceLines(g.document.Source, intro); len(refs) > 0 {
			return refs, "section " + s.Title
		}
	}
	return nil, ""
}

// requirement gives the part for a requirement, and makes it when it is new.
// The first reason that brought it in stays.
func (g *gathering) requirement(r *doc.Requirement, why, by string) *RequirementPart {
	for i := range g.out.Requirements {
		if part := &g.out.Requirements[i]; part.of == r {
			return part
		}
	}
	in := g.lore.ofRequired[r]
	g.out.Requirements = append(g.out.Requirements, RequirementPart{
		ID: r.ID, Title: r.Title, Story: r.Story, Why: why, By: by,
		File: in.document.Path, Line: r.Line, Criteria: []CriterionPart{}, of: r,
	})
	return &g.out.Requirements[len(g.out.Requirements)-1]
}

func (g *gathering) criterion(in *RequirementPart, c *doc.Criterion, why, by string) {
	if slices.ContainsFunc(in.Criteria, func(have CriterionPart) bool { return have.ID == c.ID }) {
		return
	}
	part := CriterionPart{ID: c.ID, Text: c.Text}
	if why != in.Why {
		part.Why, part.By = why, by
	}
	in.Criteria = append(in.Criteria, part)
}

// addNamedCriteria takes criteria that name the same endpoint, table, symbol
// or file as the task.
func (g *gathering) addNamedCriteria() {
	for _, name := range g.names {
		found := g.lore.named[nameKey(name)]
		if len(found) > maxNamed {
			continue // a name that stands everywhere tells nothing apart
		}
		for _, c := range found {
			by := string(name.Kind) + " " + name.Name
			g.criterion(g.requirement(c.Requirement, whyNames, by), c.Criterion, whyNames, by)
		}
	}
}

// countCriteria says of each requirement that came in by inference, where not
// all of its criteria did, how many there are: the others may matter too.
func (g *gathering) countCriteria() {
	for i := range g.out.Requirements {
		part := &g.out.Requirements[i]
		if all := len(part.of.Criteria); part.Why == whyNames && all > len(part.Criteria) {
			part.CriteriaAll = all
		}
	}
}

// maxNamed is how many places a name may stand in and still lead to them.
const maxNamed = 6
