package claims

import (
	"testing"

	"kiro-mcp/specfs/doc"
)

func TestDrawingsAndContracts(t *testing.T) {
	kinds := []Kind{KindEndpoint, KindTable, KindColumn, KindType, KindField, KindMethod}
	runClaims(t, []claimCase{
		{"tables", "## D\n```mermaid\nerDiagram\n  CARTS ||--o{ ITEMS : has\n  CARTS {\n    uuid id PK\n    string note \"free text\"\n    UK note_id \"both\"\n  }\n```\n", "5 table carts\n6 column carts.id: uuid\n7 column carts.note: string"},
		{"classes", "## D\n```mermaid\nclassDiagram\n  class CartService {\n    +UUID owner\n    +open(owner) Cart\n  }\n```\n", "4 type CartService\n5 field CartService.owner: UUID\n6 method CartService.open -> Cart"},
		{"requests to us", "## D\n```mermaid\nsequenceDiagram\n  participant U as User\n  participant A as Shop API\n  U->>A: POST /api/carts\n  A-->>U: 201\n```\n", "6 endpoint POST /api/carts"},
		{"requests to others", "## D\n```mermaid\nsequenceDiagram\n  participant A as Shop\n  participant S as Stripe\n  A->>S: POST /v1/charges\n```\n", "6 left out: third_party"},
		{"a flow declares nothing", "## D\n```mermaid\ngraph TD\n  A[Shop] --> B[(carts)]\n```\n", ""},
		{"a contract", "## D\n```yaml\npaths:\n  /api/carts/{id}:\n    get:\n      security:\n        - bearer: []\n      responses:\n        '200':\n          description: the cart\n        '404':\n          description: gone\n    delete:\n      security: []\n      responses:\n        '204':\n          description: done\n```\n", "5 endpoint GET /api/carts/{id} auth:required codes:200 404\n13 endpoint DELETE /api/carts/{id} auth:none codes:204"},
		{"a bare object of types", "## Data models\n### CartInfo\n```\n{\n  id: string,\n  items: Item[],\n  owner: {\n    id: string\n  }\n}\n```\n", "2 type CartInfo\n5 field CartInfo.id: string\n6 field CartInfo.items: Item[]\n7 field CartInfo.owner: "},
		{"a sample of values", "## Data models\n### CartInfo\n```json\n{\n  \"id\": \"c-1\",\n  \"size\": 3\n}\n```\n", ""},
	}, kinds...)
}

// TestFrames holds what is around a promise and says how it is meant.
func TestFrames(t *testing.T) {
	left := func(why Reason) frame { return frame{leftOut: why} }
	tests := []struct {
		name, src string
		want      frame
	}{
		{"nothing", "## Carts\n- Merges carts\n", frame{}},
		{"examples", "## Usage examples\n- Merges carts\n", left(Example)},
		{"a part whose name has the word", "## Example projects\n- Merges carts\n", frame{}},
		{"the problem", "## Problem statement\n- Merges carts\n", left(Before)},
		{"the solution below the problem", "## Problems\n### Proposed fix\n- Merges carts\n", frame{}},
		{"old and new in one title", "## Problem and solution\n- Merges carts\n", frame{}},
		{"a file's name in a title", "## fix-problem-carts.hook\n- Merges carts\n", frame{}},
		{"a job in the background", "## Background sync\n- Merges carts\n", frame{}},
		{"a bad request is no bad example", "## 400 Bad Request\n- Merges carts\n", frame{}},
		{"alternatives", "## Alternatives considered\n- Merges carts\n", left(Rejected)},
		{"by its own words", "## Carts\n- Currently merges carts\n", left(Before)},
		{"by a label", "## Carts\n**Before:**\n- Merges carts\n", left(Before)},
		{"the label after it", "## Carts\n**Before:**\nOld.\n\n**After:**\n- Merges carts\n", frame{}},
		{"in Chinese", "## 现状\n- 合并购物车\n", left(Before)},
		{"in Japanese", "## 将来\n- カートを統合\n", frame{planned: "将来"}},
		{"for later", "## Carts\n- Merges carts (out of scope)\n", frame{planned: "out of scope"}},
		{"a first phase is now", "## Phase 1\n- Merges carts\n", frame{}},
		{"tests", "## Unit tests\n- Merges carts\n", frame{testing: true}},
		{"why", "## Rationale\n- Merges carts\n", frame{motive: true}},
		{"a hedge", "## Carts\n- Should merge carts\n", frame{hedged: true}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := newReading(doc.ParseDesign("design", []byte(tt.src)))
			if got := r.blocks[len(r.blocks)-1].frame; got != tt.want {
				t.Errorf("%s\n%+v, want %+v", tt.src, got, tt.want)
			}
		})
	}
}
