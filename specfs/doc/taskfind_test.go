package doc

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
)

const findPlan = `# Plan
## Data
- [ ] 1.1 Add table
- [ ] 1.10 Add index
- [ ] 2. Migrate rows
- [ ] 3.20 Back up
- [ ] 3.3 Keep **orders** table
## Services
- [ ] Add service
- [ ] Add tests
## Screens
- [ ] Add tests
- [ ] 4. One
- [ ] 4. Two
`

func TestFindTask(t *testing.T) {
	d := ParseTasks("tasks", []byte(findPlan))
	for _, tc := range []struct {
		arg   string
		lines []int // of the task, or of the ambiguous ones
		code  string
	}{
		{arg: "1.1", lines: []int{3}},
		{arg: "1.10", lines: []int{4}},
		{arg: "1.100", code: "ambiguous_task", lines: []int{3, 4}},
		{arg: "2.", lines: []int{5}},
		{arg: "2.0", lines: []int{5}},
		{arg: "3.2", lines: []int{6}},
		{arg: "Add table", lines: []int{3}},
		{arg: "1.1 Add table", lines: []int{3}},
		{arg: "add Index", lines: []int{4}},
		{arg: "Keep orders table", lines: []int{7}},
		{arg: "migrate", lines: []int{5}},
		{arg: "Add s", lines: []int{9}},
		{arg: "Add tests", code: "ambiguous_task", lines: []int{10, 12}},
		{arg: "4", code: "ambiguous_task", lines: []int{13, 14}},
		{arg: "9", code: "unknown_task"},
		{arg: " ", code: "unknown_task"},
	} {
		task, err := d.Find(tc.arg)
		checkFound(t, tc.arg, task, err, tc.lines, tc.code)
	}
	for literal, lines := range map[string][]int{"1.1": {3, 4}, "1.10": {3, 4}, "2": {5}, "3.2": {6}} {
		code := ""
		if len(lines) > 1 {
			code = "ambiguous_task"
		}
		task, err := d.FindNumber(literal)
		checkFound(t, literal, task, err, lines, code)
	}
}

func checkFound(t *testing.T, arg string, task *Task, err error, lines []int, code string) {
	t.Helper()
	var fault *Fault
	switch {
	case errors.As(err, &fault):
		if fault.Code != code {
			t.Errorf("Find(%q): code (-want +got): -%s +%s", arg, code, fault.Code)
		}
		for _, line := range lines {
			if !strings.Contains(fault.Message, fmt.Sprintf("(line %d)", line)) {
				t.Errorf("Find(%q): %q does not name line %d", arg, fault.Message, line)
			}
		}
		if len(fault.Valid) == 0 {
			t.Errorf("Find(%q): no valid ids", arg)
		}
	case code != "" || task.Line != lines[0]:
		t.Errorf("Find(%q): line (-want +got): -%v %s +%d", arg, lines, code, task.Line)
	}
}

func TestIDsStayWhenLinesAreInserted(t *testing.T) {
	before := ParseTasks("tasks", []byte(findPlan))
	src := strings.Replace(findPlan, "## Services\n", "- [ ] New one\n\n## New\n- [ ] Add tests\n## Services\n- [ ] First\n", 1)
	after := ParseTasks("tasks", []byte(src))
	for _, task := range before.All {
		same, err := after.Find(task.ID)
		if err != nil || same.Title != task.Title || same.ID != task.ID {
			t.Errorf("id %s names another task, or none: %v", task.ID, err)
		}
	}
}

func TestIDsOfSplitDocumentsCarryTheirName(t *testing.T) {
	d := ParseTasks("tasks-mobile", []byte("- [ ] 1. a\n- [ ] b\n"))
	if got, want := d.All[0].ID, "tasks-mobile:1"; got != want {
		t.Errorf("id (-want +got): -%s +%s", want, got)
	}
	for _, arg := range []string{"tasks-mobile:1", "1", d.All[1].ID, strings.TrimPrefix(d.All[1].ID, "tasks-mobile:")} {
		if _, err := d.Find(arg); err != nil {
			t.Errorf("Find(%q): %v", arg, err)
		}
	}
}

func TestTrueTwinsAreCounted(t *testing.T) {
	d := ParseTasks("tasks", []byte("## A\n- [ ] Test\n- [ ] Test\n- [ ] Test\n"))
	first := d.All[0].ID
	got := []string{d.All[0].ID, d.All[1].ID, d.All[2].ID}
	if want := []string{first, first + "-2", first + "-3"}; !slices.Equal(got, want) {
		t.Errorf("ids (-want +got): -%v +%v", want, got)
	}
}

// TestHashesGrowOnlyWhereTheyMust makes so many tasks that some four-digit
// hashes are equal, and adds one: only ids that it could be confused with
// change, and the old ones still find their tasks.
func TestHashesGrowOnlyWhereTheyMust(t *testing.T) {
	var b strings.Builder
	for i := range 1000 {
		fmt.Fprintf(&b, "- [ ] Title number %d\n", i)
	}
	before := ParseTasks("tasks", []byte(b.String()))
	long := 0
	for _, task := range before.All {
		if len(task.ID) > len("task~")+shortestHash {
			long++
		}
	}
	if long == 0 || long > 50 {
		t.Fatalf("%d of 1000 hashes are longer than %d digits, want a few", long, shortestHash)
	}
	for i := range 1000 {
		fmt.Fprintf(&b, "- [ ] Other title %d\n", i)
	}
	after := ParseTasks("tasks", []byte(b.String()))
	changed := 0
	for i, task := range before.All {
		if after.All[i].ID != task.ID {
			changed++
			if !strings.HasPrefix(after.All[i].ID, task.ID) {
				t.Errorf("id %s became %s", task.ID, after.All[i].ID)
			}
		}
		if found, err := before.Find(after.All[i].ID); err != nil || found != task {
			t.Errorf("the longer id %s is not found: %v", after.All[i].ID, err)
		}
	}
	if changed > 50 {
		t.Errorf("%d ids changed, want a few", changed)
	}
}
