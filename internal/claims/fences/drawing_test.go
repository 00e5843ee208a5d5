package fences_test

import (
	"testing"

	"kiro-mcp/internal/claims"
	"kiro-mcp/internal/testclaims"
)

func TestDrawingsAndContracts(t *testing.T) {
	kinds := []claims.Kind{claims.KindEndpoint, claims.KindTable, claims.KindColumn, claims.KindType, claims.KindField, claims.KindMethod}
	testclaims.Run(t, []testclaims.Case{
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
