package specfs

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"

	"kiro-mcp/specfs/doc"
)

// make stages every file and puts each in its place.
func (f *filesUpdate) make(ctx context.Context, todo []FileChange) error {
	for _, c := range todo {
		dir := path.Dir(c.Path)
		if err := f.root.MkdirAll(dir, 0o755); err != nil {
			return writeFault(dir, pathFault(f.root, dir, err))
		}
		s, err := f.step(ctx, c)
		if err != nil {
			return err
		}
		f.steps = append(f.steps, s)
		if err := s.stage(); err != nil {
			return err
		}
		f.w.shared.step("staged")
	}
	for _, s := range f.steps {
		done, err := s.swap(ctx)
		if err != nil {
			return err
		}
		if !done {
			return filesChanged(s.change.Path)
		}
		f.w.shared.step("swapped")
	}
	return nil
}

// step is the way of one file from what it is to what it should be.
func (f *filesUpdate) step(ctx context.Context, c FileChange) (fileStep, error) {
	dir, err := f.open(path.Dir(c.Path))
	if err != nil {
		return fileStep{}, err
	}
	name, staged := path.Base(c.Path), fileStep{change: c}.entry().staged()
	if err := dir.remove(partName(name)); err != nil { // of a writer that was killed
		return fileStep{}, err
	}
	if c.Before == nil {
		return fileStep{&creation{dir: dir, name: name, next: c.After, staged: staged}, c}, nil
	}
	base, err := f.settled(ctx, dir, c)
	if err != nil {
		if errors.Is(err, fs.ErrNotExist) {
			err = filesChanged(c.Path)
		}
		return fileStep{}, err
	}
	if revisionOf(base.source) != revisionOf(c.Before) {
		return fileStep{}, filesChanged(c.Path)
	}
	r := &replacement{dir: dir, name: name, base: base, next: c.After}
	if err := r.checkWritable(); err != nil {
		return fileStep{}, err
	}
	if c.After == nil {
		return fileStep{&removal{dir: dir, name: name, base: base, staged: staged}, c}, nil
	}
	return fileStep{&rewriting{replacement: r}, c}, nil
}

// end makes the change durable, and removes the folders that it emptied and its
// journal.
func (f *filesUpdate) end(j journal) error {
	for _, d := range j.Documents {
		for dir := path.Dir(d.Path); d.Next == absent && dir != "."; dir = path.Dir(dir) {
			if f.root.Remove(dir) != nil {
				break // it holds something
			}
		}
	}
	for _, made := range j.Folders {
		if _, err := f.open(path.Dir(made)); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	for _, dir := range f.opened {
		if err := dir.sync(); err != nil {
			return err
		}
	}
	f.w.shared.step("cleared")
	if err := f.w.filesJournal().remove(); err != nil {
		return err
	}
	removeFolders(f.root, j.Folders)
	return nil
}

// takeBack gives every file what it was, except where somebody went on from
// there, and ends the change.
func (f *filesUpdate) takeBack() error {
	// The caller's time may be up; a half-made change must not stay.
	ctx, cancel := context.WithTimeout(context.Background(), f.w.shared.lockTimeout)
	defer cancel()
	var failed error
	for _, s := range slices.Backward(f.steps) {
		failed = firstError(failed, s.takeBack(ctx), s.discard())
	}
	return failed
}

// recover finishes what a killed writer left, or takes it back.
func (f *filesUpdate) recover(ctx context.Context) error {
	place := f.w.filesJournal()
	j, err := place.read()
	if err != nil || j == nil {
		return err
	}
	for _, d := range j.Documents {
		if err := checkFile(f.root, d.Path); err != nil {
			return &doc.Fault{Code: codeWriteFailed, Message: fmt.Sprintf("%s: %v; look at it and remove it", place.path, err)}
		}
		if _, err := f.open(path.Dir(d.Path)); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	if err := j.resume(ctx, f.opened); err != nil {
		return err
	}
	for _, d := range j.Documents {
		if dir := f.opened[path.Dir(d.Path)]; dir != nil {
			name := path.Base(d.Path)
			if err := firstError(dir.remove(partName(name)), dir.clearStaged(ctx, d.staged(), name, d.Base, d.Next)); err != nil {
				return err
			}
		}
	}
	return f.end(*j)
}
