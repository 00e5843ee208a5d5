package workflow

import (
	"os"
	"path/filepath"
	"slices"
	"sync/atomic"
	"testing"

	"kiro-mcp/internal/testcorpus"
	"kiro-mcp/specfs"
	"kiro-mcp/specfs/doc"
)

// eachProject runs a test over every project of the corpus, side by side.
func eachProject(t *testing.T, run func(t *testing.T, dir string)) {
	t.Helper()
	base := filepath.Join(testcorpus.Dir(t), "kiro")
	entries, err := os.ReadDir(base)
	if err != nil {
		t.Fatal(err)
	}
	projects := 0
	t.Run("projects", func(t *testing.T) {
		for _, e := range entries {
			if e.IsDir() {
				projects++
				t.Run(e.Name(), func(t *testing.T) {
					t.Parallel()
					run(t, filepath.Join(base, e.Name()))
				})
			}
		}
	})
	if projects == 0 {
		t.Fatal("the corpus holds no project")
	}
}

// eachDocument calls run for every tasks document of a project.
func eachDocument(t *testing.T, f *Flow, run func(s *specfs.Spec, w work, d planned)) {
	t.Helper()
	specs, _, err := f.workspaces.Specs(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range specs {
		w := f.work(t.Context(), s)
		for _, d := range w.documents {
			run(s, w, d)
		}
	}
}

// mostUneven is how many documents of the corpus undo does not restore: a
// parent was in progress, or had not agreed with its children, before.
const mostUneven = 6

// One task of every tasks document is ticked and unticked through the tool: a
// byte for the task and one for each parent changes, and then none.
func TestCorpusTickAndUndo(t *testing.T) {
	var ticked, uneven atomic.Int64
	eachProject(t, func(t *testing.T, original string) {
		dir := filepath.Join(t.TempDir(), filepath.Base(original))
		if err := os.CopyFS(dir, os.DirFS(original)); err != nil {
			t.Fatal(err)
		}
		f := flow(t, dir)
		turn := 0
		eachDocument(t, f, func(s *specfs.Spec, _ work, d planned) {
			if len(d.plan.leaves) == 0 {
				return
			}
			turn++
			ticked.Add(1)
			if !tickAndUndo(t, f, filepath.Join(dir, filepath.FromSlash(d.Path)), s.ID, d.plan.leaves[turn*7%len(d.plan.leaves)]) {
				uneven.Add(1)
			}
		})
	})
	if ticked.Load() < 400 {
		t.Fatalf("%d documents ticked, want at least 400", ticked.Load())
	}
	if uneven.Load() > mostUneven {
		t.Errorf("undo did not restore %d documents, at most %d are known to be so", uneven.Load(), mostUneven)
	}
	t.Logf("%d documents: one task of each ticked and unticked; in %d a parent had not agreed with its children before", ticked.Load(), uneven.Load())
}

// tickAndUndo reports whether the file came back. It need not where a parent's
// box contradicted its children before: that is put right, and said.
func tickAndUndo(t *testing.T, f *Flow, path, spec string, task *doc.Task) bool {
	t.Helper()
	status := doc.Done
	if task.Status == doc.Done {
		status = doc.Open
	}
	before := contents(t, path)
	there := must(t, f.CheckOff, CheckOffParams{Spec: spec, Task: TaskArg(task.ID), Status: string(status)})
	parents := len(there.ParentsClosed) + len(there.ParentsReopened)
	if n := differing(before, contents(t, path)); n != 1+parents {
		t.Errorf("%s %s: %d bytes changed, want %d", path, task.ID, n, 1+parents)
	}
	back := must(t, f.CheckOff, CheckOffParams{Spec: spec, Task: TaskArg(task.ID), Status: string(task.Status)})
	if contents(t, path) == before {
		return true
	}
	even := slices.Equal(there.ParentsClosed, back.ParentsReopened) && slices.Equal(there.ParentsReopened, back.ParentsClosed)
	if even && !slices.ContainsFunc(parentsOf(task), func(p *doc.Task) bool { return p.Status == doc.InProgress || p.Status == doc.Queued }) {
		t.Errorf("%s %s: undoing did not restore the file", path, task.ID)
	}
	return false
}

func parentsOf(t *doc.Task) []*doc.Task {
	var all []*doc.Task
	for p := t.Parent; p != nil; p = p.Parent {
		all = append(all, p)
	}
	return all
}

// differing counts the bytes that differ; texts of different lengths differ in
// all.
func differing(a, b string) int {
	if len(a) != len(b) {
		return max(len(a), len(b))
	}
	n := 0
	for i := range len(a) {
		if a[i] != b[i] {
			n++
		}
	}
	return n
}
