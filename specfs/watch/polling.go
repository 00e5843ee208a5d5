package watch

import (
	"errors"
	"fmt"
	"syscall"
)

// Polling says why the system does not tell of changes; nil when it does. Once
// it polls, a watcher polls to its end.
func (w *Watcher) Polling() error {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.polling
}

// poll gives all watches back: an editor may need them more, for the limits
// count for all programs of a person together.
func (w *Watcher) poll(why error) {
	w.mu.Lock()
	from := w.source
	w.source, w.polling = nil, why
	w.mu.Unlock()
	_ = from.Close() // nothing was written
	<-w.done
}

// unbearable says why no folder can be watched any more after an attempt on
// this one, which ended with err; nil when they can. Each folder's file system
// is looked at: another one may be mounted on it.
func (w *Watcher) unbearable(folder string, err error) error {
	switch {
	case isLimit(err):
		return fmt.Errorf("the system refuses to watch more than %d folders: %w; %s", len(w.folders), err, remedy)
	case err != nil:
		return nil // it is not there, or not ours to read
	case len(w.folders) == w.options.MostFolders:
		return fmt.Errorf("there are more folders to watch than the %d that can be on this system", len(w.folders))
	}
	if kind := silent(folder); kind != "" {
		return fmt.Errorf("%s lies on a file system (%s) that does not tell of every change", folder, kind)
	}
	return nil
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
