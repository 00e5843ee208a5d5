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

	"kiro-mcp/specfs/doc"
)

// Change is what to do to one document of a spec. Edit computes it from the
// bytes that are there when it is called: under the spec's lock, and again
// when an editor saved in the same moment. It must not keep the document's
// offsets from one call to the next. An error from it ends the update, and
// nothing is written.
type Change struct {
	Document string
	Edit     func(*Document) ([]doc.Edit, error)
}

// Updated is one document before and after; the same where nothing had to
// change.
type Updated struct {
	Before, After *Document
}

// Update changes documents of the spec, all or none, and returns when the
// change is on the disk. Other writers wait in turn, in this process and in
// others; an editor's change made in the same moment is kept, on Linux in
// every case, elsewhere up to the instant of the replacement.
//
// Its errors are those of Edit, those of [Spec.Read], and [doc.Fault]s:
// lock_timeout, changed_on_disk, read_only_file, hard_linked_file,
// write_failed.
func (s *Spec) Update(ctx context.Context, changes ...Change) ([]Updated, error) {
	limited, cancel := context.WithTimeout(ctx, s.Workspace.shared.lockTimeout)
	defer cancel()
	u := &update{spec: s, w: s.Workspace, opened: map[string]*directory{}}
	defer u.close()
	if err := u.prepare(limited, changes); err != nil {
		return nil, err
	}
	if err := u.locked(limited); err != nil {
		return nil, err
	}
	for _, d := range u.dirs {
		if err := d.sync(); u.wrote && err != nil {
			return nil, err
		}
	}
	return u.results(len(changes)), nil
}

// update is one call of [Spec.Update].
type update struct {
	spec    *Spec
	w       *Workspace
	dirs    []*directory          // everything to be locked
	opened  map[string]*directory // by every path they were asked for; nil when not there
	targets []*target
	wrote   bool
}

// target is one document with all that is to be done to it.
type target struct {
	info    Info
	dir     *directory
	name    string // in dir, links followed
	edits   []func(*Document) ([]doc.Edit, error)
	changes []int // positions among the caller's changes

	replacement *replacement
	before      *Document
	after       *content // nil where nothing had to change
}

// prepare finds the documents and opens the folders they really lie in.
func (u *update) prepare(ctx context.Context, changes []Change) error {
	root, err := u.w.root()
	if err != nil {
		return err
	}
	if _, err := u.open(u.spec.Dir); err != nil {
		if errors.Is(err, fs.ErrNotExist) {
			return &doc.Fault{Code: codeUnknownSpec, Field: "spec", Given: u.spec.ID, Message: fmt.Sprintf("spec %q is gone: there is no folder %s any more", u.spec.ID, u.spec.Dir)}
		}
		return err
	}
	for i, change := range changes {
		info, err := u.spec.find(change.Document)
		if err != nil {
			return err
		}
		var rel string
		err = patiently(ctx, func() (err error) { rel, err = realPath(root, info.Path); return err })
		if err != nil {
			return u.vanished(info, err)
		}
		dir, err := u.open(path.Dir(rel))
		if err != nil {
			return err
		}
		u.add(info, dir, path.Base(rel), change, i)
	}
	return nil
}

// add joins changes of one document, so that they are made in one step.
func (u *update) add(info Info, dir *directory, name string, change Change, i int) {
	for _, t := range u.targets {
		if t.dir == dir && t.name == name {
			t.edits, t.changes = append(t.edits, change.Edit), append(t.changes, i)
			return
		}
	}
	u.targets = append(u.targets, &target{
		info: info, dir: dir, name: name,
		edits: []func(*Document) ([]doc.Edit, error){change.Edit}, changes: []int{i},
	})
}

// open opens a folder once, under whatever names it is reached.
func (u *update) open(rel string) (*directory, error) {
	if had := u.opened[rel]; had != nil {
		return had, nil
	}
	root, err := u.w.root()
	if err != nil {
		return nil, err
	}
	d, err := openDirectory(u.w, root, rel)
	u.opened[rel] = d
	if err != nil {
		return nil, err
	}
	for _, had := range u.dirs {
		if os.SameFile(had.info, d.info) {
			d.close()
			u.opened[rel] = had
			return had, nil
		}
	}
	u.dirs = append(u.dirs, d)
	return d, nil
}

func (u *update) close() {
	for _, d := range u.dirs {
		d.close()
	}
}

// locked does the writing, with the leftovers of killed writers out of the
// way first.
func (u *update) locked(ctx context.Context) error {
	for {
		if err := u.openJournaled(); err != nil {
			return err
		}
		unlock, err := u.w.shared.lockAll(ctx, slices.Clone(u.dirs))
		if err != nil {
			return err
		}
		ready, err := u.recover(ctx)
		if err == nil && ready {
			err = u.apply(ctx)
		}
		unlock()
		if err != nil || ready {
			return err
		}
	}
}

// compute asks for the edits on the present bytes. It reports whether there
// is anything to change.
func (t *target) compute(ctx context.Context, u *update) (bool, error) {
	base, err := t.dir.present(ctx, t.name)
	if err != nil {
		return false, u.vanished(t.info, err)
	}
	t.before, t.after = u.w.document(t.info, base.source, base.info), nil
	var edits []doc.Edit
	for _, edit := range t.edits {
		more, err := edit(t.before)
		if err != nil {
			return false, err
		}
		edits = append(edits, more...)
	}
	next, err := doc.Apply(t.before.Source, edits)
	if err != nil {
		return false, fmt.Errorf("%s: %w", t.info.Path, err)
	}
	if bytes.Equal(next, base.source) {
		return false, nil
	}
	t.replacement = &replacement{dir: t.dir, name: t.name, base: base, next: next}
	return true, t.replacement.checkWritable()
}

// run changes one document, as often as an editor gets in between.
func (t *target) run(ctx context.Context, u *update) error {
	for {
		changed, err := t.compute(ctx, u)
		if err != nil || !changed {
			return err
		}
		if err := t.replacement.stage(); err != nil {
			return err
		}
		u.wrote = true
		u.w.shared.step("staged")
		done, err := t.replacement.swap(ctx)
		if err != nil {
			return err
		}
		u.w.shared.step("swapped")
		if done {
			err = t.replacement.discard()
		}
		if err != nil || done && t.confirm(ctx) {
			return err
		}
		if ctx.Err() != nil {
			return t.keptChanging(ctx)
		}
	}
}

// confirm looks whether what was written still stands: an editor that had the
// old text may have saved it over ours before anybody was told of ours.
func (t *target) confirm(ctx context.Context) bool {
	now, err := t.dir.settled(ctx, t.name)
	if err != nil || !bytes.Equal(now.source, t.replacement.next) {
		return false
	}
	t.after = &content{t.replacement.next, now.info}
	return true
}

func (t *target) keptChanging(ctx context.Context) error {
	if errors.Is(ctx.Err(), context.Canceled) {
		return ctx.Err()
	}
	return &doc.Fault{Code: codeChanged, Given: t.info.Path, Message: fmt.Sprintf("%s changed on disk again and again while it was to be written; read it and try again", t.info.Path)}
}

// vanished says of a document that is gone what a caller can use.
func (u *update) vanished(info Info, err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return u.spec.unknownDocument(info.Name)
	}
	return err
}

// results gives the documents in the order of the changes.
func (u *update) results(n int) []Updated {
	out := make([]Updated, n)
	for _, t := range u.targets {
		made := Updated{Before: t.before, After: t.before}
		if t.after != nil {
			made.After = u.w.document(t.info, t.after.source, t.after.info)
		}
		for _, i := range t.changes {
			out[i] = made
		}
	}
	return out
}
