package workflow

import (
	"cmp"
	"slices"
	"strings"

	"kiro-mcp/internal/code"
	"kiro-mcp/internal/prose"
	"kiro-mcp/specfs/doc"
)

const (
	maxCode  = 10 // names looked up in the source
	maxNotes = 5
)

// addProperties takes the properties that validate one of the criteria.
func (g *gathering) addProperties() {
	for _, p := range g.lore.properties {
		for _, r := range p.Validates {
			criteria, _, _ := g.lore.index.Resolve(r)
			if why := g.whyAny(criteria); why != "" {
				g.property(p, why)
				break
			}
		}
	}
}

// whyAny is why the first of the criteria that is in the answer is there.
func (g *gathering) whyAny(criteria []*doc.Criterion) string {
	for _, c := range criteria {
		for _, r := range g.out.Requirements {
			if r.of != c.Requirement {
				continue
			}
			for _, part := range r.Criteria {
				if part.ID == c.ID {
					return cmp.Or(part.Why, r.Why)
				}
			}
		}
	}
	return ""
}

func (g *gathering) propertyByID(id, why string) {
	for _, p := range g.lore.properties {
		if p.ID == id {
			g.property(p, why)
		}
	}
}

func (g *gathering) property(p loreProperty, why string) {
	part := PropertyPart{ID: p.ID, Title: p.Title, Text: p.Text, Why: why, File: p.document.Path, Line: p.Line}
	part.whole = linkTo(propertyAddress(g.spec(), p.document, p.ID), p.Title, p.Span.Len())
	exact := func(other *doc.Property) bool { return other.ID == p.ID }
	if all := p.document.Design.Properties; all[slices.IndexFunc(all, exact)] != p.Property {
		part.whole = linkToDocument(documentAddress(g.spec(), p.document), p.document)
	}
	same := func(have PropertyPart) bool { return have.ID == part.ID && have.File == part.File }
	if !slices.ContainsFunc(g.out.Properties, same) {
		g.out.Properties = append(g.out.Properties, part)
	}
}

// addCode says of every file and symbol that the task names whether it exists.
func (g *gathering) addCode() {
	dir := g.spec().Workspace.Dir
	for _, name := range g.names {
		if len(g.out.Code) >= maxCode {
			break
		}
		var found code.Found
		switch name.Kind {
		case doc.MentionFile:
			found = g.flow.sources.File(dir, name.Name)
		case doc.MentionSymbol:
			found = g.flow.sources.Symbol(dir, name.Name)
		default:
			continue
		}
		g.code(name, found)
	}
}

// code adds a verdict. Where a member is missing, its owner is where it goes.
func (g *gathering) code(name doc.Mention, found code.Found) {
	g.out.Code = append(g.out.Code, CodePart{
		Name: name.Name, Kind: string(name.Kind), Verdict: string(found.Verdict),
		File: found.File, Line: found.Line, Why: found.Why,
	})
	owner, _, isMember := strings.Cut(name.Name, ".")
	if name.Kind != doc.MentionSymbol || !isMember || found.Verdict != code.Missing {
		return
	}
	found = g.flow.sources.Symbol(g.spec().Workspace.Dir, owner)
	named := func(c CodePart) bool { return c.Name == owner }
	if found.Verdict == code.Defined && !slices.ContainsFunc(g.out.Code, named) {
		g.code(doc.Mention{Kind: doc.MentionSymbol, Name: owner}, found)
	}
}

// addNotes takes what was noted on the tasks that this one comes after: its
// parent, what it waited for, and the required task before it; then the
// document's own notes.
func (g *gathering) addNotes() {
	for _, t := range g.before() {
		for _, d := range t.Details() {
			if d.Key == "note" || d.Key == "evidence" {
				g.note(d.Line, t.ID+": "+d.Text)
			}
		}
	}
	for _, s := range g.document.Tasks.Sections {
		if slices.Contains(noteHeadings, doc.Slug(s.Title)) {
			for _, line := range linesOf(s.Own.Of(g.document.Source), s.Line+1) {
				g.note(line.Line, line.Text)
			}
		}
	}
}

// noteHeadings are the slugs of the headings that Kiro writes its notes under.
var noteHeadings = []string{"notes", "note", "备注", "说明", "注意事项", "備考", "注意事項", "メモ", "catatan"}

func (g *gathering) note(line int, text string) {
	if len(g.out.Notes) < maxNotes {
		g.out.Notes = append(g.out.Notes, SourceLine{File: g.document.Path, Line: line, Text: prose.Short(text, titleBytes)})
	}
}

// before are the tasks whose notes speak to this one.
func (g *gathering) before() []*doc.Task {
	var tasks []*doc.Task
	if g.task.Parent != nil {
		tasks = append(tasks, g.task.Parent)
	}
	tasks = append(tasks, g.document.plan.dependencies(g.task)...)
	for i, t := range g.document.plan.leaves {
		if t == g.task && i > 0 {
			tasks = append(tasks, g.document.plan.leaves[i-1])
		}
	}
	return tasks
}
