package doc

import (
	"fmt"
	"strings"
	"testing"
)

// bigRequirements and bigDesign are as large as the largest that were seen:
// 226 KB and 261 KB (docs/kiro-format.md 5).
func bigRequirements() []byte {
	var b strings.Builder
	b.WriteString("# Requirements Document\n\n## Requirements\n")
	for n := 1; b.Len() < 226_000; n++ {
		fmt.Fprintf(&b, "\n### Requirement %d: Keep part %d\n\n**User Story:** As a tenant, I want part %d, so that I have it.\n\n#### Acceptance Criteria\n\n", n, n, n)
		for k := range 20 {
			fmt.Fprintf(&b, "%d. WHEN event %d happens THEN THE Sensor_Hub SHALL answer within %d ms\n", k+1, k, 100+k)
		}
	}
	return []byte(b.String())
}

func bigDesign() []byte {
	var b strings.Builder
	b.WriteString("# Design\n")
	for n := 1; b.Len() < 261_000; n++ {
		fmt.Fprintf(&b, "\n## Part %d\n\nThe `PartService` of part %d calls `src/part%d.py` and GET /api/parts/{id}.\n\n", n, n, n)
		fmt.Fprintf(&b, "```python\nclass Part%d:\n    def read(self, id: int) -> Part:\n        return self.store.get(id)\n```\n\n", n)
		fmt.Fprintf(&b, "### Property %d: Parts stay\n\n*For any* part, it stays.\n\n**Validates: Requirements %d.1, %d.2-%d.4**\n", n, n, n, n)
	}
	return []byte(b.String())
}

func BenchmarkParseRequirements(b *testing.B) {
	src := bigRequirements()
	b.SetBytes(int64(len(src)))
	b.ReportAllocs()
	for b.Loop() {
		if len(ParseRequirements("requirements", src).All) == 0 {
			b.Fatal("no requirements")
		}
	}
}

func BenchmarkParseDesign(b *testing.B) {
	src := bigDesign()
	b.SetBytes(int64(len(src)))
	b.ReportAllocs()
	for b.Loop() {
		if len(ParseDesign("design", src).Properties) == 0 {
			b.Fatal("no properties")
		}
	}
}
