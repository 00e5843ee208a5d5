package code

import (
	"context"
	"os"
	"sync"

	"kiro-mcp/internal/code/facts"
	"kiro-mcp/internal/code/lex"
	"kiro-mcp/internal/code/routes"
	"kiro-mcp/internal/code/signs"
	"kiro-mcp/internal/code/tables"
)

// Bounds of a project. What lies behind them is not read, and the project says
// so.
const (
	mostEntries = 200_000   // files of any kind that are seen
	mostFiles   = 30_000    // source files that are read
	mostBytes   = 128 << 20 // of them all
	workers     = 2         // files that are read at the same time
)

// Project says what all source below a folder holds. Facts of files that have
// not changed since the last look are taken from memory. Callers share what is
// returned and do not change it.
func (s *Sources) Project(ctx context.Context, dir string) (*facts.Project, error) {
	look := s.look(dir)
	select {
	case look.turn <- struct{}{}:
		defer func() { <-look.turn }()
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	return look.again(ctx)
}

// look is the view of one workspace that is kept.
func (s *Sources) look(dir string) *look {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.looks == nil {
		s.looks = map[string]*look{}
	}
	l := s.looks[dir]
	if l == nil {
		l = &look{dir: dir, turn: make(chan struct{}, 1), seen: map[string]*seen{}}
		s.looks[dir] = l
	}
	return l
}

// look is what is remembered of a workspace between two looks at it.
type look struct {
	dir     string
	turn    chan struct{} // held by the one who looks
	seen    map[string]*seen
	project *facts.Project
}

// again looks at the workspace and reads what is new or has changed.
func (l *look) again(ctx context.Context) (*facts.Project, error) {
	root, err := os.OpenRoot(l.dir)
	if err != nil {
		return nil, err
	}
	defer func() { _ = root.Close() }() // nothing was written
	n := newLooking(ctx, root.FS(), l.seen)
	n.walk()
	n.readAll()
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	files := n.files()
	if l.project == nil || !same(l.project, files, n) {
		l.project = join(files)
		l.project.Cut, l.project.Left = n.cut, n.left
	}
	l.seen = n.now
	return l.project, nil
}

// same reports whether nothing has changed, facts being compared by where they
// are kept.
func same(p *facts.Project, files []*facts.File, n *looking) bool {
	if len(p.Files) != len(files) || p.Cut != n.cut || len(p.Left) != len(n.left) {
		return false
	}
	for i := range files {
		if p.Files[i] != files[i] {
			return false
		}
	}
	return true
}

// ours reports whether a file of this name is read.
func ours(name string) bool { return lex.Of(name) != nil || signs.IsManifest(name) }

// join composes what only all files together say.
func join(files []*facts.File) *facts.Project {
	composed := routes.Compose(files)
	return &facts.Project{
		Files: files, Endpoints: composed.Endpoints, Apps: composed.Apps, Unread: composed.Unread,
		Tables: tables.Join(files),
	}
}

// readAll reads the files that are new or have changed, some at a time.
func (n *looking) readAll() {
	work := make(chan *seen)
	var done sync.WaitGroup
	for range min(workers, len(n.todo)) {
		done.Go(func() {
			for s := range work {
				n.read(s)
			}
		})
	}
	for _, s := range n.todo {
		if n.ctx.Err() != nil {
			break
		}
		work <- s
	}
	close(work)
	done.Wait()
}
