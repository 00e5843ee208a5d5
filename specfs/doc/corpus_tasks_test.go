package doc

import (
	"bytes"
	"fmt"
	"maps"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"kiro-mcp/internal/testcorpus"
)

// corpusTasks gives every tasks document of the corpus to check.
func corpusTasks(t *testing.T, check func(path string, src []byte, d *Tasks)) {
	t.Helper()
	for _, path := range testcorpus.Files(t, testcorpus.IsTasks) {
		src, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		check(path, src, readTasks("tasks", src))
	}
}

func TestCorpusTasksEqualKirosRules(t *testing.T) {
	total, misread, adopted := 0, 0, 0
	corpusTasks(t, func(path string, src []byte, d *Tasks) {
		want := readByRules(string(src))
		var got []*Task
		for _, task := range d.All {
			if !task.Tolerant {
				got = append(got, task)
			}
		}
		if len(got) != len(want) {
			t.Errorf("%s: tasks (-want +got): -%d +%d", path, len(want), len(got))
			return
		}
		for i, g := range got {
			w := want[i]
			total++
			compareWithRules(t, path, w, g)
			if g.Number != w.number {
				misread++
			}
			if g.Parent != g.kiro().parent {
				adopted++
			}
		}
	})
	t.Logf("strict tasks %d; numbers that only the tolerant layer reads in full %d; tasks with another parent than Kiro's %d", total, misread, adopted)
}

func compareWithRules(t *testing.T, path string, w *ruleTask, g *Task) {
	t.Helper()
	parent := func(line int) string { return fmt.Sprintf("parent on line %d", line) }
	wantParent, gotParent := "no parent", "no parent"
	if w.parent != nil {
		wantParent = parent(w.parent.line)
	}
	if g.kiro().parent != nil {
		gotParent = parent(g.kiro().parent.Line)
	}
	want := fmt.Sprintln(w.line, statusOf(w.mark[0]), w.optional, w.number, wantParent)
	got := fmt.Sprintln(g.Line, g.Status, g.Optional, g.kiro().number, gotParent)
	if want != got {
		t.Errorf("%s (-want +got):\n-%s+%s", path, want, got)
	}
	title := strings.TrimSpace(w.text)
	if w.number != "" {
		title = strings.TrimSpace(strings.TrimPrefix(strings.TrimPrefix(title, w.number), "."))
	}
	if g.Number == w.number && strings.TrimPrefix(title, "(P) ") != g.Title {
		t.Errorf("%s:%d: title (-want +got):\n-%s\n+%s", path, w.line, title, g.Title)
	}
}

func TestCorpusTasksTickedAndUnticked(t *testing.T) {
	ticked := 0
	corpusTasks(t, func(path string, src []byte, d *Tasks) {
		for i, task := range d.All {
			there, back := Done, task.Status
			if task.Status == Done {
				there = Open
			}
			changed := applyOne(t, src, d.SetStatus(task, there))
			if changed == nil {
				t.Fatalf("%s:%d: no edit", path, task.Line)
			}
			again := &Tasks{Source: changed}
			if i%50 == 0 || len(src) < 20_000 {
				again = ParseTasks("tasks", changed)
				if len(again.All) != len(d.All) || again.All[i].Status != there || again.All[i].ID != task.ID {
					t.Fatalf("%s:%d: the ticked document reads otherwise", path, task.Line)
				}
				if remarked, ok := d.Remark(changed, d.SetStatus(task, there)); ok == task.Tolerant || ok && i%50 == 0 && !reflect.DeepEqual(remarked, again) {
					t.Fatalf("%s:%d: remarking is not what parsing gives", path, task.Line)
				}
			}
			restored := applyOne(t, changed, again.SetStatus(task, back))
			if restored[task.Box]|0x20 != src[task.Box]|0x20 {
				t.Fatalf("%s:%d: unticking does not restore the mark", path, task.Line)
			}
			restored[task.Box] = src[task.Box] // [X] comes back as [x]
			if !bytes.Equal(restored, src) {
				t.Fatalf("%s:%d: unticking does not restore the file", path, task.Line)
			}
			ticked++
		}
	})
	t.Logf("ticked and unticked %d", ticked)
}

// applyOne applies one edit of one byte, and checks that it is just that.
func applyOne(t *testing.T, src []byte, edits []Edit) []byte {
	t.Helper()
	if len(edits) != 1 || edits[0].Len() != 1 || len(edits[0].New) != 1 {
		t.Fatalf("edits of one byte (-want +got): -1 +%v", edits)
	}
	out, err := Apply(src, edits)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestCorpusTaskIDs(t *testing.T) {
	hashed := 0
	corpusTasks(t, func(path string, _ []byte, d *Tasks) {
		seen := map[string]bool{}
		for _, task := range d.All {
			if task.ID == "" || seen[task.ID] {
				t.Errorf("%s:%d: id %q is empty or not unique", path, task.Line, task.ID)
			}
			seen[task.ID] = true
			if strings.Contains(task.ID, "~") {
				hashed++
			}
			if found, err := d.Find(task.ID); found != task {
				t.Errorf("%s:%d: Find(%q) finds another task: %v", path, task.Line, task.ID, err)
			}
		}
	})
	t.Logf("ids with a hash %d", hashed)
}

// TestCorpusTaskCounts pins what is read, so that a change of the reader shows
// in the numbers.
func TestCorpusTaskCounts(t *testing.T) {
	got := map[string]int{}
	corpusTasks(t, func(_ string, _ []byte, d *Tasks) {
		got["documents"]++
		got["boxless"] += len(d.Boxless)
		got["waves"] += len(d.Waves)
		numbers := countNumbers(d.All)
		for _, task := range d.All {
			if task.Tolerant {
				got["tolerant"]++
				continue
			}
			got["strict"]++
			got["strict mark "+string(d.Source[task.Box])]++
			if task.Optional {
				got["strict optional"]++
			}
			if use := numbers[task.Number]; use.kiro+use.loose > 1 {
				got["strict with a repeated number"]++
			}
			if parentNumber(task.kiro().number) != "" && task.kiro().parent == nil {
				got["strict without its parent"]++
			}
		}
		for _, f := range d.Findings {
			got["finding "+f.Code]++
		}
	})
	for _, name := range slices.Sorted(maps.Keys(got)) {
		t.Logf("%6d %s", got[name], name)
	}
	if !maps.Equal(got, wantCounts) {
		t.Errorf("counts (-want +got):\n-%v\n+%v", wantCounts, got)
	}
}

var wantCounts = map[string]int{
	"boxless":                           25,
	"documents":                         493,
	"finding boxless":                   25,
	"finding duplicate_number":          235,
	"finding left_in_progress":          1,
	"finding no_tasks":                  5,
	"finding number_misread":            76,
	"finding optional_otherwise":        8,
	"finding orphan_number":             108,
	"finding parent_done_child_open":    20,
	"finding parent_open_children_done": 51,
	"finding task_dropped":              15,
	"finding task_in_fence":             7,
	"finding waves_not_read":            2,
	"strict":                            16121,
	"strict mark  ":                     3654,
	"strict mark -":                     27,
	"strict mark x":                     12440,
	"strict optional":                   1578,
	"strict with a repeated number":     490,
	"strict without its parent":         2424,
	"tolerant":                          51,
	"waves":                             277,
}

// TestCorpusPlainReferences holds the quick reader of plain lists against the
// full one.
func TestCorpusPlainReferences(t *testing.T) {
	lines := 0
	corpusTasks(t, func(path string, src []byte, d *Tasks) {
		for _, task := range d.All {
			var want []Reference
			for _, detail := range task.Details() {
				if detail.Key != "requirements" && detail.Key != "validates" {
					continue
				}
				line := string(detail.Span.Of(src))
				colon := strings.IndexAny(line, ":：")
				_, width := colonIn(line[colon:])
				want = append(want, ParseReferences(src, Span{detail.Span.Start + colon + width, detail.Span.Start + len(trimRight(line))}, detail.Line)...)
				lines++
			}
			if !slices.Equal(task.References(), want) {
				t.Errorf("%s:%d: references (-want +got):\n-%+v\n+%+v", path, task.Line, want, task.References())
			}
		}
	})
	if lines == 0 {
		t.Fatal("no reference lines")
	}
}
