package specfs

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"

	"kiro-mcp/specfs/doc"
)

// FileChange is one file of the workspace as its writer saw it and as it
// should be. One that should stay as it was seen is only looked at, and may be
// reached through links.
type FileChange struct {
	Path   string // slash-separated, relative to the workspace
	Before []byte // nil: it was not there
	After  []byte // nil: it should not be there
}

func (c FileChange) isLook() bool {
	return (c.Before == nil) == (c.After == nil) && bytes.Equal(c.Before, c.After)
}

// ChangeFiles changes files of the workspace, all or none, and returns when
// the change is on the disk. Folders are made where they are missing, and those
// that it empties go. It goes through no link. Writers of other processes wait
// in turn; what a writer that was killed left is finished or taken back first,
// for which a call without changes is enough.
//
// Its errors are [doc.Fault]s: changed_on_disk, when one of the files is not
// what its writer saw, and those of [Spec.Update]. Nothing is written then.
func (w *Workspace) ChangeFiles(ctx context.Context, changes ...FileChange) error {
	root, err := w.root()
	if err != nil {
		return err
	}
	for _, c := range changes {
		if c.isLook() {
			continue
		}
		if err := checkFile(root, c.Path); err != nil {
			return err
		}
	}
	limited, cancel := context.WithTimeout(ctx, w.shared.lockTimeout) // to wait for others; thousands of files take longer
	defer cancel()
	return w.lockedIn(limited, root, ".", func(*directory) error {
		f := &filesUpdate{w: w, root: root, opened: map[string]*directory{}}
		defer f.close()
		if err := f.recover(ctx); err != nil {
			return err
		}
		return f.apply(ctx, changes)
	})
}

// CheckFile says why [Workspace.ChangeFiles] would not write a file of this
// path, which need not be there.
func (w *Workspace) CheckFile(rel string) error {
	root, err := w.root()
	if err != nil {
		return err
	}
	return checkFile(root, rel)
}

// Interrupted tells of a change to several files that was cut short, and is
// not under way.
func (w *Workspace) Interrupted() (doc.Finding, bool) {
	rel := w.filesJournal().path
	if _, err := w.Stat(rel); err != nil || isLocked(w, ".") {
		return doc.Finding{}, false
	}
	return doc.Finding{
		Code: codeInterrupted, Severity: doc.Warning, File: rel, Line: 1,
		Message: "a change to several files of the workspace was cut short",
		Fix:     "the next generate_from_openapi with apply finishes it or takes it back",
	}, true
}

// filesJournal is where the journal of such a change stands. No spec has a
// name that begins with a dot.
func (w *Workspace) filesJournal() journalPlace {
	return journalPlace{w: w, path: path.Join(stateFolder, "."+journalFile), top: kiroFolder}
}

// checkFile refuses a path that leaves the workspace, leads through a link or
// into what is git's.
func checkFile(root *os.Root, rel string) error {
	if err := checkPath(rel); err != nil {
		return err
	}
	if strings.Contains("/"+strings.ToLower(rel)+"/", "/.git/") {
		return &doc.Fault{Code: codeOutside, Given: rel, Message: fmt.Sprintf("%s lies in git's own folder, where nothing is written", rel)}
	}
	at := ""
	for segment := range strings.SplitSeq(rel, "/") {
		at = path.Join(at, segment)
		info, err := root.Lstat(at)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return nil
		case err != nil:
			return pathFaultAs(root, at, rel, err)
		case info.Mode()&fs.ModeSymlink != 0:
			return &doc.Fault{Code: codeOutside, Given: rel, Message: fmt.Sprintf("%s is a link; several files are written only where they really lie", at)}
		case at != rel && !info.IsDir():
			return &doc.Fault{Code: codeNotRegular, Given: rel, Message: fmt.Sprintf("%s is a file, so that %s cannot be in it", at, rel)}
		}
	}
	return nil
}

// filesUpdate is one call of [Workspace.ChangeFiles], under its lock.
type filesUpdate struct {
	w      *Workspace
	root   *os.Root
	opened map[string]*directory
	steps  []fileStep
}

// fileStep is one file that changes.
type fileStep struct {
	swapper
	change FileChange
}

// entry is the step as the journal has it.
func (s fileStep) entry() journaled {
	return journaled{Path: s.change.Path, Base: revisionOf(s.change.Before), Next: revisionOf(s.change.After)}
}

// absent stands for the revision of a file that is not there.
const absent = "none"

func revisionOf(content []byte) string {
	if content == nil {
		return absent
	}
	return doc.Revision(content)
}

func (f *filesUpdate) close() {
	for _, d := range f.opened {
		d.close()
	}
}

func (f *filesUpdate) open(rel string) (*directory, error) {
	if d := f.opened[rel]; d != nil {
		return d, nil
	}
	d, err := openDirectory(f.w, f.root, rel)
	if err == nil {
		f.opened[rel] = d
	}
	return d, err
}

// apply makes the change, or takes back what it did of it.
func (f *filesUpdate) apply(ctx context.Context, changes []FileChange) error {
	var todo []FileChange
	for _, c := range changes {
		if err := f.compare(ctx, c); err != nil {
			return err
		}
		if !c.isLook() {
			todo = append(todo, c)
		}
	}
	if len(todo) == 0 {
		return nil
	}
	j, place := journal{Folders: f.missingFolders(todo)}, f.w.filesJournal()
	for _, c := range todo {
		j.Documents = append(j.Documents, fileStep{change: c}.entry())
	}
	if err := place.write(j); err != nil {
		_ = place.remove() // the error at hand says more
		removeFolders(f.root, j.Folders)
		return err
	}
	f.w.shared.step("journal")
	if err := f.make(ctx, todo); err != nil {
		if back := f.takeBack(); back != nil {
			return back // the journal stays, for the next write to go on
		}
		_ = place.remove()
		removeFolders(f.root, j.Folders)
		return err
	}
	for _, s := range f.steps {
		if err := s.discard(); err != nil {
			return err
		}
	}
	return f.end(j)
}

// compare refuses when a file is not what its writer saw.
func (f *filesUpdate) compare(ctx context.Context, c FileChange) error {
	now, err := f.present(ctx, c)
	if err != nil {
		return err
	}
	if (now == nil) != (c.Before == nil) || !bytes.Equal(now, c.Before) {
		return filesChanged(c.Path)
	}
	return nil
}

func (f *filesUpdate) present(ctx context.Context, c FileChange) ([]byte, error) {
	if c.isLook() {
		source, err := f.w.ReadFile(c.Path)
		if errors.Is(err, fs.ErrNotExist) {
			return nil, nil
		}
		return source, err
	}
	d, err := f.open(path.Dir(c.Path))
	if err == nil {
		var got content
		if got, err = f.settled(ctx, d, c); err == nil {
			return got.source, nil
		}
	}
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	return nil, err
}

// settled reads a file, for which it waits as long as for other writers.
func (f *filesUpdate) settled(ctx context.Context, d *directory, c FileChange) (content, error) {
	ctx, cancel := context.WithTimeout(ctx, f.w.shared.lockTimeout)
	defer cancel()
	return d.settledAs(ctx, path.Base(c.Path), c.Before)
}

func filesChanged(rel string) error {
	return &doc.Fault{Code: codeChanged, Given: rel, Message: fmt.Sprintf("%s changed on disk since it was read; nothing was written, try again", rel)}
}

// missingFolders are the folders to be made, each after the one above it.
func (f *filesUpdate) missingFolders(todo []FileChange) []string {
	var missing []string
	for _, c := range append(todo, FileChange{Path: f.w.filesJournal().path, After: []byte{}}) {
		if c.After == nil {
			continue
		}
		for dir := path.Dir(c.Path); dir != "."; dir = path.Dir(dir) {
			if _, err := f.root.Lstat(dir); err == nil {
				break
			}
			missing = append(missing, dir)
		}
	}
	slices.Sort(missing)
	return slices.Compact(missing)
}

// removeFolders removes those of the folders that are empty.
func removeFolders(root *os.Root, folders []string) {
	for _, dir := range slices.Backward(folders) {
		_ = root.Remove(dir) // otherwise it holds something
	}
}
