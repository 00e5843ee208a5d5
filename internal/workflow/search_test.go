package workflow

import (
	"strings"
	"testing"
)

func TestSearch(t *testing.T) {
	f := flow(t, sample(t, "orders"))
	golden(t, "search_refund", must(t, f.Search, SearchParams{Query: "Refund"}).Text())
	for _, c := range []struct{ query, anchor, kind string }{
		{"newest order first", "2.2", "criterion"},
		{"30-day check", "services~", "task"},
		{"blue-green load balancer", "deployment", "section"},
		{"call off warehouse", "6", "requirement"},
	} {
		got := must(t, f.Search, SearchParams{Query: c.query})
		if len(got.Hits) == 0 || !strings.HasPrefix(got.Hits[0].Anchor, c.anchor) || got.Hits[0].Kind != c.kind {
			t.Errorf("%q: first hit %+v, want %s %s", c.query, got.Hits[:min(1, len(got.Hits))], c.kind, c.anchor)
		}
	}
	if got := must(t, f.Search, SearchParams{Query: "refund zeppelin"}); got.Total != 0 {
		t.Errorf("all words must be there: %+v", got.Hits)
	}
	if got := must(t, f.Search, SearchParams{Query: "refund", Documents: []string{"design"}}); got.Total == 0 || got.Hits[0].Document != "design" {
		t.Errorf("only in design: %+v", got.Hits)
	}
	refused(t, f.Search, SearchParams{Query: "  "}, "invalid_argument")
	refused(t, f.Search, SearchParams{Query: "refund", Cursor: "x"}, "unknown_cursor")
}

func TestSearchChineseAndJapanese(t *testing.T) {
	for name, query := range map[string]string{"chinese": "需求", "japanese": "要件"} {
		if got := must(t, flow(t, sample(t, name)).Search, SearchParams{Query: query}); got.Total == 0 {
			t.Errorf("%s: no hit for %s", name, query)
		}
	}
}

func TestSearchPages(t *testing.T) {
	f := flow(t, sample(t, "orders"))
	whole := must(t, f.Search, SearchParams{Query: "order", Limit: 200})
	seen := 0
	for p := (SearchParams{Query: "order", Limit: 7}); ; {
		page := must(t, f.Search, p)
		for _, h := range page.Hits {
			if h.Anchor != whole.Hits[seen].Anchor || h.Line != whole.Hits[seen].Line {
				t.Fatalf("hit %d is %s, want %s", seen, h.Anchor, whole.Hits[seen].Anchor)
			}
			seen++
		}
		if p.Cursor = page.NextCursor; p.Cursor == "" {
			break
		}
	}
	if seen != whole.Total || seen < 20 {
		t.Errorf("%d hits on the pages, want %d", seen, whole.Total)
	}
}
