package workflow

import (
	"slices"
	"testing"

	"kiro-mcp/specfs/doc"
)

// Real tasks that cite requirements are asked again with their references
// hidden: how often is what is inferred what they cite?
func TestInferredAgainstHiddenReferences(t *testing.T) {
	var total score
	tasks, answered := 0, 0
	for _, dir := range corpusProjects(t) {
		f := flow(t, dir)
		specs, _, err := f.workspaces.Specs(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range specs {
			w := f.work(t.Context(), s)
			for _, d := range w.documents {
				for _, task := range d.plan.leaves {
					if len(task.References) == 0 {
						continue
					}
					want := citedRequirements(f.loreOf(t.Context(), s), task)
					if len(want) == 0 || len(want) > 3 {
						continue
					}
					got := inferredRequirements(t, f, w, d, task)
					tasks++
					if len(got) > 0 {
						answered++
					}
					total.add(want, got)
				}
			}
		}
	}
	if tasks == 0 {
		t.Fatal("no task of the corpus cites a requirement")
	}
	t.Logf("%d tasks, %d answered: precision %.2f, recall %.2f (%+v)", tasks, answered, total.precision(), total.recall(), total)
}

func citedRequirements(l *lore, task *doc.Task) []string {
	seen := map[string]bool{}
	var ids []string
	for _, r := range task.References {
		criteria, requirements, _ := l.index.Resolve(r)
		for _, c := range criteria {
			requirements = append(requirements, c.Requirement)
		}
		for _, req := range requirements {
			if !seen[req.ID] {
				seen[req.ID] = true
				ids = append(ids, req.ID)
			}
		}
	}
	return ids
}

func inferredRequirements(t *testing.T, f *Flow, w work, d planned, task *doc.Task) []string {
	g := gathering{flow: f, ctx: t.Context(), work: w, document: d, task: task}
	g.out.Own = string(task.Span.Of(d.Source))
	g.lore = f.loreOf(t.Context(), w.spec)
	g.names = distinctNames(doc.Mentions([]byte(g.out.Own)))
	g.addInferred()
	var ids []string
	for _, r := range g.out.Requirements {
		ids = append(ids, r.ID)
	}
	return ids
}

// score counts what an inference got right.
type score struct{ right, wrong, missed int }

func (s *score) add(want, got []string) {
	for _, id := range got {
		if slices.Contains(want, id) {
			s.right++
		} else {
			s.wrong++
		}
	}
	for _, id := range want {
		if !slices.Contains(got, id) {
			s.missed++
		}
	}
}

func (s score) precision() float64 { return float64(s.right) / float64(max(1, s.right+s.wrong)) }
func (s score) recall() float64    { return float64(s.right) / float64(max(1, s.right+s.missed)) }
