package workflow

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"kiro-mcp/internal/caller"
)

// TestReports: what goes through many specs says how far it has come, never
// less than before.
func TestReports(t *testing.T) {
	const specs = 30
	dir := t.TempDir()
	for i := range specs {
		spec := filepath.Join(dir, ".kiro", "specs", fmt.Sprintf("s%02d", i))
		if err := os.MkdirAll(spec, 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(spec, "tasks.md"), []byte("- [ ] 1. A\n"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	f := flow(t, dir)
	for name, c := range map[string]struct {
		last int // reported, of as many
		call func(context.Context) error
	}{
		"list_specs":      {specs, func(ctx context.Context) error { _, err := f.ListSpecs(ctx, ListSpecsParams{}); return err }},
		"list_open_tasks": {specs, func(ctx context.Context) error { _, err := f.OpenTasks(ctx, OpenTasksParams{}); return err }},
		"search_specs":    {specs, func(ctx context.Context) error { _, err := f.Search(ctx, SearchParams{Query: "A"}); return err }},
		"search_specs in vain, then for each word by itself": {2 * specs, func(ctx context.Context) error {
			_, err := f.Search(ctx, SearchParams{Query: "here nowhere"})
			return err
		}},
	} {
		t.Run(name, func(t *testing.T) {
			var all []caller.Progress
			if err := c.call(caller.WithReport(t.Context(), func(p caller.Progress) { all = append(all, p) })); err != nil {
				t.Fatal(err)
			}
			if len(all) == 0 {
				t.Fatal("nothing was reported")
			}
			for i, p := range all[1:] {
				if p.Done <= all[i].Done || p.Done > p.Total {
					t.Errorf("after %+v came %+v", all[i], p)
				}
			}
			if last := all[len(all)-1]; last.Done != c.last-1 || last.Total != c.last {
				t.Errorf("the last report is %+v, want %d of %d", last, c.last-1, c.last)
			}
		})
	}
}
