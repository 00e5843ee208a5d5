package resources

import (
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"kiro-mcp/internal/uri"
	"kiro-mcp/specfs"
	"kiro-mcp/specfs/doc"
)

// namedPart is a part of a document as parsing yields it.
type namedPart struct {
	kind     uri.Kind
	what     string
	id       string
	span     doc.Span // that its address reads: of several parts with one id, the first
	repeated bool
}

// partsOf are all parts of a document that have an address.
func partsOf(d *specfs.Document) []namedPart {
	var parts []namedPart
	first := map[string]doc.Span{}
	add := func(kind uri.Kind, what, id string, span doc.Span) {
		key := kind.Template() + id
		of, repeated := first[key]
		if repeated {
			span = of
		}
		first[key] = span
		parts = append(parts, namedPart{kind, what, id, span, repeated})
	}
	switch {
	case d.Tasks != nil:
		for _, p := range d.Tasks.All {
			add(uri.Task, "task", p.ID, p.Span)
		}
	case d.Requirements != nil:
		for _, p := range d.Requirements.All {
			add(uri.Requirement, "requirement", p.ID, p.Span)
		}
		for _, p := range d.Requirements.All {
			for _, c := range p.Criteria {
				add(uri.Requirement, "criterion", c.ID, c.Span)
			}
		}
	case d.Design != nil:
		for _, p := range d.Design.Sections {
			add(uri.Section, "section", p.Path, p.Span)
		}
		for _, p := range d.Design.Properties {
			add(uri.Property, "property", p.ID, p.Span)
		}
	}
	return parts
}

// samples are the sample projects.
func samples(t *testing.T) []string {
	t.Helper()
	found, err := filepath.Glob(filepath.Join("..", "testdata", "*", ".kiro"))
	if err != nil || len(found) < 5 {
		t.Fatalf("%d samples, %v", len(found), err)
	}
	for i := range found {
		found[i] = filepath.Dir(found[i])
	}
	return found
}

// twins is a project whose specs are the twins.
func twins(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(filepath.Join(dir, ".kiro", "specs"), os.DirFS(filepath.Join("..", "testdata", "twins"))); err != nil {
		t.Fatal(err)
	}
	if found, err := fs.Glob(os.DirFS(dir), ".kiro/specs/*/*.md"); err != nil || len(found) < 24 {
		t.Fatalf("%d documents of twins, %v", len(found), err)
	}
	return dir
}
