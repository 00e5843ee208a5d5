package specfs

import (
	"maps"
	"path/filepath"
	"slices"
	"sync"
	"time"
)

// Options say where to look for workspaces. The zero value of a field means
// that there is nothing to look at.
type Options struct {
	Roots      []string            // explicit folders; each must exist
	Getenv     func(string) string // environment: KIRO_MCP_ROOT, CLAUDE_PROJECT_DIR
	WorkingDir string              // where the search upwards starts
	Home       string              // this folder and those above it are never found by search

	Now         func() time.Time // clock; time.Now when nil
	LockTimeout time.Duration    // how long a writer waits for others; 10 s when 0
}

// Workspaces are the folders that a process may touch. They are safe for use
// by many goroutines.
type Workspaces struct {
	options Options
	shared  *shared
	fixed   bool // given by flag or environment: client roots do not count

	mu     sync.Mutex
	found  []*Workspace
	client []*Workspace

	followers map[*func()]bool // told of new client roots
}

// shared is what all workspaces of a process have in common.
type shared struct {
	now         func() time.Time
	lockTimeout time.Duration
	documents   *cache
	queues      queues
	step        func(string) // told between the steps of a write; set by tests only
}

const defaultLockTimeout = 10 * time.Second

// Open decides which folders are workspaces: explicit ones, else
// KIRO_MCP_ROOT, else CLAUDE_PROJECT_DIR, else the nearest folder above the
// working directory that looks like a project. It fails only for an explicit
// folder that is not there; finding none is no error. No tree is read yet.
func Open(o Options) (*Workspaces, error) {
	if o.Getenv == nil {
		o.Getenv = func(string) string { return "" }
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.LockTimeout == 0 {
		o.LockTimeout = defaultLockTimeout
	}
	w := &Workspaces{options: o, shared: &shared{now: o.Now, lockTimeout: o.LockTimeout, documents: newCache(cacheLimit), step: func(string) {}}}
	dirs, fixed, err := chooseRoots(o)
	if err != nil {
		return nil, err
	}
	w.fixed, w.found = fixed, w.build(dirs, nil)
	return w, nil
}

// Fixed reports whether a flag or the environment decided on the workspaces,
// so that nothing a client says of its roots counts.
func (w *Workspaces) Fixed() bool { return w.fixed }

// SetClientRoots takes the folders that the client says it works in. They
// count only when neither a flag nor the environment said something stronger.
// Folders that are not there, the home folder and those above it are passed
// over. An empty list goes back to what [Open] found.
func (w *Workspaces) SetClientRoots(dirs []string) {
	var usable []string
	for _, dir := range dirs {
		if !filepath.IsAbs(dir) || !isFolder(dir) || isTooHigh(dir, w.options.Home) {
			continue
		}
		usable = append(usable, filepath.Clean(dir))
	}
	w.mu.Lock()
	w.client = w.build(usable, append(slices.Clone(w.client), w.found...))
	followers := slices.Collect(maps.Keys(w.followers))
	w.mu.Unlock()
	for _, tell := range followers {
		(*tell)()
	}
}

// OnRoots has f called whenever a client has said which folders it works in,
// until stop is called.
func (w *Workspaces) OnRoots(f func()) (stop func()) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.followers == nil {
		w.followers = map[*func()]bool{}
	}
	w.followers[&f] = true
	return func() {
		w.mu.Lock()
		defer w.mu.Unlock()
		delete(w.followers, &f)
	}
}

// List gives the workspaces, in the order in which they were given. It is
// empty when there are none.
func (w *Workspaces) List() []*Workspace {
	w.mu.Lock()
	defer w.mu.Unlock()
	if !w.fixed && len(w.client) > 0 {
		return slices.Clone(w.client)
	}
	return slices.Clone(w.found)
}

// build makes workspaces of folders. One that is known with the same name and
// neighbours is kept, since it holds what was read of it.
func (w *Workspaces) build(dirs []string, known []*Workspace) []*Workspace {
	dirs = distinct(dirs)
	var out []*Workspace
	for i, name := range uniqueNames(dirs) {
		made := &Workspace{Name: name, Dir: dirs[i], shared: w.shared, siblings: dirs}
		if len(dirs) > 1 {
			made.prefix = "@" + name + "/"
		}
		for _, k := range known {
			if k.Dir == made.Dir && k.prefix == made.prefix && slices.Equal(k.siblings, dirs) {
				made = k
			}
		}
		out = append(out, made)
	}
	return out
}
