package workflow

import (
	"fmt"
	"testing"

	"kiro-mcp/internal/testgen"
)

// large opens a generated project with n tasks.
func large(b *testing.B, n int) *Flow {
	b.Helper()
	dir := b.TempDir()
	if err := testgen.Project(dir, n); err != nil {
		b.Fatal(err)
	}
	return flow(b, dir)
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
