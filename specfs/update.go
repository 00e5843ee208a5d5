package specfs

import (
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

// Update changes documents of the spec, all or none, and returns when the
// change is on the disk: the documents as they are then, in the order of the
// changes. Other writers wait in turn, in this process and in
// others; an editor's change made in the same moment is kept, on Linux in
// every case, elsewhere up to the instant of the replacement.
//
// Its errors are those of Edit, those of [Spec.Read], and [doc.Fault]s:
// lock_timeout, changed_on_disk, read_only_file, hard_linked_file,
// write_failed.
func (s *Spec) Update(ctx context.Context, changes ...Change) ([]*Document, error) {
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
	if err := u.sync(); err != nil {
		return nil, err
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

// vanished says of a document that is gone what a caller can use.
func (u *update) vanished(info Info, err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return u.spec.unknownDocument(info.Name)
	}
	return err
}

// sync makes the replacements durable. It is done without the lock, so that
// writers who wait in a row do not wait for each other's disk.
func (u *update) sync() error {
	for _, d := range u.dirs {
		if !u.wrote {
			break
		}
		if err := d.sync(); err != nil {
			return err
		}
	}
	return nil
}

// results gives the documents in the order of the changes.
func (u *update) results(n int) []*Document {
	out := make([]*Document, n)
	for _, t := range u.targets {
		made := t.result(u.w)
		for _, i := range t.changes {
			out[i] = made
		}
	}
	return out
}
