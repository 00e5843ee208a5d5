package structure_test

import (
	"testing"

	"kiro-mcp/internal/claims"
	"kiro-mcp/internal/testclaims"
)

func TestSignaturesInProse(t *testing.T) {
	testclaims.Run(t, []testclaims.Case{
		{"below a component", "## Components\n### CartService\n**Methods:**\n- `open(owner: UUID): Cart` — opens a cart\n- `close(id)` — closes it\n", "4 method CartService.open(owner:UUID) -> Cart\n5 method CartService.close(id)"},
		{"nested in an item", "## Components\n- **CartService**: keeps carts\n  - `open(owner)`: opens one\n", "3 method CartService.open(owner)"},
		{"with its class before it", "## Components\n- `CartService.open(owner)` opens a cart\n", "2 method CartService.open(owner)"},
		{"without parameters", "## CartService\n- `purge()`: drops old carts\n", "2 method CartService.purge"},
		{"an arrow to what it returns", "## CartService\n- `count() -> int`\n", "2 method CartService.count -> int"},
		{"a table of methods", "## CartService\n| Method | Purpose |\n|---|---|\n| `open(owner)` | opens |\n| `close(id)` | closes |\n", "4 method CartService.open(owner)\n5 method CartService.close(id)"},
		{"a call with values is none", "## CartService\n- `retry(3)` is not enough\n- `fetch('/api/a')` is called\n", ""},
		{"a function of a library is none", "## CartService\n- `os.path.join(a, b)` joins\n", ""},
		{"in running text", "## CartService\nThe page calls `open(owner)` when it loads.\n", ""},
		{"of nobody", "## Notes\n- `open(owner)` is nice\n", ""},
	}, claims.KindMethod)
}

func TestFieldsInProse(t *testing.T) {
	testclaims.Run(t, []testclaims.Case{
		{"a table of columns", "## Database\n### Carts Table\n| Column | Type | Nullable | Notes |\n|---|---|---|---|\n| id | UUID | No | primary key |\n| note | TEXT | Yes | |\n", "5 column carts.id: UUID not null\n6 column carts.note: TEXT null"},
		{"a table of two words", "## Database\n### Cart Items Table\n| Field | Type |\n|---|---|\n| size | INTEGER NOT NULL |\n", "5 column cart_items.size: INTEGER not null"},
		{"a name in back-ticks", "## Database\n**Table `shop_carts`**\n| Field | Type |\n|---|---|\n| size | int |\n", "5 column shop_carts.size: int"},
		{"fields of a type", "## Data models\n### Cart\n| Field | Type | Required |\n|---|---|---|\n| id | string | yes |\n| note | string | no |\n", "5 field Cart.id: string\n6 field Cart.note: string optional"},
		{"items", "## Data models\n### Cart\n- `id`: UUID, made by the server\n- `size` (integer): how many\n- note: string\n", "3 field Cart.id: UUID\n4 field Cart.size: integer\n5 field Cart.note: string"},
		{"items of a table", "## Database\n### carts table\n- `id` (UUID, primary key)\n", "3 column carts.id: UUID"},
		{"a type with its fields in one cell", "## Data\n| Model | Fields |\n|---|---|\n| `CartItem` | `id: UUID`, `note?: string` |\n| `CartNote` | `id: UUID` and more |\n", "4 field CartItem.id: UUID\n4 field CartItem.note: string optional"},
		{"a table of nothing known", "## Settings\n| Name | Type |\n|---|---|\n| speed | number |\n", ""},
		{"words are no types", "## Data models\n### Cart\n- owner: whoever opened it\n- **Id**: made by the server\n", ""},
		{"Chinese headers", "## 数据模型\n### CartItem\n| 字段 | 类型 |\n|---|---|\n| size | int |\n", "5 field CartItem.size: int"},
	}, claims.KindField, claims.KindColumn)
}

func TestPartsOfTheSystem(t *testing.T) {
	testclaims.Run(t, []testclaims.Case{
		{"a heading", "## Components\n### 1. CartService\nKeeps carts.\n", "2 component CartService"},
		{"a heading of words", "## Components and Interfaces\n### Cart Repository\nKeeps carts.\n", "2 component Cart Repository"},
		{"items in bold that lead", "## Components\n1. **Cart Ledger**\n   - Keeps carts\n2. **Why it is so**\n   - Keeps carts\n", "2 component Cart Ledger"},
		{"items", "## Services\n- **CartService**: keeps carts\n- **StockService**: counts\n", "2 component CartService\n3 component StockService"},
		{"a row", "## Architecture\n| Component | Does |\n|---|---|\n| CartService | keeps carts |\n", "4 component CartService"},
		{"with its file", "## Components\n### CartService (`src/carts/service.ts`)\n", "2 component CartService in src/carts/service.ts"},
		{"a type of that name stands for it", "## Components\n### CartService\n```ts\nclass CartService {}\n```\n", ""},
		{"a product is none", "## Components\n- **PostgreSQL**: keeps carts\n- **GitHub**: hosts\n", ""},
		{"a heading that is no part", "## Components\n### Overview\n### Data Flow\n", ""},
		{"a decision and a type", "## Architecture\n**ADR-1: Cart Service**\n\n**CartInfo Type:**\nText.\n", ""},
		{"a group of parts", "## Components\n### Shop Middleware\n#### Sign-in Middleware\n", "3 component Sign-in Middleware"},
		{"below tests", "## Testing\n### CartServiceRunner\n", ""},
		{"Chinese", "## 核心组件\n### CartService\n", "2 component CartService"},
	}, claims.KindComponent)
}

func TestFilesInProse(t *testing.T) {
	testclaims.Run(t, []testclaims.Case{
		{"a new file", "## Changes\n- Create `src/carts/cache.py` for it\n", "2 file src/carts/cache.py"},
		{"where it is", "## Cart\n**Location**: `src/carts/cache.py`\n", "2 file src/carts/cache.py"},
		{"a heading", "## Changes\n### `lib/cache.js`\n", "2 file lib/cache.js"},
		{"a list of files", "## Files to create\n- `lib/cache.js`\n- lib/stock.js\n", "2 file lib/cache.js\n3 file lib/stock.js"},
		{"a table", "## Changes\n| File | Change |\n|---|---|\n| `lib/cache.js` | new |\n", "4 file lib/cache.js"},
		{"files that a program makes", "## State\n| Path | Category |\n|---|---|\n| `state/carts.json` | progress |\n", ""},
		{"a file that goes", "## Files to delete\n- File: `lib/old.js`\n", "2 file lib/old.js negated"},
		{"merely mentioned", "## Notes\nThis is like `lib/cache.js` in the other shop.\n", ""},
		{"a pattern", "## Changes\n- Create `src/*/cache.py`\n", ""},
		{"below a folder", "## Pages (`src/pages/`)\n- `home.html` - the first page\n- `home` - none\n", "2 file src/pages/home.html"},
		{"Chinese", "## 变更\n- 新增 `src/carts/cache.py`\n", "2 file src/carts/cache.py"},
		{"from the root of the project", "## Carts\n### Cart route (`/src/carts/[id]/route.ts`)\n", "2 file src/carts/[id]/route.ts"},
	}, claims.KindFile)
}
