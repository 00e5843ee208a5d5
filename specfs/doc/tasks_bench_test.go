package doc

import (
	"fmt"
	"strings"
	"testing"
)

// bigPlan is a numbered plan of n tasks in sections of a hundred, about a
// hundred bytes a task.
func bigPlan(n int) []byte {
	var b strings.Builder
	b.WriteString("# Implementation Plan\n")
	for i := range n {
		switch {
		case i%100 == 0:
			fmt.Fprintf(&b, "\n## Phase %d\n\n", i/100+1)
			fallthrough
		case i%10 == 0:
			fmt.Fprintf(&b, "- [ ] %d. Build the part of the system that is called %d\n", i/10+1, i)
		default:
			fmt.Fprintf(&b, "  - [x] %d.%d Add handler %d and its test\n    - Cover the error path\n    - _Requirements: %d.%d_\n", i/10+1, i%10, i, i%20+1, i%5+1)
		}
	}
	return []byte(b.String())
}

func BenchmarkParseTasks10000(b *testing.B) {
	src := bigPlan(10_000)
	if n := len(ParseTasks("tasks", src).All); n != 10_000 {
		b.Fatalf("tasks (-want +got): -10000 +%d", n)
	}
	b.SetBytes(int64(len(src)))
	b.ReportAllocs()
	for b.Loop() {
		ParseTasks("tasks", src)
	}
}
