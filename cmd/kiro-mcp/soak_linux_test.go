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

// The soak plays an hour of a busy host (see [hour]) after a while of the same
// to warm up, and looks at what is left of it.
const (
	soakWarmUp = 360 // seconds that are played first
	soakGrowth = 0.1 // how much more memory may be taken
)

// soakSeconds is how much is played: a whole hour, or minutes in the quick suite.
func soakSeconds() int {
	if os.Getenv("KIRO_MCP_STRESS") != "" {
		return 3600
	}
	return 360
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
	p := &hour{dir: dir, connect: func(era string) (*host, error) { return dialInProcess(server, era) }}
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
	play(soakWarmUp)
	files, heap := descriptors(t, "self"), heapInUse()
	play(soakSeconds())
	if left := descriptors(t, "self"); left > files {
		t.Errorf("%d descriptors before, %d after", files, left)
	}
	grown(t, "heap", heap, heapInUse())
	runtime.KeepAlive(server) // and so all that it holds
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
			dir := soakProject(t)
			h, err := start(era, dir, nil, "--root", dir)
			if err != nil {
				t.Fatal(err)
			}
			pid := fmt.Sprint(h.cmd.Process.Pid)
			p := &hour{dir: dir, host: h}
			if err := p.play(soakWarmUp); err != nil {
				t.Fatal(err)
			}
			files, memory := descriptors(t, pid), resident(t, pid)
			if err := p.play(soakSeconds()); err != nil {
				t.Fatal(err)
			}
			if left := settled(func() int { return descriptors(t, pid) }, files); left > files {
				t.Errorf("%d descriptors before, %d after", files, left)
			}
			grown(t, "resident memory", memory, resident(t, pid))
			if err := p.end(); err != nil {
				t.Fatal(err)
			}
		})
	}
}

// grown fails when a server takes more memory (bytes) than it did.
func grown(t *testing.T, what string, before, after int) {
	t.Helper()
	growth := float64(after-before) / float64(before)
	said := fmt.Sprintf("%s of %.1f MB after %d seconds, %.1f MB after %d more: %+.1f %%", what,
		float64(before)/1e6, soakWarmUp, float64(after)/1e6, soakSeconds(), 100*growth)
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
