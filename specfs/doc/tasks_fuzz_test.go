package doc

import (
	"bytes"
	"reflect"
	"testing"
)

func seedTasks(f *testing.F) {
	for _, tc := range readCases {
		f.Add([]byte(tc.src))
	}
	f.Add([]byte(findPlan))
	f.Add([]byte("- [ ] 1. a\n  - x\r\n\n~~~\n```\n| 1 | [ ] |\n## Task Dependency Graph\n```json\n{\"waves\":[[1],{}]}\n```"))
}

// FuzzParseTasks: whatever the bytes, nothing panics, spans lie inside and in
// order, ids are unique, and parents are a forest.
func FuzzParseTasks(f *testing.F) {
	seedTasks(f)
	f.Fuzz(func(t *testing.T, src []byte) {
		d := ParseTasks("tasks", src)
		ids := map[string]bool{}
		at := 0
		for _, task := range d.All {
			if task.ID == "" || ids[task.ID] {
				t.Fatalf("id %q is empty or not unique", task.ID)
			}
			ids[task.ID] = true
			if task.Span.Start < at || task.Box <= task.Head.Start || task.Box >= task.Head.End || task.Span.End > len(src) || task.Span.End < task.Box {
				t.Fatalf("spans of %s: head %v, box %d, span %v of %d bytes", task.ID, task.Head, task.Box, task.Span, len(src))
			}
			at = task.Head.End
			depth := 0
			for up := task.Parent; up != nil; up = up.Parent {
				if depth++; depth > len(d.All) {
					t.Fatalf("%s is its own ancestor", task.ID)
				}
			}
			if line, _ := Position(src, task.Box); line != task.Line {
				t.Fatalf("line of %s (-want +got): -%d +%d", task.ID, line, task.Line)
			}
		}
	})
}

// FuzzTickTasks: every tick changes one byte and can be taken back, and a note
// is added once, whatever the document.
func FuzzTickTasks(f *testing.F) {
	seedTasks(f)
	f.Fuzz(func(t *testing.T, src []byte) {
		d := ParseTasks("tasks", src)
		for i, task := range d.All[:min(len(d.All), 20)] {
			there := Done
			if task.Status == Done {
				there = Open
			}
			changed := applyOne(t, src, d.SetStatus(task, there))
			again := ParseTasks("tasks", changed)
			if len(again.All) != len(d.All) || again.All[i].Status != there {
				t.Fatalf("%s does not read as %s after the tick", task.ID, there)
			}
			if remarked, ok := d.Remark(changed, d.SetStatus(task, there)); ok == task.Tolerant || ok && !reflect.DeepEqual(remarked, again) {
				t.Fatalf("remarking %s is not what parsing gives:\n%q", task.ID, changed)
			}
			restored := applyOne(t, changed, again.SetStatus(again.All[i], task.Status))
			restored[task.Box] = src[task.Box] // [X] comes back as [x]
			if !bytes.Equal(restored, src) {
				t.Fatalf("unticking %s does not restore the document", task.ID)
			}
			noted, err := Apply(src, d.AddDetails(task, []string{"Note: fuzz"}))
			if err != nil {
				t.Fatal(err)
			}
			again = ParseTasks("tasks", noted)
			if len(again.All) != len(d.All) || again.AddDetails(again.All[i], []string{"Note: fuzz"}) != nil {
				t.Fatalf("a note under %s changes the plan, or is added twice:\n%q", task.ID, noted)
			}
		}
	})
}
