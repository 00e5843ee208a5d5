package main

import (
	"encoding/json"
	"os"
	"path/filepath"
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

// Lines that are no request get the error that the protocol has for them.
func TestBrokenLines(t *testing.T) {
	dir := ordersCopy(t)
	for _, c := range []struct {
		name, line string
		want       int // the error's code; 0: no answer at all
	}{
		{"malformed", `{"jsonrpc":"2.0","id":1,`, -32700},
		{"not_json", `hello`, -32700},
		{"invalid_utf8", "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\",\"x\":\"\xff\"}", -32700},
		{"batch", `[{"jsonrpc":"2.0","id":1,"method":"ping"}]`, -32600},
		{"empty_batch", `[]`, -32600},
		{"number", `42`, -32600},
		{"no_method", `{"jsonrpc":"2.0","id":1}`, -32600},
		{"no_version", `{"id":1,"method":"ping"}`, -32600},
		{"unknown_method", `{"jsonrpc":"2.0","id":1,"method":"nope"}`, -32601},
		{"unknown_tool", `{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"nope"}}`, -32602},
		{"five_megabytes", `{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"list_specs","arguments":{"query":"` + strings.Repeat("a", 5<<20) + `"}}}`, -32600},
		{"blank", "   ", 0},
		{"notification", `{"jsonrpc":"2.0","method":"notifications/nope"}`, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			h := serverIn(t, dir)
			if _, err := h.in.Write([]byte(c.line + "\n")); err != nil {
				t.Fatal(err)
			}
			if c.want != 0 {
				r, err := h.receive()
				if err != nil {
					t.Fatal(err)
				}
				if r.Error == nil || r.Error.Code != c.want {
					t.Errorf("(-want +got)\n-error %d\n+%s", c.want, r.brief())
				}
			}
			h.lives(t)
		})
	}
}

// A document that goes away and comes back under a running server.
func TestVanishingDocument(t *testing.T) {
	dir, file := project(t)
	h := serverIn(t, dir)
	if a := h.must(t, "get_task", map[string]any{"task": "1"}); a.IsError {
		t.Fatal(a.Text)
	}
	if err := os.Rename(file, file+".away"); err != nil {
		t.Fatal(err)
	}
	for _, tool := range []string{"get_task", "check_off_task"} {
		if a := h.must(t, tool, map[string]any{"task": "1"}); !a.IsError || !strings.HasPrefix(a.Text, "error ") {
			t.Errorf("%s of a document that is gone: %s", tool, a.Text)
		}
	}
	if err := os.Rename(file+".away", file); err != nil {
		t.Fatal(err)
	}
	if a := h.must(t, "check_off_task", map[string]any{"task": "1"}); a.IsError {
		t.Errorf("the document is back: %s", a.Text)
	}
	h.lives(t)
}

// Ten megabytes are read like any document and answered within the budgets;
// what is above the limit is refused by name.
func TestLargeDocuments(t *testing.T) {
	dir, file := project(t)
	long := strings.Repeat("a line of a long design without an end, and without a heading\n", 10<<20/63)
	for name, text := range map[string]string{
		"design.md": "# Design\n\n## Part\n\n" + long,
		"notes.md":  strings.Repeat(long, 2),
	} {
		if err := os.WriteFile(filepath.Join(filepath.Dir(file), name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	h := serverIn(t, dir)
	for _, c := range []struct {
		tool string
		args map[string]any
		code string // empty: it is answered
	}{
		{"list_specs", map[string]any{}, ""},
		{"get_task", map[string]any{"task": "1"}, ""},
		{"read_spec", map[string]any{"document": "design"}, ""},
		{"search_specs", map[string]any{"query": "heading"}, ""},
		{"check_off_task", map[string]any{"task": "1"}, ""},
		{"read_spec", map[string]any{"document": "notes"}, "too_large"},
	} {
		a := h.must(t, c.tool, c.args)
		switch {
		case c.code == "" && a.IsError, c.code != "" && !strings.HasPrefix(a.Text, "error "+c.code+": "):
			t.Errorf("%s %v: %.300s", c.tool, c.args, a.Text)
		case len(a.Text) > 60_000 || len(a.Structured) > 60_000:
			t.Errorf("%s %v answers with %d and %d bytes", c.tool, c.args, len(a.Text), len(a.Structured))
		}
	}
	h.lives(t)
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

// must makes a call that is answered, be it by an error.
func (h *host) must(t *testing.T, tool string, args map[string]any) answer {
	t.Helper()
	raw, err := json.Marshal(args)
	if err != nil {
		t.Fatal(err)
	}
	a, err := h.call(tool, string(raw))
	if err != nil {
		t.Fatalf("%s %.200s: %v", tool, raw, err)
	}
	return a
}

// lives fails when the server does not answer any more or does not end well.
func (h *host) lives(t *testing.T) {
	t.Helper()
	if a, err := h.call("list_specs", `{}`); err != nil || a.IsError {
		t.Fatalf("the server does not answer any more: %v %s", err, a.Text)
	}
	if err := h.close(); err != nil {
		t.Fatal(err)
	}
}

func ordersCopy(t *testing.T) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "shop")
	if err := os.CopyFS(dir, os.DirFS("../../testdata/orders")); err != nil {
		t.Fatal(err)
	}
	return dir
}

func listing(t *testing.T, dir string) string {
	t.Helper()
	text, err := listTree(dir)
	if err != nil {
		t.Fatal(err)
	}
	if strings.Count(text, "\n") < 5 {
		t.Fatalf("found only\n%s", text)
	}
	return text
}
