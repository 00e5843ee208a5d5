package generate_test

import (
	"os"
	"path/filepath"
	"testing"

	"kiro-mcp/internal/testcorpus"
	"kiro-mcp/openapi"
	"kiro-mcp/openapi/fastapi"
	"kiro-mcp/openapi/generate"
	"kiro-mcp/specfs"
)

// BenchmarkPlan plans a backend of the largest contract of the corpus, first of
// all and when all of it stands there already. Its contract is read once.
func BenchmarkPlan(b *testing.B) {
	source, err := os.ReadFile(filepath.Join(testcorpus.Dir(b), "openapi", "github", "api.github.com.json"))
	if err != nil {
		b.Fatal(err)
	}
	dir := b.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "openapi.json"), source, 0o644); err != nil {
		b.Fatal(err)
	}
	w, err := specfs.Open(specfs.Options{Roots: []string{dir}})
	if err != nil {
		b.Fatal(err)
	}
	g := generate.New(w, &openapi.Library{}, fastapi.Target{})
	plan := func(apply bool) {
		if _, err := g.Generate(b.Context(), generate.Params{Target: "fastapi", Apply: apply}); err != nil {
			b.Fatal(err)
		}
	}
	plan(false)
	b.Run("first", func(b *testing.B) {
		for b.Loop() {
			plan(false)
		}
	})
	plan(true)
	b.Run("again", func(b *testing.B) {
		for b.Loop() {
			plan(false)
		}
	})
}
