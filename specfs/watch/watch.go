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
	"fmt"
	"sync"

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

	folders map[string]bool // that are watched; for Watch, Add and Take alone

	mu      sync.Mutex // guards the rest
	source  source     // nil while polling
	polling error
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

// Watch watches just these folders from now on, given by absolute paths
// without links. It reports what Add does. When a watched folder may have
// changed places with another, all are watched anew: the system knows a folder
// under the name that it had first. Watch, Add and Take must not be called at
// the same time.
func (w *Watcher) Watch(folders []string) (added bool) {
	w.mu.Lock()
	from, anew := w.source, w.unsure
	w.unsure = false
	w.mu.Unlock()
	if from == nil {
		return false
	}
	wanted := make(map[string]bool, len(folders))
	for _, folder := range folders {
		wanted[folder] = true
	}
	for folder := range w.folders {
		if anew || !wanted[folder] {
			_ = from.Remove(folder) // it may be gone
			delete(w.folders, folder)
		}
	}
	return w.Add(folders)
}

// Add watches more folders, those above before those below. Those that are not
// there, or not for us to read, are passed over. It reports whether one is
// watched that was not before: what was created in it earlier has woken nobody.
func (w *Watcher) Add(folders []string) (added bool) {
	w.mu.Lock()
	from := w.source
	w.mu.Unlock()
	if from == nil {
		return false
	}
	for _, folder := range folders {
		if w.folders[folder] {
			continue
		}
		err := from.Add(folder)
		if why := w.unbearable(folder, err); why != nil {
			w.poll(why)
			return false
		}
		if err == nil {
			w.folders[folder], added = true, true
		}
	}
	return added
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
