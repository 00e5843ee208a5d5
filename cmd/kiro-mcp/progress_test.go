package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"testing"
)

// TestProgressOverManySpecs: a host that gives a token hears how far a call
// over 3,000 specs has come, until it takes the call back. Only a project of
// that size makes a call take long enough; internal/edge tries the rules of
// time on any machine.
func TestProgressOverManySpecs(t *testing.T) {
	if os.Getenv("KIRO_MCP_STRESS") == "" {
		t.Skip("3,000 specs take a while to write: KIRO_MCP_STRESS=1")
	}
	dir := t.TempDir()
	for i := range 3000 {
		spec := filepath.Join(dir, ".kiro", "specs", fmt.Sprintf("feature-%04d", i))
		if err := os.MkdirAll(spec, 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(spec, "tasks.md"), []byte("- [ ] 1. Plan\n- [ ] 2. Build\n"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	calls := []string{`list_specs {"state":"active"}`, `list_open_tasks {}`, `search_specs {"query":"nothing such"}`}
	for _, era := range []string{legacy, modern} {
		t.Run(era, func(t *testing.T) {
			h, err := start(era, dir, os.Environ())
			if err != nil {
				t.Fatal(err)
			}
			reports := 0
			for _, line := range calls {
				m := callLine.FindStringSubmatch(line)
				reports += h.progress(t, m[1], m[2], false)
				reports += h.progress(t, m[1], m[2], true)
			}
			if t.Logf("%d reports over %d calls", reports, 2*len(calls)); reports == 0 {
				t.Error("nothing was reported")
			}
			if err := h.close(); err != nil {
				t.Fatal(err)
			}
		})
	}
}

// progress makes a call and counts what it reports before its answer. One that
// is taken back at its first report is followed by a ping, behind which nothing
// of the call may come.
func (h *host) progress(t *testing.T, tool, args string, takeBack bool) (reports int) {
	t.Helper()
	params := callOf(tool, args)
	params["_meta"] = map[string]any{"progressToken": "p"}
	if err := h.send("tools/call", params); err != nil {
		t.Fatal(err)
	}
	id, last := fmt.Sprint(h.ids), 0
	for {
		raw, err := h.out.ReadBytes('\n')
		if err != nil {
			t.Fatal(err)
		}
		var l struct {
			ID     json.RawMessage
			Method string
			Params struct{ Progress, Total int }
		}
		if err := json.Unmarshal(raw, &l); err != nil {
			t.Fatal(err)
		}
		switch {
		case l.Method == "notifications/progress":
			if l.Params.Progress <= last || l.Params.Progress > l.Params.Total {
				t.Errorf("after %d came %s", last, raw)
			}
			last = l.Params.Progress
			if reports++; reports == 1 && takeBack {
				if err := h.write(map[string]any{"jsonrpc": "2.0", "method": "notifications/cancelled", "params": map[string]any{"requestId": h.ids}}); err != nil {
					t.Fatal(err)
				}
				if err := h.send("ping", map[string]any{}); err != nil {
					t.Fatal(err)
				}
			}
		case string(l.ID) == id && takeBack && reports > 0:
			// It was done in the moment in which it was taken back.
		case string(l.ID) == fmt.Sprint(h.ids): // of the call, or of the ping behind it
			return reports
		default:
			t.Fatalf("unexpected: %s", raw)
		}
	}
}
