package workflow

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"kiro-mcp/specfs/doc"
)

func TestGetTaskText(t *testing.T) {
	orders := flow(t, sample(t, "orders"))
	golden(t, "get_task_symbol", must(t, orders.GetTask, GetTaskParams{Task: "`OrderService.cancel_order()`"}).Text())
	golden(t, "get_task_file", must(t, orders.GetTask, GetTaskParams{Task: "JWT sign-in"}).Text())
	reminders := flow(t, sample(t, "kiro-current"))
	golden(t, "get_task_cited", must(t, reminders.GetTask, GetTaskParams{Spec: "invoice-reminders", Task: "2.3"}).Text())
	golden(t, "get_task_full", must(t, reminders.GetTask, GetTaskParams{Spec: "invoice-reminders", Task: "4.1", Detail: "full"}).Text())
}

func TestGetTaskWithoutATaskGivesTheNext(t *testing.T) {
	f := flow(t, sample(t, "orders"))
	got := must(t, f.GetTask, GetTaskParams{})
	if got.Task.Line != 6 || got.Chosen == "" || !strings.Contains(got.Caution, "already done") {
		t.Errorf("next: line %d, chosen %q, caution %q", got.Task.Line, got.Chosen, got.Caution)
	}
	refused(t, flow(t, sample(t, "kiro-current")).GetTask, GetTaskParams{Spec: "sign-in"}, "nothing_next")
	refused(t, flow(t, sample(t, "kiro-current")).GetTask, GetTaskParams{}, "spec_required")
	refused(t, flow(t, project(t, map[string]string{"design.md": "# D\n"})).GetTask, GetTaskParams{}, "no_tasks")
}

const numbered = "# R\n\n### Requirement 1: Alpha\n\n#### Acceptance Criteria\n\n1. WHEN a THE S SHALL b\n2. WHEN c THE S SHALL d\n\n" +
	"### Requirement 2: Beta\n\n#### Acceptance Criteria\n\n1. WHEN `POST /beta` fails THE S SHALL retry\n"

// TestReasons holds each way to a requirement to the reason it is shown with.
func TestReasons(t *testing.T) {
	f := flow(t, project(t, map[string]string{
		"requirements.md": numbered,
		"tasks.md": "# T\n\n## Heading\n\n_Requirements: 1.2_\n\n- [ ] 1. Own\n  - _Requirements: 1.1_\n" +
			"- [ ] 2. Parent\n  - _Requirements: 2_\n  - [ ] 2.1 Child\n" +
			"- [ ] 3. Under the heading\n- [ ] 4. Own, and `POST /beta`\n  - _Requirements: 1.1_\n- [ ] 5. Dangling\n  - _Requirements: 9.9_\n",
	}))
	for task, want := range map[TaskArg]string{
		"1":   "1.1 cited",
		"2.1": "2.1 inherited",
		"3":   "1.2 inherited",
		"4":   "1.1 cited, 2.1 names",
	} {
		var got []string
		for _, r := range must(t, f.GetTask, GetTaskParams{Task: task}).Requirements {
			for _, c := range r.Criteria {
				got = append(got, c.ID+" "+r.Why)
			}
		}
		if strings.Join(got, ", ") != want {
			t.Errorf("task %s (-want +got)\n-%s\n+%s", task, want, strings.Join(got, ", "))
		}
	}
	got := must(t, f.GetTask, GetTaskParams{Task: "5"})
	if len(got.Omitted) == 0 || !strings.Contains(got.Omitted[0].What, "9.9") {
		t.Errorf("a dangling reference is not named: %+v", got.Omitted)
	}
}

// A name in a criterion is found whatever else the task cites, and says so.
func TestNamesAreLookedUp(t *testing.T) {
	f := flow(t, project(t, map[string]string{
		"requirements.md": numbered,
		"design.md":       "# D\n\n## Data\n\n```sql\nCREATE TABLE alphas (\n  id INT\n);\n```\n\n## Other\n\nNothing here.\n",
		"tasks.md":        "- [ ] 1. Create the `alphas` table\n  - _Requirements: 1.1_\n",
	}))
	got := must(t, f.GetTask, GetTaskParams{})
	if len(got.Design) != 1 || got.Design[0].Section != "data" || got.Design[0].By != "table alphas" || got.Design[0].Why != whyNames {
		t.Errorf("design: %+v", got.Design)
	}
}

// Criteria shrink before the design does; the task's own text never does; what
// went is named; what is left of the room is used.
func TestFitting(t *testing.T) {
	var requirements strings.Builder
	requirements.WriteString("# R\n\n### Requirement 1: Alpha\n\n#### Acceptance Criteria\n\n")
	for range 12 {
		requirements.WriteString("1. WHEN something happens that takes a while to describe in words THE System SHALL do something about it at once\n")
	}
	f := flow(t, project(t, map[string]string{
		"requirements.md": requirements.String(),
		"design.md":       "# D\n\n## Gadget\n\n```python\nclass Gadget:\n" + strings.Repeat("    def turn(self, by: int) -> None: ...\n", 20) + "```\n",
		"tasks.md":        "- [ ] 1. Write `Gadget`\n  - with care\n  - _Requirements: 1_\n",
	}))
	for _, c := range []struct {
		room           int
		texts, designs bool
	}{{16_000, true, true}, {3_000, false, true}, {2_000, true, false}} {
		got := must(t, f.GetTask, GetTaskParams{MaxBytes: c.room})
		text, structured, err := measure(got)
		if err != nil || max(text, structured) > c.room {
			t.Errorf("room %d: %d and %d bytes, %v", c.room, text, structured, err)
		}
		if !strings.Contains(got.Own, "with care") {
			t.Errorf("room %d: own text %q", c.room, got.Own)
		}
		all := !slices.ContainsFunc(got.Requirements[0].Criteria, func(p CriterionPart) bool { return p.Text == "" })
		if c.room == 16_000 && !all || c.room < 16_000 && all {
			t.Errorf("room %d: criteria whole: %t", c.room, all)
		}
		if whole := got.Design[0].Text != ""; whole != c.designs {
			t.Errorf("room %d: design text %t, want %t", c.room, whole, c.designs)
		}
		if !all && !slices.ContainsFunc(got.Omitted, func(o Omission) bool { return strings.HasPrefix(o.What, textOfCriteria) }) {
			t.Errorf("room %d: omitted %+v", c.room, got.Omitted)
		}
		for _, p := range got.Requirements[0].Criteria {
			if p.Text == "" && !strings.HasPrefix(p.URI, "kiro://specs/s/requirements/1.") {
				t.Errorf("room %d: criterion %s without text has the URI %q", c.room, p.ID, p.URI)
			}
		}
	}
}

func TestSteeringAndFiles(t *testing.T) {
	dir := sample(t, "orders")
	tasks := filepath.Join(dir, ".kiro", "tasks.md")
	if err := os.WriteFile(tasks, []byte("- [ ] Add a route to `src/orders/api.py` as #[[file:pyproject.toml]] says\n- [ ] See #[[file:../../etc/passwd]]\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	f := flow(t, dir)
	got := must(t, f.GetTask, GetTaskParams{Detail: "full"})
	var names []string
	for _, s := range got.Steering {
		names = append(names, s.Name+": "+s.Why)
		if s.Text == "" {
			t.Errorf("steering %s has no text, though detail is full", s.Name)
		}
	}
	want := "api: matches src/orders/api.py, tech: always, pyproject.toml: #[[file]] in the task"
	if strings.Join(names, ", ") != want {
		t.Errorf("steering (-want +got)\n-%s\n+%s", want, strings.Join(names, ", "))
	}
	if len(got.Code) == 0 || got.Code[0].Verdict != "exists" || got.Code[0].File != "src/orders/api.py" {
		t.Errorf("code: %+v", got.Code)
	}
	outside := must(t, f.GetTask, GetTaskParams{Task: "See", Detail: "full"})
	last := outside.Steering[len(outside.Steering)-1]
	if last.Text != "" || !strings.Contains(last.Why, "cannot be read") {
		t.Errorf("a file outside the workspace: %+v", last)
	}
}

func TestGlob(t *testing.T) {
	for _, c := range []struct {
		pattern, name string
		want          bool
	}{
		{"src/orders/api*.py", "src/orders/api.py", true},
		{"src/orders/api*.py", "src/orders/models.py", false},
		{"**/*.ts", "a/b/c.ts", true},
		{"**/*.ts", "c.ts", true},
		{"*.ts", "a/b/c.ts", true},
		{"src/**", "src/a/b.go", true},
		{"src/**/b.go", "src/b.go", true},
		{"**/*.{html,js}", "a/x.js", true},
		{"**/*.{html,js}", "a/x.css", false},
		{"[", "[", false},
		{"{{{{a,b}", "a", false},
	} {
		if got := matchesGlob(c.pattern, c.name); got != c.want {
			t.Errorf("%s on %s: %t, want %t", c.pattern, c.name, got, c.want)
		}
	}
}

func TestSeveralWorkspaces(t *testing.T) {
	f := flow(t, sample(t, "orders"), sample(t, "bugfix"))
	list := must(t, f.OpenTasks, OpenTasksParams{Limit: 200})
	if list.Workspace != "orders, bugfix" && list.Workspace != "bugfix, orders" {
		t.Errorf("workspace: %q", list.Workspace)
	}
	one := must(t, f.OpenTasks, OpenTasksParams{Spec: "@bugfix/", Limit: 200})
	if one.Workspace != "bugfix" || one.Total == 0 || one.Total >= list.Total {
		t.Errorf("one of two: %s with %d of %d tasks", one.Workspace, one.Total, list.Total)
	}
	got := must(t, f.GetTask, GetTaskParams{Spec: one.Tasks[0].Spec})
	if got.Workspace != "bugfix" || !strings.HasPrefix(got.Task.Spec, "@bugfix/") {
		t.Errorf("task of %s, spec %s", got.Workspace, got.Task.Spec)
	}
	refused(t, f.OpenTasks, OpenTasksParams{Spec: "@nowhere/"}, "unknown_workspace")
	if got := must(t, f.ReadSpec, ReadSpecParams{Spec: "@orders/", Document: "steering/tech"}); got.Workspace != "orders" {
		t.Errorf("steering of %s", got.Workspace)
	}
}

func TestPassage(t *testing.T) {
	filler := strings.Repeat("Words that fill the section. ", 60)
	source := []byte(filler + "\n\n```go\nfunc Wanted() {}\n```\n\n- one\n- two `Named`\n\n" + filler + "Deep inside" + filler)
	for at, want := range map[string]string{
		"Wanted": "```go\nfunc Wanted() {}\n```",
		"Named":  "- one\n- two `Named`\n",
	} {
		got := passage(source, doc.Span{End: len(source)}, strings.Index(string(source), at))
		if text := strings.TrimLeft(string(got.Of(source)), "\n"); text != want {
			t.Errorf("around %s (-want +got)\n-%q\n+%q", at, want, text)
		}
	}
	if got := passage(source, doc.Span{End: len(source)}, strings.Index(string(source), "Deep")); got.Len() > passageBytes+3 || !strings.Contains(string(got.Of(source)), "Deep") {
		t.Errorf("a long line gives %d bytes", got.Len())
	}
}

// A task that cites more than there is room for gets as much as there is room
// for, the first first, and never nothing.
func TestFittingKeepsWhatItCan(t *testing.T) {
	var requirements strings.Builder
	requirements.WriteString("# R\n")
	for r := range 30 {
		fmt.Fprintf(&requirements, "\n### Requirement %d: Part %d\n\n#### Acceptance Criteria\n\n", r+1, r+1)
		for c := range 5 {
			fmt.Fprintf(&requirements, "%d. WHEN something happens that takes a while to describe, THE System SHALL act\n", c+1)
		}
	}
	f := flow(t, project(t, map[string]string{
		"requirements.md": requirements.String(),
		"tasks.md":        "- [ ] 1. Test everything\n  - _Requirements: 1-30_\n",
	}))
	got := must(t, f.GetTask, GetTaskParams{})
	text, structured, err := measure(got)
	if size := max(text, structured); err != nil || size > 4_000 || size < 3_000 {
		t.Errorf("%d bytes, want 3,000 to 4,000; %v", size, err)
	}
	if len(got.Requirements) < 3 || got.Requirements[0].ID != "1" {
		t.Fatalf("%d requirements", len(got.Requirements))
	}
	if len(got.Requirements[0].Criteria) == 0 && got.Requirements[0].CriteriaAll != 5 {
		t.Errorf("requirement 1: %d criteria of %d", len(got.Requirements[0].Criteria), got.Requirements[0].CriteriaAll)
	}
	if !slices.ContainsFunc(got.Omitted, func(o Omission) bool { return strings.HasPrefix(o.What, wholeRequirements+": 30, 29") }) {
		t.Errorf("omitted %+v", got.Omitted)
	}
}
