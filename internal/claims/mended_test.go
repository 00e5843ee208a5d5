package claims

import "testing"

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
		{claimCase{"a tally of faults", "## Pages\n- `pages/carts.tsx` (6 errors)\n", ""}, KindLimit},
	} {
		kinds := []Kind{c.kind}
		if c.kind == KindMethod {
			kinds = append(kinds, KindType)
		}
		runClaims(t, []claimCase{c.claimCase}, kinds...)
	}
}
