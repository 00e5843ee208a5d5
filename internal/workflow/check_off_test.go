package workflow

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestCheckOffIsOneByte(t *testing.T) {
	f, path := tasksFlow(t, "- [ ] 1. A\r\n- [ ] 2. B\r\n")
	before := contents(t, path)
	got := must(t, f.CheckOff, CheckOffParams{Task: "2", Status: "done"})
	if want := strings.Replace(before, "[ ] 2", "[x] 2", 1); contents(t, path) != want {
		t.Errorf("file (-want +got)\n-%q\n+%q", want, contents(t, path))
	}
	if got.Before != "open" || got.After != "done" || got.Line != 2 || !got.Changed || got.Progress.Done != 1 {
		t.Errorf("answer: %+v", got)
	}
	must(t, f.CheckOff, CheckOffParams{Task: "2", Status: "open"})
	if contents(t, path) != before {
		t.Errorf("undone (-want +got)\n-%q\n+%q", before, contents(t, path))
	}
}

func TestParentsFollow(t *testing.T) {
	const tree = "- [ ] 1. A\n  - [x] 1.1 B\n  - [ ] 1.2 C\n  - [ ]* 1.3 D\n"
	f, path := tasksFlow(t, tree)
	closed := must(t, f.CheckOff, CheckOffParams{Task: "1.2", Status: "done"})
	if got := strings.Join(closed.ParentsClosed, " "); got != "1" {
		t.Errorf("closed with the last required child: %q, want 1", got)
	}
	for _, status := range []string{"open", "in_progress", "queued"} {
		must(t, f.CheckOff, CheckOffParams{Task: "1.2", Status: "done"})
		opened := must(t, f.CheckOff, CheckOffParams{Task: "1.2", Status: status})
		if got := strings.Join(opened.ParentsReopened, " "); got != "1" {
			t.Errorf("reopened by %s: %q, want 1", status, got)
		}
	}
	must(t, f.CheckOff, CheckOffParams{Task: "1.2", Status: "open"})
	if contents(t, path) != tree {
		t.Errorf("after all (-want +got)\n-%s\n+%s", tree, contents(t, path))
	}
}

func TestOptionalChildrenHoldNothingUp(t *testing.T) {
	f, path := tasksFlow(t, "- [ ] 1. A\n  - [x] 1.1 B\n  - [ ]* 1.2 C\n")
	got := must(t, f.CheckOff, CheckOffParams{Task: "1.2", Status: "done"})
	if len(got.ParentsClosed) != 0 || !strings.Contains(contents(t, path), "[ ] 1. A") {
		t.Errorf("an optional child closed %v", got.ParentsClosed)
	}
	got = must(t, f.CheckOff, CheckOffParams{Task: "1", Status: "done"})
	if got.After != "done" {
		t.Errorf("parent: %+v", got)
	}
}

func TestClosingIsHandedUp(t *testing.T) {
	f, _ := tasksFlow(t, "- [ ] 1. A\n  - [ ] 1.1 B\n    - [ ] 1.1.1 C\n- [ ] 2. D\n")
	got := must(t, f.CheckOff, CheckOffParams{Task: "1.1.1", Status: "done"})
	if ids := strings.Join(got.ParentsClosed, " "); ids != "1.1 1" {
		t.Errorf("closed %q, want 1.1 1", ids)
	}
}

func TestOpenChildrenRefuse(t *testing.T) {
	f, path := tasksFlow(t, "- [ ] 1. A\n  - [x] 1.1 B\n  - [ ] 1.2 C\n")
	before := contents(t, path)
	fault := refused(t, f.CheckOff, CheckOffParams{Task: "1", Status: "done"}, "open_children")
	if !strings.Contains(fault.Message, "1.2") || contents(t, path) != before {
		t.Errorf("refusal %q; file\n%s", fault.Message, contents(t, path))
	}
	must(t, f.CheckOff, CheckOffParams{Task: "1", Status: "done", Force: true})
	if want := strings.Replace(before, "[ ] 1. A", "[x] 1. A", 1); contents(t, path) != want {
		t.Errorf("forced (-want +got)\n-%s\n+%s", want, contents(t, path))
	}
}

// What was forced closes no parent: something below it is still open.
func TestForceGoesNoFurtherUp(t *testing.T) {
	f, _ := tasksFlow(t, "- [ ] 1. A\n  - [ ] 1.1 B\n    - [ ] 1.1.1 C\n")
	got := must(t, f.CheckOff, CheckOffParams{Task: "1.1", Force: true})
	if got.After != "done" || len(got.ParentsClosed) != 0 {
		t.Errorf("forced: %+v", got)
	}
}

func TestTwiceChangesNothing(t *testing.T) {
	f, path := tasksFlow(t, "- [ ] 1. A\n")
	p := CheckOffParams{Task: "1", Status: "done", Note: "was easy", Files: []string{"a.go", "b.go"}, Evidence: "go test ./..."}
	first := must(t, f.CheckOff, p)
	want := "- [x] 1. A\n  - Note: was easy\n  - Files: a.go, b.go\n  - Evidence: go test ./...\n"
	if contents(t, path) != want {
		t.Errorf("file (-want +got)\n-%s\n+%s", want, contents(t, path))
	}
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	second := must(t, f.CheckOff, p)
	again, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	if second.Changed || second.Diff != "" || !os.SameFile(info, again) || contents(t, path) != want {
		t.Errorf("the second call wrote: %+v", second)
	}
	if second.Revision != first.Revision {
		t.Errorf("revision (-want +got)\n-%s\n+%s", first.Revision, second.Revision)
	}
}

func TestNoteCannotAddATask(t *testing.T) {
	f, path := tasksFlow(t, "- [ ] 1. A\n")
	must(t, f.CheckOff, CheckOffParams{Task: "1", Status: "done", Note: "fine\n- [ ] 2. B\n## C"})
	if want := "- [x] 1. A\n  - Note: fine - [ ] 2. B ## C\n"; contents(t, path) != want {
		t.Errorf("file (-want +got)\n-%s\n+%s", want, contents(t, path))
	}
	if n := must(t, f.OpenTasks, OpenTasksParams{Status: "all"}).Total; n != 1 {
		t.Errorf("%d tasks, want 1", n)
	}
}

// Two agents with a revision each do not disturb each other, unless they are
// on the same task.
func TestExpectComparesTheTaskAlone(t *testing.T) {
	f, _ := tasksFlow(t, "- [ ] 1. A\n- [ ] 2. B\n")
	one := must(t, f.CheckOff, CheckOffParams{Task: "1", Status: "open"}).Revision
	two := must(t, f.CheckOff, CheckOffParams{Task: "2", Status: "open"}).Revision
	must(t, f.CheckOff, CheckOffParams{Task: "1", Status: "done", Expect: one})
	must(t, f.CheckOff, CheckOffParams{Task: "2", Status: "in_progress", Expect: two})
	fault := refused(t, f.CheckOff, CheckOffParams{Task: "2", Status: "done", Expect: two}, "conflict")
	if !strings.Contains(fault.Message, "- [-] 2. B") {
		t.Errorf("the refusal does not say what the lines are now: %s", fault.Message)
	}
}

func TestCriteriaWithBoxes(t *testing.T) {
	dir := sample(t, "orders")
	f := flow(t, dir)
	path := filepath.Join(dir, ".kiro", "requirements.md")
	before := contents(t, path)
	got := must(t, f.CheckOff, CheckOffParams{Criterion: "1.2", Status: "done"})
	if got.Before != "open" || got.Criterion != "1.2" || got.Document != "requirements" || got.Task != "" {
		t.Errorf("answer: %+v", got)
	}
	after := contents(t, path)
	changed := 0
	for i := range before {
		if before[i] != after[i] {
			changed++
		}
	}
	if len(before) != len(after) || changed != 1 {
		t.Errorf("%d bytes changed, want 1", changed)
	}
	must(t, f.CheckOff, CheckOffParams{Criterion: "1.2", Status: "open", Expect: got.Revision})
	if contents(t, path) != before {
		t.Error("undoing did not restore the file")
	}
	refused(t, f.CheckOff, CheckOffParams{Criterion: "1.99", Status: "done"}, "unknown_criterion")
	refused(t, f.CheckOff, CheckOffParams{Criterion: "1.2", Status: "done", Expect: got.Revision}, "conflict")
	refused(t, f.CheckOff, CheckOffParams{Criterion: "1.2", Status: "done", Note: "no"}, "invalid_argument")
}

func TestCriteriaWithoutBoxes(t *testing.T) {
	f := flow(t, sample(t, "kiro-current"))
	refused(t, f.CheckOff, CheckOffParams{Spec: "invoice-reminders", Criterion: "1.1", Status: "done"}, "no_box")
}

func TestCheckOffRefusals(t *testing.T) {
	f := flow(t, sample(t, "repeated"))
	refused(t, f.CheckOff, CheckOffParams{Status: "done"}, "invalid_argument")
	refused(t, f.CheckOff, CheckOffParams{Task: "3", Criterion: "4A.1", Status: "done"}, "invalid_argument")
	refused(t, f.CheckOff, CheckOffParams{Task: "99", Status: "done"}, "unknown_task")
	fault := refused(t, f.CheckOff, CheckOffParams{Task: "6B", Status: "done"}, "ambiguous_task")
	if len(fault.Valid) != 2 {
		t.Errorf("valid ids: %v, want two", fault.Valid)
	}
	for _, id := range fault.Valid {
		must(t, f.CheckOff, CheckOffParams{Task: TaskArg(id), Status: "done"})
	}
}

func TestTickingAheadIsCautioned(t *testing.T) {
	f, _ := tasksFlow(t, "- [ ] 1. A\n- [ ] 2. B\n  - _Depends: 1_\n")
	got := must(t, f.CheckOff, CheckOffParams{Task: "2", Status: "done"})
	if !strings.Contains(got.Caution, "1") {
		t.Errorf("caution: %q, want one that names task 1", got.Caution)
	}
}

func TestTasksOfSeveralDocuments(t *testing.T) {
	dir := project(t, map[string]string{
		"tasks.md":        "- [ ] 1. Server\n",
		"tasks-mobile.md": "- [ ] 1. App\n- [ ] 2. Icon\n",
	})
	f := flow(t, dir)
	if got := must(t, f.CheckOff, CheckOffParams{Task: "1", Status: "done"}); got.Document != "tasks" {
		t.Errorf("task 1 is of %s, want tasks", got.Document)
	}
	if got := must(t, f.CheckOff, CheckOffParams{Task: "tasks-mobile:1", Status: "done"}); got.Document != "tasks-mobile" {
		t.Errorf("task tasks-mobile:1 is of %s", got.Document)
	}
	got := must(t, f.CheckOff, CheckOffParams{Task: "Icon", Status: "done"})
	if got.Task != "tasks-mobile:2" || got.Progress.Done != 3 {
		t.Errorf("by title: %+v", got)
	}
}

func TestCheckOffText(t *testing.T) {
	f, _ := tasksFlow(t, "# Plan\n\n- [ ] 1. A\n  - [x] 1.1 B\n  - [ ] 1.2 C\n- [ ] 2. D\n")
	got := must(t, f.CheckOff, CheckOffParams{Task: "1.2", Status: "done", Note: "done by hand"})
	got.Workspace = "w"
	golden(t, "check_off", got.Text())
}
