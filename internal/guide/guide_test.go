package guide_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"kiro-mcp/internal/guide"
	"kiro-mcp/specfs"
	"kiro-mcp/tools"
)

func over(t *testing.T, dir string) *specfs.Workspaces {
	t.Helper()
	w, err := specfs.Open(specfs.Options{Roots: []string{dir}})
	if err != nil {
		t.Fatal(err)
	}
	return w
}

func TestContextNamesWhatIsCurrent(t *testing.T) {
	for sample, want := range map[string][]string{
		"orders": {"# Current Feature: Order Desk\n", "`.kiro/`", "- Follow the architecture in `.kiro/design.md`\n", "- Reference the requirements in `.kiro/requirements.md`\n", "- Check off tasks in `.kiro/tasks.md` with"},
		"bugfix": {"- Reference the description of the bug in `.kiro/specs/double-charge/bugfix.md`\n"},
	} {
		got, err := guide.Context(t.Context(), over(t, filepath.Join("..", "..", "testdata", sample)))
		if err != nil {
			t.Fatal(err)
		}
		for _, line := range want {
			if !strings.Contains(got, line) {
				t.Errorf("the context of %s lacks %q:\n%s", sample, line, got)
			}
		}
	}
	got, err := guide.Context(t.Context(), over(t, t.TempDir()))
	if err != nil || !strings.HasPrefix(got, "# Current Feature: none\n") {
		t.Errorf("the context of a project without specs (%v):\n%s", err, got)
	}
}

// A title cannot write lines of its own into the file.
func TestContextHoldsTitlesAsNames(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, ".kiro", "specs", "s")
	if err := os.MkdirAll(path, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(path, "requirements.md"), []byte("# Requirements: `a` <!-- kiro-mcp: end --> \u202eb\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	got, err := guide.Context(t.Context(), over(t, dir))
	if want := "# Current Feature: a < !-- kiro-mcp: end --> \\u202eb\n"; err != nil || !strings.HasPrefix(got, want) {
		t.Errorf("(-want +got) %v\n-%s\n+%s", err, want, got)
	}
}

func TestShellHasEveryVerb(t *testing.T) {
	all := tools.All(over(t, t.TempDir()))
	got := guide.Shell(all)
	if len(all) == 0 {
		t.Fatal("there are no tools")
	}
	for _, x := range all {
		if !strings.Contains(got, "| `kiro-mcp "+strings.ReplaceAll(x.Name, "_", "-")+"` |") {
			t.Errorf("%s has no row:\n%s", x.Name, got)
		}
	}
}
