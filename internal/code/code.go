// Package code says what a workspace's source holds: which files there are,
// where a name stands in them, and what they say as facts.
//
// Most callers want [NewSources], then [Sources.Project] for the facts of all
// files, or [Sources.File] and [Sources.Symbol] for where one name stands.
//
// The search for a name looks at words and parses no language. So it promises
// little and keeps it: "defined" and "mentioned" carry file and line; "missing"
// means that all source was searched and the word stands nowhere in it; when a
// bound kept it from searching all, the verdict is "not_checked" and says which
// bound. A project promises as much: every file that was not read is in it with
// its reason, and what bound cut it short is said.
package code

import (
	"sync"
	"time"
)

// Verdict is what can be said about a name.
type Verdict string

// The verdicts.
const (
	Exists     Verdict = "exists"      // a file of that name is there
	Defined    Verdict = "defined"     // a line declares the name
	Mentioned  Verdict = "mentioned"   // the word is there; no line was seen to declare it
	Missing    Verdict = "missing"     // all source was searched
	NotChecked Verdict = "not_checked" // not all could be searched; Why says what kept us
)

// Found is the answer about one name.
type Found struct {
	Verdict Verdict
	File    string // slash-separated, relative to the workspace
	Line    int    // 1-based; 0 for a file
	Why     string // for [NotChecked]
}

// Limits bound a search.
type Limits struct {
	Entries   int   // files and folders looked at
	FileBytes int64 // size above which a file is not read
	Bytes     int64 // read in all
}

// DefaultLimits keep the first search of a large project within some hundred
// milliseconds and its words within a few megabytes.
var DefaultLimits = Limits{Entries: 40_000, FileBytes: 512 << 10, Bytes: 16 << 20}

// freshFor is how long a listing of a workspace counts as present.
const freshFor = time.Second

// Sources answers for any number of workspaces. It keeps the words of every
// file until the file changes. It is safe for concurrent use.
type Sources struct {
	Limits Limits

	mu    sync.Mutex // held through a search: listings share their files
	trees map[string]*tree
	looks map[string]*look
}

// NewSources makes a Sources with the default limits.
func NewSources() *Sources {
	return &Sources{Limits: DefaultLimits, trees: map[string]*tree{}}
}

// File looks for a file by its path relative to the workspace, or by the last
// elements of its path.
func (s *Sources) File(dir, name string) Found {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.tree(dir).file(name)
}

// Symbol looks for a name such as "create_order" or "OrderService.create_order".
// A qualified name is found where its last part stands in a file that holds
// the parts before it too.
func (s *Sources) Symbol(dir, name string) Found {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.tree(dir).symbol(name)
}

// tree gives the present listing of a workspace.
func (s *Sources) tree(dir string) *tree {
	old := s.trees[dir]
	if old != nil && time.Since(old.listed) < freshFor {
		return old
	}
	made := list(dir, s.Limits, old)
	s.trees[dir] = made
	return made
}
