package statements_test

import (
	"fmt"
	"strings"
	"testing"

	"kiro-mcp/internal/claims/promises"
	"kiro-mcp/specfs/doc"
)

// TestStatementsAreCounted holds what promises something: what became a claim,
// and what is listed because it was not understood.
func TestStatementsAreCounted(t *testing.T) {
	tests := []struct {
		name, src           string
		claimed, statements int
		unclaimed           string // lines
	}{
		{"a claim is a statement", "## API\n- `GET /api/a`\n- `GET /api/b`\n", 2, 2, ""},
		{"an obligation that no rule knows is for a reader", "## Carts\nA cart must keep the order in which things were put into it.\n", 1, 1, ""},
		{"what explains a name is for a reader", "## Carts\n- **Shelf**: the upper one of all rooms\n", 1, 1, ""},
		{"what is only named is not understood", "## Carts\n- Upper shelf\n", 0, 1, "2"},
		{"items that say what a part does", "## Components\n### CartService\n- Merges carts of one owner\n- Sends a greeting\n", 3, 3, ""},
		{"items below a title that names no part", "## Carts\n- Merges carts of one owner\n- Sends a greeting\n", 2, 2, ""},
		{"a property", "## Properties\nProperty 1: Totals\n*For any* cart, the total must be the sum of its lines.\n", 1, 1, ""},
		{"a test", "## Testing\n### Unit tests\n- Test that carts are merged\n", 1, 1, ""},
		{"what a route does", "## API\n### GET /api/carts\n- Sorts by age\n", 2, 2, ""},
		{"a lead-in promises nothing", "## Carts\nThe service does this:\n- Merges carts of one owner\n", 1, 1, ""},
		{"why is no promise", "## Carts\n**Rationale:**\n- Merges must be quick, since people wait.\n", 0, 0, ""},
		{"how it is today is no promise", "## Current state\n- Carts must be merged by hand\n", 0, 0, ""},
		{"what comes later is understood as such", "## Future enhancements\n- Merges carts of two owners\n", 1, 1, ""},
		{"a reference is no promise", "## Carts\n- Validates: Requirements 1.2, 1.3\n", 0, 0, ""},
		{"a table of terms", "## Carts\n| Term | Meaning |\n|---|---|\n| Cart | what is bought |\n", 0, 0, ""},
		{"a table of behaviour", "## Carts\n| Event | Result |\n|---|---|\n| Closing | the stock is freed |\n", 1, 1, ""},
		{"a table of names", "## Carts\n| Name | Place |\n|---|---|\n| Left | the upper shelf |\n", 1, 1, ""},
		{"a drawing", "## Carts\n```mermaid\ngraph TD\n  A --> B\n```\n", 0, 1, "4"},
		{"code that is no declaration", "## Carts\n```python\nfor cart in carts:\n    cart.close()\n```\n", 0, 2, "3 4"},
		{"two sentences on a line", "## Carts\nCarts must be kept. Owners must be told.\n", 2, 2, ""},
		{"a further sentence that only names is listed", "## Carts\n- Merges carts of one owner. Upper shelf of all rooms.\n", 1, 2, "2"},
		{"further sentences in Japanese", "## カート\n- カートを保存する。合計は税込みで小数二桁に丸める。\n", 1, 1, ""},
		{"who takes part in a sequence, and what if", "## Carts\n```mermaid\nsequenceDiagram\n  participant d as upper desk\n  participant u as User\n  alt desk is shut\n```\n", 1, 2, "6"},
		{"what meets a requirement", "## Traceability\n| Requirement | Summary | Components |\n|---|---|---|\n| 1.2 | Shows the sum | desk/sum.go |\n", 1, 1, ""},
		{"Chinese", "## 购物车\n系统必须保留购物车。\n", 1, 1, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p := promises.Read(doc.ParseDesign("design", []byte(tt.src)))
			var lines []string
			for _, u := range p.Unclaimed {
				lines = append(lines, fmt.Sprint(u.Line))
			}
			if got := strings.Join(lines, " "); p.Claimed != tt.claimed || p.Statements != tt.statements || got != tt.unclaimed {
				t.Errorf("%s\n%d of %d claimed, unclaimed on lines %q; want %d of %d, %q\n%+v", tt.src, p.Claimed, p.Statements, got, tt.claimed, tt.statements, tt.unclaimed, p.Claims)
			}
		})
	}
}
