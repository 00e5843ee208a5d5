package workflow

import "sync"

// memo keeps what was computed of a document for as long as the document stays
// the same one. It holds one value for each path, so that old versions go.
type memo[V comparable, T any] struct {
	mu      sync.Mutex
	entries map[string]entry[V, T]
}

type entry[V comparable, T any] struct {
	version V
	value   T
}

// get returns the value for a path at a version, and makes it when it is not
// there. Two callers may make it at once; both results are the same.
func (m *memo[V, T]) get(path string, version V, build func() T) T {
	m.mu.Lock()
	e, ok := m.entries[path]
	m.mu.Unlock()
	if ok && e.version == version {
		return e.value
	}
	value := build()
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.entries == nil {
		m.entries = map[string]entry[V, T]{}
	}
	m.entries[path] = entry[V, T]{version: version, value: value}
	return value
}
