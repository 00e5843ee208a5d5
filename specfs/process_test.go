package specfs_test

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"kiro-mcp/specfs"
)

// The test binary is also the program that tests run several times at once;
// roleVariable says which part it plays.
const roleVariable = "KIRO_MCP_TEST_ROLE"

func TestMain(m *testing.M) {
	role := strings.Fields(os.Getenv(roleVariable))
	if len(role) == 0 {
		os.Exit(m.Run())
	}
	if err := play(role); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// play ticks boxes: "tick DIR FROM TO WORKERS", or "forever DIR N"; "create
// DIR" makes a spec and dies on the way.
func play(role []string) error {
	w, err := specfs.Open(specfs.Options{Roots: []string{role[1]}})
	if err != nil {
		return err
	}
	if role[0] == "create" {
		w.OnStep(func(string) { os.Exit(3) })
		return w.List()[0].Create(context.Background(), ".kiro/specs/x", specfs.NewFile{Name: "tasks.md"})
	}
	s, err := w.Spec(context.Background(), "s")
	if err != nil {
		return err
	}
	switch role[0] {
	case "tick":
		return tickRange(s, number(role[2]), number(role[3]), number(role[4]))
	case "forever":
		if _, err := fmt.Fprintln(os.Stderr, "ready"); err != nil {
			return err
		}
		for {
			if _, err := s.Update(context.Background(), tick(rand.IntN(number(role[2])))); err != nil {
				return err
			}
		}
	}
	return fmt.Errorf("no role %q", role[0])
}

func number(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		panic(err)
	}
	return n
}

func tickRange(s *specfs.Spec, from, to, workers int) error {
	boxes := make(chan int)
	errs := make(chan error, to-from)
	var group sync.WaitGroup
	for range workers {
		group.Go(func() {
			for i := range boxes {
				_, err := s.Update(context.Background(), tick(i))
				errs <- err
			}
		})
	}
	for i := from; i < to; i++ {
		boxes <- i
	}
	close(boxes)
	group.Wait()
	close(errs)
	for err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

func process(t testing.TB, role ...string) *exec.Cmd {
	t.Helper()
	self, err := os.Executable()
	must(t, err)
	cmd := exec.CommandContext(t.Context(), self)
	cmd.Env = append(os.Environ(), roleVariable+"="+strings.Join(role, " "))
	return cmd
}

func TestManyWritersOfManyProcesses(t *testing.T) {
	const processes, each = 5, 10
	for _, workers := range []int{1, each} {
		t.Run(fmt.Sprintf("%d at a time", workers), func(t *testing.T) {
			dir := project(t, processes*each)
			var group sync.WaitGroup
			for p := range processes {
				cmd := process(t, "tick", dir, strconv.Itoa(p*each), strconv.Itoa((p+1)*each), strconv.Itoa(workers))
				group.Go(func() {
					if out, err := cmd.CombinedOutput(); err != nil {
						t.Errorf("process %d: %v: %s", p, err, out)
					}
				})
			}
			group.Wait()
			got := read(t, file(dir))
			if ticked(got) != processes*each || unticked(got) != boxes(processes*each) {
				t.Errorf("%d of %d ticks kept; other bytes same: %v", ticked(got), processes*each, unticked(got) == boxes(processes*each))
			}
			clean(t, dir, "specs/s/tasks.md")
		})
	}
}

// TestCrashedWriters kills two hundred processes while they write, or a fifth of
// that in the quick suite. Whatever the moment, the document is whole and the
// next write succeeds.
func TestCrashedWriters(t *testing.T) {
	kills, atOnce, n := 40, 8, 2000
	if os.Getenv("KIRO_MCP_STRESS") != "" {
		kills = 200
	}
	dir := project(t, n)
	w := open(t, specfs.Options{Roots: []string{dir}})
	for done := 0; done < kills; done += atOnce {
		var group sync.WaitGroup
		for range atOnce {
			cmd := process(t, "forever", dir, strconv.Itoa(n))
			group.Go(func() { startAndKill(t, cmd) })
		}
		group.Wait()
		if got := unticked(read(t, file(dir))); got != boxes(n) {
			t.Fatalf("after %d kills the document is neither old nor new: %d bytes, want %d", done+atOnce, len(got), len(boxes(n)))
		}
		s := spec(t, w, "s")
		before := ticked(read(t, file(dir)))
		if _, err := s.Update(t.Context(), flip(0)); err != nil {
			t.Fatalf("the write after %d kills: %v", done+atOnce, err)
		}
		if after := ticked(read(t, file(dir))); after != before+1 && after != before-1 {
			t.Fatalf("%d ticks became %d by one write", before, after)
		}
		clean(t, dir, "specs/s/tasks.md")
	}
}

// startAndKill ends a process at some moment after it began to write.
func startAndKill(t *testing.T, cmd *exec.Cmd) {
	said, err := cmd.StderrPipe()
	if err == nil {
		err = cmd.Start()
	}
	if err != nil {
		t.Error(err)
		return
	}
	line, err := bufio.NewReader(said).ReadString('\n')
	if line != "ready\n" {
		t.Errorf("the process said %q, %v", line, err)
	}
	<-time.After(time.Duration(rand.IntN(12_000)) * time.Microsecond)
	_ = cmd.Process.Kill()
	_, _ = io.Copy(io.Discard, said)
	_ = cmd.Wait() // it was killed
}
