package workflow

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"kiro-mcp/internal/testcorpus"
)

// corpusProjects are the folders of the corpus that hold a .kiro tree.
func corpusProjects(t testing.TB) []string {
	t.Helper()
	base := filepath.Join(testcorpus.Dir(t), "kiro")
	entries, err := os.ReadDir(base)
	if err != nil {
		t.Fatal(err)
	}
	var dirs []string
	for _, e := range entries {
		if e.IsDir() {
			dirs = append(dirs, filepath.Join(base, e.Name()))
		}
	}
	if len(dirs) == 0 {
		t.Fatal("the corpus holds no project")
	}
	return dirs
}

// Every task of the corpus is answered within max_bytes in both faces, but for
// its own text; what is missing is named.
func TestCorpusGetTaskFits(t *testing.T) {
	tasks, cut, over := 0, 0, 0
	for _, dir := range corpusProjects(t) {
		f := flow(t, dir)
		specs, _, err := f.workspaces.Specs(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range specs {
			for _, d := range f.work(t.Context(), s).documents {
				for _, task := range d.plan.tasks.All {
					got := must(t, f.GetTask, GetTaskParams{Spec: s.ID, Task: TaskArg(task.ID)})
					tasks++
					if len(got.Omitted) > 0 {
						cut++
					}
					if exceeds(t, got, 4_000) {
						over++
					}
				}
			}
		}
	}
	if tasks < 15_000 {
		t.Fatalf("%d tasks, want at least 15,000", tasks)
	}
	t.Logf("%d tasks, %d with something left out, %d above 4,000 bytes by their own text", tasks, cut, over)
}

// exceeds reports whether an answer is longer than room by its own text, and
// fails the test when it is longer by anything else.
func exceeds(t testing.TB, got GetTask, room int) bool {
	t.Helper()
	text, structured, err := measure(got)
	if err != nil {
		t.Fatal(err)
	}
	if max(text, structured) <= room {
		return false
	}
	own, err := json.Marshal(got.Own)
	if err != nil {
		t.Fatal(err)
	}
	if text-len(got.Own) > room-2_000 || structured-len(own) > room-2_000 {
		t.Errorf("%s %s: %d and %d bytes, of which %d are its own text", got.Workspace, got.Task.ID, text, structured, len(own))
	}
	if len(got.Requirements)+len(got.Design) > 0 {
		t.Errorf("%s %s is too long, and yet not all was given up", got.Workspace, got.Task.ID)
	}
	return true
}

var _ = strings.Join
