package main

import (
	"fmt"
	"math/rand/v2"
	"os"
	"strings"
	"testing"
	"time"
)

// An editor that saves while a server writes keeps what it saved, whether it
// renames a new file into place or writes into the old one. (That its save may
// take back a tick it has not seen is the editor's doing.)
func TestEditorSavesInTheSameMoment(t *testing.T) {
	saves := 100 * rounds(20)
	for _, c := range []struct {
		name string
		save func(file, text string) error
	}{
		{"by_rename", func(file, text string) error {
			if err := os.WriteFile(file+".new", []byte(text), 0o644); err != nil {
				return err
			}
			return os.Rename(file+".new", file)
		}},
		{"in_place", func(file, text string) error { return os.WriteFile(file, []byte(text), 0o644) }},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir, file := project(t)
			h := serverIn(t, dir)
			ticks := 0
			for n := range saves {
				text := contentOf(t, file) + fmt.Sprintf("<!-- save %d -->\n", n)
				status := []string{"done", "open"}[n/many%2]
				args := fmt.Sprintf(`{"task":"%d","status":%q}`, n%many+1, status)
				if err := h.send("tools/call", callOf("check_off_task", args)); err != nil {
					t.Fatal(err)
				}
				// Not to wait for anything: to fall into every moment of the write.
				time.Sleep(rand.N(1500 * time.Microsecond))
				if err := c.save(file, text); err != nil {
					t.Fatal(err)
				}
				ticks += h.ticked(t)
				if now := contentOf(t, file); strings.Count(now, fmt.Sprintf("<!-- save %d -->\n", n)) != 1 {
					t.Fatalf("save %d was lost:\n%s", n, now)
				}
			}
			if err := h.close(); err != nil {
				t.Fatal(err)
			}
			onlyTheFile(t, file)
			if ticks < saves/2 {
				t.Errorf("only %d of %d calls wrote; the test shows little", ticks, saves)
			}
			t.Logf("%d of %d saves kept beside %d writes", saves, saves, ticks)
		})
	}
}

// ticked reads the answer to a write. An editor that is just filling its file
// may leave it without the task for a moment: then it is 0.
func (h *host) ticked(t *testing.T) int {
	t.Helper()
	r, err := h.receive()
	if err != nil {
		t.Fatal(err)
	}
	a, err := r.answer()
	if err != nil {
		t.Fatal(err)
	}
	if a.IsError {
		return 0
	}
	return 1
}
