package promises

import (
	"os"
	"strings"
	"testing"
	"time"

	"kiro-mcp/internal/claims/pieces"
	"kiro-mcp/internal/testcorpus"
	"kiro-mcp/internal/testcpu"
	"kiro-mcp/specfs/doc"
)

// FuzzRead holds that whatever a design is made of, it is read, every claim
// stands on a line that there is, and the counts add up.
func FuzzRead(f *testing.F) {
	for _, seed := range []string{
		"", "# T\n## API\n- `GET /api/{id}`\n", "| Method | Path |\n|---|---|\n| GET | /a |\n", "```sql\nCREATE TABLE a (\n", "```\n├── a/\n│   └── b.ts\n```\n",
		"**A**:\n- `f(a, b): C`\n", "## 表\n必须保存。\n", "```mermaid\nerDiagram\n A {\n int b PK\n}\n```\n", "```yaml\npaths:\n  /a:\n    get:\n```\n", "Base URL: `/api`\n### X (/x)\nGET /\n", "- `", "GET /{", "`f(", "\r\n- a\r- b", "~~GET /a~~",
		"\xb5", "- a\xff: b", "```python\nclass A(\n  def f(self, \n```", "```ts\n{ a: string, b: [\n```", "```swift\nenum A: Error {\n case b(\n}}}\nfunc f(\n```", "```\n│ - a() │ b\n```", "```bash\ntill open\n```", "| Model | Fields |\n|---|---|\n| `AbCd` | `a: B`, `c:` |\n",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, src string) {
		if len(src) > 4<<10 {
			return
		}
		p := Read(doc.ParseDesign("design", []byte(src)))
		lines := len(pieces.Lines(src))
		seen := map[string]bool{}
		for _, c := range p.Claims {
			if c.Line < 1 || c.Line > lines || c.Element == "" || seen[c.Element] {
				t.Errorf("claim %+v of %d lines", c, lines)
			}
			seen[c.Element] = true
		}
		if p.Claimed+len(p.Unclaimed) != p.Statements {
			t.Errorf("%d claimed and %d unclaimed are not %d", p.Claimed, len(p.Unclaimed), p.Statements)
		}
	})
}

// TestReadingIsLinear holds that a design of one kind of line costs its length
// and not the square of it.
func TestReadingIsLinear(t *testing.T) {
	for name, piece := range map[string]string{
		"slashes": "/a/b GET /", "brackets": "({[<", "back-ticks": "`f(a", "items": "- a\n", "endpoints": "- GET /a/{x}\n", "paths": "- `/a/b` endpoint\n", "rows": "| GET | /a |\n", "labels": "**A**:\n", "stars": "*a_", "words": "must ", "deep": "          - a\n",
		"sentences": "A must be. ", "trees": "├── a/\n", "signatures": "- `f(a: A): B`\n", "fence of comments": "// - opens a cart\n", "fence of boxes": "│ a_b │ - c │\n", "fence of steps": "  this.a.b(c);\n", "fence of functions": "function a() {\n",
		"fence of attributes": "[Key]\n", "fence of marks": "@A\n", "fence of statements": "@A(\n", "fence of heads": "function a(\n  b: C,\n) {}\n", "fence of words above": "// Opens a b c\nfunction a() {}\n", "fence of values": "enum A { B, C }\nB,\n",
		"fence of keys": "  a: b.c(d),\n", "fence of words": "\"\"\"a\n  Counts a b c\n", "bare fence of steps": "├─ a b c\n", "bare fence of tops": "┌────┐\n│ ab │\n",
	} {
		cost := func(n int) time.Duration {
			before := "## A\n| Method | Path |\n|---|---|\n"
			if strings.HasPrefix(name, "fence ") {
				before = "## A\n```ts\n"
				switch piece {
				case "[Key]\n":
					before = "## A\n```csharp\n"
				case "@A\n":
					before = "## A\n```kotlin\n"
				case "@A(\n":
					before = "## A\n```proto\n"
				}
			} else if strings.HasPrefix(name, "bare fence ") {
				before = "## A\n```\n"
			}
			d := doc.ParseDesign("design", []byte(before+strings.Repeat(piece, n/len(piece))))
			best := time.Hour
			for range 5 { // garbage of the last may be collected meanwhile
				start := testcpu.Used(t)
				Read(d)
				best = min(best, testcpu.Used(t)-start)
			}
			return best
		}
		var small, large time.Duration
		for range 4 { // what is no line stays none
			if small, large = cost(2<<10), cost(16<<10); large <= 40*small+80*time.Millisecond {
				break
			}
		}
		if large > 40*small+80*time.Millisecond {
			t.Errorf("%s: 2 kB took %v, 16 kB %v", name, small, large)
		}
	}
}

// TestCorpusPieces reads pieces of public designs cut anywhere, as an editor
// sees them while somebody writes.
func TestCorpusPieces(t *testing.T) {
	n := 0
	for i, path := range testcorpus.Files(t, testcorpus.IsDesign) {
		if i%40 != 0 {
			continue
		}
		src, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for at := 0; at < len(src); at += 1 + len(src)/7 {
			Read(doc.ParseDesign("design", src[at:min(len(src), at+3000)]))
			n++
		}
	}
	if n < 20 {
		t.Errorf("read %d pieces", n)
	}
}
