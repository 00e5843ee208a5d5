package watch

import "github.com/fsnotify/fsnotify"

// system is the source that the operating system is.
type system struct{ *fsnotify.Watcher }

func openSystem() (source, error) {
	w, err := fsnotify.NewWatcher()
	return system{w}, err
}

func (s system) Add(folder string) error {
	return s.AddWith(folder, fsnotify.WithBufferSize(bufferSize))
}

func (s system) channels() (<-chan fsnotify.Event, <-chan error) { return s.Events, s.Errors }

// bufferSize is that of each folder's events on Windows, in bytes: the least
// that the library allows, for the default would be 16 MB for 256 folders.
// Elsewhere it counts for nothing.
const bufferSize = 4096
