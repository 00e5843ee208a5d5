package workflow

import (
	"fmt"
	"testing"
	"time"

	"kiro-mcp/internal/testgen"
	"kiro-mcp/specfs"
)

// large opens a generated project with n tasks, as it is seen an hour later: a
// file that was saved a moment ago is read again by every call.
func large(b *testing.B, n int) *Flow {
	b.Helper()
	dir := b.TempDir()
	if err := testgen.Project(dir, n); err != nil {
		b.Fatal(err)
	}
	later := func() time.Time { return time.Now().Add(time.Hour) }
	workspaces, err := specfs.Open(specfs.Options{Roots: []string{dir}, Now: later})
	if err != nil {
		b.Fatal(err)
	}
	return New(workspaces, measure)
}

func BenchmarkOpenTasks(b *testing.B) {
	for _, n := range []int{100, 1_000, 10_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			f := large(b, n)
			must(b, f.OpenTasks, OpenTasksParams{})
			b.ReportAllocs()
			for b.Loop() {
				must(b, f.OpenTasks, OpenTasksParams{})
			}
		})
	}
}

func BenchmarkGetTask(b *testing.B) {
	for _, n := range []int{100, 1_000, 10_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			f := large(b, n)
			must(b, f.GetTask, GetTaskParams{})
			b.ReportAllocs()
			for b.Loop() {
				must(b, f.GetTask, GetTaskParams{})
			}
		})
	}
}

func BenchmarkCheckOff(b *testing.B) {
	for _, n := range []int{100, 10_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			f := large(b, n)
			next := must(b, f.GetTask, GetTaskParams{}).Task.ID
			for i := 0; b.Loop(); i++ {
				status := []string{"done", "open"}[i%2]
				must(b, f.CheckOff, CheckOffParams{Task: TaskArg(next), Status: status})
			}
		})
	}
}

func BenchmarkReadSpec(b *testing.B) {
	f := large(b, 10_000)
	for b.Loop() {
		must(b, f.ReadSpec, ReadSpecParams{Document: "tasks"})
	}
}

func BenchmarkSearch(b *testing.B) {
	f := large(b, 10_000)
	for b.Loop() {
		must(b, f.Search, SearchParams{Query: "keep"})
	}
}
