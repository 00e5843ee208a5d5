package specfs

import (
	"reflect"
	"sync"
)

// Memo gives what compute makes of a document, and computes it once: the
// value of each type is kept for as long as the document itself, and goes with
// it. Two callers may compute it at the same time; one value is kept.
func Memo[T any](d *Document, compute func(*Document) T) T {
	kind := reflect.TypeFor[T]()
	if value, ok := d.memo.get(kind); ok {
		return value.(T)
	}
	return d.memo.keep(kind, compute(d)).(T)
}

type memo struct {
	mu     sync.Mutex
	values map[reflect.Type]any
}

func (m *memo) get(kind reflect.Type) (any, bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	value, ok := m.values[kind]
	return value, ok
}

func (m *memo) keep(kind reflect.Type, value any) any {
	m.mu.Lock()
	defer m.mu.Unlock()
	if had, ok := m.values[kind]; ok {
		return had
	}
	if m.values == nil {
		m.values = map[reflect.Type]any{}
	}
	m.values[kind] = value
	return value
}
