package specfs_test

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"sync/atomic"
	"testing"

	"kiro-mcp/specfs"
	"kiro-mcp/specfs/doc"
)

// code is that of a fault; empty for no error, and the error's text for others.
func code(err error) string {
	if fault, ok := errors.AsType[*doc.Fault](err); ok {
		return fault.Code
	}
	if err != nil {
		return err.Error()
	}
	return ""
}

func TestPlace(t *testing.T) {
	dir := tree(t, `
-- .kiro/specs/orders/tasks.md --
- [ ] 1. A
-- services/api/main.go --
package main
`)
	w := open(t, specfs.Options{Roots: []string{dir}})
	for id, want := range map[string]string{
		"orders":              ".kiro/specs/orders",
		"order-export":        ".kiro/specs/order-export",
		"auth/login":          ".kiro/specs/auth/login",
		"main":                ".kiro",
		"注文":                  ".kiro/specs/注文",
		"services/api:login":  "services/api/.kiro/specs/login",
		"services/api:main":   "services/api/.kiro",
		"":                    "unusable_name",
		".":                   "unusable_name",
		"..":                  "unusable_name",
		"../x":                "unusable_name",
		"a/../b":              "unusable_name",
		"/etc/x":              "unusable_name",
		`a\b`:                 "unusable_name",
		"C:x":                 "unusable_name",
		"con":                 "unusable_name",
		"a/NUL.x":             "unusable_name",
		"trailing.":           "unusable_name",
		"archive/x":           "unusable_name",
		".hidden":             "unusable_name",
		"a\u202eb":            "unusable_name",
		"main~flat/../../x":   "unusable_name",
		"Orders":              "unusable_name", // where case does not count it is the one that is there
		"no/such/folder:x":    "unusable_name",
		"../elsewhere:x":      "outside_workspace",
		"@other/x":            "unknown_workspace",
		"a/b/c/d/e/f/g/h/i/j": "unusable_name",
	} {
		p, err := w.Place(t.Context(), id)
		got := code(err)
		if err == nil {
			got = p.Dir
		}
		if got != want {
			t.Errorf("%q (-want +got): -%s +%s", id, want, got)
		}
		if (p.Spec != nil) != (id == "orders") {
			t.Errorf("%q: there is a spec: %v", id, p.Spec != nil)
		}
	}
}

func TestCreate(t *testing.T) {
	dir := t.TempDir()
	w := open(t, specfs.Options{Roots: []string{dir}})
	ws := w.List()[0]
	a, b := specfs.NewFile{Name: "a.md", Content: []byte("one\n")}, specfs.NewFile{Name: "b.md", Content: []byte("two\n")}
	if err := ws.Create(t.Context(), ".kiro/specs/auth/login", a); err != nil {
		t.Fatal(err)
	}
	if err := ws.Create(t.Context(), ".kiro/specs/auth/login", b); err != nil {
		t.Fatal(err)
	}
	if err := ws.Create(t.Context(), ".kiro/specs/auth/login", specfs.NewFile{Name: "c.md"}, specfs.NewFile{Name: "a.md"}); code(err) != "already_there" {
		t.Errorf("over what is there: %v", err)
	}
	home := filepath.Join(dir, ".kiro", "specs", "auth", "login")
	if got := read(t, filepath.Join(home, "a.md")) + read(t, filepath.Join(home, "b.md")); got != "one\ntwo\n" {
		t.Errorf("it holds %q", got)
	}
	entries, err := os.ReadDir(home)
	if err != nil || len(entries) != 2 {
		t.Errorf("%v %v; want a.md and b.md alone", entries, err)
	}
}

// A link that leads out of the workspace, or nowhere, is not written through;
// nor is one that stands in a document's place.
func TestCreateFollowsNoLinkOut(t *testing.T) {
	dir, outside := t.TempDir(), t.TempDir()
	ws := open(t, specfs.Options{Roots: []string{dir}}).List()[0]
	for link, target := range map[string]string{"out": outside, "nowhere": filepath.Join(dir, "later")} {
		if err := os.Symlink(target, filepath.Join(dir, link)); err != nil {
			t.Skip("no links here")
		}
		err := ws.Create(t.Context(), link+"/specs/x", specfs.NewFile{Name: "tasks.md"})
		if code(err) != "outside_workspace" {
			t.Errorf("through %s: %v", link, err)
		}
	}
	if err := os.Symlink(filepath.Join(outside, "tasks.md"), filepath.Join(dir, "tasks.md")); err != nil {
		t.Fatal(err)
	}
	if err := ws.Create(t.Context(), ".", specfs.NewFile{Name: "tasks.md"}); code(err) != "already_there" {
		t.Errorf("in the place of a link: %v", err)
	}
	if entries, err := os.ReadDir(outside); err != nil || len(entries) > 0 {
		t.Errorf("outside there is %v, %v", entries, err)
	}
}

// Of many who make the same spec at once, one does, and the others hear of it.
func TestCreateOnce(t *testing.T) {
	dir := t.TempDir()
	var made atomic.Int32
	var all sync.WaitGroup
	for i := range 16 {
		all.Go(func() {
			ws := open(t, specfs.Options{Roots: []string{dir}}).List()[0]
			err := ws.Create(t.Context(), ".kiro/specs/x", specfs.NewFile{Name: "requirements.md", Content: fmt.Append(nil, i)}, specfs.NewFile{Name: "tasks.md", Content: fmt.Append(nil, i)})
			switch code(err) {
			case "":
				made.Add(1)
			case "already_there":
			default:
				t.Error(err)
			}
		})
	}
	all.Wait()
	spec := filepath.Join(dir, ".kiro", "specs", "x")
	if a, b := read(t, filepath.Join(spec, "requirements.md")), read(t, filepath.Join(spec, "tasks.md")); made.Load() != 1 || a != b {
		t.Errorf("%d made it; requirements of %s, tasks of %s", made.Load(), a, b)
	}
}

// A writer that is killed before the spec stands has made none, and the next
// one clears up after it.
func TestCreateKilled(t *testing.T) {
	dir := t.TempDir()
	child := exec.CommandContext(t.Context(), os.Args[0])
	child.Env = append(os.Environ(), roleVariable+"=create "+dir)
	if err := child.Run(); err == nil {
		t.Fatal("it was not killed")
	}
	w := open(t, specfs.Options{Roots: []string{dir}})
	if specs, _, err := w.Specs(t.Context()); err != nil || len(specs) > 0 {
		t.Errorf("%d specs, %v; want none", len(specs), err)
	}
	if err := w.List()[0].Create(t.Context(), ".kiro/specs/x", specfs.NewFile{Name: "tasks.md", Content: []byte("- [ ] 1. A\n")}); err != nil {
		t.Fatal(err)
	}
	entries, err := os.ReadDir(filepath.Join(dir, ".kiro", "specs"))
	if err != nil || len(entries) != 1 {
		t.Errorf("specs holds %v, %v; want x alone", entries, err)
	}
}
