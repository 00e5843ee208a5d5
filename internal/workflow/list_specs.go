package workflow

import (
	"context"
	"slices"
	"strings"

	"kiro-mcp/internal/prose"
	"kiro-mcp/specfs"
	"kiro-mcp/specfs/doc"
)

// ListSpecsParams says which specs to list.
type ListSpecsParams struct {
	Query  string `json:"query,omitempty" doc:"words in the id"`
	State  string `json:"state,omitempty" enum:"all,active,done" default:"all" doc:"active: not done"`
	Limit  int    `json:"limit,omitempty" minimum:"1" maximum:"200" doc:"rows"`
	Cursor string `json:"cursor,omitempty" doc:"next_cursor"`
}

// ListSpecs is a page of specs sorted by id.
type ListSpecs struct {
	Workspace  string    `json:"workspace"`
	Specs      []SpecRow `json:"specs"`
	Total      int       `json:"total" doc:"rows on all pages"`
	NextCursor string    `json:"next_cursor,omitempty"`
	Problems   []Problem `json:"problems,omitempty" doc:"of the workspace, not of one spec"`
}

// SpecRow is one spec of a list.
type SpecRow struct {
	Spec        string    `json:"spec"`
	Kind        string    `json:"kind" enum:"feature,bugfix"`
	Phase       string    `json:"phase" enum:"requirements,design,tasks,implementation,done"`
	Documents   []string  `json:"documents" doc:"at most 12"`
	Agreed      []string  `json:"agreed" doc:"documents recorded as agreed"`
	Changed     []string  `json:"agreed_changed,omitempty" doc:"those of them that changed since; update_spec approve says how"`
	Tasks       Progress  `json:"tasks"`
	NextTask    *NextTask `json:"next_task,omitempty"`
	Problems    []string  `json:"problems" doc:"the gravest 3: file:line code, (n) when the file has n of them"`
	ProblemsAll int       `json:"problems_total,omitempty" doc:"when there are more than listed, each counted"`

	problemsHidden int // not counted in Problems
}

const (
	maxProblems  = 3
	maxDocuments = 12
	nextBytes    = 80 // of a title beside something else
)

// ListSpecs lists specs with how far each has come.
func (f *Flow) ListSpecs(ctx context.Context, p ListSpecsParams) (ListSpecs, error) {
	after, err := decodeCursor(p.Cursor, 1)
	if err != nil {
		return ListSpecs{}, err
	}
	specs, problems, err := f.specs(ctx, "")
	if err != nil {
		return ListSpecs{}, err
	}
	limit := pageRows
	if p.Limit > 0 {
		limit = p.Limit
	}
	out := ListSpecs{Workspace: f.workspaceNames(specs), Problems: problems}
	passed := after == nil
	for i, s := range specs {
		reportSpecs(ctx, i, len(specs))
		onPage := passed
		passed = passed || s.ID == after[0]
		if !p.matches(s) {
			continue
		}
		if p.byPhase() && !p.wantsPhase(phaseOf(f.work(ctx, s))) {
			continue
		}
		out.Total++
		switch {
		case !onPage:
		case len(out.Specs) < limit:
			out.Specs = append(out.Specs, f.specRow(ctx, f.work(ctx, s)))
		case out.NextCursor == "":
			out.NextCursor = encodeCursor(out.Specs[limit-1].Spec)
		}
	}
	if !passed {
		return ListSpecs{}, unknownCursor(p.Cursor)
	}
	return out, nil
}

// matches reports whether all words of the query stand in the spec's id.
func (p ListSpecsParams) matches(s *specfs.Spec) bool {
	id := strings.ToLower(s.ID)
	for word := range strings.FieldsSeq(strings.ToLower(p.Query)) {
		if !strings.Contains(id, word) {
			return false
		}
	}
	return true
}

// byPhase reports whether every spec has to be read to know if it is listed.
func (p ListSpecsParams) byPhase() bool { return p.State == "active" || p.State == "done" }

func (p ListSpecsParams) wantsPhase(phase string) bool {
	return (phase == "done") == (p.State == "done")
}

// phaseOf is how far a spec has come: the last document that it has, and with
// tasks, whether work began and whether it ended.
func phaseOf(w work) string {
	progress := w.progress()
	started := slices.ContainsFunc(w.documents, func(d planned) bool {
		return slices.ContainsFunc(d.plan.leaves, func(t *doc.Task) bool { return t.Status != doc.Open })
	})
	switch {
	case progress.Required > 0 && progress.Done == progress.Required:
		return "done"
	case started:
		return "implementation"
	case progress.Required+progress.Optional > 0:
		return "tasks"
	case hasKind(w.spec, specfs.KindDesign):
		return "design"
	default:
		return "requirements"
	}
}

func hasKind(s *specfs.Spec, kind specfs.Kind) bool {
	return slices.ContainsFunc(s.Documents, func(i specfs.Info) bool { return i.Kind == kind })
}

// specRow gathers what a row says; it reads all documents of the spec, and so
// is made for the rows of the page alone.
func (f *Flow) specRow(ctx context.Context, w work) SpecRow {
	row := SpecRow{
		Spec: w.spec.ID, Kind: w.spec.Kind, Phase: phaseOf(w),
		Documents: []string{}, Agreed: agreed(w.spec.Agreed),
		Tasks: w.progress(), NextTask: nextOf([]work{w}), Problems: []string{},
	}
	if row.NextTask != nil {
		row.NextTask.Title = prose.Short(row.NextTask.Title, nextBytes)
	}
	for _, info := range w.spec.Documents[:min(maxDocuments, len(w.spec.Documents))] {
		row.Documents = append(row.Documents, info.Name)
	}
	row.addAgreements(ctx, w.spec)
	row.addProblems(w.findings(ctx))
	return row
}

// addAgreements adds what our own records say was agreed, and what changed
// since.
func (s *SpecRow) addAgreements(ctx context.Context, spec *specfs.Spec) {
	agreements, err := spec.Agreements()
	if err != nil {
		s.Problems = append(s.Problems, "agreements cannot be read: "+err.Error())
	}
	for _, a := range agreements {
		if !slices.Contains(s.Agreed, a.Document) {
			s.Agreed = append(s.Agreed, a.Document)
		}
		if d, err := spec.Read(ctx, a.Document); err != nil || d.Revision != a.Revision {
			s.Changed = append(s.Changed, a.Document)
		}
	}
}

func agreed(a specfs.Agreed) []string {
	names := []string{}
	for _, k := range []struct {
		name string
		is   bool
	}{{"requirements", a.Requirements}, {"design", a.Design}, {"tasks", a.Tasks}} {
		if k.is {
			names = append(names, k.name)
		}
	}
	return names
}

// Rows is how many specs the page has.
func (l *ListSpecs) Rows() int { return len(l.Specs) }

// Keep cuts the page to its first n specs; the next begins after them.
func (l *ListSpecs) Keep(n int) {
	if n >= len(l.Specs) {
		return
	}
	l.Specs = l.Specs[:n]
	l.NextCursor = encodeCursor(l.Specs[n-1].Spec)
}
