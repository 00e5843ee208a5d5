package code

import (
	"context"
	"crypto/sha256"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"sync"
	"time"

	"kiro-mcp/internal/code/facts"
)

// seen is a file as it was when its facts were read.
type seen struct {
	path    string
	size    int64
	changed time.Time
	hash    [sha256.Size]byte
	facts   *facts.File
	fresh   bool // it changed so shortly before it was read that it may have changed since
}

// settled is how long after its time of change a file counts as done: clocks of
// file systems are coarse, and two changes within one tick look like one.
const settled = 100 * time.Millisecond

// patience is how long the facts of one file may take, besides a time for each
// megabyte.
const patience = 200 * time.Millisecond

// looking is one look at a workspace under way.
type looking struct {
	ctx    context.Context
	fsys   fs.FS
	before map[string]*seen
	now    map[string]*seen
	todo   []*seen
	bytes  int64
	cut    string
	left   []facts.Place

	mu     sync.Mutex
	shared shared
}

func newLooking(ctx context.Context, fsys fs.FS, before map[string]*seen) *looking {
	return &looking{ctx: ctx, fsys: fsys, before: before, now: make(map[string]*seen, len(before)), shared: shared{}}
}

// walk finds the files there are, and which of them must be read.
func (n *looking) walk() {
	w := &walker{
		fsys: n.fsys, entries: mostEntries, file: n.file,
		left: func(name, why string) { n.left = append(n.left, facts.Place{File: name, Text: why}) },
		stop: func() bool { return n.ctx.Err() != nil },
	}
	w.walk(".", nil)
	if w.short != "" {
		n.cut = w.short
	}
}

func (n *looking) file(name string, e fs.DirEntry) {
	if !ours(name) {
		return
	}
	if len(n.now) >= mostFiles {
		n.cut = fmt.Sprintf("the project has more than %d source files", mostFiles)
		return
	}
	s := &seen{path: name}
	if !e.Type().IsRegular() {
		n.refuse(s, kindOf(e))
		return
	}
	info, err := e.Info()
	if err != nil {
		return // it vanished since the folder was read
	}
	s.size, s.changed = info.Size(), info.ModTime()
	if n.bytes += min(s.size, largest); n.bytes > mostBytes {
		n.cut = fmt.Sprintf("the project has more than %d MB of source", mostBytes>>20)
		return
	}
	old := n.before[name]
	if old != nil && old.facts != nil && old.size == s.size && old.changed.Equal(s.changed) && !old.fresh {
		n.now[name] = old
		return
	}
	n.now[name] = s
	n.todo = append(n.todo, s)
}

func kindOf(e fs.DirEntry) string {
	if e.Type()&fs.ModeSymlink != 0 {
		return "link"
	}
	return "not a regular file"
}

// refuse notes a file that is not read.
func (n *looking) refuse(s *seen, why string) {
	old := n.before[s.path]
	if old != nil && old.facts != nil && old.facts.Skipped == why && old.size == s.size {
		s.facts = old.facts
	} else {
		s.facts = &facts.File{Path: s.path, Bytes: s.size, Confidence: facts.None, Skipped: why, Test: isTest(s.path)}
	}
	n.mu.Lock()
	n.now[s.path] = s
	n.mu.Unlock()
}

// read fills in the facts of a file, from memory when its text is the old one.
func (n *looking) read(s *seen) {
	src, why := take(n.fsys, s.path, s.size)
	s.fresh = time.Since(s.changed) < settled
	if why != "" {
		n.refuse(s, why)
		return
	}
	s.hash = sha256.Sum256(src)
	if old := n.before[s.path]; old != nil && old.facts != nil && old.hash == s.hash && old.facts.Skipped != late {
		s.facts = old.facts
		return
	}
	allowed := patience + time.Duration(len(src))*patience/(1<<20)
	out := patiently(s.path, src, allowed)
	if out.Skipped == late { // by the clock, and the machine may have been busy
		out = patiently(s.path, src, 4*allowed)
	}
	n.mu.Lock()
	n.shared.file(out)
	n.mu.Unlock()
	s.facts = out
}

// patiently extracts the facts of a file and gives up after a while: facts that
// never come are worse than none. What a reader of ours trips over costs the one
// file only.
func patiently(path string, src []byte, allowed time.Duration) *facts.File {
	result := make(chan *facts.File, 1)
	go func() {
		defer func() {
			if fault := recover(); fault != nil {
				result <- &facts.File{Path: path, Bytes: int64(len(src)), Confidence: facts.None, Skipped: "the reader failed on it", Test: isTest(path)}
			}
		}()
		result <- extract(path, src, time.Now().Add(allowed))
	}()
	timer := time.NewTimer(2 * allowed)
	defer timer.Stop()
	select {
	case out := <-result:
		return out
	case <-timer.C:
		return &facts.File{Path: path, Bytes: int64(len(src)), Confidence: facts.Partial, Skipped: late, Test: isTest(path)}
	}
}

// files are the facts of all files, by path.
func (n *looking) files() []*facts.File {
	out := make([]*facts.File, 0, len(n.now))
	for _, s := range n.now {
		if s.facts != nil {
			out = append(out, s.facts)
		}
	}
	slices.SortFunc(out, func(a, b *facts.File) int { return strings.Compare(a.Path, b.Path) })
	return out
}
