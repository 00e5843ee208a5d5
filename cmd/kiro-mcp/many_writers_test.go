package main

import (
	"fmt"
	"os"
	"strings"
	"sync"
	"testing"
)

// many is how many tasks, and so how many writes, each pattern has.
const many = 50

// rounds is how often a pattern is played: once in the quick suite.
func rounds(stress int) int {
	if os.Getenv("KIRO_MCP_STRESS") != "" {
		return stress
	}
	return 1
}

// A pattern of many writers: how many servers there are, and whether each
// sends everything at once or waits for every answer. These are the patterns
// in which other tools lose updates.
func TestManyWriters(t *testing.T) {
	for _, c := range []struct {
		name      string
		servers   int
		pipelined bool
	}{
		{"five_processes_in_turn", 5, false},
		{"one_server_pipelined", 1, true},
		{"five_processes_pipelined", 5, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			for range rounds(10) {
				dir, file := project(t)
				before := contentOf(t, file)
				kept := writeMany(t, dir, c.servers, c.pipelined, func(n int) string { return fmt.Sprintf(`{"task":"%d"}`, n) })
				after := contentOf(t, file)
				if want := strings.ReplaceAll(before, "- [ ]", "- [x]"); kept != many || after != want {
					t.Fatalf("%d of %d acknowledged; the file (-want +got)\n-%s\n+%s", kept, many, want, after)
				}
				onlyTheFile(t, file)
			}
			t.Logf("%d of %d kept, and nothing else changed", many, many)
		})
	}
}

// Fifty different notes on one task are all kept, each once.
func TestManyWritersOfNotes(t *testing.T) {
	for range rounds(10) {
		dir, file := project(t)
		before := contentOf(t, file)
		kept := writeMany(t, dir, 5, true, func(n int) string { return fmt.Sprintf(`{"task":"7","note":"by writer %02d"}`, n) })
		after := contentOf(t, file)
		rest := strings.Replace(after, "- [x] 7.", "- [ ] 7.", 1)
		for n := 1; n <= many; n++ {
			note := fmt.Sprintf("  - Note: by writer %02d\n", n)
			if strings.Count(after, note) != 1 {
				t.Errorf("note %d stands there %d times", n, strings.Count(after, note))
			}
			rest = strings.Replace(rest, note, "", 1)
		}
		if kept != many || rest != before {
			t.Fatalf("%d of %d acknowledged; without the notes the file is (-want +got)\n-%s\n+%s", kept, many, before, rest)
		}
		onlyTheFile(t, file)
	}
	t.Logf("%d of %d notes kept, and nothing else changed", many, many)
}

// writeMany shares calls 1 to many among servers and counts those that were
// acknowledged.
func writeMany(t *testing.T, dir string, servers int, pipelined bool, args func(n int) string) int {
	t.Helper()
	var group sync.WaitGroup
	kept := make([]int, servers)
	for i := range servers {
		h := serverIn(t, dir)
		group.Go(func() {
			var mine []string
			for n := i + 1; n <= many; n += servers {
				mine = append(mine, args(n))
			}
			var err error
			if kept[i], err = h.checkOff(mine, pipelined); err != nil {
				t.Error(err)
			}
		})
	}
	group.Wait()
	sum := 0
	for _, n := range kept {
		sum += n
	}
	return sum
}

// checkOff makes all calls, ends the server, and counts what it acknowledged.
func (h *host) checkOff(all []string, pipelined bool) (kept int, err error) {
	unanswered := 0
	take := func() error {
		r, err := h.receive()
		if err != nil {
			return err
		}
		a, err := r.answer()
		if err != nil || a.IsError {
			return fmt.Errorf("%w: %s", err, a.Text)
		}
		kept++
		return nil
	}
	for _, args := range all {
		if err := h.send("tools/call", callOf("check_off_task", args)); err != nil {
			return kept, err
		}
		if pipelined {
			unanswered++
		} else if err := take(); err != nil {
			return kept, err
		}
	}
	for range unanswered {
		if err := take(); err != nil {
			return kept, err
		}
	}
	return kept, h.close()
}
