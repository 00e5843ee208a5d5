package main

import (
	"encoding/json"
	"strings"
	"testing"
)

// Whatever stands in any string argument of any tool: no file outside is
// read, nothing is written, every call is answered, and the server lives.
func TestEveryStringArgumentOfEveryTool(t *testing.T) {
	hostile := []string{
		"../../etc/passwd", "../../../../../../../../etc/passwd", "/etc/passwd", `..\..\windows\win.ini`, `C:\Windows\win.ini`,
		"file:///etc/passwd", "kiro://specs/..%2F..%2Fetc%2Fpasswd", ".kiro/../../etc/passwd", "specs/\x00/etc/passwd", "..", ".", "/",
		"\u202e\u200b", "$(touch pwned)", strings.Repeat("../", 3_000), strings.Repeat("a", 100_000),
	}
	dir := ordersCopy(t)
	before := listing(t, dir)
	h := serverIn(t, dir)
	calls := 0
	for _, tool := range h.tools(t) {
		for name, p := range tool.InputSchema.Properties {
			for _, s := range hostile {
				var value any = s
				if p.Type == "array" {
					value = []string{s}
				} else if p.Type != "string" {
					continue
				}
				a := h.must(t, tool.Name, map[string]any{name: value})
				if strings.Contains(a.Text+string(a.Structured), "root:x:0:0") {
					t.Fatalf("%s %s=%.60q read a file outside:\n%s", tool.Name, name, s, a.Text)
				}
				calls++
			}
		}
	}
	if calls < 100 {
		t.Fatalf("only %d calls were made", calls)
	}
	h.lives(t)
	if after := listing(t, dir); after != before {
		t.Errorf("something was written (-want +got)\n-%s\n+%s", before, after)
	}
}

// A wrong type and an unknown name are refused, naming what would be right.
func TestEveryArgumentOfEveryToolIsChecked(t *testing.T) {
	dir := ordersCopy(t)
	before := listing(t, dir)
	h := serverIn(t, dir)
	wrong := map[string][]any{
		"string":  {true, map[string]any{}, []any{1}},
		"integer": {"many", 1.5, true, -1, 1e300},
		"boolean": {"yes", 1, []any{}},
		"array":   {"one", true, map[string]any{}, []any{map[string]any{}}},
	}
	for _, tool := range h.tools(t) {
		a := h.must(t, tool.Name, map[string]any{"spce": "main"})
		if !a.IsError || !strings.HasPrefix(a.Text, "error unknown_argument: ") || !strings.Contains(a.Text, "\nvalid: ") {
			t.Errorf("%s with an unknown argument: %s", tool.Name, a.Text)
		}
		for name, p := range tool.InputSchema.Properties {
			values, known := wrong[p.Type]
			if !known {
				t.Errorf("%s.%s has the type %q, which this test does not know", tool.Name, name, p.Type)
			}
			for _, v := range values {
				a := h.must(t, tool.Name, map[string]any{name: v})
				if !a.IsError || !strings.HasPrefix(a.Text, "error invalid_argument: ") || !strings.Contains(a.Text, name) {
					t.Errorf("%s with %s=%v: %s", tool.Name, name, v, a.Text)
				}
				var e struct{ Code, Message, Field string }
				if err := json.Unmarshal(a.Error, &e); err != nil || e.Code != "invalid_argument" || !strings.HasPrefix(e.Field, name) || a.Structured != nil {
					t.Errorf("%s with %s=%v: for machines %s (%v), structured %s", tool.Name, name, v, a.Error, err, a.Structured)
				}
			}
		}
	}
	h.lives(t)
	if after := listing(t, dir); after != before {
		t.Errorf("something was written (-want +got)\n-%s\n+%s", before, after)
	}
}

// listedTool is a tool as a host sees it.
type listedTool struct {
	Name        string
	InputSchema struct {
		Properties map[string]struct{ Type string }
	}
}

func (h *host) tools(t *testing.T) []listedTool {
	t.Helper()
	var list struct{ Tools []listedTool }
	if err := h.ask("tools/list", map[string]any{}, &list); err != nil {
		t.Fatal(err)
	}
	if len(list.Tools) == 0 {
		t.Fatal("found no tools")
	}
	return list.Tools
}
