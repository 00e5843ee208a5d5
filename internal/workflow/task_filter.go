package workflow

import (
	"slices"
	"strings"

	"kiro-mcp/specfs/doc"
)

// leaves reports whether a task that the filters want is left out as a parent
// or as optional, and counts what a reader should know was left out.
func (l *taskList) leaves(t *doc.Task) bool {
	switch {
	case !l.params.IncludeParents && !t.Leaf():
		if t.Required() && allOptional(t.Children) {
			l.hollow++
		}
		return true
	case !l.params.IncludeOptional && !t.Required():
		l.optional++
		return true
	default:
		return false
	}
}

// allOptional reports whether no required leaf is among tasks and those below.
func allOptional(tasks []*doc.Task) bool {
	return !slices.ContainsFunc(tasks, func(t *doc.Task) bool {
		return t.Leaf() && t.Required() || !t.Leaf() && !allOptional(t.Children)
	})
}

// wants applies the filters that need the task alone.
func (l *taskList) wants(p *plan, t *doc.Task) bool {
	switch l.params.Status {
	case "all":
	case "", string(doc.Open):
		if t.Status == doc.Done {
			return false
		}
	default:
		if string(t.Status) != l.params.Status {
			return false
		}
	}
	return !l.params.Ready || t.Status != doc.Done && !p.blocked(t)
}

// sections are the section asked for and all below it; nil when none was. ok
// is false when this document has no such section.
func (l *taskList) sections(tasks *doc.Tasks) (in map[*doc.Section]bool, ok bool) {
	if l.params.Section == "" {
		return nil, true
	}
	top, err := doc.FindSection(tasks.Sections, l.params.Section)
	if err != nil {
		return nil, false
	}
	l.section = true
	in = map[*doc.Section]bool{}
	for _, s := range family(top) {
		in[s] = true
	}
	return in, true
}

// family is a section with all its sub-sections.
func family(s *doc.Section) []*doc.Section {
	all := []*doc.Section{s}
	for _, child := range s.Children {
		all = append(all, family(child)...)
	}
	return all
}

// citing makes the test for the requirement filter: does a task cite that
// requirement or criterion, or a criterion of it, alone or in a range. What
// the task inherits from its parent counts.
func (l *taskList) citing(w work) func(*doc.Task) bool {
	id := strings.TrimSpace(l.params.Requirement)
	if id == "" {
		return func(*doc.Task) bool { return true }
	}
	index := w.index()
	return func(t *doc.Task) bool {
		refs, _ := references(t)
		return slices.ContainsFunc(refs, func(r doc.Reference) bool { return cites(index, r, id) })
	}
}

func cites(index *doc.Index, r doc.Reference, id string) bool {
	if r.First == id || strings.EqualFold(r.Text, id) {
		return true
	}
	criteria, requirements, _ := index.Resolve(r)
	for _, c := range criteria {
		if c.ID == id || c.Requirement != nil && c.Requirement.ID == id {
			return true
		}
	}
	for _, req := range requirements {
		if req.ID == id || slices.ContainsFunc(req.Criteria, func(c *doc.Criterion) bool { return c.ID == id }) {
			return true
		}
	}
	return false
}

// references are the task's own, else those of the nearest task above that
// has any.
func references(t *doc.Task) (refs []doc.Reference, from *doc.Task) {
	for at := t; at != nil; at = at.Parent {
		if refs := at.References(); len(refs) > 0 {
			return refs, at
		}
	}
	return nil, nil
}
