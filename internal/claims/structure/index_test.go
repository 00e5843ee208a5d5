package structure_test

import (
	"testing"

	"kiro-mcp/internal/claims"
	"kiro-mcp/internal/testclaims"
)

func TestIndexesInProse(t *testing.T) {
	testclaims.Run(t, []testclaims.Case{
		{"on a table with its columns", "## Database\n- Unique index on `carts (owner_id, opened_at)`\n- Index on `carts(state)`\n", "2 index carts(owner_id, opened_at)\n3 index carts(state)"},
		{"quoted apart", "## Database\n- Index on `carts` (`owner_id`, `state` )\n", "2 index carts(owner_id, state)"},
		{"with a point", "## Database\nThere is an index on `carts.owner_id` for that.\n", "2 index carts(owner_id)"},
		{"below the table's label", "## Database\n### carts table\n**Indexes:**\n- `owner_id`\n- `state`, `opened_at`\n", "4 index carts(owner_id)"},
		{"descending", "## Database\n- Index on `carts(opened_at DESC)`\n", "2 index carts(opened_at)"},
		{"of nothing known", "## Database\n- Index on `owner_id`\n", ""},
		{"a file of that name", "## Site\n- The first page is `index.html`, an index of `pages.json`\n", ""},
		{"an index of a list", "## Lists\n- The index of the page is `page + 1`\n", ""},
	}, claims.KindIndex)
}
