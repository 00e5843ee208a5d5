package pytest

import (
	"strings"
	"testing"

	"kiro-mcp/openapi/example"
)

// written is a change as a test says it.
func (c change) written() string {
	var b strings.Builder
	call(c.method, positional(c.arguments...)...).write(&b, 0, 0, 0)
	return b.String()
}

func TestDifference(t *testing.T) {
	base := func() *sent {
		return &sent{
			path:    []example.Pair{{Name: "id", Value: "1"}},
			query:   []example.Pair{{Name: "limit", Value: "20"}, {Name: "tag", Value: "a"}, {Name: "tag", Value: "b"}},
			headers: []example.Pair{{Name: "X-Id", Value: "7"}},
			json:    []byte(`{"items": [{"sku": "A", "n": 1}, {"sku": "B"}], "a/b": {"~": 1}}`),
		}
	}
	for _, c := range []struct {
		name string
		make func(s *sent)
		want string
	}{
		{"path", func(s *sent) { s.path[0].Value = "x" }, `with_path("id", "x")`},
		{"query", func(s *sent) { s.query[0].Value = "0" }, `with_query("limit", "0")`},
		{"query left out", func(s *sent) { s.query = s.query[1:] }, `with_query("limit")`},
		{"query of several", func(s *sent) { s.query[2].Value = "c" }, `with_query("tag", "a", "c")`},
		{"header left out", func(s *sent) { s.headers = nil }, `with_header("X-Id", ABSENT)`},
		{"member", func(s *sent) {
			s.json = []byte(`{"items": [{"sku": "", "n": 1}, {"sku": "B"}], "a/b": {"~": 1}}`)
		}, `with_json("/items/0/sku", "")`},
		{"member left out", func(s *sent) { s.json = []byte(`{"items": [{"sku": "A", "n": 1}, {"sku": "B"}], "a/b": {}}`) }, `with_json("/a~1b/~0", ABSENT)`},
		{"member added", func(s *sent) {
			s.json = []byte(`{"items": [{"sku": "A", "n": 1}, {"sku": "B"}], "a/b": {"~": 1}, "more": null}`)
		}, `with_json("/more", None)`},
		{"list", func(s *sent) { s.json = []byte(`{"items": [], "a/b": {"~": 1}}`) }, `with_json("/items", [])`},
		{"long list", func(s *sent) { s.json = []byte(`{"items": [1, 1, 1, 1, 1], "a/b": {"~": 1}}`) }, `with_json("/items", [1] * 5)`},
		{"whole", func(s *sent) { s.json = []byte(`7`) }, `with_json("", 7)`},
		{"no body", func(s *sent) { s.json = nil }, `with_json("", ABSENT)`},
		{"no JSON", func(s *sent) { s.json, s.content, s.mediaType = nil, []byte("{"), "application/json" }, `with_content(b"{", "application/json")`},
	} {
		broken := base()
		c.make(broken)
		got, ok := difference(base(), broken)
		if !ok {
			t.Errorf("%s: no single change was found", c.name)
			continue
		}
		if got.written() != c.want {
			t.Errorf("%s: %s, want %s", c.name, got.written(), c.want)
		}
	}
}

func TestDifferenceOfTwo(t *testing.T) {
	valid := &sent{query: []example.Pair{{Name: "a", Value: "1"}, {Name: "b", Value: "1"}}}
	broken := &sent{query: []example.Pair{{Name: "a", Value: "2"}, {Name: "b", Value: "2"}}}
	if c, ok := difference(valid, broken); ok {
		t.Errorf("two differences are said as one: %s", c.written())
	}
	if c, ok := difference(valid, valid); ok {
		t.Errorf("no difference is said as one: %s", c.written())
	}
}
