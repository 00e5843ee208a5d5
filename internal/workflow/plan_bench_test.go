package workflow

import (
	"testing"

	"kiro-mcp/internal/testgen"
	"kiro-mcp/specfs/doc"
)

func BenchmarkPlan(b *testing.B) {
	tasks := doc.ParseTasks("tasks", append(testgen.Tasks(10_000), testgen.Graph(10_000)...))
	b.ReportAllocs()
	for b.Loop() {
		newPlan(tasks)
	}
}
