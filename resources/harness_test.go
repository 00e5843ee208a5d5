package resources

import (
	"errors"
	"flag"
	"os"
	"path/filepath"
	"testing"

	"kiro-mcp/specfs"
)

var update = flag.Bool("update", false, "write the goldens anew")

// project writes a workspace of files named by their slash-separated paths.
func project(t testing.TB, files map[string]string) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "shop")
	for name, text := range files {
		write(t, filepath.Join(dir, filepath.FromSlash(name)), text)
	}
	return dir
}

func write(t testing.TB, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// over gives the resources of these workspaces.
func over(t testing.TB, dirs ...string) *Set {
	t.Helper()
	w, err := specfs.Open(specfs.Options{Roots: dirs})
	if err != nil {
		t.Fatal(err)
	}
	return New(w)
}

func (s *Set) mustRead(t testing.TB, uri string) Content {
	t.Helper()
	c, err := s.Read(t.Context(), uri)
	if err != nil {
		t.Fatalf("%s: %v", uri, err)
	}
	return c
}

// all reads the list to its end and gives it page by page.
func (s *Set) all(t testing.TB) [][]Resource {
	t.Helper()
	var pages [][]Resource
	cursor := ""
	for {
		page, err := s.List(t.Context(), cursor)
		if err != nil {
			t.Fatal(err)
		}
		pages = append(pages, page.Resources)
		if cursor = page.NextCursor; cursor == "" {
			return pages
		}
	}
}

// whyNot is the code of an error of Read, and whether something stands there.
func whyNot(err error) (code string, found bool) {
	if e, ok := errors.AsType[*NotFoundError](err); ok {
		return e.Code, false
	}
	if e, ok := errors.AsType[*RefusedError](err); ok {
		return e.Code, true
	}
	return "", false
}
