package specfs

import (
	"cmp"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"kiro-mcp/internal/ignore"
)

// The bounds of the search for nested folders, and how long its result
// stands, since it may cost far more than an answer: at least surveyStands,
// and surveyShare times as long as it took.
const (
	surveyDepth   = 6
	surveyEntries = 20_000
	surveyStands  = 2 * time.Second
	surveyShare   = 20
)

// survey is what lies in the folders of a workspace besides its own .kiro.
type survey struct {
	mu    sync.Mutex
	until time.Time // when it is to be made again
	nested
}

// nested lists what the search found, as slash-separated paths.
type nested struct {
	folders   []string // holding a .kiro folder, the workspace itself left out
	agents    []string // AGENTS.md files
	contracts []string // OpenAPI documents by name
	cut       bool     // a bound was reached
}

// nestedFolders searches the workspace, or gives what was found moments ago.
func (w *Workspace) nestedFolders(root *os.Root, fresh bool) nested {
	w.survey.mu.Lock()
	defer w.survey.mu.Unlock()
	if start := w.shared.now(); fresh || start.After(w.survey.until) {
		search := &search{w: w, root: root}
		search.run()
		end := w.shared.now()
		w.survey.nested, w.survey.until = search.found, end.Add(max(surveyStands, surveyShare*end.Sub(start)))
	}
	return w.survey.nested
}

// search goes through a workspace breadth first, so that the bound on
// entries cuts what lies deepest.
type search struct {
	w     *Workspace
	root  *os.Root
	seen  int
	found nested
}

type pending struct {
	dir   string
	depth int
	rules *ignore.Rules
}

func (s *search) run() {
	waiting := []pending{{dir: "."}}
	for len(waiting) > 0 {
		at := waiting[0]
		waiting = append(waiting[1:], s.visit(at)...)
	}
	byDepth := func(a, b string) int {
		return cmp.Or(cmp.Compare(segmentCount(a), segmentCount(b)), cmp.Compare(a, b))
	}
	slices.SortFunc(s.found.folders, byDepth)
	slices.SortFunc(s.found.agents, byDepth)
	slices.SortFunc(s.found.contracts, byDepth)
}

// visit notes what a folder holds and returns the folders to visit next.
func (s *search) visit(at pending) []pending {
	if s.seen > surveyEntries {
		s.found.cut = true
		return nil
	}
	entries, err := readNames(s.root, at.dir)
	if err != nil {
		return nil // the rest of the workspace is still worth showing
	}
	s.seen += len(entries)
	if at.dir != "." && s.isOther(at.dir, entries) {
		return nil
	}
	if has(entries, ".gitignore") {
		if rules, err := s.w.ReadFile(path.Join(at.dir, ".gitignore")); err == nil {
			at.rules = at.rules.With(at.dir, rules)
		}
	}
	var next []pending
	for _, entry := range entries {
		name, rel := entry.Name(), path.Join(at.dir, entry.Name())
		switch {
		case !entry.IsDir():
			s.noteFile(name, rel, at.rules)
		case name == kiroFolder && at.dir != ".":
			s.found.folders = append(s.found.folders, at.dir)
		case skipFolder(name) || at.rules.Match(rel, true):
			// It is not ours to read.
		case at.depth == surveyDepth:
			s.found.cut = true
		default:
			next = append(next, pending{dir: rel, depth: at.depth + 1, rules: at.rules})
		}
	}
	return next
}

func (s *search) noteFile(name, rel string, rules *ignore.Rules) {
	switch {
	case name == agentsFile && !rules.Match(rel, false):
		s.found.agents = append(s.found.agents, rel)
	case isContractName(name) && !rules.Match(rel, false):
		s.found.contracts = append(s.found.contracts, rel)
	}
}

// isOther reports whether a folder is a workspace of its own: one that was
// given, or a git worktree, whose .git is a file that names its place among
// the repository's worktrees.
func (s *search) isOther(rel string, entries []fs.DirEntry) bool {
	if slices.Contains(s.w.siblings, filepath.Join(s.w.Dir, filepath.FromSlash(rel))) {
		return true
	}
	if !has(entries, ".git") {
		return false
	}
	source, err := s.w.ReadFile(path.Join(rel, ".git"))
	return err == nil && isWorktreeLink(source)
}

func has(entries []fs.DirEntry, name string) bool {
	return slices.ContainsFunc(entries, func(e fs.DirEntry) bool { return e.Name() == name })
}

// readNames lists a folder without describing what is in it, and without
// following a link to it.
func readNames(root *os.Root, dir string) ([]fs.DirEntry, error) {
	folder, err := root.OpenFile(dir, os.O_RDONLY|nonBlocking|noFollow, 0)
	if err != nil {
		return nil, err
	}
	defer func() { _ = folder.Close() }() // nothing was written
	entries, err := namesOf(folder)
	sortEntries(entries)
	return entries, err
}

func sortEntries(entries []fs.DirEntry) {
	slices.SortFunc(entries, func(a, b fs.DirEntry) int { return cmp.Compare(a.Name(), b.Name()) })
}

func segmentCount(rel string) int {
	return strings.Count(rel, "/")
}
