package resources

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// TestChangesArePolledBeyondTheLimit: where more folders would have to be
// watched than the system bears, changes are told all the same, and a person
// is told once why they come late.
func TestChangesArePolledBeyondTheLimit(t *testing.T) {
	t.Parallel()
	dir := project(t, map[string]string{".kiro/specs/orders/tasks.md": begin})
	s := over(t, dir)
	s.mostFolders = 3
	var logged atomic.Int32
	s.Log = func(message string) {
		if !strings.Contains(message, "than the 3 that can be") {
			t.Errorf("the log does not say why: %s", message)
		}
		logged.Add(1)
	}
	e := s.listen(t, Wish{List: true, URIs: []string{ordersTasks}})
	for i := range 3 {
		text := fmt.Sprintf("- [ ] %d. Go on\n", i+2)
		write(t, filepath.Join(dir, ".kiro/specs/orders/tasks.md"), text)
		e.untilRead(ordersTasks, text)
	}
	write(t, filepath.Join(dir, ".kiro/specs/other/tasks.md"), begin)
	e.untilListed("kiro://specs/other/tasks", true)
	if n := logged.Load(); n != 1 {
		t.Errorf("it was logged %d times", n)
	}
}

// TestNothingIsLeftWhenNobodyListens opens and closes listeners in every order
// and counts goroutines and descriptors before and after.
func TestNothingIsLeftWhenNobodyListens(t *testing.T) {
	times := 30 // Linux takes some 10 ms to close what watches
	if os.Getenv("KIRO_MCP_STRESS") != "" {
		times = 1000
	}
	s := over(t, project(t, map[string]string{".kiro/specs/orders/tasks.md": begin}))
	s.mustRead(t, ordersTasks) // opens the workspace
	goroutines, descriptors := runtime.NumGoroutine(), openFiles(t)
	for range times {
		one := s.listen(t, Wish{List: true})
		two := s.listen(t, Wish{URIs: []string{ordersTasks, ordersTasks, "kiro://nothing"}})
		none := s.listen(t, Wish{})
		one.Close()
		one.Close()
		if s.hub.Load() == nil {
			t.Fatal("the hub ended before the last listener")
		}
		none.Close()
		two.Close()
		if s.hub.Load() != nil {
			t.Fatal("the hub did not end with the last listener")
		}
	}
	// A goroutine counts for an instant after the last thing it did.
	for deadline := time.Now().Add(patience); runtime.NumGoroutine() > goroutines; time.Sleep(time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatalf("%d goroutines before, %d after", goroutines, runtime.NumGoroutine())
		}
	}
	if n := openFiles(t); n > descriptors {
		t.Errorf("%d descriptors before, %d after", descriptors, n)
	}
}

// openFiles counts the descriptors of this process where the system lists them.
func openFiles(t *testing.T) int {
	t.Helper()
	if runtime.GOOS != "linux" {
		return 0
	}
	entries, err := os.ReadDir("/proc/self/fd")
	do(t, err)
	return len(entries)
}

func TestAListenerThatIsSlowHoldsUpNobody(t *testing.T) {
	t.Parallel()
	dir := project(t, map[string]string{".kiro/specs/orders/tasks.md": begin})
	s := over(t, dir)
	stuck, free := make(chan struct{}), make(chan struct{})
	var once sync.Once
	slow, err := s.Listen(t.Context(), Wish{URIs: []string{ordersTasks}}, func(Change) {
		once.Do(func() { close(stuck) })
		<-free
	})
	do(t, err)
	e := s.listen(t, Wish{URIs: []string{ordersTasks}})
	for _, text := range []string{finish, begin, finish} {
		write(t, filepath.Join(dir, ".kiro/specs/orders/tasks.md"), text)
		e.untilRead(ordersTasks, text)
	}
	<-stuck
	close(free)
	slow.Close()
}

func TestNothingIsToldAfterClosing(t *testing.T) {
	t.Parallel()
	dir := project(t, map[string]string{".kiro/specs/orders/tasks.md": begin})
	s := over(t, dir)
	e := s.listen(t, Wish{URIs: []string{ordersTasks}})
	for i := range 10 {
		var closed atomic.Bool
		l, err := s.Listen(t.Context(), Wish{URIs: []string{ordersTasks}}, func(Change) {
			if closed.Load() {
				t.Error("a listener was told something after it was closed")
			}
		})
		do(t, err)
		text := fmt.Sprintf("- [ ] %d. Go on\n", i+2)
		write(t, filepath.Join(dir, ".kiro/specs/orders/tasks.md"), text)
		time.Sleep(time.Duration(i) * 12 * time.Millisecond) // closed before, while and after it is told
		l.Close()
		closed.Store(true)
		e.untilRead(ordersTasks, text)
	}
}

func TestListeningThatIsGivenUpLeavesNothing(t *testing.T) {
	s := over(t, project(t, map[string]string{".kiro/specs/orders/tasks.md": begin}))
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if l, err := s.Listen(ctx, Wish{List: true, URIs: []string{ordersTasks}}, func(Change) {}); err == nil || l != nil {
		t.Errorf("listening with a context that has ended gives %v, %v", l, err)
	}
	if s.hub.Load() != nil {
		t.Error("a hub is left")
	}
}

// TestManyChangesTogether: what changes within the window is told at once.
func TestManyChangesTogether(t *testing.T) {
	t.Parallel()
	files, wish := map[string]string{}, Wish{}
	for i := range 50 {
		files[fmt.Sprintf(".kiro/specs/s%02d/tasks.md", i)] = begin
		wish.URIs = append(wish.URIs, fmt.Sprintf("kiro://specs/s%02d/tasks", i))
	}
	dir := project(t, files)
	e := over(t, dir).listen(t, wish)
	start := time.Now()
	for name := range files {
		write(t, filepath.Join(dir, name), finish)
	}
	quick := time.Since(start) < window/2
	told := map[string]bool{}
	times := 0
	e.until("every change", func(c Change) bool {
		times++
		for _, uri := range c.URIs {
			told[uri] = true
		}
		return len(told) == len(files)
	})
	if quick && times > 2 {
		t.Errorf("%d changes within %v were told in %d parts", len(files), window/2, times)
	}
}
