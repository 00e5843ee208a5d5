package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// project makes a spec of many open tasks.
func project(t *testing.T) (dir, file string) {
	t.Helper()
	dir = t.TempDir()
	file = filepath.Join(dir, ".kiro", "specs", "orders", "tasks.md")
	var b strings.Builder
	b.WriteString("# Implementation Plan\n\n")
	for n := 1; n <= many; n++ {
		fmt.Fprintf(&b, "- [ ] %d. Task number %d\n  - as agreed\n", n, n)
	}
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(b.String()), 0o644); err != nil {
		t.Fatal(err)
	}
	return dir, file
}

// serverIn starts a server in a project.
func serverIn(t *testing.T, dir string) *host {
	t.Helper()
	h, err := start(legacy, dir, nil, "--root", dir)
	if err != nil {
		t.Fatal(err)
	}
	return h
}

// must makes a call that is answered, be it by an error.
func (h *host) must(t *testing.T, tool string, args map[string]any) answer {
	t.Helper()
	raw, err := json.Marshal(args)
	if err != nil {
		t.Fatal(err)
	}
	a, err := h.call(tool, string(raw))
	if err != nil {
		t.Fatalf("%s %.200s: %v", tool, raw, err)
	}
	return a
}

// lives fails when the server does not answer any more or does not end well.
func (h *host) lives(t *testing.T) {
	t.Helper()
	if a, err := h.call("list_specs", `{}`); err != nil || a.IsError {
		t.Fatalf("the server does not answer any more: %v %s", err, a.Text)
	}
	if err := h.close(); err != nil {
		t.Fatal(err)
	}
}

// ordersCopy is the order desk, to be changed at will.
func ordersCopy(t *testing.T) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "shop")
	if err := os.CopyFS(dir, os.DirFS("../../testdata/orders")); err != nil {
		t.Fatal(err)
	}
	return dir
}

// listing describes all that stands in a project.
func listing(t *testing.T, dir string) string {
	t.Helper()
	text, err := listTree(dir)
	if err != nil {
		t.Fatal(err)
	}
	if strings.Count(text, "\n") < 5 {
		t.Fatalf("found only\n%s", text)
	}
	return text
}

// contentOf reads a file as text.
func contentOf(t *testing.T, file string) string {
	t.Helper()
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// onlyTheFile fails when something was left beside the file.
func onlyTheFile(t *testing.T, file string) {
	t.Helper()
	entries, err := os.ReadDir(filepath.Dir(file))
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if e.Name() != filepath.Base(file) {
			t.Errorf("%s was left in the spec's folder", e.Name())
		}
	}
}
