package promises

import (
	"fmt"
	"strings"
	"testing"

	"kiro-mcp/specfs/doc"
)

// TestDesignsThatContradictThemselves holds which two promises cannot both be
// kept, and which only say a thing twice.
func TestDesignsThatContradictThemselves(t *testing.T) {
	tests := []struct{ name, src, want string }{
		{"another type of column", "## A\n```sql\nCREATE TABLE carts (id UUID);\n```\n### carts table\n| Column | Type |\n|---|---|\n| id | INTEGER |\n", "column carts.id [3 8] UUID/INTEGER"},
		{"the same type in other words", "## A\n```sql\nCREATE TABLE carts (note VARCHAR(20));\n```\n### carts table\n| Column | Type |\n|---|---|\n| note | string |\n", ""},
		{"another signature", "## A\n```ts\ninterface Carts {\n  open(a: A): B;\n}\n```\n## B\n```ts\ninterface Carts {\n  open(a: A): C;\n}\n```\n", "method Carts.open [4 10] (a A) B/(a A) C"},
		{"overloads", "## A\n```java\ninterface Carts {\n  void open(A a);\n  void open(B b);\n}\n```\n", ""},
		{"a lifetime given twice", "## A\n- Cart details: cache for 5 minutes\n\n## B\n- Cart details: cache for 10 minutes\n", "limit ttl cart details [2 5] 300 seconds/600 seconds"},
		{"the same signature without types", "## Carts\n```ts\ninterface CartStore {\n  open(a: A): B;\n}\n```\n### CartStore\n- `open(a)` opens\n", ""},
		{"open and closed", "## A\n- `GET /api/a` (public)\n\n## B\n- `GET /api/a` requires authentication\n", "endpoint GET /api/a [2 5] auth none/auth required"},
		{"kept and removed", "## A\n- `GET /api/a`\n\n## B\n- `GET /api/a` is removed\n", "endpoint GET /api/a [2 5] it is there/it is not there"},
		{"for later is no contradiction", "## A\n- `GET /api/a` (public)\n\n## Future\n- `GET /api/a` requires authentication\n", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			for _, c := range Read(doc.ParseDesign("design", []byte(tt.src))).Conflicts {
				got = append(got, fmt.Sprint(c.Element, " ", c.Lines, " ", strings.Join(c.Says, "/")))
			}
			if s := strings.Join(got, "\n"); s != tt.want {
				t.Errorf("%s\n(-want +got)\n-%s\n+%s", tt.src, tt.want, s)
			}
		})
	}
}
