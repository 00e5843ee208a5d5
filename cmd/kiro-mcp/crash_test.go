package main

import (
	"fmt"
	"math/rand/v2"
	"os"
	"strings"
	"testing"
)

// A server killed at any moment of its writing leaves the old file or the
// new one, with all that it acknowledged; and the next write succeeds.
func TestCrash(t *testing.T) {
	t.Parallel() // it waits for the disk
	kills := 10
	if os.Getenv("KIRO_MCP_STRESS") != "" {
		kills = 200
	}
	dir, file := project(t)
	untouched := contentOf(t, file)
	acknowledged := 0
	for kill := range kills {
		status, box := "done", "[x]"
		if kill%2 == 1 {
			status, box = "open", "[ ]"
		}
		done := writeAndDie(t, dir, status, rand.IntN(many))
		acknowledged += len(done)
		after := contentOf(t, file)
		if strings.ReplaceAll(after, "[x]", "[ ]") != untouched {
			t.Fatalf("kill %d left a file that is neither old nor new:\n%s", kill, after)
		}
		for _, n := range done {
			if !strings.Contains(after, fmt.Sprintf("- %s %d. ", box, n)) {
				t.Fatalf("kill %d lost task %d, which was acknowledged as %s", kill, n, status)
			}
		}
	}
	h := serverIn(t, dir)
	if kept, err := h.checkOff([]string{`{"task":"1"}`, `{"task":"1","status":"open"}`}, false); err != nil || kept != 2 {
		t.Fatalf("the next write failed: %v", err)
	}
	onlyTheFile(t, file)
	t.Logf("%d processes killed, %d writes acknowledged before, none lost", kills, acknowledged)
}

// writeAndDie sends writes to all tasks at once, kills the server after some
// answers, and returns the tasks whose writes were acknowledged.
func writeAndDie(t *testing.T, dir, status string, answers int) (acknowledged []int) {
	t.Helper()
	h := serverIn(t, dir)
	tasks := map[string]int{}
	for n := 1; n <= many; n++ {
		args := fmt.Sprintf(`{"task":"%d","status":%q}`, n, status)
		if err := h.send("tools/call", callOf("check_off_task", args)); err != nil {
			t.Fatal(err)
		}
		tasks[fmt.Sprint(h.ids)] = n
	}
	for range answers {
		r, err := h.receive()
		if err != nil {
			t.Fatal(err)
		}
		if a, err := r.answer(); err != nil || a.IsError {
			t.Fatalf("task %d: %v %s", tasks[string(r.ID)], err, a.Text)
		}
		acknowledged = append(acknowledged, tasks[string(r.ID)])
	}
	if err := h.cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	for _, r := range h.drain() { // answers that were on their way count too
		acknowledged = append(acknowledged, tasks[string(r.ID)])
	}
	_ = h.cmd.Wait() // it was killed
	return acknowledged
}
