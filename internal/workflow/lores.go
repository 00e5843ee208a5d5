package workflow

import "sync"

// keptLores is the number of specs whose lore is kept: who works on a task
// asks about its spec again and again, and a lore is as large as its documents.
const keptLores = 3

// lores keeps the lore of the specs that were last asked about.
type lores struct {
	mu     sync.Mutex
	recent []versionedLore // the last used first
}

type versionedLore struct {
	version string
	lore    *lore
}

// get gives the lore of a version, and makes it when it is not there. Two
// callers may make it at once; both are the same.
func (l *lores) get(version string, build func() *lore) *lore {
	if kept := l.find(version); kept != nil {
		return kept
	}
	made := build()
	l.mu.Lock()
	defer l.mu.Unlock()
	l.recent = append([]versionedLore{{version, made}}, l.recent[:min(len(l.recent), keptLores-1)]...)
	return made
}

func (l *lores) find(version string) *lore {
	l.mu.Lock()
	defer l.mu.Unlock()
	for i, kept := range l.recent {
		if kept.version == version {
			copy(l.recent[1:i+1], l.recent[:i])
			l.recent[0] = kept
			return kept.lore
		}
	}
	return nil
}
