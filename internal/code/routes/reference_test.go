package routes_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"kiro-mcp/internal/code/facts"
	"kiro-mcp/internal/code/routes"
)

// Public applications serve what was written down by reading them.
// KIRO_MCP_PUBLIC names the folder in which they are unpacked.
func TestReference(t *testing.T) {
	public := os.Getenv("KIRO_MCP_PUBLIC")
	if public == "" {
		t.Skip("KIRO_MCP_PUBLIC names no folder of public repositories")
	}
	lists, err := filepath.Glob("testdata/reference/*.txt")
	if err != nil || len(lists) == 0 {
		t.Fatal("found no lists of routes")
	}
	for _, list := range lists {
		t.Run(strings.TrimSuffix(filepath.Base(list), ".txt"), func(t *testing.T) {
			repository, want := reference(t, list)
			dir := filepath.Join(public, repository)
			if _, err := os.Stat(dir); err != nil {
				t.Skipf("%s is not there", dir)
			}
			got := served(routes.Compose(readTree(dir)))
			found := 0
			for _, w := range want {
				if slices.Contains(got, w) {
					found++
				} else {
					t.Errorf("missed %s", w)
				}
			}
			extra := 0
			for _, g := range got {
				if !slices.Contains(want, g) {
					extra++
					t.Errorf("extra %s", g)
				}
			}
			t.Logf("%s: %d of %d routes, %d extra", repository, found, len(want), extra)
		})
	}
}

// reference is a list of "METHOD path", and the repository that it is of.
func reference(t *testing.T, list string) (repository string, want []string) {
	t.Helper()
	src, err := os.ReadFile(list)
	if err != nil {
		t.Fatal(err)
	}
	for l := range strings.SplitSeq(string(src), "\n") {
		if rest, ok := strings.CutPrefix(l, "# repository: "); ok {
			repository = strings.ReplaceAll(strings.TrimSpace(rest), "/", "+")
		} else if l != "" && !strings.HasPrefix(l, "#") {
			want = append(want, l)
		}
	}
	if repository == "" || len(want) == 0 {
		t.Fatalf("%s names no repository or lists no routes", list)
	}
	return repository, want
}

// served are the routes that an app outside tests serves, each once.
func served(c routes.Composed) []string {
	var out []string
	for i := range c.Endpoints {
		if e := &c.Endpoints[i]; e.Mounted && !e.Test {
			out = append(out, e.Method+" "+e.Path)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// readTree makes facts of a tree, without what others wrote or tools made.
func readTree(dir string) []*facts.File {
	var files []*facts.File
	_ = filepath.WalkDir(dir, func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			return nil
		}
		if name := d.Name(); d.IsDir() {
			if p != dir && (strings.HasPrefix(name, ".") || slices.Contains([]string{"node_modules", "vendor", "dist", "build", "target"}, name)) {
				return filepath.SkipDir
			}
			return nil
		}
		src, err := os.ReadFile(p)
		if rel, no := filepath.Rel(dir, p); err == nil && no == nil && len(src) < 1<<20 {
			files = append(files, readFile(filepath.ToSlash(rel), src))
		}
		return nil
	})
	return files
}
