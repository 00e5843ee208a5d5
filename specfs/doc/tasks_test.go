package doc

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// outline is one line a task: id, status, marks, parent, title.
func outline(d *Tasks) string {
	var b strings.Builder
	for _, t := range d.All {
		fmt.Fprintf(&b, "%s %s", t.ID, t.Status)
		for _, mark := range []struct {
			is   bool
			name string
		}{{t.Optional, "optional"}, {t.Tolerant, "tolerant"}, {t.Parallel, "parallel"}} {
			if mark.is {
				b.WriteString(" " + mark.name)
			}
		}
		if t.Parent != nil {
			b.WriteString(" under " + t.Parent.ID)
		}
		fmt.Fprintf(&b, ": %s\n", t.Title)
	}
	return b.String()
}

func codes(d *Tasks) []string {
	var out []string
	for _, f := range d.Findings {
		out = append(out, fmt.Sprintf("%s:%d", f.Code, f.Line))
	}
	return out
}

var readCases = []struct {
	name, src, want string
	findings        []string
}{{
	name: "the five marks, three bullets and two stars",
	src:  "- [ ] 1. a\n* [x] 2. b\n+ [X] 3. c\n- [-] 4 d\n- [~] 5 e\n- [ ]* 6. f\n- [ ]\\* 7. g\n",
	want: "1 open: a\n2 done: b\n3 done: c\n4 in_progress: d\n5 queued: e\n6 open optional: f\n7 open optional: g\n",
}, {
	name: "nesting comes from numbers, not from indent",
	src:  "- [ ] 1. a\n- [ ] 1.1 b\n    - [ ] 2.1 c\n- [ ] 2. d\n",
	want: "1 open: a\n1.1 open under 1: b\n2.1 open under 2: c\n2 open: d\n",
}, {
	name:     "unnumbered boxes nest by indent, and text at their indent ends them",
	src:      "- [ ] a\n  - [ ] b\n    - [x] c\ntext\n  - [ ] d\n",
	want:     "task~022a open: a\ntask~57eb open under task~022a: b\ntask~597f done under task~57eb: c\ntask~d070 open: d\n",
	findings: []string{"parent_open_children_done:1", "parent_open_children_done:2"},
}, {
	name:     "the last of two parents with one number takes the children",
	src:      "- [ ] 1. a\n- [ ] 1. b\n- [ ] 1.1 c\n",
	want:     "1~022a open: a\n1~57eb open: b\n1.1 open under 1~57eb: c\n",
	findings: []string{"duplicate_number:2"},
}, {
	name:     "lines that Kiro drops",
	src:      "1. [ ] a\n- [ ]*12.6 b\n-[ ] 3. c\n> - [x] 4. d\n[ ] 5. e\n- **[ ] 6. f**\n- [\t] 7. g\n",
	want:     "1 open tolerant: a\n12.6 open optional tolerant: b\n3 open tolerant: c\n4 done tolerant: d\n5 open tolerant: e\n6 open tolerant: **f**\n7 open tolerant: g\n",
	findings: []string{"task_dropped:1", "task_dropped:2", "orphan_number:2", "task_dropped:3", "task_dropped:4", "task_dropped:5", "task_dropped:6", "task_dropped:7"},
}, {
	name:     "boxes that nobody can read, and links, which are none",
	src:      "- [ ] 1. a\n- [/] 2. b\n- [] 3. c\n- [xx] 4. d\n- [✅] 5. e\n- [ ] \n- [x](y.md) 6. f\n- [1] g\n- [^n]: h\n- [id] i\n",
	want:     "1 open: a\n",
	findings: []string{"unreadable_mark:2", "unreadable_mark:3", "unreadable_mark:4", "unreadable_mark:5", "empty_task:6"},
}, {
	name:     "numbers that Kiro does not read",
	src:      "- [ ] 6B. a\n  - [ ] 6B.1 b\n- [ ] **7.1 c** d\n- [ ] Task 8: e\n- [ ] **Task 9**: f\n- [x] ~~3.1 Add g~~ SKIPPED\n- [ ] 任务10：h\n- [ ] 3D model\n",
	want:     "6B open: a\n6B.1 open under 6B: b\n7.1 open: **c** d\n8 open: e\n9 open: f\n3.1 done: ~~Add g~~ SKIPPED\n10 open: h\ntask~ddaf open: 3D model\n",
	findings: []string{"orphan_number:3", "words_contradict_box:6"},
}, {
	name:     "a star after the number hides the number from Kiro",
	src:      "- [x] 7. a\n- [x] 7.9* (P) b\n- [x] 7.10 c\n",
	want:     "7 done: a\n7.9 done parallel under 7: b\n7.10 done under 7: c\n",
	findings: []string{"optional_otherwise:2", "number_misread:2"},
}, {
	name:     "a parent whose number Kiro misreads is none",
	src:      "- [x] 7.4a a\n- [x] 7.5 b\n- [x] 7.4a.1 c\n",
	want:     "7.4a done: a\n7.5 done: b\n7.4a.1 done under 7.4a: c\n",
	findings: []string{"number_misread:1", "orphan_number:1", "number_misread:3"},
}, {
	name:     "headings with a box hold the tasks below them",
	src:      "# Plan\n## [x] 1. Data\n- [ ] 1.1 a\n- [x] b\n## Tests [ ]\n",
	want:     "1 done tolerant: Data\n1.1 open under 1: a\n1-data~790d done under 1: b\ntests~6802 open tolerant: Tests\n",
	findings: []string{"task_dropped:2", "parent_done_child_open:2", "task_dropped:5"},
}, {
	name:     "rows of a table, but not of a legend",
	src:      "## Plan\n| No | Work | Done |\n|---|---|---|\n| 1.1 | a | [x] |\n| 1.2 | b | [ ] |\n## Legend\n| [x] | done |\n",
	want:     "1.1 done tolerant: a\n1.2 open tolerant: b\n",
	findings: []string{"task_dropped:4", "orphan_number:4"},
}, {
	name:     "boxes in fences and comments are tasks to Kiro; headings there are none",
	src:      "- [ ] 1. a\n```md\n# x\n- [ ] 2. b\n1. [ ] c\n```\n<!--\n- [ ] 3. d\n-->\n",
	want:     "1 open: a\n2 open: b\n3 open: d\n",
	findings: []string{"task_in_fence:4", "task_in_comment:8"},
}, {
	name: "back-ticks in an info string open no fence, nor does a fence without end",
	src:  "- [ ] 1. a\n  ```` ``` ```` in text\n## B\n- [ ] 2. b\n```go\n## C\n- [ ] 3. c\n",
	want: "1 open: a\n2 open: b\n3 open: c\n",
}, {
	name: "odd bytes: mark, line ends, spaces",
	src:  "\ufeff- [ ] 1. a\r\n\u00a0\u00a0-\u00a0[x] 1.1 b\r- [ ] 1.2 c  \r\n",
	want: "1 open: a\n1.1 done under 1: b\n1.2 open under 1: c\n",
}, {
	name:     "a line separator in the text makes Kiro drop the line",
	src:      "- [ ] 1. a\u2028b\n",
	want:     "1 open tolerant: a\u2028b\n",
	findings: []string{"task_dropped:1"},
}, {
	name:     "headings that name work without a box",
	src:      "# Plan\n## Overview\n## Task 1: a\ntext\n## 任务 2：b\n### 3. c\n- [ ] 3.1 d\n## Phase 4\n### 4.1 e\n## 5. Risks\n",
	want:     "3.1 open: d\n",
	findings: []string{"boxless:3", "orphan_number:7", "boxless:9"},
}, {
	name:     "a plan that is a table",
	src:      "# Plan\n\n| 1 | a |\n|---|---|\n",
	findings: []string{"table_plan:3"},
}, {
	name:     "nothing at all",
	findings: []string{"no_tasks:1"},
}, {
	name:     "words that contradict the box",
	src:      "- [ ] 1. a ✅ DONE\n- [ ] 2. b (deferred)\n- [x] 3. c ✅\n- [ ] 4. Mark as done\n- [ ] 5. Show ✅ and ❌ signs\n- [ ] 6. d (optional)\n",
	want:     "1 open: a ✅ DONE\n2 open: b (deferred)\n3 done: c ✅\n4 open: Mark as done\n5 open: Show ✅ and ❌ signs\n6 open: d (optional)\n",
	findings: []string{"words_contradict_box:1", "words_contradict_box:2", "optional_otherwise:6"},
}, {
	name:     "words that are values",
	src:      "- [x] 1. Record status=SKIPPED\n",
	want:     "1 done: Record status=SKIPPED\n",
	findings: nil,
}, {
	name:     "front matter has no headings",
	src:      "---\n# x\ntitle: y\n---\n# Plan\n- [ ] 1. a\n",
	want:     "1 open: a\n",
	findings: nil,
}, {
	name:     "a task that was overtaken",
	src:      "- [~] 1 a\n- [-] 2 b\n- [x] 3 c\n- [x] 4 d\n- [x] 5 e\n- [x] 6 f\n- [-] 7 g\n- [x] 8 h\n",
	want:     "1 queued: a\n2 in_progress: b\n3 done: c\n4 done: d\n5 done: e\n6 done: f\n7 in_progress: g\n8 done: h\n",
	findings: []string{"left_in_progress:1", "left_in_progress:2"},
}, {
	name:     "parents against their children",
	src:      "- [x] 1. a\n- [ ] 1.1 b\n- [x]* 1.2 c\n- [ ] 2. d\n- [x] 2.1 e\n- [ ]* 2.2 f\n",
	want:     "1 done: a\n1.1 open under 1: b\n1.2 done optional under 1: c\n2 open: d\n2.1 done under 2: e\n2.2 open optional under 2: f\n",
	findings: []string{"parent_done_child_open:1", "parent_open_children_done:4"},
}, {
	name:     "children of a repeated number",
	src:      "- [ ] 1. a\n- [ ] 1.1 b\n- [x] 1. c\n",
	want:     "1~022a open: a\n1.1 open under 1~597f: b\n1~597f done: c\n",
	findings: []string{"duplicate_number:3"},
}}

func TestReadTasks(t *testing.T) {
	for _, tc := range readCases {
		t.Run(tc.name, func(t *testing.T) {
			d := ParseTasks("tasks", []byte(tc.src))
			if got := outline(d); got != tc.want {
				t.Errorf("tasks (-want +got):\n-%s\n+%s", tc.want, got)
			}
			if got := codes(d); !slices.Equal(got, tc.findings) {
				t.Errorf("findings (-want +got):\n-%v\n+%v", tc.findings, got)
			}
		})
	}
}

func TestEveryTaskFindingIsDocumented(t *testing.T) {
	known := map[string]bool{}
	for _, c := range TaskCodes {
		known[c.Name] = true
	}
	seen := 0
	for _, tc := range readCases {
		for _, f := range ParseTasks("tasks", []byte(tc.src)).Findings {
			seen++
			if !known[f.Code] || f.Message == "" || f.Line == 0 {
				t.Errorf("finding %+v is not in TaskCodes, or has no message or line", f)
			}
		}
	}
	if seen == 0 {
		t.Fatal("no findings")
	}
}

func TestTaskDetails(t *testing.T) {
	src := "- [ ] 1. a\n" +
		"  - plain\n" +
		"  - _Requirements: 1.1, 2.3_\n" +
		"  - **Validates: Requirements 4.1**\n" +
		"  - _Depends: 2, Task 3.1 (first), none_\n" +
		"  - _Boundary: API, UI_\n" +
		"  - Note: n\n" +
		"  - _需求：5.1_\n" +
		"  - Test: x\n" +
		"\n" +
		"  ```json\n  - Note: code\n  ```\n" +
		"## Notes\n- later\n"
	d := ParseTasks("tasks", []byte(src))
	task := d.All[0]
	var keys []string
	for _, detail := range task.Details() {
		keys = append(keys, detail.Key)
	}
	if want := []string{"", "requirements", "validates", "depends", "boundary", "note", "requirements", "", "", "", ""}; !slices.Equal(keys, want) {
		t.Errorf("keys (-want +got):\n-%q\n+%q", want, keys)
	}
	var refs []string
	for _, r := range task.References() {
		refs = append(refs, r.First)
	}
	if want := []string{"1.1", "2.3", "4.1", "5.1"}; !slices.Equal(refs, want) {
		t.Errorf("references (-want +got): -%q +%q", want, refs)
	}
	if want := []string{"2", "3.1"}; !slices.Equal(task.Depends(), want) {
		t.Errorf("depends (-want +got): -%q +%q", want, task.Depends())
	}
	if want := []string{"API", "UI"}; !slices.Equal(task.Boundary(), want) {
		t.Errorf("boundary (-want +got): -%q +%q", want, task.Boundary())
	}
	if got := string(task.Span.Of(d.Source)); !strings.HasSuffix(got, "  ```") {
		t.Errorf("the task does not end before the heading: %q", got)
	}
}

func TestFingerprintOfTask(t *testing.T) {
	of := func(src string) string { return ParseTasks("tasks", []byte(src)).All[0].Fingerprint() }
	plain := of("- [ ] 1. Add  it\n  - so\n")
	for _, same := range []string{
		"* [x]* 2.7 Add it\n    + so\n",
		"- [ ] 1. Add it\n  - so\n  - _Requirements: 1.1_\n  - Note: done by hand\n  - Files: a.go\n",
	} {
		if of(same) != plain {
			t.Errorf("fingerprint differs for %q", same)
		}
	}
	if of("- [ ] 1. Add it\n  - not so\n") == plain {
		t.Error("another detail has the same fingerprint")
	}
}

func TestWaves(t *testing.T) {
	for _, tc := range []struct{ json, want, code string }{
		{json: `{"waves":[{"id":0,"tasks":["1.1","2."]},{"id":1,"tasks":[1.10]}]}`, want: "0:[1.1 2] 1:[1.10]"},
		{json: `{"waves":[{"wave":1,"description":"x","tasks":["1"]}]}`, want: "1:[1]"},
		{json: `{"waves":[[1],[2,3]]}`, want: "0:[1] 1:[2 3]"},
		{json: `[[1],[2]]`, want: "0:[1] 1:[2]"},
		{json: `{"waves":[{"tasks":[1]}]}`, want: "0:[1]"},
		{json: `{"waves":[{]}`, code: "waves_unreadable"},
		{json: "graph TD\n  1 --> 2", code: "waves_not_read"},
	} {
		src := "- [ ] 1. a\n## Task Dependency Graph\n\n```json\n" + tc.json + "\n```\n"
		d := ParseTasks("tasks", []byte(src))
		var got []string
		for _, w := range d.Waves {
			got = append(got, fmt.Sprintf("%s:%v", w.ID, w.Tasks))
			if w.Line != 5 {
				t.Errorf("%s: line (-want +got): -5 +%d", tc.json, w.Line)
			}
		}
		if s := strings.Join(got, " "); s != tc.want {
			t.Errorf("%s (-want +got):\n-%s\n+%s", tc.json, tc.want, s)
		}
		if tc.code != "" && (len(d.Findings) == 0 || d.Findings[len(d.Findings)-1].Code != tc.code) {
			t.Errorf("%s: finding (-want +got): -%s +%v", tc.json, tc.code, codes(d))
		}
	}
}

func TestDerivedAndProgress(t *testing.T) {
	d := ParseTasks("tasks", []byte("- [ ] 1. a\n- [x] 1.1 b\n- [-] 1.2 c\n- [ ]* 1.3 d\n- [ ] 2. e\n- [~] 2.1 f\n- [x] 3. g\n- [x]* 3.1 h\n"))
	for id, want := range map[string]Status{"1": InProgress, "1.1": Done, "2": Queued, "3": Done} {
		task, err := d.Find(id)
		if err != nil {
			t.Fatal(err)
		}
		if got := d.Derived(task); got != want {
			t.Errorf("derived %s (-want +got): -%s +%s", id, want, got)
		}
	}
	if got, want := d.Progress(), (Progress{Required: 3, Done: 1, InProgress: 1, Optional: 2}); got != want {
		t.Errorf("progress (-want +got): -%+v +%+v", want, got)
	}
	if got := len(d.RequiredLeaves()); got != 3 {
		t.Errorf("required leaves (-want +got): -3 +%d", got)
	}
}
