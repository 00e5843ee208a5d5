package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"runtime/pprof"
	"strings"
	"testing"
	"time"

	"kiro-mcp/internal/edge"
	"kiro-mcp/resources"
	"kiro-mcp/tools"
)

// soakGrowth is how much more memory may be taken after the hour than before.
const soakGrowth = 0.1

// soakSeconds is how much of an [hour] is played: some of it to warm up, then
// what counts. The quick suite has minutes in place of the hour.
func soakSeconds() (warmUp, counted int) {
	if os.Getenv("KIRO_MCP_STRESS") != "" {
		return 360, 3600
	}
	return 120, 120
}

// TestSoakInProcess: when its connections are closed no goroutine and no
// descriptor is left, and the heap is what it was.
func TestSoakInProcess(t *testing.T) {
	dir := soakProject(t)
	workspaces, err := open([]string{dir})
	if err != nil {
		t.Fatal(err)
	}
	server := edge.New(edge.Options{
		Name: "soak", Version: "1", Tools: tools.All(workspaces), Resources: resources.New(workspaces),
		Log: func(message string, cause error) { t.Errorf("the server logs: %s: %v", message, cause) },
	})
	p := &hour{dir: dir, notices: map[string]int{}, connect: func(era string) (*host, error) { return dialInProcess(server, era) }}
	goroutines := runtime.NumGoroutine()
	play := func(seconds int) {
		if err := p.play(seconds); err != nil {
			t.Fatal(err)
		}
		if err := p.end(); err != nil {
			t.Fatal(err)
		}
		if left := settled(runtime.NumGoroutine, goroutines); left > goroutines {
			var all strings.Builder
			_ = pprof.Lookup("goroutine").WriteTo(&all, 1)
			t.Errorf("%d goroutines before %d seconds were played, %d after:\n%s", goroutines, seconds, left, all.String())
		}
	}
	warmUp, counted := soakSeconds()
	play(warmUp)
	files, heap := descriptors(t, "self"), heapInUse()
	play(counted)
	if left := descriptors(t, "self"); left > files {
		t.Errorf("%d descriptors before, %d after", files, left)
	}
	grown(t, "heap", heap, heapInUse())
	runtime.KeepAlive(server) // and so all that it holds
	told(t, p)
}

// dialInProcess is a host of a server in this process, over real pipes.
func dialInProcess(server *edge.Server, era string) (*host, error) {
	inRead, inWrite, err := os.Pipe()
	if err != nil {
		return nil, err
	}
	outRead, outWrite, err := os.Pipe()
	if err != nil {
		return nil, err
	}
	ended := make(chan error, 1)
	go func() {
		err := server.ServeStdio(context.Background(), inRead, outWrite)
		ended <- errors.Join(err, inRead.Close(), outWrite.Close())
	}()
	h := &host{era: era, in: inWrite, out: bufio.NewReader(outRead)}
	h.wait = func() error {
		_, err := io.Copy(io.Discard, h.out) // what came last
		return errors.Join(err, <-ended, outRead.Close())
	}
	return h, h.introduce()
}

// TestSoakProcess: the resident memory and the descriptors of a real server
// are what they were, in each era.
func TestSoakProcess(t *testing.T) {
	for _, era := range []string{legacy, modern} {
		t.Run(era, func(t *testing.T) {
			t.Parallel() // most of the time is waiting
			warmUp, counted := soakSeconds()
			dir := soakProject(t)
			h, err := start(era, dir, nil, "--root", dir)
			if err != nil {
				t.Fatal(err)
			}
			pid := fmt.Sprint(h.cmd.Process.Pid)
			// From here on a client of the older era is told of the list.
			if err := h.ask("resources/list", map[string]any{}, nil); err != nil {
				t.Fatal(err)
			}
			p := &hour{dir: dir, notices: map[string]int{}, host: h}
			files := descriptors(t, pid)
			if err := p.play(warmUp); err != nil {
				t.Fatal(err)
			}
			memory := resident(t, pid)
			if err := errors.Join(p.play(counted), p.unsubscribeAll()); err != nil {
				t.Fatal(err)
			}
			if left := settled(func() int { return descriptors(t, pid) }, files); left > files {
				t.Errorf("%d descriptors before, %d after", files, left)
			}
			grown(t, "resident memory", memory, resident(t, pid))
			if err := p.end(); err != nil {
				t.Fatal(err)
			}
			told(t, p)
		})
	}
}

// told fails when nobody was told of any change: then nothing was watched.
func told(t *testing.T, p *hour) {
	t.Helper()
	if t.Logf("notices: %v", p.notices); p.notices["notifications/resources/updated"] == 0 {
		t.Error("no change of a resource was told")
	}
}

// grown fails when a server takes more memory (bytes) than it did.
func grown(t *testing.T, what string, before, after int) {
	t.Helper()
	growth := float64(after-before) / float64(before)
	warmUp, counted := soakSeconds()
	said := fmt.Sprintf("%s of %.1f MB after %d seconds, %.1f MB after %d more: %+.1f %%", what,
		float64(before)/1e6, warmUp, float64(after)/1e6, counted, 100*growth)
	if t.Log(said); growth > soakGrowth {
		t.Errorf("%s; more than %.0f %%", said, 100*soakGrowth)
	}
}

// settled waits until a number is back where it was, and gives what it is.
func settled(number func() int, was int) int {
	for deadline := time.Now().Add(10 * time.Second); number() > was && time.Now().Before(deadline); {
		time.Sleep(time.Millisecond) // what ends does so by itself: there is nothing to wait for
	}
	return number()
}

// heapInUse is what is left on the heap when all garbage is gone.
func heapInUse() int {
	runtime.GC()
	runtime.GC() // what was finalised by the first
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int(m.HeapAlloc)
}

// descriptors counts the open files of a process.
func descriptors(t *testing.T, pid string) int {
	t.Helper()
	open, err := os.ReadDir(filepath.Join("/proc", pid, "fd"))
	if err != nil {
		t.Fatal(err)
	}
	return len(open)
}

// resident is the memory of a process in bytes.
func resident(t *testing.T, pid string) int {
	t.Helper()
	var total, pages int
	if _, err := fmt.Sscan(contentOf(t, filepath.Join("/proc", pid, "statm")), &total, &pages); err != nil {
		t.Fatal(err)
	}
	return pages * os.Getpagesize()
}
