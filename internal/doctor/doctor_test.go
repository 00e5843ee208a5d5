package doctor

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"kiro-mcp/internal/tool"
	"kiro-mcp/specfs"
	"kiro-mcp/specfs/watch"
)

// project writes files into a folder named shop; their names are relative.
func project(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "shop")
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

func TestWhy(t *testing.T) {
	shop := project(t, map[string]string{".kiro/specs/a/tasks.md": "- [ ] 1. Begin\n", "src/main.go": "package main\n"})
	env := func(name, value string) func(string) string {
		return func(asked string) string {
			if asked == name {
				return value
			}
			return ""
		}
	}
	for _, c := range []struct {
		options specfs.Options
		want    string
	}{
		{specfs.Options{Roots: []string{shop}}, "given with --root"},
		{specfs.Options{Getenv: env("KIRO_MCP_ROOT", shop)}, "KIRO_MCP_ROOT names it"},
		{specfs.Options{Getenv: env("CLAUDE_PROJECT_DIR", shop)}, "CLAUDE_PROJECT_DIR names it"},
		{specfs.Options{WorkingDir: shop}, "the working directory, which looks like a project"},
		{specfs.Options{WorkingDir: filepath.Join(shop, "src")}, "the nearest folder above " + filepath.Join(shop, "src") + " that looks like a project"},
	} {
		r, err := Examine(t.Context(), Subject{Options: c.options})
		if err != nil {
			t.Fatal(err)
		}
		if len(r.Workspaces) != 1 || r.Workspaces[0].Why != c.want || r.Workspaces[0].Dir != shop {
			t.Errorf("(-want +got)\n-%s: %s\n+%v", shop, c.want, r.Workspaces)
		}
	}
}

func TestSeveralWorkspacesAreNamedInFindings(t *testing.T) {
	twice := "- [ ] 1. Begin\n- [ ] 1. End\n"
	one := project(t, map[string]string{".kiro/specs/a/tasks.md": twice})
	two := project(t, map[string]string{".kiro/specs/b/tasks.md": "- [ ] 1. Begin\n"})
	r, err := Examine(t.Context(), Subject{Options: specfs.Options{Roots: []string{one, two}}})
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Findings) == 0 {
		t.Fatalf("a number that stands twice is no finding:\n%s", r.Text())
	}
	for _, f := range r.Findings {
		if !strings.HasPrefix(f.File, "@") || !strings.HasSuffix(f.File, "/.kiro/specs/a/tasks.md") {
			t.Errorf("%s does not say which workspace it is in", f.File)
		}
	}
}

func TestReferencesThatLeadNowhereAreFindings(t *testing.T) {
	shop := project(t, map[string]string{
		".kiro/specs/a/requirements.md": "### Requirement 1: Begin\n\n#### Acceptance Criteria\n\n1. THE system SHALL begin\n",
		".kiro/specs/a/tasks.md":        "- [ ] 1. Begin\n  - _Requirements: 1.1, 7.3_\n",
	})
	r, err := Examine(t.Context(), Subject{Options: specfs.Options{Roots: []string{shop}}})
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Findings) != 1 || r.Findings[0].Code != "dangling_reference" || r.Findings[0].Line != 2 || !strings.Contains(r.Findings[0].Message, "7.3") {
		t.Errorf("want one finding on line 2 of 7.3, got %+v", r.Findings)
	}
}

func TestNotices(t *testing.T) {
	shop := project(t, map[string]string{".kiro/specs/a/tasks.md": "- [ ] 1. Begin\n", "src/main.go": "package main\n"})
	w, err := specfs.Open(specfs.Options{Roots: []string{shop}})
	if err != nil {
		t.Fatal(err)
	}
	const folders = 4 // shop, .kiro, specs, a
	n, err := examineNotices(t.Context(), w, watch.Options{MostFolders: folders})
	if err != nil || n.From == fromSystem && n.Folders != folders {
		t.Errorf("want %d folders, got %+v, %v", folders, n, err)
	}
	n, err = examineNotices(t.Context(), w, watch.Options{MostFolders: folders - 1})
	if err != nil || n.From != polling || !strings.Contains(n.Note, "than the 3 that can be") {
		t.Errorf("want polling with the reason, got %+v, %v", n, err)
	}
}

type nothing struct{}

func (nothing) Text() string { return "" }

func TestOffers(t *testing.T) {
	made := func(name string, set tool.Toolset, readOnly bool) *tool.Tool {
		return tool.New(tool.Definition[nothing, nothing]{
			Name: name, Toolset: set, Hints: tool.Hints{ReadOnly: readOnly},
			Run: func(context.Context, nothing) (nothing, error) { return nothing{}, nil },
		})
	}
	got := offers([]*tool.Tool{made("look", tool.Core, true), made("write", tool.Core, false), made("rare", tool.All, true)})
	for i, want := range []string{"look write", "look write rare", "look"} {
		if names := strings.Join(got[i].Tools, " "); names != want {
			t.Errorf("serve %s (-want +got)\n-%s\n+%s", got[i].Flags, want, names)
		}
	}
	if got[1].Bytes <= got[0].Bytes || got[2].Bytes >= got[0].Bytes {
		t.Errorf("the bytes do not follow the tools: %+v", got)
	}
}
