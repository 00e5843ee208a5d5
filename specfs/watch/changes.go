package watch

import (
	"os"
	"time"

	"github.com/fsnotify/fsnotify"
)

// mostPaths is how many changed files are told one by one. Beyond it, looking
// at everything costs no more.
const mostPaths = 1000

// Kind is what happened to a file, the more telling the greater.
type Kind int

// The kinds of change.
const (
	Written Kind = iota // its bytes or its mode
	Named               // it was created, removed or renamed
	Folder              // it is a folder, or was one that is watched, and was created, removed or renamed
)

// Changes are what happened since they were last taken.
type Changes struct {
	Files map[string]Kind // by path
	All   bool            // anything may have changed: events were lost, or too many came
	Since time.Time       // when we heard of the first that was not only written; zero if none
}

// Take gives what has happened since it was last called.
func (w *Watcher) Take() Changes {
	w.mu.Lock()
	defer w.mu.Unlock()
	taken := w.changes
	w.changes = Changes{}
	for path, kind := range taken.Files {
		if kind == Named && (w.folders[path] || isFolder(path)) {
			taken.Files[path] = Folder
			w.unsure = w.unsure || w.folders[path]
		}
	}
	return taken
}

func isFolder(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

// receive takes events as fast as they come, so that the system's queue does
// not overflow while somebody is looking.
func (w *Watcher) receive(from source) {
	defer close(w.done)
	events, failures := from.channels()
	for {
		select {
		case e, ok := <-events:
			if !ok {
				return
			}
			w.note(e)
		case _, ok := <-failures:
			if !ok {
				failures = nil // the events end next
				continue
			}
			w.lost()
		}
	}
}

func (w *Watcher) note(e fsnotify.Event) {
	kind := Written
	if e.Has(fsnotify.Create) || e.Has(fsnotify.Remove) || e.Has(fsnotify.Rename) {
		kind = Named
	} else if w.options.Concerns != nil && !w.options.Concerns(e.Name) {
		return
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	switch {
	case w.changes.All:
	case w.changes.Files == nil:
		w.changes.Files = map[string]Kind{e.Name: kind}
	default:
		w.changes.Files[e.Name] = max(kind, w.changes.Files[e.Name])
	}
	if kind == Named {
		w.begin()
	}
	if len(w.changes.Files) > mostPaths {
		w.begin()
		w.changes.Files, w.changes.All = nil, true
	}
	w.rouse()
}

// lost takes note that events were lost: the system's queue overflowed.
func (w *Watcher) lost() {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.begin()
	w.changes.Files, w.changes.All, w.unsure = nil, true, true
	w.rouse()
}

// begin notes when the changes began to be more than writing.
func (w *Watcher) begin() {
	if w.changes.Since.IsZero() {
		w.changes.Since = time.Now()
	}
}

func (w *Watcher) rouse() {
	select {
	case w.wake <- struct{}{}:
	default: // a wake-up waits already
	}
}
