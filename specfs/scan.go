package specfs

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"

	"kiro-mcp/specfs/doc"
)

// The folders that matter in a project.
const (
	kiroFolder     = ".kiro"
	specsFolder    = ".kiro/specs"
	archiveFolder  = ".kiro/archive"
	steeringFolder = ".kiro/steering"
	stateFolder    = ".kiro/state"
)

// flatName is the name of the spec whose documents lie in .kiro itself.
const (
	flatName = "main"
	flatTwin = "main~flat" // where a folder is called main, too
)

// maxNesting is how deep spec folders may lie below specs.
const maxNesting = 8

// scan collects the specs of one .kiro folder.
type scan struct {
	w        *Workspace
	root     *os.Root
	near     *os.Root // the specs folder, so that each spec is one step away; may be nil
	folder   string   // that holds the .kiro folder; empty for the workspace itself
	archives bool     // those in archives are wanted, and no others
	state    bool     // there are records of ours
	specs    []*Spec
	folders  []string // that were looked into
	findings []doc.Finding
}

func (w *Workspace) newScan(root *os.Root, folder string, archives bool) *scan {
	_, err := root.Stat(path.Join(folder, stateFolder))
	return &scan{w: w, root: root, folder: folder, archives: archives, state: err == nil}
}

// all reads every spec of the folder.
func (s *scan) all(ctx context.Context) error {
	specs := path.Join(s.folder, specsFolder)
	if near, err := s.root.OpenRoot(specs); err == nil {
		s.near = near
		defer func() { _ = near.Close() }() // nothing was written
	}
	s.below(ctx, specs, "", 0, false, false)
	if s.archives {
		s.below(ctx, path.Join(s.folder, archiveFolder), "archive", 1, true, false)
		return ctx.Err()
	}
	dir := path.Join(s.folder, kiroFolder)
	if entries, ok := s.list(dir); ok && hasPlainName(entries) {
		name := flatName
		if slices.ContainsFunc(s.specs, func(had *Spec) bool { return had.Name == flatName }) {
			name = flatTwin
		}
		s.add(s.w.readSpec(s.root, s.folder, name, dir, entries), false)
	}
	return ctx.Err()
}

// below reads the specs in dir and in the folders below it. A file that lies
// directly under specs belongs to none.
func (s *scan) below(ctx context.Context, dir, name string, depth int, archived, inSpec bool) {
	entries, ok := s.list(dir)
	if !ok || ctx.Err() != nil {
		return
	}
	s.folders = append(s.folders, dir)
	if depth > 0 && !isSpecName(path.Base(name)) {
		s.findings = append(s.findings, unusableName(dir))
		return
	}
	if depth > 0 && archived == s.archives && (!inSpec || hasPlainName(entries)) {
		spec := s.w.readSpec(s.root, s.folder, name, dir, entries)
		s.add(spec, archived)
		inSpec = inSpec || spec != nil
	}
	if depth == maxNesting {
		return
	}
	for _, entry := range entries {
		file := entry.Name()
		linked := entry.Type()&fs.ModeSymlink != 0
		if !entry.IsDir() && !linked || strings.HasPrefix(file, ".") || inSpec && (linked || skipFolder(file)) {
			continue
		}
		if linked && !s.isLinkedFolder(path.Join(dir, file)) {
			continue
		}
		in := archived || isArchive(file)
		if in && !s.archives {
			continue
		}
		next := depth + 1
		if linked {
			next = maxNesting // links may lead in circles
		}
		s.below(ctx, path.Join(dir, file), path.Join(name, file), next, in, inSpec)
	}
}

// list reads a folder. One that is not there is no finding.
func (s *scan) list(dir string) ([]fs.DirEntry, bool) {
	if rel, ok := strings.CutPrefix(dir, path.Join(s.folder, specsFolder)+"/"); ok && s.near != nil {
		if entries, err := readFolder(s.near, rel); err == nil {
			return entries, true
		}
		// A link may lead elsewhere in the workspace.
	}
	entries, err := readFolder(s.root, dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, false
	case err != nil:
		s.findings = append(s.findings, findingOf(err, dir))
		return nil, false
	}
	return entries, true
}

// readFolder lists a folder of the workspace, sorted by name. An entry that
// is a file where a folder was expected counts as not there.
func readFolder(root *os.Root, dir string) ([]fs.DirEntry, error) {
	folder, err := root.OpenFile(dir, os.O_RDONLY|nonBlocking, 0)
	if err != nil {
		return nil, pathFault(root, dir, err)
	}
	defer func() { _ = folder.Close() }() // nothing was written
	if info, err := folder.Stat(); err == nil && !info.IsDir() {
		return nil, fs.ErrNotExist
	}
	entries, err := folder.ReadDir(-1)
	if err != nil {
		return nil, pathFault(root, dir, err)
	}
	sortEntries(entries)
	return entries, nil
}

// isLinkedFolder follows a link that might be a spec's folder.
func (s *scan) isLinkedFolder(rel string) bool {
	info, err := s.root.Stat(rel)
	if err == nil {
		return info.IsDir()
	}
	if err = pathFault(s.root, rel, err); !errors.Is(err, fs.ErrNotExist) {
		s.findings = append(s.findings, findingOf(err, rel))
	}
	return false
}

// add takes a spec that was found, with what only our own records tell of it.
func (s *scan) add(spec *Spec, archived bool) {
	if spec == nil {
		return
	}
	if spec = s.withState(spec); archived {
		copied := *spec
		copied.Archived = true
		spec = &copied
	}
	s.specs = append(s.specs, spec)
}

// withState adds the findings of writes that were cut short. One that is
// under way is none: its writer holds the lock.
func (s *scan) withState(spec *Spec) *Spec {
	var cut []doc.Finding
	if s.state {
		journal := spec.journal().path
		if _, err := s.root.Stat(journal); err == nil {
			cut = append(cut, interruptedFinding(journal))
		}
	}
	for _, rel := range spec.staged {
		cut = append(cut, leftoverFinding(rel))
	}
	if len(cut) == 0 || isLocked(s.w, spec.Dir) {
		return spec
	}
	copied := *spec
	copied.Findings = append(cut, spec.Findings...)
	return &copied
}
