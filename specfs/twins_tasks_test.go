package specfs_test

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"kiro-mcp/specfs/doc"
)

func describeTasks(t *testing.T, name string, src []byte, beside []*doc.Requirements) []string {
	t.Helper()
	d := doc.ParseTasks(name, src)
	index := doc.NewIndex(beside...)
	lines := append([]string{"title " + d.Title}, sections(d.Sections)...)
	ids := map[string]bool{}
	for _, task := range d.All {
		ids[task.ID] = true
		lines = append(lines, taskLine(task))
		for _, r := range task.References() {
			lines = append(lines, fmt.Sprintf("reference line=%d %s -> %s", r.Line, r.Text, strings.Join(resolved(index, r), " ")))
		}
		checkTick(t, name, src, task)
	}
	for _, s := range d.Boxless {
		lines = append(lines, fmt.Sprintf("boxless line=%d", s.Line))
	}
	for _, w := range d.Waves {
		lines = append(lines, fmt.Sprintf("wave %s: %s", w.ID, strings.Join(w.Tasks, " ")))
	}
	if len(ids) != len(d.All) {
		t.Errorf("ids of %d tasks (-want +got): -%d +%d different ones", len(d.All), len(d.All), len(ids))
	}
	duplicates := 0
	for _, f := range d.Findings {
		if f.Code == "duplicate_number" {
			duplicates++
		}
	}
	lines = append(lines, fmt.Sprintf("count tasks=%d unique=%d duplicates=%d", len(d.All), len(ids), duplicates))
	return append(lines, findings(d.Findings)...)
}

func taskLine(task *doc.Task) string {
	line := fmt.Sprintf("task %s %s line=%d", task.ID, task.Status, task.Line)
	if task.Parent != nil {
		line += " parent=" + task.Parent.ID
	}
	if len(task.Depends()) > 0 {
		line += " depends=" + strings.Join(task.Depends(), ",")
	}
	if len(task.Boundary()) > 0 {
		line += " boundary=" + strings.Join(task.Boundary(), ",")
	}
	for _, flag := range []struct {
		is   bool
		name string
	}{{task.Optional, "optional"}, {task.Tolerant, "tolerant"}, {task.Parallel, "parallel"}} {
		if flag.is {
			line += " " + flag.name
		}
	}
	return line
}

// checkTick ticks or unticks a task and takes it back: one byte differs, the
// task is found by the same id, and then none differs.
func checkTick(t *testing.T, name string, src []byte, task *doc.Task) {
	t.Helper()
	other := doc.Done
	if task.Status == doc.Done {
		other = doc.Open
	}
	changed := apply(t, src, doc.ParseTasks(name, src).SetStatus(task, other))
	if n := differing(src, changed); n != 1 {
		t.Errorf("%s line %d: bytes changed by a tick (-want +got): -1 +%d", name, task.Line, n)
	}
	again := doc.ParseTasks(name, changed)
	found, err := again.Find(task.ID)
	if err != nil {
		t.Fatalf("%s line %d: id %s after a tick: %v", name, task.Line, task.ID, err)
	}
	if found.Line != task.Line || found.Status != other {
		t.Errorf("%s: id %s (-want +got): -line %d, %s +line %d, %s", name, task.ID, task.Line, other, found.Line, found.Status)
	}
	back := apply(t, changed, again.SetStatus(found, task.Status))
	if !bytes.Equal(bytes.ReplaceAll(back, []byte("[x]"), []byte("[X]")), bytes.ReplaceAll(src, []byte("[x]"), []byte("[X]"))) {
		t.Errorf("%s line %d: a tick taken back does not give the file back", name, task.Line)
	}
}

func apply(t *testing.T, src []byte, edits []doc.Edit) []byte {
	t.Helper()
	out, err := doc.Apply(src, edits)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// differing counts the bytes that differ; documents of different length count
// as all different.
func differing(a, b []byte) int {
	if len(a) != len(b) {
		return max(len(a), len(b))
	}
	n := 0
	for i := range a {
		if a[i] != b[i] {
			n++
		}
	}
	return n
}

// resolved says what a reference means: ids of criteria, whole requirements,
// "nothing" for words, "dangling" where it should mean something.
func resolved(index *doc.Index, r doc.Reference) []string {
	criteria, requirements, ok := index.Resolve(r)
	var out []string
	for _, whole := range requirements {
		out = append(out, "requirement "+whole.ID)
	}
	for _, c := range criteria {
		out = append(out, c.ID)
	}
	switch {
	case !ok:
		return []string{"dangling"}
	case len(out) == 0:
		return []string{"nothing"}
	default:
		return out
	}
}

// requirementsBeside reads the requirements in a folder, those of a defect
// first.
func requirementsBeside(t *testing.T, folder string) []*doc.Requirements {
	t.Helper()
	var all []*doc.Requirements
	for _, name := range []string{"bugfix", "requirements"} {
		src, err := os.ReadFile(filepath.Join(folder, name+".md"))
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, doc.ParseRequirements(name, src))
	}
	return all
}
