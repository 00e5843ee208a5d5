package doc

import (
	"testing"
)

// FuzzParseRequirements: whatever the bytes, nothing panics, spans lie inside
// and sections nest, and a tick changes the one byte of its box.
func FuzzParseRequirements(f *testing.F) {
	f.Add("requirements", "# R\n## Glossary\n- **A**: b\n### Requirement 1: T\n**User Story:** As a x\n#### Acceptance Criteria\n1. a\n   ```\n   c\n   ```\n2a. b\n")
	f.Add("bugfix", "## Bug Analysis\n### Current Behavior\n1.1 WHEN a\nTHEN b\n")
	f.Add("requirements", "\ufeff---\r\na: b\r\n---\r\n## User Story 1: x\r\n**Acceptance Criteria**:\r\n- [ ] a\r- [x] b")
	f.Add("requirements", "## 2. 用户故事\n### 2.1 作为\n**验收标准**：\n- [-] a\n\n**FR-1.1**: b\n- **NFR-2**: c\n> 1. d\n#\n## \n")
	f.Fuzz(func(t *testing.T, name, text string) {
		src := []byte(text)
		d := ParseRequirements(name, src)
		if err := checkRequirements(d); err != nil {
			t.Fatal(err)
		}
		ix := NewIndex(d)
		for _, r := range d.All {
			ix.Resolve(Reference{Kind: RefRange, First: d.All[0].ID, Last: r.ID})
			for _, c := range r.Criteria {
				checkTick(t, d, c)
			}
		}
	})
}

func checkTick(t *testing.T, d *Requirements, c *Criterion) {
	for _, status := range []Status{Open, Done, InProgress, Queued} {
		out, err := Apply(d.Source, d.SetStatus(c, status))
		if err != nil {
			t.Fatal(err)
		}
		for i := range out {
			if out[i] != d.Source[i] && (!c.HasBox || i != c.Box) {
				t.Fatalf("ticking %s changed byte %d", c.ID, i)
			}
		}
	}
}

// FuzzParseDesign: whatever the bytes, nothing panics, spans lie inside, and
// sections nest.
func FuzzParseDesign(f *testing.F) {
	f.Add("# D\n## API\n- `POST /orders/{id}` - x\n| GET | /y |\n### Property 1: A\n*For any*\n**Validates: Requirements 1.1, 2-3**\n")
	f.Add("```ts\nclass A {\n  b(c: D): E {\n```\n```sql\nCREATE TABLE a.b (\n```\n```go\nfunc (s *T) F(\n```\n```python\n@app.get('/x')\n```")
	f.Add("---\ninclusion: [a]\nfileMatchPattern: {}\n---\n**Property 1: x** y\n\nProperty 2：z\n#[[file:a]] `b.c()` GET /${x}/[y]\rCREATE TABLE")
	f.Fuzz(func(t *testing.T, text string) {
		_, d := ParseSteering("tech", []byte(text))
		if err := checkDesign(d); err != nil {
			t.Fatal(err)
		}
		for _, r := range FileReferences([]byte(text)) {
			if !inside(r.Span, []byte(text)) {
				t.Fatalf("file reference %+v", r)
			}
		}
	})
}

// FuzzParseReferences: whatever the bytes, nothing panics, and every reference
// stands where its span says.
func FuzzParseReferences(f *testing.F) {
	for _, seed := range []string{"1.1, 2.3_", "All requirements R1-R14", "Req 1-5; Property 2 (x", "需求 1.1 和 1.2、全部", "R1 Acceptance 2, P3, 9.x", "N/A", "Properties 1, 2–4"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, payload string) {
		for _, r := range ParseReferences([]byte(payload), Span{0, len(payload)}, 1) {
			if !inside(r.Span, []byte(payload)) || payload[r.Span.Start:r.Span.End] != r.Text || r.Text == "" {
				t.Fatalf("reference %+v", r)
			}
		}
	})
}
