package main

import (
	"encoding/json"
	"testing"
)

// The usual jobs of a session on the order desk, as an assistant does them that
// sees only text and the links beside it. One of the five comes with a later tool
// and is not counted here: the effect of a new criterion. What is counted must not
// grow unseen; more than half of it is the list of eleven tools.
func TestUsualJobs(t *testing.T) {
	const maxCalls, maxBytes = 4, 15_500
	h := serverIn(t, ordersCopy(t))
	list := h.visibleList(t)
	t.Logf("%-40s %6d bytes", "list of tools", list)

	calls, bytes := 0, list
	for _, job := range []struct{ name, tool, args string }{
		{"what is left", "list_open_tasks", `{}`},
		{"gather for a task", "get_task", `{}`},
		{"tick", "check_off_task", `{"task":"Write the migration for the ` + "`returns`" + ` table","note":"as in the design"}`},
		{"review", "validate_against_design", `{}`},
	} {
		a, err := h.call(job.tool, job.args)
		if err != nil || a.IsError {
			t.Fatalf("%s: %v %s", job.name, err, a.Text)
		}
		size := len(job.args) + len(a.Text) + a.LinkBytes
		t.Logf("%-40s %6d bytes (%d of links; structured: %d)", job.name+": "+job.tool, size, a.LinkBytes, len(job.args)+len(a.Structured))
		calls, bytes = calls+1, bytes+size
	}
	if err := h.close(); err != nil {
		t.Fatal(err)
	}
	t.Logf("%d calls, %d bytes, list of tools included; at most %d and %d", calls, bytes, maxCalls, maxBytes)
	if calls > maxCalls || bytes > maxBytes {
		t.Error("the usual jobs cost more than they may; see the lines above")
	}
}

// visibleList is how many bytes of the list of tools a model is shown.
func (h *host) visibleList(t *testing.T) int {
	t.Helper()
	var list struct {
		Tools []struct {
			Name        string          `json:"name"`
			Title       string          `json:"title"`
			Description string          `json:"description"`
			InputSchema json.RawMessage `json:"inputSchema"`
		} `json:"tools"`
	}
	if err := h.ask("tools/list", map[string]any{}, &list); err != nil {
		t.Fatal(err)
	}
	if len(list.Tools) == 0 {
		t.Fatal("found no tools")
	}
	raw, err := json.Marshal(list.Tools)
	if err != nil {
		t.Fatal(err)
	}
	return len(raw)
}
