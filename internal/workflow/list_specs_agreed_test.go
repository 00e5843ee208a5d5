package workflow

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"kiro-mcp/specfs"
)

// What was agreed through us is listed beside what other tools record, and
// that it changed since.
func TestListSpecsAgreed(t *testing.T) {
	dir := project(t, map[string]string{"design.md": "# D\n", "spec.json": `{"approvals":{"requirements":{"approved":true}}}`, "tasks.md": "- [ ] 1. A\n"})
	f := flow(t, dir)
	spec, err := f.workspaces.Spec(t.Context(), "s")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"design", "tasks"} {
		d, err := spec.Read(t.Context(), name)
		if err != nil {
			t.Fatal(err)
		}
		if err := spec.Workspace.Create(t.Context(), spec.StateDir(), specfs.NewAgreement(d, "Ana", time.Now())); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(filepath.Join(dir, ".kiro", "specs", "s", "design.md"), []byte("# E\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	list := must(t, f.ListSpecs, ListSpecsParams{})
	row := list.Specs[0]
	if strings.Join(row.Agreed, " ") != "requirements design tasks" || strings.Join(row.Changed, " ") != "design" {
		t.Errorf("agreed %v, changed %v", row.Agreed, row.Changed)
	}
	if !strings.Contains(list.Text(), "changed since design") {
		t.Error(list.Text())
	}
}
