// Package watch wakes somebody up when something happens in some folders. It
// alone knows the library that asks the system.
//
// Most callers want [Open], then [Watcher.Watch], and [Watcher.Take] after
// each [Watcher.Wake].
//
// It promises no more than a wake-up after each change in a watched folder:
// what changed must be found by looking. Where the system does not tell of
// changes, or refuses to tell of so many folders, [Watcher.Polling] says why,
// and whoever waits must look now and then.
package watch

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"syscall"

	"github.com/fsnotify/fsnotify"
)

// Options say what is worth a wake-up. The zero value is everything.
type Options struct {
	// Concerns reports whether it matters that the bytes of a file changed. It
	// is called from another goroutine, for files by the thousand. That a file
	// was created, removed or renamed always matters.
	Concerns func(path string) bool
	// MostFolders is how many folders are watched at most; more are polled. 0
	// is what this platform can bear.
	MostFolders int
}

// Watcher watches folders until it is closed.
type Watcher struct {
	options Options
	wake    chan struct{} // holds one wake-up
	done    chan struct{} // closed when no event comes any more; nil when none ever did

	mu      sync.Mutex
	source  source // nil while polling
	polling error
	folders map[string]bool
	unsure  bool // a watched folder may be another one by now
	changes Changes
}

// source is where events come from: the system, or a test.
type source interface {
	Add(folder string) error
	Remove(folder string) error
	Close() error
	channels() (<-chan fsnotify.Event, <-chan error)
}

// Open makes a watcher of nothing yet. It never fails: what the system refuses
// makes it one of [Watcher.Polling].
func Open(o Options) *Watcher {
	system, err := openSystem()
	if err != nil {
		return open(o, nil, err)
	}
	return open(o, system, nil)
}

func open(o Options, from source, err error) *Watcher {
	if o.MostFolders == 0 {
		o.MostFolders = mostFolders
	}
	w := &Watcher{options: o, wake: make(chan struct{}, 1), folders: map[string]bool{}, source: from}
	if err != nil {
		w.polling = fmt.Errorf("the system gives no notices: %w; %s", err, remedy)
		return w
	}
	w.done = make(chan struct{})
	go w.receive(from)
	return w
}

// Wake gives a value after something has happened since the last [Watcher.Take].
func (w *Watcher) Wake() <-chan struct{} { return w.wake }

// Polling says why the system does not tell of changes; nil when it does. Once
// it polls, a watcher polls to its end.
func (w *Watcher) Polling() error {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.polling
}

// Watch watches just these folders from now on, given by absolute paths
// without links. Those that are not there, or not for us to read, are passed
// over. It reports whether one is watched that was not before: what was
// created in it earlier has woken nobody. It and Take are for one goroutine.
func (w *Watcher) Watch(folders []string) (added bool) {
	w.mu.Lock()
	from, unsure := w.source, w.unsure
	w.unsure = false
	w.mu.Unlock()
	if from == nil {
		return false
	}
	if why := w.beyond(folders); why != nil {
		w.poll(why)
		return false
	}
	watched, err := w.replace(from, folders, unsure)
	if err != nil {
		w.poll(fmt.Errorf("the system refuses to watch %d folders: %w; %s", len(folders), err, remedy))
		return false
	}
	for folder := range watched {
		added = added || unsure || !w.folders[folder]
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	w.folders = watched
	return added
}

// replace watches these folders and no others. When folders may have changed
// places all are watched anew: the system knows a folder under the name that
// it had first. The error is that a limit was reached.
func (w *Watcher) replace(from source, folders []string, anew bool) (map[string]bool, error) {
	watched := make(map[string]bool, len(folders))
	for _, folder := range folders {
		watched[folder] = true
	}
	for folder := range w.folders {
		if anew || !watched[folder] {
			_ = from.Remove(folder) // it may be gone
		}
	}
	for _, folder := range folders {
		if w.folders[folder] && !anew {
			continue
		}
		err := from.Add(folder)
		if isLimit(err) {
			return nil, err
		}
		if err != nil {
			delete(watched, folder) // it is gone, or not for us to read
		}
	}
	return watched, nil
}

// beyond says why these folders cannot be watched; nil when they can.
func (w *Watcher) beyond(folders []string) error {
	if len(folders) > w.options.MostFolders {
		return fmt.Errorf("there are %d folders to watch, and on this system we watch at most %d", len(folders), w.options.MostFolders)
	}
	for _, top := range tops(folders) {
		if kind := silent(top); kind != "" {
			return fmt.Errorf("%s lies on a file system (%s) that does not tell of every change", top, kind)
		}
	}
	return nil
}

// tops are the folders that lie in no other of them.
func tops(folders []string) []string {
	all := make(map[string]bool, len(folders))
	for _, folder := range folders {
		all[folder] = true
	}
	var out []string
	for _, folder := range folders {
		if !all[filepath.Dir(folder)] {
			out = append(out, folder)
		}
	}
	return out
}

// isLimit knows the errors of a system that has too many watches already.
func isLimit(err error) bool {
	for _, limit := range []error{syscall.ENOSPC, syscall.EMFILE, syscall.ENFILE, syscall.ENOMEM} {
		if errors.Is(err, limit) {
			return true
		}
	}
	return false
}

// poll gives all watches back: an editor may need them more, for the limits
// count for all programs of a person together.
func (w *Watcher) poll(why error) {
	w.mu.Lock()
	from := w.source
	w.source, w.polling, w.folders = nil, why, map[string]bool{}
	w.mu.Unlock()
	_ = from.Close() // nothing was written
	<-w.done
}

// Close ends watching. When it has returned nothing of the watcher is left.
func (w *Watcher) Close() {
	w.mu.Lock()
	from := w.source
	w.source = nil
	w.mu.Unlock()
	if from != nil {
		_ = from.Close() // nothing was written
		<-w.done
	}
}

func isFolder(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.Mode()&fs.ModeDir != 0
}
