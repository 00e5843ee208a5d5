package doc

import (
	"fmt"
	"strings"
	"testing"
)

func mentionList(mentions []Mention) string {
	var out []string
	for _, m := range mentions {
		name := fmt.Sprint(m.Kind, " ", m.Name)
		if m.Defines {
			name += "!"
		}
		out = append(out, name)
	}
	return strings.Join(out, ", ")
}

func TestMentions(t *testing.T) {
	tests := []struct{ text, want string }{
		{"Implement `POST /api/v1/orders` endpoint", "endpoint POST /api/v1/orders"},
		{"Implement `GET /orders/{id}` and GET /orders/:order_id.", "endpoint GET /orders/{}, endpoint GET /orders/{}"},
		{"`PUT /a/[id]/b`, `GET /x/<int:id>`, `GET /y/$id`, `GET /z/${id}`", "endpoint PUT /a/{}/b, endpoint GET /x/{}, endpoint GET /y/{}, endpoint GET /z/{}"},
		{"GET    /aligned", "endpoint GET /aligned"},
		{"_Boundary: LinkService, UserService.create_", "symbol LinkService, symbol UserService.create"},
		{"| DELETE | `/orders/{id}/` | removes |", "endpoint DELETE /orders/{}"},
		{"- **GET /stats?from=1 response:**", "endpoint GET /stats"},
		{"curl -X POST https://api.example.com/v1/orders", "endpoint POST /v1/orders"},
		{"A[Client] -->|POST /orders| B", "endpoint POST /orders"},
		{"GET or SET a value and/or more", ""},
		{"GET/POST requests, POST/ and /path", ""},
		{"GET /api/v1/...", ""},
		{"Create migration for `orders` table", "table orders"},
		{"add to table `public.Orders`", "table orders"},
		{"`订单` and the `order_items` 表", "table order_items"},
		{"Implement `OrderService.create_order()`", "symbol OrderService.create_order"},
		{"Implement OrderService.create_order() for all", "symbol OrderService.create_order"},
		{"OrderService validates the cart", "symbol OrderService"},
		{"Create `Order` model with `status` and `MAX_SIZE`", "symbol Order"},
		{"call `createOrder(cart, user)` or parse_cart()", "symbol createOrder, symbol parse_cart"},
		{"`List<Order>` and `Order::new` and `Repo#save`", "symbol List, symbol Order.new, symbol Repo.save"},
		{"We use GitHub, JavaScript and Node.js (e.g. here), i.e. All.", ""},
		{"edit `src/orders.py:12` and `crud.py`", "file src/orders.py, file crud.py"},
		{"edit src/api/orders.ts, then main.go", "file src/api/orders.ts, file main.go"},
		{"see ./docs/a.md and `config.load`", "file docs/a.md"},
		{"`a` `b` `` ` unclosed", ""},
		{"", ""},
	}
	for _, tt := range tests {
		found := Mentions([]byte(tt.text))
		if got := mentionList(found); got != tt.want {
			t.Errorf("%q (-want +got)\n-%s\n+%s", tt.text, tt.want, got)
		}
		for _, m := range found {
			if m.Span.Start < 0 || m.Span.End > len(tt.text) || m.Span.Len() <= 0 || m.Line != 1 {
				t.Errorf("%q: mention %+v", tt.text, m)
			}
		}
	}
}

func TestMentionsCountLines(t *testing.T) {
	found := Mentions([]byte("first\nsecond `a.py`\r\nthird `b.py`"))
	if len(found) != 2 || found[0].Line != 2 || found[1].Line != 3 {
		t.Errorf("%+v", found)
	}
}

func TestDesignDefines(t *testing.T) {
	tests := map[string]struct{ src, want string }{
		"endpoint list":    {"## API\n- `POST /orders` - new\n- calls GET /stock\n", "endpoint POST /orders!, endpoint GET /stock"},
		"endpoint heading": {"#### 2. `GET /orders/{id}`\n", "endpoint GET /orders/{}!"},
		"endpoint fence":   {"```\nGET  /orders\n```\n", "endpoint GET /orders!"},
		"mermaid":          {"```mermaid\nsequenceDiagram\nA->>B: GET /orders\n```\n", "endpoint GET /orders"},
		"comment in code":  {"```typescript\n// GET /orders\nfetch('x')\n```\n", "endpoint GET /orders"},
		"decorator":        {"```python\n@app.get(\"/orders/{id}\")\nasync def get_order(id): ...\n```\n", "endpoint GET /orders/{}, symbol get_order!"},
		"spring":           {"```java\n@PostMapping(\"/orders\")\n```\n", "endpoint POST /orders"},
		"table":            {"```sql\nCREATE TABLE IF NOT EXISTS shop.\"Orders\" (\n id int\n);\ncreate table lines(\n```\n", "table orders!, table lines!"},
		"prisma":           {"```prisma\nmodel OrderItem {\n id Int\n}\n```\n", "table orderitem!"},
		"python": {
			"```python\nclass OrderService(Base):\n    async def create(self, a: int) -> Order\n    def get(self):\n        return find(1)\n\ndef helper(): pass\n```\n",
			"symbol OrderService!, symbol OrderService.create!, symbol OrderService.get!, symbol helper!",
		},
		"typescript": {
			"```ts\nexport interface Cart {\n  id: string;\n  add(item: Item): Promise<void>;\n}\nexport class Shop {\n  constructor(private c: Cart) {}\n  async buy(): Promise<Order> {\n    if (x) { pay(1); }\n  }\n}\ntype Id = string;\n```\n",
			"symbol Cart!, symbol Cart.add!, symbol Shop!, symbol Shop.constructor!, symbol Shop.buy!, symbol Id!",
		},
		"go":      {"```go\ntype Store struct {\n\tdb *DB\n}\nfunc (s *Store) Get(id string) error {\nfunc New() *Store {\n```\n", "symbol Store!, symbol Store.Get!, symbol New!"},
		"csharp":  {"```csharp\npublic sealed class Repo {\n    public async Task<Order> Find(int id);\n}\n```\n", "symbol Repo!, symbol Repo.Find!"},
		"data":    {"```json\n{\"class\": \"x\"}\n```\n", ""},
		"heading": {"### OrderService\nText.\n### 2. `CartService` (core)\n", "symbol OrderService!, symbol CartService!"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			if got := mentionList(ParseDesign("design", []byte(tt.src)).Mentions); got != tt.want {
				t.Errorf("(-want +got)\n-%s\n+%s", tt.want, got)
			}
		})
	}
}
