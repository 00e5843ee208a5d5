package workflow

import (
	"strings"
	"testing"
)

func TestOpenTasksText(t *testing.T) {
	for _, name := range []string{"orders", "kiro-current", "repeated"} {
		got := must(t, flow(t, sample(t, name)).OpenTasks, OpenTasksParams{})
		golden(t, "open_tasks_"+name, got.Text())
	}
}

func TestOpenTasksFilters(t *testing.T) {
	f := flow(t, sample(t, "kiro-current"))
	for _, c := range []struct {
		name string
		p    OpenTasksParams
		want string
	}{
		{"default", OpenTasksParams{}, "2.3 3 4.1 4.2 5.1 6"},
		{"in progress", OpenTasksParams{Status: "in_progress"}, "2.3"},
		{"queued", OpenTasksParams{Status: "queued"}, ""},
		{"done", OpenTasksParams{Status: "done", Spec: "sign-in"}, "1.1 1.2 2.1"},
		{"all", OpenTasksParams{Status: "all", Spec: "invoice-reminders"}, "1.1 1.2 2.1 2.3 3 4.1 4.2 5.1 6"},
		{"optional", OpenTasksParams{IncludeOptional: true, Spec: "sign-in"}, "1.3"},
		{"parents", OpenTasksParams{IncludeParents: true}, "2 2.3 3 4 4.1 4.2 5 5.1 6"},
		{"ready", OpenTasksParams{Ready: true}, "3 4.1 6"},
		{"criterion", OpenTasksParams{Requirement: "2.4"}, "4.1"},
		{"requirement", OpenTasksParams{Requirement: "4", Status: "all"}, "1.1 5.1"},
		{"range", OpenTasksParams{Requirement: "2.2", Status: "all", IncludeOptional: true}, "2.3 2.4"},
		{"section", OpenTasksParams{Section: "Tasks", Status: "in_progress"}, "2.3"},
	} {
		got := must(t, f.OpenTasks, c.p)
		if ids(got.Tasks) != c.want {
			t.Errorf("%s (-want +got)\n-%s\n+%s", c.name, c.want, ids(got.Tasks))
		}
		if got.Total != len(got.Tasks) {
			t.Errorf("%s: total %d, rows %d", c.name, got.Total, len(got.Tasks))
		}
	}
}

func TestOpenTasksRefusals(t *testing.T) {
	f := flow(t, sample(t, "kiro-current"))
	fault := refused(t, f.OpenTasks, OpenTasksParams{Section: "Nowhere"}, "unknown_section")
	if !strings.Contains(strings.Join(fault.Valid, " "), "overview") {
		t.Errorf("valid sections: %v", fault.Valid)
	}
	refused(t, f.OpenTasks, OpenTasksParams{Spec: "invoices"}, "unknown_spec")
	refused(t, f.OpenTasks, OpenTasksParams{Cursor: "abc"}, "unknown_cursor")
	refused(t, f.OpenTasks, OpenTasksParams{Cursor: encodeCursor("invoice-reminders", "tasks", "99")}, "unknown_cursor")
	refused(t, f.OpenTasks, OpenTasksParams{Cursor: encodeCursor("x")}, "unknown_cursor")
}

// A cursor names the last row, so ticking between two pages neither repeats
// nor skips a task.
func TestCursorSurvivesTicking(t *testing.T) {
	f := flow(t, sample(t, "orders"))
	first := must(t, f.OpenTasks, OpenTasksParams{Limit: 5})
	whole := must(t, f.OpenTasks, OpenTasksParams{Limit: 200})
	for _, row := range first.Tasks {
		must(t, f.CheckOff, CheckOffParams{Task: TaskArg(row.ID), Status: "done"})
	}
	second := must(t, f.OpenTasks, OpenTasksParams{Limit: 5, Cursor: first.NextCursor})
	if got, want := ids(second.Tasks), ids(whole.Tasks[5:10]); got != want {
		t.Errorf("second page (-want +got)\n-%s\n+%s", want, got)
	}
	if second.Total != whole.Total-5 {
		t.Errorf("total %d, want %d", second.Total, whole.Total-5)
	}
}

func TestPagesCoverTheList(t *testing.T) {
	f := flow(t, sample(t, "orders"))
	whole := must(t, f.OpenTasks, OpenTasksParams{Limit: 200})
	var seen []TaskRow
	for p := (OpenTasksParams{}); ; {
		page := must(t, f.OpenTasks, p)
		if page.Rows() > 7 {
			page.Keep(7) // as when seven rows fill the bytes of a page
		}
		seen = append(seen, page.Tasks...)
		if p.Cursor = page.NextCursor; p.Cursor == "" {
			break
		}
	}
	if len(seen) == 0 || ids(seen) != ids(whole.Tasks) {
		t.Errorf("pages (-want +got)\n-%s\n+%s", ids(whole.Tasks), ids(seen))
	}
}

func TestNoWorkspaceGivesEmptyLists(t *testing.T) {
	f := flow(t)
	tasks := must(t, f.OpenTasks, OpenTasksParams{})
	specs := must(t, f.ListSpecs, ListSpecsParams{})
	hits := must(t, f.Search, SearchParams{Query: "order"})
	if tasks.Total+specs.Total+hits.Total != 0 {
		t.Errorf("rows without a workspace: %d tasks, %d specs, %d hits", tasks.Total, specs.Total, hits.Total)
	}
	for _, problems := range [][]Problem{tasks.Problems, specs.Problems, hits.Problems} {
		if len(problems) != 1 || problems[0].Code != "no_workspace" {
			t.Errorf("problems: %v, want no_workspace", problems)
		}
	}
	refused(t, f.CheckOff, CheckOffParams{Task: "1", Status: "done"}, "no_workspace")
}

func TestBoxlessHeadingsAreNamed(t *testing.T) {
	f, _ := tasksFlow(t, "# Plan\n\n## Task 1: Draw\n\nWith a pencil.\n\n## Task 2: Paint\n\n- [ ] 2.1 Mix\n")
	got := must(t, f.OpenTasks, OpenTasksParams{})
	if len(got.Boxless) != 1 || !strings.Contains(got.Boxless[0].Title, "Draw") || got.Boxless[0].Line != 3 {
		t.Errorf("boxless: %+v, want the heading of line 3", got.Boxless)
	}
	if !strings.Contains(got.Text(), "Draw") {
		t.Errorf("the text does not name it:\n%s", got.Text())
	}
}
