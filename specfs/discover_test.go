package specfs_test

import (
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"kiro-mcp/specfs"
)

func TestDiscovery(t *testing.T) {
	cases := []struct {
		name, tree string
		want       []string
	}{
		{"every file may be missing", `
-- .kiro/specs/a/requirements.md --
-- .kiro/specs/b/design.md --
-- .kiro/specs/c/tasks.md --
-- .kiro/specs/d/bugfix.md --
`, []string{"a", "b", "c", "d"}},
		{"nested names, and a spec within a spec", `
-- .kiro/specs/auth/login/tasks.md --
-- .kiro/specs/auth/tasks.md --
-- .kiro/specs/auth/login/research/notes.md --
-- .kiro/specs/auth/login/reports/tasks-1-2-summary.md --
-- .kiro/specs/alone/tasks-mobile.md --
`, []string{"alone", "auth", "auth/login"}},
		{"the flat folder", `
-- .kiro/tasks.md --
-- .kiro/config.yml --
`, []string{"main"}},
		{"a folder with notes is not flat", `
-- .kiro/design-notes.md --
`, nil},
		{"a spec named as the flat one is", `
-- .kiro/tasks.md --
-- .kiro/specs/main/tasks.md --
`, []string{"main", "main~flat"}},
		{"a monorepo", `
-- .kiro/specs/all/tasks.md --
-- services/api/.kiro/specs/orders/tasks.md --
-- web/.kiro/tasks.md --
`, []string{"all", "services/api:orders", "web:main"}},
		{"what is no spec", `
-- .kiro/specs/README.md --
-- .kiro/specs/tasks.md --
-- .kiro/specs/summaries/COMPLETION_SUMMARY.md --
-- .kiro/specs/.hidden/tasks.md --
-- .kiro/settings/templates/specs/tasks.md --
-- node_modules/x/.kiro/tasks.md --
-- tests/fixtures/x/.kiro/tasks.md --
-- template/.kiro/tasks.md --
-- .kiro/specs/real/tasks.md --
`, []string{"real"}},
		{"ignored folders, but not our own .kiro", `
-- .gitignore --
.kiro/
/generated/
-- .kiro/specs/a/tasks.md --
-- generated/.kiro/specs/b/tasks.md --
-- sub/.gitignore --
out-*/
-- sub/out-1/.kiro/specs/c/tasks.md --
-- sub/in/.kiro/specs/d/tasks.md --
`, []string{"a", "sub/in:d"}},
		{"a copy of the project within itself", `
-- .kiro/specs/a/tasks.md --
- [ ] 1. One
-- old-main/old/.kiro/specs/a/tasks.md --
- [ ] 1. One
-- other/.kiro/specs/a/tasks.md --
- [ ] 1. Another one
`, []string{"a", "other:a"}},
		{"a git worktree is its own workspace, a submodule is not", `
-- .kiro/specs/a/tasks.md --
-- trees/x/.git --
gitdir: /repo/.git/worktrees/x
-- trees/x/.kiro/specs/b/tasks.md --
-- modules/y/.git --
gitdir: ../../.git/modules/y
-- modules/y/.kiro/specs/c/tasks.md --
`, []string{"a", "modules/y:c"}},
		{"templates with placeholders", `
-- .kiro/specs/create/tasks.md --
# Tasks: {{FEATURE_NAME}}
-- .kiro/specs/about/tasks.md --
# Tasks
- [ ] 1. Fill in ` + "`{{NAME}}`" + ` when a template is used
The text speaks of {{NAME}}.
`, []string{"about"}},
		{"archives", `
-- .kiro/archive/2026-01-01-old/tasks.md --
-- .kiro/specs/_archive/older/tasks.md --
-- .kiro/specs/new/tasks.md --
`, []string{"new"}},
		{"no .kiro at all", `
-- README.md --
`, nil},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			dir := tree(t, c.tree)
			before := listing(t, dir)
			w := open(t, specfs.Options{Roots: []string{dir}})
			specs, findings, err := w.Specs(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			if got := idsOf(specs); !slices.Equal(got, c.want) {
				t.Errorf("specs (-want +got)\n-%q\n+%q", c.want, got)
			}
			if len(findings) > 0 {
				t.Errorf("unexpected findings: %v", findings)
			}
			for _, id := range c.want {
				if got := spec(t, w, id); got.ID != id {
					t.Errorf("Spec(%q) is %q", id, got.ID)
				}
			}
			if after := listing(t, dir); after != before {
				t.Errorf("reading changed the tree (-before +after)\n-%s\n+%s", before, after)
			}
		})
	}
}

func idsOf(specs []*specfs.Spec) []string {
	var out []string
	for _, s := range specs {
		out = append(out, s.ID)
	}
	return out
}

func TestArchivesWhenAskedFor(t *testing.T) {
	w := open(t, specfs.Options{Roots: []string{tree(t, `
-- .kiro/archive/2026-01-01-old/tasks.md --
-- .kiro/specs/_archive/older/tasks.md --
-- .kiro/specs/new/tasks.md --
`)}})
	specs, _, err := w.Archived(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"_archive/older", "archive/2026-01-01-old"}
	if got := idsOf(specs); !slices.Equal(got, want) {
		t.Fatalf("archived (-want +got)\n-%q\n+%q", want, got)
	}
	for _, id := range want {
		if !spec(t, w, id).Archived {
			t.Errorf("%s does not say that it is archived", id)
		}
	}
}

func TestDocumentsOfASpec(t *testing.T) {
	w := open(t, specfs.Options{Roots: []string{tree(t, `
-- .kiro/specs/x/tasks-mobile.md --
-- .kiro/specs/x/tasks.md --
-- .kiro/specs/x/design-api.md --
-- .kiro/specs/x/research.md --
-- .kiro/specs/x/requirements.md --
-- .kiro/specs/x/taskforce.md --
-- .kiro/specs/x/.draft.md --
-- .kiro/specs/x/notes.txt --
`)}})
	var got []string
	for _, info := range spec(t, w, "x").Documents {
		got = append(got, string(info.Kind)+" "+info.Name)
	}
	want := []string{"requirements requirements", "design design-api", "tasks tasks", "tasks tasks-mobile", "notes research", "notes taskforce"}
	if !slices.Equal(got, want) {
		t.Errorf("documents (-want +got)\n-%q\n+%q", want, got)
	}
}

func TestSteeringAndContracts(t *testing.T) {
	dir := tree(t, `
-- AGENTS.md --
-- .kiro/steering/product.md --
-- .kiro/api-spec.yaml --
-- api/openapi.v2.json --
-- api/openapi.json --
-- api/.kiro/steering/tech.md --
-- api/AGENTS.md --
-- node_modules/x/openapi.json --
`)
	w := open(t, specfs.Options{Roots: []string{dir}})
	steering, _ := w.Steering(t.Context(), w.List()[0])
	var names []string
	for _, info := range steering {
		names = append(names, info.Name)
	}
	if want := []string{"product", "api:tech", "AGENTS", "api:AGENTS"}; !slices.Equal(names, want) {
		t.Errorf("steering (-want +got)\n-%q\n+%q", want, names)
	}
	contracts, _ := w.Contracts(t.Context(), w.List()[0])
	names = nil
	for _, info := range contracts {
		names = append(names, info.Name)
	}
	if want := []string{".kiro/api-spec.yaml", "api/openapi.json", "api/openapi.v2.json"}; !slices.Equal(names, want) {
		t.Errorf("contracts (-want +got)\n-%q\n+%q", want, names)
	}
}

func TestNewFoldersAreFoundAtOnceWhenNamed(t *testing.T) {
	dir := tree(t, "-- .kiro/specs/a/tasks.md --\n")
	w := open(t, specfs.Options{Roots: []string{dir}})
	if _, _, err := w.Specs(t.Context()); err != nil {
		t.Fatal(err)
	}
	plant(t, dir, "-- web/.kiro/specs/b/tasks.md --\n-- .kiro/specs/c/tasks.md --\n")
	spec(t, w, "web:b")
	_, err := w.Spec(t.Context(), "nothing")
	if err == nil || !strings.Contains(err.Error(), "a, c, web:b") {
		t.Errorf("the error names the specs there are now: %v", err)
	}
}

func TestFindingsOfATree(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("links need a privilege on Windows")
	}
	outside := tree(t, "-- tasks.md --\nsecret\n")
	dir := tree(t, "-- .kiro/specs/a/tasks.md --\n-- .kiro/specs/b/design.md/x --\n-- .kiro/specs/b/tasks.md --\n")
	link(t, outside, filepath.Join(dir, ".kiro/specs/out"))
	link(t, filepath.Join(outside, "tasks.md"), filepath.Join(dir, ".kiro/specs/a/design.md"))
	link(t, "nowhere.md", filepath.Join(dir, ".kiro/specs/a/requirements.md"))
	link(t, ".", filepath.Join(dir, ".kiro/specs/circle"))
	w := open(t, specfs.Options{Roots: []string{dir}})
	specs, findings, err := w.Specs(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if want := []string{"a", "b"}; !slices.Equal(idsOf(specs), want) {
		t.Errorf("specs (-want +got)\n-%q\n+%q", want, idsOf(specs))
	}
	if _, err := w.Spec(t.Context(), "out"); codeOf(err) != "outside_workspace" {
		t.Errorf("a spec that is a link out: error %v, want outside_workspace", err)
	}
	for _, s := range specs {
		findings = append(findings, s.Findings...)
	}
	var got []string
	for _, f := range findings {
		got = append(got, f.Code+" "+f.File)
	}
	want := []string{
		"link_leaves_workspace .kiro/specs/out",
		"link_leaves_workspace .kiro/specs/a/design.md",
		"unreadable_document .kiro/specs/a/requirements.md",
		"not_regular_file .kiro/specs/b/design.md",
	}
	if !slices.Equal(got, want) {
		t.Errorf("findings (-want +got)\n-%q\n+%q", want, got)
	}
}

func link(t testing.TB, target, name string) {
	t.Helper()
	if err := os.Symlink(target, name); err != nil {
		t.Fatal(err)
	}
}
