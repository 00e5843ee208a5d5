package specfs_test

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"kiro-mcp/specfs"
)

const manyPlaces = `
-- .kiro/specs/orders/tasks.md --
- [ ] 1. A
-- .kiro/specs/orders/logs/run.txt --
-- .kiro/specs/auth/login/design.md --
# D
-- .kiro/specs/empty/notes.txt --
-- .kiro/steering/tech.md --
# Go
-- .kiro/settings/mcp.json --
{}
-- services/api/.kiro/specs/pay/tasks.md --
- [ ] 1. A
-- services/web/AGENTS.md --
# Be kind
-- docs/plan.txt --
- [ ] 1. A
-- docs/far/tasks.md --
- [ ] 1. A
-- shared/plan.txt --
- [ ] 1. A
-- shared/notes.txt --
-- node_modules/x/.kiro/specs/y/tasks.md --
- [ ] 1. A
-- src/main.go --
package main
`

func TestPlaces(t *testing.T) {
	dir, outside := tree(t, manyPlaces), tree(t, "-- tasks.md --\n- [ ] 1. A\n")
	for _, folder := range []string{"shared/deep/twice", ".kiro/specs/lost"} {
		if err := os.MkdirAll(filepath.Join(dir, folder), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	for name, target := range map[string]string{
		".kiro/specs/orders/design.md": "../../../docs/plan.txt",
		".kiro/specs/linked":           "../../docs/far",
		".kiro/specs/leaves":           outside,
		".kiro/specs/gone":             "../../shared/deep/away/gone",
		".kiro/specs/lost/tasks.md":    "../../../shared/deep/away/lost.txt",
		".kiro/specs/twice":            "../../shared/deep/twice",
		"shared/deep/twice/design.md":  "../../notes.txt", // from where it lies, not from where it is reached
		"shared/deep/twice/tasks.md":   "../tasks.txt",
		"shared/deep/tasks.txt":        "../plan.txt",
		"shared/deep/twice/notes.md":   filepath.Join(outside, "tasks.md"),
	} {
		if err := os.Symlink(target, filepath.Join(dir, name)); err != nil {
			t.Skip("this system makes no links:", err)
		}
	}
	w := open(t, specfs.Options{Roots: []string{dir}})
	around := []string{".", ".kiro", ".kiro/specs", ".kiro/steering", "services", "services/api", "services/api/.kiro", "services/api/.kiro/specs", "services/web"}
	all := append([]string{
		".kiro/specs/auth", ".kiro/specs/auth/login", ".kiro/specs/empty", ".kiro/specs/lost", ".kiro/specs/orders", ".kiro/specs/orders/logs",
		"docs", "docs/far", "services/api/.kiro/specs/pay", "shared", "shared/deep", "shared/deep/twice",
	}, around...)
	twice := []string{".kiro/specs/twice", "shared/deep/twice", "shared/notes.txt", "shared/deep/tasks.txt", "shared/plan.txt"}
	tests := map[string]struct {
		interest specfs.Interest
		folders  []string
		targets  []string
	}{
		"all":                         {specfs.Interest{All: true}, all, append([]string{".kiro/specs/linked", "docs/far", "docs/plan.txt"}, twice...)},
		"around":                      {specfs.Interest{Around: true}, around, nil},
		"a spec":                      {specfs.Interest{Specs: []string{"orders"}}, []string{".", ".kiro", ".kiro/specs", ".kiro/specs/orders", "docs"}, []string{"docs/plan.txt"}},
		"a linked spec":               {specfs.Interest{Specs: []string{"linked"}}, []string{".", ".kiro", ".kiro/specs", "docs", "docs/far"}, []string{".kiro/specs/linked", "docs/far"}},
		"links in a linked spec":      {specfs.Interest{Specs: []string{"twice"}}, []string{".", ".kiro", ".kiro/specs", "shared", "shared/deep", "shared/deep/twice"}, twice},
		"a spec that is not there":    {specfs.Interest{Specs: []string{"auth/logout"}}, []string{".", ".kiro", ".kiro/specs", ".kiro/specs/auth"}, nil},
		"a spec of a part":            {specfs.Interest{Specs: []string{"services/api:pay"}}, []string{".", ".kiro", ".kiro/specs", "services", "services/api", "services/api/.kiro", "services/api/.kiro/specs", "services/api/.kiro/specs/pay"}, nil},
		"links to what is not there":  {specfs.Interest{Specs: []string{"gone", "lost"}}, []string{".", ".kiro", ".kiro/specs", ".kiro/specs/lost", "shared", "shared/deep"}, []string{".kiro/specs/gone"}},
		"a spec outside":              {specfs.Interest{Specs: []string{"../../docs", "leaves", "/etc"}}, []string{".", ".kiro", ".kiro/specs"}, []string{".kiro/specs/leaves"}},
		"a spec of another workspace": {specfs.Interest{Specs: []string{"@other/orders"}}, []string{"."}, nil},
	}
	for name, c := range tests {
		t.Run(name, func(t *testing.T) {
			got, err := w.Places(t.Context(), c.interest)
			if err != nil {
				t.Fatal(err)
			}
			compare(t, "folders", relative(dir, got.Folders), c.folders)
			compare(t, "targets", relative(dir, slices.Collect(maps.Keys(got.Targets))), c.targets)
		})
	}
}

func relative(dir string, names []string) []string {
	var out []string
	for _, name := range names {
		rel, err := filepath.Rel(dir, name)
		if err != nil {
			rel = name
		}
		out = append(out, filepath.ToSlash(rel))
	}
	return out
}

func compare(t *testing.T, what string, got, want []string) {
	t.Helper()
	slices.Sort(got)
	want = slices.Sorted(slices.Values(want))
	if !slices.Equal(got, want) {
		t.Errorf("%s (-want +got)\n-%s\n+%s", what, strings.Join(want, " "), strings.Join(got, " "))
	}
}

// TestHomes: the documents of every spec lie in one of its homes.
func TestHomes(t *testing.T) {
	one := tree(t, manyPlaces+"-- .kiro/tasks.md --\n- [ ] 1. A\n-- .kiro/archive/old/tasks.md --\n- [ ] 1. A\n-- web/.kiro/design.md --\n# D\n")
	two := tree(t, "-- .kiro/design.md --\n# D\n-- .kiro/specs/main/tasks.md --\n- [ ] 1. A\n")
	for _, roots := range [][]string{{one}, {one, two}} {
		w := open(t, specfs.Options{Roots: roots})
		specs, _, err := w.Specs(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		archived, _, err := w.Archived(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		if specs = append(specs, archived...); len(specs) < 6 {
			t.Fatalf("only %d specs were found", len(specs))
		}
		for _, spec := range specs {
			home := filepath.Join(spec.Workspace.Dir, filepath.FromSlash(spec.Dir))
			if homes := w.Homes(spec.ID); !slices.Contains(homes, home) {
				t.Errorf("spec %s lies in %s, not in one of %q", spec.ID, home, homes)
			}
		}
		for _, id := range []string{"", "@" + w.List()[0].Name + "/", "../orders", "@nobody/orders"} {
			if homes := w.Homes(id); len(homes) > 0 {
				t.Errorf("%q means no spec of its own and has the homes %q", id, homes)
			}
		}
	}
}

func TestMeaningOf(t *testing.T) {
	dir := tree(t, manyPlaces)
	w := open(t, specfs.Options{Roots: []string{dir}})
	for name, want := range map[string]specfs.Meaning{
		".kiro/specs/orders/tasks.md":                     specfs.Listing,
		".kiro/steering/tech.md":                          specfs.Listing,
		".kiro/api-spec.yaml":                             specfs.Listing,
		".kiro/specs/orders/.config.kiro":                 specfs.Text,
		".kiro/specs/orders/spec.json":                    specfs.Text,
		".kiro/specs/orders/.tasks.md.kiro-mcp-1111-2222": specfs.Nothing,
		".kiro/specs/orders/.tasks.md.kiro-mcp-part":      specfs.Nothing,
		".kiro/specs/orders/tasks.md~":                    specfs.Nothing,
		"AGENTS.md":                                       specfs.Search,
		"api/openapi.yaml":                                specfs.Search,
		".gitignore":                                      specfs.Search,
		"README.md":                                       specfs.Nothing,
		"server.log":                                      specfs.Nothing,
		"../elsewhere/AGENTS.md":                          specfs.Nothing,
		".kiro/specs/orders/":                             specfs.Listing,
		".kiro/":                                          specfs.Search,
		"services/":                                       specfs.Search,
		"node_modules/":                                   specfs.Nothing,
		"./":                                              specfs.Search,
	} {
		path, folder := strings.CutSuffix(name, "/")
		if got := w.MeaningOf(filepath.Join(dir, filepath.FromSlash(path)), folder); got != want {
			t.Errorf("%s (-want +got)\n-%d\n+%d", name, want, got)
		}
	}
}

// TestChangedListsAnew: a list that would be used again is made anew after
// somebody has said that something changed.
func TestChangedListsAnew(t *testing.T) {
	now := time.Now()
	dir := tree(t, "-- .kiro/specs/orders/tasks.md --\n- [ ] 1. A\n-- services/main.go --\n")
	w := open(t, specfs.Options{Roots: []string{dir}, Now: func() time.Time { return now }})
	count := func() int {
		specs, _, err := w.Specs(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		return len(specs)
	}
	count() // searches the workspace at a time that stands still
	write(t, filepath.Join(dir, "services/.kiro/specs/pay/tasks.md"), "- [ ] 1. A\n")
	if n := count(); n != 1 {
		t.Fatalf("%d specs are listed before anybody searched again, want 1", n)
	}
	w.Changed(true)
	if n := count(); n != 2 {
		t.Errorf("%d specs are listed after a change, want 2", n)
	}
}

func TestGlanceDoesNotWait(t *testing.T) {
	dir := tree(t, "-- .kiro/specs/orders/tasks.md --\n- [ ] 1. A\n")
	w := open(t, specfs.Options{Roots: []string{dir}})
	path := filepath.Join(dir, ".kiro/specs/orders/tasks.md")
	if _, err := w.Spec(t.Context(), "orders"); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(path, path+"~"); err != nil {
		t.Fatal(err)
	}
	if _, err := w.Spec(specfs.Glance(t.Context()), "orders"); err == nil {
		t.Error("a document that is not there was found")
	}
	time.AfterFunc(time.Millisecond, func() { _ = os.Rename(path+"~", path) })
	if _, err := w.Spec(t.Context(), "orders"); err != nil {
		t.Errorf("after a glance nobody waits for an editor any more: %v", err)
	}
}

func TestOnRoots(t *testing.T) {
	w := open(t, specfs.Options{})
	told := 0
	stop := w.OnRoots(func() { told++ })
	w.SetClientRoots([]string{t.TempDir()})
	stop()
	w.SetClientRoots(nil)
	if told != 1 {
		t.Errorf("it was told %d times, want once", told)
	}
}
