package watch

import (
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/fsnotify/fsnotify"
)

// patience is how long a test waits for what must come.
const patience = 20 * time.Second

// until takes changes until one of them is as wanted.
func until(t *testing.T, w *Watcher, wanted func(Changes) bool) {
	t.Helper()
	timeout := time.After(patience)
	var seen []string
	for {
		select {
		case <-w.Wake():
			taken := w.Take()
			if wanted(taken) {
				return
			}
			seen = append(seen, fmt.Sprint(taken))
		case <-timeout:
			t.Fatalf("no such change came; these did: %s", strings.Join(seen, "; "))
		}
	}
}

func of(path string, kind Kind) func(Changes) bool {
	return func(c Changes) bool { got, ok := c.Files[path]; return ok && got == kind }
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// realDir is a folder whose path holds no link.
func realDir(t *testing.T) string {
	t.Helper()
	dir, err := filepath.EvalSymlinks(t.TempDir())
	must(t, err)
	return dir
}

func TestWhatHappensToFilesAndFolders(t *testing.T) {
	dir := realDir(t)
	file, folder := filepath.Join(dir, "tasks.md"), filepath.Join(dir, "orders")
	w := Open(Options{})
	defer w.Close()
	if w.Watch([]string{dir, filepath.Join(dir, "not-there")}); w.Polling() != nil {
		t.Fatal(w.Polling())
	}
	for _, step := range []struct {
		name string
		do   func() error
		path string
		kind Kind
	}{
		{"a file is created", func() error { return os.WriteFile(file, []byte("a"), 0o644) }, file, Named},
		{"a file is written", func() error { return os.WriteFile(file, []byte("b"), 0o644) }, file, Written},
		{"a file is renamed", func() error { return os.Rename(file, file+"~") }, file + "~", Named},
		{"a file is removed", func() error { return os.Remove(file + "~") }, file + "~", Named},
		{"a folder is created", func() error { return os.Mkdir(folder, 0o755) }, folder, Folder},
		{"a folder is watched", func() error {
			w.Watch([]string{dir, folder})
			return os.WriteFile(filepath.Join(folder, "x"), nil, 0o644)
		}, filepath.Join(folder, "x"), Named},
		{"a watched folder is moved away", func() error { return os.Rename(folder, folder+"-old") }, folder, Folder},
	} {
		t.Run(step.name, func(t *testing.T) {
			must(t, step.do())
			until(t, w, of(step.path, step.kind))
		})
	}
}

func TestAFolderThatTakesAnothersPlaceIsWatched(t *testing.T) {
	dir := realDir(t)
	folder := filepath.Join(dir, "orders")
	must(t, os.Mkdir(folder, 0o755))
	w := Open(Options{})
	defer w.Close()
	if !w.Watch([]string{dir, folder}) {
		t.Fatal("nothing was added to watch")
	}
	if w.Watch([]string{dir, folder}) {
		t.Error("what is watched already counts as added")
	}
	must(t, os.Rename(folder, folder+"-old"))
	must(t, os.Mkdir(folder, 0o755))
	until(t, w, of(folder, Folder))
	if !w.Watch([]string{dir, folder}) {
		t.Error("the folder in the other's place does not count as added")
	}
	inside := filepath.Join(folder, "tasks.md")
	must(t, os.WriteFile(inside, nil, 0o644))
	until(t, w, of(inside, Named))
}

func TestFoldersThatChangePlacesAreWatched(t *testing.T) {
	dir := realDir(t)
	one, two, aside := filepath.Join(dir, "one"), filepath.Join(dir, "two"), filepath.Join(dir, "aside")
	folders := []string{dir, one, filepath.Join(one, "deep"), two, filepath.Join(two, "deep")}
	for _, folder := range folders[1:] {
		must(t, os.MkdirAll(folder, 0o755))
	}
	w := Open(Options{})
	defer w.Close()
	w.Watch(folders)
	must(t, os.Rename(one, aside))
	must(t, os.Rename(two, one))
	must(t, os.Rename(aside, two))
	until(t, w, of(two, Folder))
	w.Watch(folders)
	for _, folder := range folders {
		inside := filepath.Join(folder, "tasks.md")
		must(t, os.WriteFile(inside, nil, 0o644))
		until(t, w, of(inside, Named))
	}
	must(t, os.Rename(one, aside))
	until(t, w, of(aside, Folder))
	folders = []string{dir, aside, filepath.Join(aside, "deep")}
	w.Watch(folders)
	for _, folder := range folders {
		inside := filepath.Join(folder, "design.md")
		must(t, os.WriteFile(inside, nil, 0o644))
		until(t, w, of(inside, Named))
	}
}

func TestWritesThatConcernNobodyWakeNobody(t *testing.T) {
	dir := realDir(t)
	log, file := filepath.Join(dir, "server.log"), filepath.Join(dir, "tasks.md")
	must(t, os.WriteFile(log, nil, 0o644))
	must(t, os.WriteFile(file, nil, 0o644))
	w := Open(Options{Concerns: func(path string) bool { return path == file }})
	defer w.Close()
	w.Watch([]string{dir})
	must(t, os.WriteFile(log, []byte("line\n"), 0o644))
	must(t, os.WriteFile(file, []byte("- [ ] 1. A\n"), 0o644))
	until(t, w, func(c Changes) bool {
		if _, told := c.Files[log]; told {
			t.Errorf("%s was told", log)
		}
		return of(file, Written)(c)
	})
}

func TestTooManyChangesAreToldAsOne(t *testing.T) {
	w := open(Options{}, nil, syscall.EMFILE)
	for i := range mostPaths {
		w.note(fsnotify.Event{Name: fmt.Sprint("/a/", i), Op: fsnotify.Write})
	}
	if c := w.Take(); c.All || len(c.Files) != mostPaths {
		t.Errorf("%d changes were told as %d, all: %t", mostPaths, len(c.Files), c.All)
	}
	for i := range 3 * mostPaths {
		w.note(fsnotify.Event{Name: fmt.Sprint("/a/", i), Op: fsnotify.Write})
	}
	if c := w.Take(); !c.All || len(c.Files) != 0 {
		t.Errorf("%d changes were told as %d, all: %t", 3*mostPaths, len(c.Files), c.All)
	}
}

func TestNothingIsLeftAfterClosing(t *testing.T) {
	dir := realDir(t)
	goroutines, descriptors := runtime.NumGoroutine(), openFiles(t)
	times := 50 // Linux takes some 10 ms for each
	if os.Getenv("KIRO_MCP_STRESS") != "" {
		times = 1000
	}
	for range times {
		w := Open(Options{})
		w.Watch([]string{dir})
		w.Close()
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
	must(t, err)
	return len(entries)
}

// fake is a system with a limit.
type fake struct {
	most    int
	limit   error
	folders map[string]bool
	events  chan fsnotify.Event
	errors  chan error
	closed  bool
}

func newFake(most int, limit error) *fake {
	return &fake{most, limit, map[string]bool{}, make(chan fsnotify.Event), make(chan error), false}
}

func (f *fake) Add(folder string) error {
	if len(f.folders) == f.most {
		return f.limit
	}
	f.folders[folder] = true
	return nil
}

func (f *fake) Remove(folder string) error { delete(f.folders, folder); return nil }

func (f *fake) Close() error {
	if !f.closed {
		close(f.events)
	}
	f.closed = true
	return nil
}

func (f *fake) channels() (<-chan fsnotify.Event, <-chan error) { return f.events, f.errors }

func TestLimitsOfTheSystemLeadToPolling(t *testing.T) {
	for _, limit := range []error{syscall.ENOSPC, syscall.EMFILE, syscall.ENFILE, syscall.ENOMEM} {
		system := newFake(2, limit)
		w := open(Options{}, system, nil)
		if w.Watch([]string{"/a", "/a/b"}); w.Polling() != nil {
			t.Fatal(w.Polling())
		}
		w.Add([]string{"/a", "/a/b", "/a/c"})
		if err := w.Polling(); !errors.Is(err, limit) || !strings.Contains(err.Error(), "more than 2 folders") {
			t.Errorf("the reason for polling is %v, not %v for more than 2 folders", err, limit)
		}
		if !system.closed {
			t.Errorf("%v: the watches were not given back", limit)
		}
		if w.Watch([]string{"/a"}) {
			t.Errorf("%v: a watcher that polls watches", limit)
		}
		w.Close()
	}
}

func TestAFolderThatCannotBeWatchedIsPassedOver(t *testing.T) {
	for _, why := range []error{syscall.ENOENT, syscall.EACCES, syscall.ENAMETOOLONG, syscall.ENOTDIR} {
		system := newFake(1, why)
		w := open(Options{}, system, nil)
		if w.Watch([]string{"/a", "/b"}); w.Polling() != nil || !system.folders["/a"] {
			t.Errorf("%v: polling because %v; watched are %v", why, w.Polling(), slices.Sorted(maps.Keys(system.folders)))
		}
		w.Close()
	}
}

func TestNoWatcherOfTheSystem(t *testing.T) {
	w := open(Options{}, nil, syscall.EMFILE)
	defer w.Close()
	if w.Watch([]string{"/a"}); !errors.Is(w.Polling(), syscall.EMFILE) {
		t.Errorf("the reason for polling is %v", w.Polling())
	}
}

func TestOurOwnLimitLeadsToPolling(t *testing.T) {
	dir := realDir(t)
	w := Open(Options{MostFolders: 1})
	defer w.Close()
	if w.Watch([]string{dir, filepath.Join(dir, "not-there")}); w.Polling() != nil {
		t.Errorf("a folder that is not there counts: %v", w.Polling())
	}
	if w.Watch([]string{dir, filepath.Dir(dir)}); w.Polling() == nil {
		t.Error("two folders are watched where one is the most")
	}
}

func TestAfterAnOverflowEverythingMayHaveChanged(t *testing.T) {
	system := newFake(9, nil)
	w := open(Options{}, system, nil)
	defer w.Close()
	w.Watch([]string{"/a"})
	system.events <- fsnotify.Event{Name: "/a/tasks.md", Op: fsnotify.Write}
	system.errors <- fsnotify.ErrEventOverflow
	until(t, w, func(c Changes) bool { return c.All })
	if !w.Watch([]string{"/a"}) {
		t.Error("no folder was watched anew")
	}
}
