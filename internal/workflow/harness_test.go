package workflow

import (
	"context"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"kiro-mcp/specfs"
	"kiro-mcp/specfs/doc"
)

var update = flag.Bool("update", false, "write the goldens anew")

// sample copies a project of testdata to a new folder.
func sample(t testing.TB, name string) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), name)
	if err := os.CopyFS(dir, os.DirFS(filepath.Join("..", "..", "testdata", name))); err != nil {
		t.Fatal(err)
	}
	return dir
}

// project writes one spec called "s" whose documents are given by file name.
func project(t testing.TB, documents map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	spec := filepath.Join(dir, ".kiro", "specs", "s")
	if err := os.MkdirAll(spec, 0o755); err != nil {
		t.Fatal(err)
	}
	for name, text := range documents {
		if err := os.WriteFile(filepath.Join(spec, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// flow opens workspaces in these folders.
func flow(t testing.TB, dirs ...string) *Flow {
	t.Helper()
	workspaces, err := specfs.Open(specfs.Options{Roots: dirs})
	if err != nil {
		t.Fatal(err)
	}
	return New(workspaces, measure)
}

// tasksFlow opens a spec that has nothing but this tasks document, and gives
// the path of it.
func tasksFlow(t testing.TB, tasks string) (f *Flow, path string) {
	t.Helper()
	dir := project(t, map[string]string{"tasks.md": tasks})
	return flow(t, dir), filepath.Join(dir, ".kiro", "specs", "s", "tasks.md")
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
	fault, ok := asFault(err)
	if !ok || fault.Code != code {
		t.Fatalf("%+v: error (-want +got)\n-%s\n+%v", p, code, err)
	}
	return fault
}

func contents(t testing.TB, path string) string {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// golden compares a text with a file of testdata.
func golden(t testing.TB, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name+".golden")
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got+"\n"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("%v; run with -update", err)
	}
	if strings.TrimSuffix(string(want), "\n") != got {
		t.Errorf("%s (-want +got); run with -update if this is expected\n-%s\n+%s", name, want, got)
	}
}

func ids(rows []TaskRow) string {
	var all []string
	for _, r := range rows {
		all = append(all, r.ID)
	}
	return strings.Join(all, " ")
}
