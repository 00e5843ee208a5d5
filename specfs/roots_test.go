package specfs_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"kiro-mcp/specfs"
)

// places is a home folder with the .kiro that every Kiro user has, and
// projects in it and elsewhere.
const places = `
-- home/.kiro/specs/mine/tasks.md --
-- home/.git --
-- home/code/shop/.kiro/specs/cart/tasks.md --
-- home/code/shop/src/deep/x.go --
-- home/code/plain/.git --
-- home/code/plain/src/x.go --
-- home/code/contract/openapi.yaml --
-- home/code/flat/.kiro/tasks.md --
-- home/notes/x.txt --
-- other/web/.kiro/specs/page/tasks.md --
-- other/shop/.kiro/specs/cart/tasks.md --
`

func TestWhichWorkspace(t *testing.T) {
	top := tree(t, places)
	at := func(rel string) string { return filepath.Join(top, filepath.FromSlash(rel)) }
	list := string(filepath.ListSeparator)
	cases := []struct {
		name   string
		roots  []string
		env    map[string]string
		client []string
		cwd    string
		want   []string
		fixed  bool // no client need be asked
	}{
		{name: "flags before all", roots: []string{"other/web", "other/shop"}, env: map[string]string{"KIRO_MCP_ROOT": at("home/code/shop")}, client: []string{"home/code/flat"}, cwd: "home/code/plain", fixed: true, want: []string{"other/web", "other/shop"}},
		{name: "our variable next", env: map[string]string{"KIRO_MCP_ROOT": at("other/web") + list + list + at("other/shop"), "CLAUDE_PROJECT_DIR": at("home/code/flat")}, cwd: "home/code/shop", fixed: true, want: []string{"other/web", "other/shop"}},
		{name: "then Claude's", env: map[string]string{"CLAUDE_PROJECT_DIR": at("home/code/flat")}, client: []string{"other/web"}, cwd: "home/code/shop", fixed: true, want: []string{"home/code/flat"}},
		{name: "then the client's roots", client: []string{"other/web"}, cwd: "home/code/shop", want: []string{"other/web"}},
		{name: "client roots that are of no use", client: []string{"home", "gone", ".."}, cwd: "home/code/shop", want: []string{"home/code/shop"}},
		{name: "then upwards", cwd: "home/code/shop/src/deep", want: []string{"home/code/shop"}},
		{name: "upwards to a checkout", cwd: "home/code/plain/src", want: []string{"home/code/plain"}},
		{name: "upwards to a contract", cwd: "home/code/contract", want: []string{"home/code/contract"}},
		{name: "upwards to flat documents", cwd: "home/code/flat", want: []string{"home/code/flat"}},
		{name: "never home", cwd: "home"},
		{name: "nothing below home", cwd: "home/notes"},
		{name: "home by Claude's variable", env: map[string]string{"CLAUDE_PROJECT_DIR": at("home")}, cwd: "home"},
		{name: "an empty folder when it was given", roots: []string{"home/notes"}, cwd: "home", fixed: true, want: []string{"home/notes"}},
		{name: "the same folder twice", roots: []string{"other/web", "other/../other/web"}, cwd: "home", fixed: true, want: []string{"other/web"}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			o := specfs.Options{WorkingDir: at(c.cwd), Home: at("home"), Getenv: func(key string) string { return c.env[key] }}
			for _, rel := range c.roots {
				o.Roots = append(o.Roots, at(rel))
			}
			w := open(t, o)
			var client []string
			for _, rel := range c.client {
				client = append(client, at(rel))
			}
			w.SetClientRoots(client)
			var got, want []string
			for _, ws := range w.List() {
				got = append(got, ws.Dir)
			}
			for _, rel := range c.want {
				want = append(want, at(rel))
			}
			if !slices.Equal(got, want) || w.Fixed() != c.fixed {
				t.Errorf("workspaces (-want +got)\n-%q fixed %t\n+%q fixed %t", want, c.fixed, got, w.Fixed())
			}
		})
	}
}

func TestNoWorkspace(t *testing.T) {
	top := tree(t, places)
	w := open(t, specfs.Options{WorkingDir: filepath.Join(top, "home"), Home: filepath.Join(top, "home")})
	_, _, listErr := w.Specs(t.Context())
	_, specErr := w.Spec(t.Context(), "mine")
	for _, err := range []error{listErr, specErr} {
		if codeOf(err) != "no_workspace" || !strings.Contains(err.Error(), `"--root", "/path/to/your/project"`) {
			t.Errorf("error %v, want no_workspace with what to add", err)
		}
	}
	w.SetClientRoots([]string{filepath.Join(top, "other/web")})
	spec(t, w, "page")
	w.SetClientRoots(nil)
	if got := w.List(); len(got) != 0 {
		t.Errorf("workspaces without client roots: %v", got)
	}
}

func TestRootThatIsNotThere(t *testing.T) {
	dir := tree(t, "-- a.txt --\n")
	for _, root := range []string{filepath.Join(dir, "gone"), filepath.Join(dir, "a.txt")} {
		if _, err := specfs.Open(specfs.Options{Roots: []string{root}}); err == nil || !strings.Contains(err.Error(), root) {
			t.Errorf("--root %s: error %v, want one that names it", root, err)
		}
		env := func(key string) string { return map[string]string{"KIRO_MCP_ROOT": root}[key] }
		if _, err := specfs.Open(specfs.Options{Getenv: env}); err == nil || !strings.Contains(err.Error(), "KIRO_MCP_ROOT") {
			t.Errorf("KIRO_MCP_ROOT=%s: error %v, want one that names the variable", root, err)
		}
	}
	w := open(t, specfs.Options{Roots: []string{"sub"}, WorkingDir: filepath.Dir(mkdir(t, dir, "sub"))})
	if got := w.List()[0].Dir; got != filepath.Join(dir, "sub") {
		t.Errorf("a relative root is %s", got)
	}
}

func mkdir(t testing.TB, elem ...string) string {
	t.Helper()
	dir := filepath.Join(elem...)
	must(t, os.MkdirAll(dir, 0o755))
	return dir
}

func TestSeveralWorkspaces(t *testing.T) {
	top := tree(t, places)
	w := open(t, specfs.Options{Roots: []string{
		filepath.Join(top, "home/code/shop"), filepath.Join(top, "other/shop"), filepath.Join(top, "other/web"),
	}})
	specs, _, err := w.Specs(t.Context())
	must(t, err)
	want := []string{"@code-shop/cart", "@other-shop/cart", "@web/page"}
	if got := idsOf(specs); !slices.Equal(got, want) {
		t.Errorf("specs (-want +got)\n-%q\n+%q", want, got)
	}
	for _, id := range append(want, "page", "@web/") {
		spec(t, w, id)
	}
	faults := map[string]string{"cart": "ambiguous_spec", "": "spec_required", "@gone/cart": "unknown_workspace", "@web/cart": "unknown_spec", "@web": "unknown_spec"}
	for id, code := range faults {
		if _, err := w.Spec(t.Context(), id); codeOf(err) != code {
			t.Errorf("Spec(%q): error %v, want %s", id, err, code)
		}
	}
}

func TestAWorkspaceThatWentAway(t *testing.T) {
	top := tree(t, places)
	gone := filepath.Join(top, "other/shop")
	w := open(t, specfs.Options{Roots: []string{filepath.Join(top, "other/web"), gone}})
	must(t, os.RemoveAll(gone))
	specs, findings, err := w.Specs(t.Context())
	must(t, err)
	if got := idsOf(specs); len(got) != 1 || len(findings) != 1 {
		t.Errorf("specs %q, findings %v; want the other's spec, and a finding", got, findings)
	}
	spec(t, w, "page")
}

// TestWorkspaceInAWorkspace gives a folder and one below it: what lies in the
// inner one belongs to it alone.
func TestWorkspaceInAWorkspace(t *testing.T) {
	dir := tree(t, "-- .kiro/specs/a/tasks.md --\n-- api/.kiro/specs/b/tasks.md --\n")
	w := open(t, specfs.Options{Roots: []string{dir, filepath.Join(dir, "api")}})
	specs, _, err := w.Specs(t.Context())
	must(t, err)
	name := filepath.Base(dir)
	if got, want := idsOf(specs), []string{"@" + name + "/a", "@api/b"}; !slices.Equal(got, want) {
		t.Errorf("specs (-want +got)\n-%q\n+%q", want, got)
	}
}
