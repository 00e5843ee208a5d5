package resources

import (
	"fmt"
	"testing"

	"kiro-mcp/specfs"
)

// BenchmarkThousands measures over 10,000 specs what a host does: start, show
// the first page (cold and again), another, read one document, complete a name.
func BenchmarkThousands(b *testing.B) {
	const specs = 10_000
	files := make(map[string]string, specs)
	for i := range specs {
		files[fmt.Sprintf(".kiro/specs/spec-%05d/tasks.md", i)] = "- [ ] 1. A\n"
	}
	dir := project(b, files)
	ctx := b.Context()
	b.Run("start", func(b *testing.B) {
		for b.Loop() {
			w, err := specfs.Open(specfs.Options{Roots: []string{dir}})
			if err != nil {
				b.Fatal(err)
			}
			New(w).mustRead(b, "kiro://specs/spec-09999/tasks")
		}
	})
	b.Run("first page, cold", func(b *testing.B) {
		for b.Loop() {
			if page, err := over(b, dir).List(ctx, ""); err != nil || len(page.Resources) == 0 {
				b.Fatal(err)
			}
		}
	})
	s := over(b, dir)
	pages := map[string]string{"first page": "", "last page": place{documents, "spec-09990", "tasks"}.cursor()}
	for name, cursor := range pages {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if page, err := s.List(ctx, cursor); err != nil || len(page.Resources) == 0 {
					b.Fatal(err)
				}
			}
		})
	}
	b.Run("overview", func(b *testing.B) {
		for b.Loop() {
			s.mustRead(b, "kiro://specs")
		}
	})
	b.Run("complete", func(b *testing.B) {
		for b.Loop() {
			got, err := s.Complete(ctx, "kiro://specs/{spec}/{document}", "spec", "99", nil)
			if err != nil || len(got.Values) == 0 {
				b.Fatal(err)
			}
		}
	})
}
