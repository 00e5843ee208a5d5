package promises_test

import (
	"testing"

	"kiro-mcp/internal/claims"
	"kiro-mcp/internal/claims/promises"
	"kiro-mcp/internal/testclaims"
	"kiro-mcp/specfs/doc"
)

// Readings of designs that once were wrong.
func TestMendedReadings(t *testing.T) {
	for _, c := range []struct {
		testclaims.Case
		kind claims.Kind
	}{
		{testclaims.Case{"a file that goes", "## Files to modify\n- `src/carts/old.ts` - Delete file\n", "2 file src/carts/old.ts negated"}, claims.KindFile},
		{testclaims.Case{"a library that shown code brings in", "## Till\n```python\nimport httpx\nfrom redis import Redis\nimport json\n```\n", "3 tech httpx as http_client hedged\n4 tech redis as cache hedged"}, claims.KindTech},
		{testclaims.Case{"a pattern is no file", "## New files\n- Create `src/carts/*.ts`\n", ""}, claims.KindFile},
		{testclaims.Case{"a pattern in a tree", "## F\n```\nsrc/\n├── jobs/\n│   └── *.ts\n└── main.ts\n```\n", "3 file src/\n4 file src/jobs/\n6 file src/main.ts"}, claims.KindFile},
		{testclaims.Case{"what is optional by its heading", "## Ledger\n### Chained hashes (optional)\n```python\nclass Ledger:\n    def chain(self) -> str: ...\n```\n", "4 type Ledger planned\n5 method Ledger.chain() -> str planned"}, claims.KindMethod},
		{testclaims.Case{"open to those who have signed in", "## API\n```\n// Public route (authenticated users only)\nGET /carts/recent\n```\n", "4 endpoint GET /carts/recent partial"}, claims.KindEndpoint},
		{testclaims.Case{"the method DELETE removes nothing", "## API\n#### 5. Delete cart\n**DELETE** `/carts/:id`\n", "3 endpoint DELETE /carts/{id} partial"}, claims.KindEndpoint},
		{testclaims.Case{"what was there before", "## Overview\nThe existing `GET /carts/all` endpoint is replaced.\n", "2 left out: before"}, claims.KindEndpoint},
		{testclaims.Case{"where a snippet would stand", "## Readers\n```python\n# In carts/readers.py\n@reader\nclass R: ...\n```\n", ""}, claims.KindFile},
		{testclaims.Case{"the way back of a migration", "## Data\n```sql\n-- File: db/004_readers.down.sql\nDROP TABLE readers;\n```\n", "4 left out: example\n3 left out: example"}, claims.KindTable},
		{testclaims.Case{"the way back below a label", "## Data\n**Down migration:**\n```sql\nALTER TABLE readers DROP COLUMN card;\n```\n", "4 left out: example"}, claims.KindColumn},
		{testclaims.Case{"a table that makes room for another of its name", "## Data\n```sql\nDROP TABLE readers;\nDROP TABLE desks;\n```\n### Then\n```sql\nCREATE TABLE readers (id INT);\n```\n", "4 table desks negated\n8 table readers"}, claims.KindTable},
		{testclaims.Case{"a column whose name another gets", "## Data\n```sql\nALTER TABLE loans DROP COLUMN state;\nALTER TABLE loans RENAME COLUMN state_new TO state;\n```\n", "4 column loans.state: "}, claims.KindColumn},
		{testclaims.Case{"a file below a title that says it is deleted", "## Changes\n### 2. Stamp.kt (Deleted)\n\n**File:** `src/desk/Stamp.kt`\n", "4 file src/desk/Stamp.kt negated"}, claims.KindFile},
		{testclaims.Case{"a file whose action is its deletion", "## Changes\n\n**File**: `src/desk/Stamp.tsx`\n\n**Action**: Delete entire file (30 lines)\n\n**File**: `src/desk/Pad.tsx`\n\n**Action**: Delete the import of stamps\n", "3 file src/desk/Stamp.tsx negated\n7 file src/desk/Pad.tsx"}, claims.KindFile},
		{testclaims.Case{"a file whose deletion is said in Vietnamese", "## Changes\n**File:** `src/desk/Stamp.kt`\n\nXoá toàn bộ file — không còn cần.\n", "2 file src/desk/Stamp.kt negated"}, claims.KindFile},
		{testclaims.Case{"a folder that a tree says is deleted, in Vietnamese", "## F\n```\napps/desk/src/\n└── stamp/   # folder này bị xóa\n```\n", "3 file apps/desk/src/\n4 file apps/desk/src/stamp/ negated"}, claims.KindFile},
		{testclaims.Case{"a file that deletes something", "## F\n```\nsrc/\n└── erase.ts   # xóa thẻ\n```\n", "3 file src/\n4 file src/erase.ts"}, claims.KindFile},
		{testclaims.Case{"any error", "## Errors\n| Exception | Status | When |\n|---|---|---|\n| `Exception` (any) | 500 | unforeseen |\n| `Throwable` | 500 | worse |\n", ""}, claims.KindError},
		{testclaims.Case{"requests that a German title calls examples", "## API\n**Request/Response Beispiele:**\n```\nGET /desks/north/visits\n```\n", "4 left out: example"}, claims.KindEndpoint},
		{testclaims.Case{"a client that tests something is no test", "## Client\n```python\nclass DeskClient:\n    def open(self) -> dict: ...\n    def close(self) -> dict: ...\n    def test_bell(self) -> dict: ...\n```\n", "3 type DeskClient\n4 method DeskClient.open() -> dict\n5 method DeskClient.close() -> dict\n6 method DeskClient.test_bell() -> dict"}, claims.KindMethod},
		{testclaims.Case{"names of fields below a model", "## Data models\n### CartNote\n- `note_id`\n- `lines[]`\n- `open`\n", "3 field CartNote.note_id: \n4 field CartNote.lines: \n5 field CartNote.open: "}, claims.KindField},
		{testclaims.Case{"a tree below the root, folders with a slash before them", "## F\n```\n/ (root)\n├── .gitignore\n├── examples/\n│   └── till.md\n├── /src\n│   └── /coins (.gitkeep)\n└── icon.png\n```\n", "4 file .gitignore\n5 file examples/\n6 file examples/till.md\n7 file src/\n8 file src/coins/\n9 file icon.png"}, claims.KindFile},
		{testclaims.Case{"a property about examples is none", "## Properties\n### Property 5: Code examples\n*For any* page, its words must be fewer than 10.\n", "3 property for any page its words must be fewer than 10"}, claims.KindProperty},
		{testclaims.Case{"what is ticked is not for later", "## Phase 2: Coins\n- [x] Create `src/coins/count.ts`\n- [ ] Create `src/coins/ring.ts`\n", "2 file src/coins/count.ts\n3 file src/coins/ring.ts planned"}, claims.KindFile},
		{testclaims.Case{"a design about tests", "# Design\n## Overview\nThe test runner gets a drawer of its own.\n## Test drawers\n```python\nclass Drawer:\n    def open(self) -> Coin: ...\n```\n## Testing strategy\n```python\nclass Fake:\n    def open(self) -> Coin: ...\n```\n", "6 type Drawer\n7 method Drawer.open() -> Coin"}, claims.KindMethod},
		{testclaims.Case{"a method of C# without its class", "## Till\n```csharp\n/// <summary>Opens</summary>\npublic static Cart<T> Open<T>(\n    this Cart<T> cart,\n    int drawer = 1)\n    where T : class, ICoin\n{\n    return cart.With(drawer);\n}\n```\n", "4 method Open(cart:Cart<T>, drawer:int) -> Cart<T>"}, claims.KindMethod},
		{testclaims.Case{"methods that tests want", "## Till\nThe tests expect these methods that are still to be made:\n- `ring_the_bell()`\n", "3 method ring_the_bell"}, claims.KindMethod},
		{testclaims.Case{"a table without its verb", "## Data\n```sql\ncarts (\n  id UUID PRIMARY KEY,\n  note TEXT\n)\n```\n", "4 column carts.id: UUID\n5 column carts.note: TEXT"}, claims.KindColumn},
		{testclaims.Case{"a clause is no table", "## Data\n```sql\nCREATE POLICY p ON carts FOR SELECT\nUSING (\n  owner = 1\n);\nusing (\n  owner = 1\n)\n```\n", ""}, claims.KindTable},
		{testclaims.Case{"a chapter on documents and examples makes them", "## Phase: Documentation and Examples\n- Create `src/coins/guide.md`\n", "2 file src/coins/guide.md"}, claims.KindFile},
		{testclaims.Case{"a design about examples", "# Design\n## Overview\nThe examples show one till each.\n## Example: Drawer\n- Create `examples/drawer/till.py`\n", "5 file examples/drawer/till.py"}, claims.KindFile},
		{testclaims.Case{"a tally of faults", "## Pages\n- `pages/carts.tsx` (6 errors)\n", ""}, claims.KindLimit},
	} {
		kinds := []claims.Kind{c.kind}
		if c.kind == claims.KindMethod {
			kinds = append(kinds, claims.KindType)
		}
		testclaims.Run(t, []testclaims.Case{c.Case}, kinds...)
	}
}

// The newest version is promised where a text only says which that was, and a number
// of runs is none.
func TestNewestVersionIsNoPin(t *testing.T) {
	design := "## Technology Stack\n- **Language**: latest LTS (Java 21 as of May)\n- **Database**: PostgreSQL 16\n- 使用 Hypothesis 库，运行至少100次\n"
	versions := map[string]string{}
	for _, c := range promises.Read(doc.ParseDesign("design.md", []byte(design))).Claims {
		if c.Tech != nil {
			versions[c.Tech.Name] = c.Tech.Version
		}
	}
	if len(versions) != 3 || versions["java"] != "" || versions["hypothesis"] != "" || versions["postgresql"] != "16" {
		t.Errorf("got %v, want postgresql 16 and any of the others", versions)
	}
}
