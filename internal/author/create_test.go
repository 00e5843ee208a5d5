package author_test

import (
	"context"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"kiro-mcp/internal/author"
	"kiro-mcp/specfs"
	"kiro-mcp/specfs/doc"
)

// project writes files into a new folder.
func project(t testing.TB, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func workspaces(t testing.TB, dirs ...string) *specfs.Workspaces {
	t.Helper()
	w, err := specfs.Open(specfs.Options{Roots: dirs})
	if err != nil {
		t.Fatal(err)
	}
	return w
}

// writer opens an author whose clock stands still.
func writer(t testing.TB, dirs ...string) *author.Author {
	t.Helper()
	return author.New(workspaces(t, dirs...), func() time.Time { return time.Date(2026, 11, 22, 9, 30, 0, 0, time.UTC) })
}

// must calls a step and fails the test for an error.
func must[P, R any](t testing.TB, step func(context.Context, P) (R, error), p P) R {
	t.Helper()
	r, err := step(t.Context(), p)
	if err != nil {
		t.Fatalf("%+v: %v", p, err)
	}
	return r
}

// refused calls a step and fails the test unless it is refused with the code.
func refused[P, R any](t testing.TB, step func(context.Context, P) (R, error), p P, code string) *doc.Fault {
	t.Helper()
	_, err := step(t.Context(), p)
	fault, ok := errors.AsType[*doc.Fault](err)
	if !ok || fault.Code != code {
		t.Fatalf("%+v: error (-want +got)\n-%s\n+%v", p, code, err)
	}
	return fault
}

func contents(t testing.TB, parts ...string) string {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(parts...))
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

var update = flag.Bool("update", false, "write the goldens anew")

// golden compares a text with a file of testdata.
func golden(t testing.TB, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name+".golden")
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if want := contents(t, path); want != got {
		t.Errorf("%s (-want +got); run with -update if this is expected\n-%s\n+%s", name, want, got)
	}
}

// A plan writes nothing, is the same when it is made again, and is what is
// done; done again, nothing changes.
func TestCreateSpecPlansFirst(t *testing.T) {
	dir := t.TempDir()
	a := writer(t, dir)
	p := author.CreateSpecParams{Name: "order-export"}
	plan, again := must(t, a.CreateSpec, p), must(t, a.CreateSpec, p)
	if plan.Applied || !plan.Changed || len(plan.Files) != 3 || plan.Title != "Order export" || plan.Revision != again.Revision {
		t.Errorf("plan: %+v", plan)
	}
	if entries, err := os.ReadDir(dir); err != nil || len(entries) > 0 {
		t.Fatalf("the plan wrote %v %v", entries, err)
	}
	p.Apply, p.Expect = true, plan.Revision
	made := must(t, a.CreateSpec, p)
	if !made.Applied || made.Revision != plan.Revision || len(made.Links()) != 3 {
		t.Errorf("made: %+v", made)
	}
	before := contents(t, dir, ".kiro/specs/order-export/design.md")
	second := must(t, a.CreateSpec, p)
	if second.Changed || second.Applied || contents(t, dir, ".kiro/specs/order-export/design.md") != before {
		t.Errorf("made again: %+v", second)
	}
	specs, _, err := workspaces(t, dir).Specs(t.Context())
	if err != nil || len(specs) != 1 {
		t.Errorf("lists have %d specs, %v; a spec that was just made is one", len(specs), err)
	}
}

// What a plan said holds only as long as it is what would be done.
func TestCreateSpecExpect(t *testing.T) {
	dir := project(t, map[string]string{".kiro/specs/x/tasks.md": "- [ ] 1. A\n"})
	a := writer(t, dir)
	plan := must(t, a.CreateSpec, author.CreateSpecParams{Name: "x"})
	for name, p := range map[string]author.CreateSpecParams{
		"another title": {Name: "x", Title: "Other"},
		"other options": {Name: "x", Documents: []string{"design"}},
	} {
		p.Apply, p.Expect = true, plan.Revision
		if fault := refused(t, a.CreateSpec, p, "conflict"); !strings.Contains(fault.Message, "create .kiro/specs/x/design.md") {
			t.Errorf("%s: the message does not say what it would be: %s", name, fault.Message)
		}
	}
	made := must(t, a.CreateSpec, author.CreateSpecParams{Name: "x", Apply: true, Expect: plan.Revision})
	if made.Files[2].Action != "keep" || contents(t, dir, ".kiro/specs/x/tasks.md") != "- [ ] 1. A\n" {
		t.Errorf("it did not keep what was there: %+v", made.Files)
	}
}

// A project's own templates come first; a form that is named is one of ours.
func TestTemplatesOfTheProject(t *testing.T) {
	dir := project(t, map[string]string{
		".kiro/config.yml":                   "model: x\ntemplates:\n  design: forms/d.md\n  requirements: user-stories\n",
		".kiro/forms/d.md":                   "# Our design of {{TITLE}} ({{NAME}})\n\n{{WHAT}}\n",
		".kiro/templates/tasks-template.md":  "# Our tasks\n",
		".kiro/templates/requirements.md":    "# Not this one\n",
		"services/.kiro/templates/design.md": "# Design there\n",
		"broken/.kiro/config.yml":            "templates:\n  design: gone.md\n",
		"worse/.kiro/config.yml":             "templates: [",
		"out/.kiro/config.yml":               "templates:\n  design: ../../../etc/hosts\n",
	})
	a := writer(t, dir)
	made := must(t, a.CreateSpec, author.CreateSpecParams{Name: "pay-out", Apply: true})
	if got := contents(t, dir, ".kiro/specs/pay-out/design.md"); got != "# Our design of Pay out (pay-out)\n\n{{WHAT}}\n" {
		t.Errorf("design: %q", got)
	}
	if got := contents(t, dir, ".kiro/specs/pay-out/tasks.md"); got != "# Our tasks\n" {
		t.Errorf("tasks: %q", got)
	}
	if made.Files[0].Template != "user-stories" {
		t.Errorf("requirements from %s, want user-stories", made.Files[0].Template)
	}
	for name, want := range map[string]string{"services:x": "services/.kiro/templates/design.md", "main": ".kiro/forms/d.md"} {
		if got := must(t, a.CreateSpec, author.CreateSpecParams{Name: name}).Files[1].Template; got != want {
			t.Errorf("%s: design from %s, want %s", name, got, want)
		}
	}
	if got := must(t, a.CreateSpec, author.CreateSpecParams{Name: "y", Form: "ears"}).Files[0].Template; got != "ears" {
		t.Errorf("requirements from %s, want ears", got)
	}
	for _, name := range []string{"broken:x", "worse:x", "out:x"} {
		refused(t, a.CreateSpec, author.CreateSpecParams{Name: name}, "unusable_template")
	}
	refused(t, a.CreateSpec, author.CreateSpecParams{Name: "y", Documents: []string{"../x"}}, "invalid_argument")
	refused(t, a.CreateSpec, author.CreateSpecParams{Name: "y", Documents: []string{"bugfix"}}, "invalid_argument")
}
