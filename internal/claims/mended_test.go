package claims

import (
	"testing"

	"kiro-mcp/specfs/doc"
)

// Readings of designs that once were wrong.
func TestMendedReadings(t *testing.T) {
	for _, c := range []struct {
		claimCase
		kind Kind
	}{
		{claimCase{"a file that goes", "## Files to modify\n- `src/carts/old.ts` - Delete file\n", "2 file src/carts/old.ts negated"}, KindFile},
		{claimCase{"a pattern is no file", "## New files\n- Create `src/carts/*.ts`\n", ""}, KindFile},
		{claimCase{"a pattern in a tree", "## F\n```\nsrc/\n├── jobs/\n│   └── *.ts\n└── main.ts\n```\n", "3 file src/\n4 file src/jobs/\n6 file src/main.ts"}, KindFile},
		{claimCase{"what is optional by its heading", "## Ledger\n### Chained hashes (optional)\n```python\nclass Ledger:\n    def chain(self) -> str: ...\n```\n", "4 type Ledger planned\n5 method Ledger.chain() -> str planned"}, KindMethod},
		{claimCase{"open to those who have signed in", "## API\n```\n// Public route (authenticated users only)\nGET /carts/recent\n```\n", "4 endpoint GET /carts/recent partial"}, KindEndpoint},
		{claimCase{"the method DELETE removes nothing", "## API\n#### 5. Delete cart\n**DELETE** `/carts/:id`\n", "3 endpoint DELETE /carts/{id} partial"}, KindEndpoint},
		{claimCase{"what was there before", "## Overview\nThe existing `GET /carts/all` endpoint is replaced.\n", "2 left out: before"}, KindEndpoint},
		{claimCase{"where a snippet would stand", "## Readers\n```python\n# In carts/readers.py\n@reader\nclass R: ...\n```\n", ""}, KindFile},
		{claimCase{"the way back of a migration", "## Data\n```sql\n-- File: db/004_readers.down.sql\nDROP TABLE readers;\n```\n", "4 left out: example\n3 left out: example"}, KindTable},
		{claimCase{"the way back below a label", "## Data\n**Down migration:**\n```sql\nALTER TABLE readers DROP COLUMN card;\n```\n", "4 left out: example"}, KindColumn},
		{claimCase{"a table that makes room for another of its name", "## Data\n```sql\nDROP TABLE readers;\nDROP TABLE desks;\n```\n### Then\n```sql\nCREATE TABLE readers (id INT);\n```\n", "4 table desks negated\n8 table readers"}, KindTable},
		{claimCase{"a column whose name another gets", "## Data\n```sql\nALTER TABLE loans DROP COLUMN state;\nALTER TABLE loans RENAME COLUMN state_new TO state;\n```\n", "4 column loans.state: "}, KindColumn},
		{claimCase{"a file below a title that says it is deleted", "## Changes\n### 2. Stamp.kt (Deleted)\n\n**File:** `src/desk/Stamp.kt`\n", "4 file src/desk/Stamp.kt negated"}, KindFile},
		{claimCase{"a file whose action is its deletion", "## Changes\n\n**File**: `src/desk/Stamp.tsx`\n\n**Action**: Delete entire file (30 lines)\n\n**File**: `src/desk/Pad.tsx`\n\n**Action**: Delete the import of stamps\n", "3 file src/desk/Stamp.tsx negated\n7 file src/desk/Pad.tsx"}, KindFile},
		{claimCase{"a file whose deletion is said in Vietnamese", "## Changes\n**File:** `src/desk/Stamp.kt`\n\nXoá toàn bộ file — không còn cần.\n", "2 file src/desk/Stamp.kt negated"}, KindFile},
		{claimCase{"a folder that a tree says is deleted, in Vietnamese", "## F\n```\napps/desk/src/\n└── stamp/   # folder này bị xóa\n```\n", "3 file apps/desk/src/\n4 file apps/desk/src/stamp/ negated"}, KindFile},
		{claimCase{"a file that deletes something", "## F\n```\nsrc/\n└── erase.ts   # xóa thẻ\n```\n", "3 file src/\n4 file src/erase.ts"}, KindFile},
		{claimCase{"any error", "## Errors\n| Exception | Status | When |\n|---|---|---|\n| `Exception` (any) | 500 | unforeseen |\n| `Throwable` | 500 | worse |\n", ""}, KindError},
		{claimCase{"requests that a German title calls examples", "## API\n**Request/Response Beispiele:**\n```\nGET /desks/north/visits\n```\n", "4 left out: example"}, KindEndpoint},
		{claimCase{"a client that tests something is no test", "## Client\n```python\nclass DeskClient:\n    def open(self) -> dict: ...\n    def close(self) -> dict: ...\n    def test_bell(self) -> dict: ...\n```\n", "3 type DeskClient\n4 method DeskClient.open() -> dict\n5 method DeskClient.close() -> dict\n6 method DeskClient.test_bell() -> dict"}, KindMethod},
		{claimCase{"a tally of faults", "## Pages\n- `pages/carts.tsx` (6 errors)\n", ""}, KindLimit},
	} {
		kinds := []Kind{c.kind}
		if c.kind == KindMethod {
			kinds = append(kinds, KindType)
		}
		runClaims(t, []claimCase{c.claimCase}, kinds...)
	}
}

// The newest version is promised where a text only says which that was, and a number
// of runs is none.
func TestNewestVersionIsNoPin(t *testing.T) {
	design := "## Technology Stack\n- **Language**: latest LTS (Java 21 as of May)\n- **Database**: PostgreSQL 16\n- 使用 Hypothesis 库，运行至少100次\n"
	versions := map[string]string{}
	for _, c := range Read(doc.ParseDesign("design.md", []byte(design))).Claims {
		if c.Tech != nil {
			versions[c.Tech.Name] = c.Tech.Version
		}
	}
	if len(versions) != 3 || versions["java"] != "" || versions["hypothesis"] != "" || versions["postgresql"] != "16" {
		t.Errorf("got %v, want postgresql 16 and any of the others", versions)
	}
}
