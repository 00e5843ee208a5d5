package drawings_test

import (
	"testing"

	"kiro-mcp/internal/claims"
	"kiro-mcp/internal/testclaims"
)

func TestTreesOfFiles(t *testing.T) {
	testclaims.Run(t, []testclaims.Case{
		{"branches", "## F\n```\nsrc/\n├── carts/\n│   ├── service.py   # opens and closes\n│   └── models.py\n└── main.py\n```\n", "3 file src/\n4 file src/carts/\n5 file src/carts/service.py\n6 file src/carts/models.py\n7 file src/main.py"},
		{"the project itself is no folder", "## F\n```\nmy-shop/\n├── src/\n│   └── app.ts\n```\n", "4 file src/\n5 file src/app.ts"},
		{"what goes and what comes later", "## F\n```\nsrc/\n├── old.ts   (removed)\n└── reports.ts  # future\n```\n", "3 file src/\n4 file src/old.ts negated\n5 file src/reports.ts planned"},
		{"a placeholder is none", "## F\n```\nsrc/\n├── {feature}/\n│   └── index.ts\n└── ...\n```\n", "3 file src/"},
		{"a tree of ideas", "## F\n```\nOrders\n├── can be opened\n└── can be closed\n```\n", ""},
		{"the file that a fence is", "## F\n```ts\n// src/carts/service.ts\nexport class CartService {}\n```\n", "3 file src/carts/service.ts"},
		{"files of titles", "## Pages\n### 2. The shelf (shelf.md)\n### Lids (`lids/`)\n**`main.go`**:\n\nOpens it.\n### The lid of it (small)\n", "2 file shelf.md\n3 file lids\n4 file main.go"},
		{"files that remarks name", "## S\n```html\n<!-- pages/till.html -->\n<p>\n```\n```kotlin\n// Till.kt\nclass Till\n```\n```ts\n// till.ts is large\nopen();\n```\n", "3 file pages/till.html\n7 file Till.kt"},
	}, claims.KindFile)
}
