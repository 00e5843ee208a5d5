package main

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// A server killed at any moment of writing a spec leaves whole additions, each
// once and with what was acknowledged among them; and done again after the
// kill, each stands there once.
func TestCrashOfAnAuthor(t *testing.T) {
	const writes, kills = 12, 6
	dir := t.TempDir()
	file := filepath.Join(dir, ".kiro", "specs", "s", "tasks.md")
	whole := regexp.MustCompile(`^# Plan\n\n- \[ \] 1\. Begin\n(?:\n?- \[ \] \d+\. Work \d+\n  - In file \d+\n)*$`)
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte("# Plan\n\n- [ ] 1. Begin\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	acknowledged := 0
	for kill := range kills {
		h := serverIn(t, dir)
		asked := map[string]int{}
		for n := kill * writes; n < (kill+1)*writes; n++ {
			if err := h.send("tools/call", callOf("update_spec", addition(n))); err != nil {
				t.Fatal(err)
			}
			asked[fmt.Sprint(h.ids)] = n
		}
		var done []response
		for range rand.IntN(writes) {
			r, err := h.receive()
			if err != nil {
				t.Fatal(err)
			}
			done = append(done, r)
		}
		if err := h.cmd.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		done = append(done, h.drain()...)
		_ = h.cmd.Wait() // it was killed
		after := contentOf(t, file)
		if !whole.MatchString(after) {
			t.Fatalf("kill %d left half an addition:\n%s", kill, after)
		}
		for _, r := range done {
			acknowledged++
			if line := fmt.Sprintf(" Work %d\n", asked[string(r.ID)]); strings.Count(after, line) != 1 {
				t.Fatalf("kill %d: %q was acknowledged and stands there %d times", kill, line, strings.Count(after, line))
			}
		}
	}
	h := serverIn(t, dir)
	for n := range kills * writes {
		if a, err := h.call("update_spec", addition(n)); err != nil || a.IsError {
			t.Fatalf("after the kills: %v %s", err, a.Text)
		}
	}
	if err := h.close(); err != nil {
		t.Fatal(err)
	}
	after := contentOf(t, file)
	for n := range kills * writes {
		if line := fmt.Sprintf(" Work %d\n", n); strings.Count(after, line) != 1 {
			t.Errorf("%q stands there %d times", line, strings.Count(after, line))
		}
	}
	onlyTheFile(t, file)
	t.Logf("%d processes killed, %d additions acknowledged before, none lost or doubled", kills, acknowledged)
}

func addition(n int) string {
	return fmt.Sprintf(`{"operation":"add_tasks","text":"Work %d\n  - In file %d","apply":true}`, n, n)
}
