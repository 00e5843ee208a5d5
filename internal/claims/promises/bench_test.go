package promises

import (
	"os"
	"strings"
	"testing"

	"kiro-mcp/specfs/doc"
)

// BenchmarkRead reads a design given by KIRO_MCP_DESIGN, or one of our own.
func BenchmarkRead(b *testing.B) {
	src := []byte(strings.Repeat("## API\n- `GET /api/v1/carts/{id}` - one cart (admin only), 404 when it is gone\n\nThe service must keep carts for 30 days.\n\n```sql\nCREATE TABLE carts (\n  id UUID PRIMARY KEY\n);\n```\n", 500))
	if path := os.Getenv("KIRO_MCP_DESIGN"); path != "" {
		var err error
		if src, err = os.ReadFile(path); err != nil {
			b.Fatal(err)
		}
	}
	d := doc.ParseDesign("design", src)
	b.SetBytes(int64(len(src)))
	for b.Loop() {
		Read(d)
	}
}
