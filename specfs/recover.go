package specfs

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path"

	"kiro-mcp/specfs/doc"
)

// openJournaled opens the folders of a change that was cut short, so that
// they are locked with the others.
func (u *update) openJournaled() error {
	j, err := u.spec.journal().read()
	if err != nil || j == nil {
		return err
	}
	for _, d := range j.Documents {
		_, err := u.open(path.Dir(d.Path))
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return nil
}

// recover finishes what killed writers left, under the lock. It reports false
// when a journal came up meanwhile whose folders are not locked yet.
func (u *update) recover(ctx context.Context) (bool, error) {
	j, err := u.spec.journal().read()
	if err != nil {
		return false, err
	}
	if j != nil {
		for _, d := range j.Documents {
			if _, known := u.opened[path.Dir(d.Path)]; !known {
				return false, nil
			}
		}
		if err := u.resume(ctx, *j); err != nil {
			return false, err
		}
	}
	for _, d := range u.dirs {
		if err := d.clear(ctx, u); err != nil {
			return false, err
		}
	}
	return true, nil
}

// resume finishes a change to documents of the spec, or takes it back.
func (u *update) resume(ctx context.Context, j journal) error {
	u.wrote = true
	if err := j.resume(ctx, u.opened); err != nil {
		return err
	}
	return u.spec.journal().remove()
}

// resume finishes a change where all of it can be finished. Otherwise it
// takes back what was done, except where somebody went on from there. A folder
// that is not among those opened is not there.
func (j journal) resume(ctx context.Context, opened map[string]*directory) error {
	type step struct {
		swapper
		state progress
	}
	steps := make([]step, len(j.Documents))
	finish := true
	for i, d := range j.Documents {
		if dir := opened[path.Dir(d.Path)]; dir != nil {
			steps[i].swapper, steps[i].state = dir.progressOf(ctx, d)
		} else if d.Next == absent {
			steps[i].state = swapped // its folder went with it
		}
		finish = finish && steps[i].state != lost
	}
	turn := waiting
	if !finish {
		turn = swapped
	}
	for _, s := range steps {
		var err error
		switch {
		case s.swapper == nil:
		case s.state == turn:
			err = s.settle(ctx)
		default:
			err = s.discard()
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// progress says how far one document of a cut short change has come.
type progress int

const (
	lost    progress = iota // somebody changed the document or the staged file
	waiting                 // the document is as it was, and the staged file ready
	swapped                 // the document is the new one
)

// progressOf looks at one document of a journal. What it returns is the way on
// from waiting and the way back from swapped; nil when the staged file is gone
// or is not what it should be.
func (d *directory) progressOf(ctx context.Context, j journaled) (swapper, progress) {
	name, staged := path.Base(j.Path), j.staged()
	now, revision, err := d.describeFile(ctx, name)
	if err != nil {
		return nil, lost
	}
	beside, held, err := d.describeFile(ctx, staged)
	if err != nil {
		held = ""
	}
	switch {
	case j.Base == absent && revision == j.Next:
		return &removal{dir: d, name: name, base: now, staged: staged}, swapped
	case j.Base == absent && revision == absent && held == j.Next:
		return &creation{dir: d, name: name, next: beside.source, staged: staged}, waiting
	case j.Next == absent && revision == absent && held == j.Base:
		return &creation{dir: d, name: name, next: beside.source, staged: staged}, swapped
	case j.Next == absent && revision == j.Base:
		return &removal{dir: d, name: name, base: now, staged: staged}, waiting
	}
	r := &replacement{dir: d, name: name, base: now, staged: staged, next: beside.source, written: beside.info}
	switch {
	case revision == j.Next && held == j.Base && held != absent:
		return r, swapped
	case revision == j.Next:
		return nil, swapped
	case revision == j.Base && held == j.Next && held != absent:
		return r, waiting
	}
	return nil, lost
}

// clear removes the files that killed writers left in the folder. One that
// holds what an editor saved in the moment of the kill goes back in its
// place if the killed writer's text still stands there, and stays otherwise.
func (d *directory) clear(ctx context.Context, u *update) error {
	entries, err := readFolder(d.root, ".")
	if err != nil {
		return writeFault(d.rel, err)
	}
	for _, entry := range entries {
		file := entry.Name()
		if isPart(file) {
			if err := d.remove(file); err != nil {
				return err
			}
		}
		document, base, next, ok := parseStaged(file)
		if !ok {
			continue
		}
		u.wrote = true
		if err := d.clearStaged(ctx, file, document, base, next); err != nil {
			return err
		}
	}
	return nil
}

func (d *directory) clearStaged(ctx context.Context, file, document, base, next string) error {
	held, err := d.settled(ctx, file)
	if err != nil {
		return nil // the next write may see more
	}
	if revision := doc.Revision(held.source); revision == base || revision == next {
		return d.remove(file)
	}
	now, err := d.settled(ctx, document)
	if err == nil && os.SameFile(now.info, held.info) {
		return d.remove(file) // another name for what stands there
	}
	if err != nil || doc.Revision(now.source) != next {
		return nil // both stay, and lists say so
	}
	r := &replacement{dir: d, name: document, base: now, next: held.source, staged: file, written: held.info}
	return r.settle(ctx)
}
