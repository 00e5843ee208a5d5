package specfs_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"kiro-mcp/specfs"
	"kiro-mcp/specfs/doc"
)

// application is a workspace with a file that goes with its folder, one that
// changes, and one that stays.
func application(t *testing.T) string {
	t.Helper()
	return tree(t, "-- app/main.py --\nbefore\n-- app/old/gone.py --\ngone\n-- openapi.yaml --\ncontract\n")
}

// treeChanges makes a file in new folders, changes one, removes one, and looks
// at one.
func treeChanges() []specfs.FileChange {
	return []specfs.FileChange{
		{Path: "app/main.py", Before: []byte("before\n"), After: []byte("after\n")},
		{Path: "app/new/deep/made.py", After: []byte("made\n")},
		{Path: "app/old/gone.py", Before: []byte("gone\n")},
		{Path: "openapi.yaml", Before: []byte("contract\n"), After: []byte("contract\n")},
	}
}

const (
	treeBefore = "app/main.py=before app/old/gone.py=gone openapi.yaml=contract"
	treeAfter  = "app/main.py=after app/new/deep/made.py=made openapi.yaml=contract"
)

// treeOf lists all files with their content, and folders that hold nothing.
func treeOf(t *testing.T, dir string) string {
	t.Helper()
	var all []string
	must(t, filepath.WalkDir(dir, func(name string, d os.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(dir, name)
		if err != nil {
			return err
		}
		rel = filepath.ToSlash(rel)
		if !d.IsDir() {
			all = append(all, rel+"="+strings.TrimSpace(read(t, name)))
			return nil
		}
		entries, err := os.ReadDir(name)
		if len(entries) == 0 && rel != "." {
			all = append(all, rel+"/")
		}
		return err
	}))
	return strings.Join(all, " ")
}

func changeFiles(t *testing.T, dir string, changes ...specfs.FileChange) error {
	t.Helper()
	return open(t, specfs.Options{Roots: []string{dir}}).List()[0].ChangeFiles(t.Context(), changes...)
}

func TestChangeFiles(t *testing.T) {
	dir := application(t)
	must(t, changeFiles(t, dir, treeChanges()...))
	if got := treeOf(t, dir); got != treeAfter {
		t.Errorf("(-want +got)\n-%s\n+%s", treeAfter, got)
	}
}

// TestChangeFilesSees has each file be another than its writer saw.
func TestChangeFilesSees(t *testing.T) {
	for name, content := range map[string]string{"app/main.py": "x", "app/new/deep/made.py": "x", "app/old/gone.py": "x", "openapi.yaml": "x"} {
		dir := application(t)
		write(t, filepath.Join(dir, name), content)
		before := treeOf(t, dir)
		if err := changeFiles(t, dir, treeChanges()...); !hasCode(err, "changed_on_disk") {
			t.Errorf("%s: error %v", name, err)
		}
		if got := treeOf(t, dir); got != before {
			t.Errorf("%s: something was written (-before +after)\n-%s\n+%s", name, before, got)
		}
	}
}

// TestChangeFilesKilled kills the writer at every one of its steps. Until the
// next write the cut is told; then all of the change stands, or none of it.
func TestChangeFilesKilled(t *testing.T) {
	for _, c := range []struct {
		step  string
		times int
		want  string
	}{
		{"journal", 1, treeBefore},
		{"staged", 1, treeBefore},
		{"staged", 2, treeAfter}, // the third needs nothing staged
		{"swapped", 1, treeAfter},
		{"swapped", 2, treeAfter},
		{"swapped", 3, treeAfter},
		{"cleared", 1, treeAfter},
	} {
		dir := application(t)
		killFilesAt(t, dir, c.step, c.times)
		w := open(t, specfs.Options{Roots: []string{dir}}).List()[0]
		if f, ok := w.Interrupted(); !ok || f.Code != "interrupted_apply" {
			t.Errorf("%s %d: interrupted is %v, %v", c.step, c.times, ok, f)
		}
		must(t, w.ChangeFiles(t.Context()))
		if got := treeOf(t, dir); got != c.want {
			t.Errorf("%s %d (-want +got)\n-%s\n+%s", c.step, c.times, c.want, got)
		}
		if _, ok := w.Interrupted(); ok {
			t.Errorf("%s %d: still interrupted", c.step, c.times)
		}
	}
}

// TestChangeFilesKilledAndEdited has a person change a file after the kill. It
// stays, and what was done of the change is taken back.
func TestChangeFilesKilledAndEdited(t *testing.T) {
	for name, want := range map[string]string{
		"app/main.py":          "app/main.py=mine app/old/gone.py=gone openapi.yaml=contract",
		"app/new/deep/made.py": "app/main.py=before app/new/deep/made.py=mine app/old/gone.py=gone openapi.yaml=contract",
		"app/old/gone.py":      "app/main.py=before app/old/gone.py=mine openapi.yaml=contract",
	} {
		dir := application(t)
		killFilesAt(t, dir, "swapped", 2)
		write(t, filepath.Join(dir, name), "mine\n")
		must(t, changeFiles(t, dir))
		if got := treeOf(t, dir); got != want {
			t.Errorf("%s (-want +got)\n-%s\n+%s", name, want, got)
		}
	}
}

// TestChangeFilesTakesBack has an editor save a file while others are put in
// their places.
func TestChangeFilesTakesBack(t *testing.T) {
	onLinux(t)
	for name, want := range map[string]string{
		"app/new/deep/made.py": "app/main.py=before app/new/deep/made.py=mine app/old/gone.py=gone openapi.yaml=contract",
		"app/old/gone.py":      "app/main.py=before app/old/gone.py=mine openapi.yaml=contract",
	} {
		dir := application(t)
		w := open(t, specfs.Options{Roots: []string{dir}})
		saved := false
		w.OnStep(func(step string) {
			if step == "swapped" && !saved {
				saved = true
				write(t, filepath.Join(dir, name), "mine\n")
			}
		})
		if err := w.List()[0].ChangeFiles(t.Context(), treeChanges()...); !hasCode(err, "changed_on_disk") {
			t.Errorf("%s: error %v", name, err)
		}
		if got := treeOf(t, dir); got != want {
			t.Errorf("%s (-want +got)\n-%s\n+%s", name, want, got)
		}
	}
}

func TestChangeFilesStaysInside(t *testing.T) {
	outside := t.TempDir()
	dir := application(t)
	must(t, os.Symlink(outside, filepath.Join(dir, "link")))
	must(t, os.Symlink("app", filepath.Join(dir, "inner")))
	before := treeOf(t, filepath.Join(dir, "app"))
	for _, rel := range []string{"../x", "/x", "link/x", "inner/x", ".git/hooks/x", "a/.GIT/x", `a\b`, "C:/x", "a/../b", "aux.py", ""} {
		if err := changeFiles(t, dir, specfs.FileChange{Path: rel, After: []byte("x")}); !hasCode(err, "outside_workspace") {
			t.Errorf("%q: error %v", rel, err)
		}
	}
	if err := changeFiles(t, dir, specfs.FileChange{Path: "openapi.yaml/x", After: []byte("x")}); !hasCode(err, "not_regular_file") {
		t.Errorf("a file as a folder: error %v", err)
	}
	if after := treeOf(t, filepath.Join(dir, "app")); after != before {
		t.Errorf("something was written: %s", after)
	}
}

func hasCode(err error, code string) bool {
	fault, ok := errors.AsType[*doc.Fault](err)
	return ok && fault.Code == code
}

func killFilesAt(t *testing.T, dir, step string, times int) {
	t.Helper()
	w := open(t, specfs.Options{Roots: []string{dir}})
	w.OnStep(func(at string) {
		if at == step {
			if times--; times == 0 {
				panic(errKilled)
			}
		}
	})
	defer func() {
		if got := recover(); got != any(errKilled) {
			t.Fatalf("the change was not killed at %s: %v", step, got)
		}
	}()
	err := w.List()[0].ChangeFiles(context.Background(), treeChanges()...)
	t.Fatalf("the change ended: %v", err)
}
