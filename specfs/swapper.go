package specfs

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"os"

	"kiro-mcp/specfs/doc"
)

// swapper is the way of one file from what it was to what it should be. What
// it was is kept beside it until the way back is not needed any more.
type swapper interface {
	// stage writes down what the file should be, beside it.
	stage() error
	// swap reports false when the file was not what it should have been; it is
	// left as it is then.
	swap(ctx context.Context) (bool, error)
	// takeBack undoes swap, unless somebody went on from there; before swap it
	// does nothing.
	takeBack(ctx context.Context) error
	// settle is swap, and discard when it was done.
	settle(ctx context.Context) error
	// discard removes what stands beside the file.
	discard() error
}

// creation makes a file that is not there.
type creation struct {
	dir    *directory
	name   string
	next   []byte
	staged string
	made   bool
}

func (c *creation) stage() error {
	part := partName(c.name)
	if err := c.dir.writeNew(part, c.next); err != nil {
		return err
	}
	return writeFault(c.dir.shown(c.name), c.dir.root.Rename(part, c.staged))
}

// swap gives the file its name by a link, which the system refuses where the
// name is taken. Some file systems have no links; there the name is looked at
// just before.
func (c *creation) swap(context.Context) (bool, error) {
	err := c.dir.root.Link(c.staged, c.name)
	if err != nil && !errors.Is(err, fs.ErrExist) {
		if _, taken := c.dir.root.Lstat(c.name); taken == nil {
			return false, nil
		}
		err = c.dir.root.Rename(c.staged, c.name)
	}
	if errors.Is(err, fs.ErrExist) {
		return false, nil
	}
	c.made = err == nil
	return c.made, writeFault(c.dir.shown(c.name), err)
}

func (c *creation) takeBack(ctx context.Context) error {
	if !c.made {
		return nil
	}
	if err := c.discard(); err != nil {
		return err
	}
	now, err := c.dir.settled(ctx, c.name)
	if err != nil || !bytes.Equal(now.source, c.next) {
		return nil // it is somebody's now, or gone
	}
	return (&removal{dir: c.dir, name: c.name, base: now, staged: c.staged}).settle(ctx)
}

func (c *creation) settle(ctx context.Context) error { return settle(ctx, c) }

func (c *creation) discard() error { return c.dir.remove(c.staged) }

// removal takes a file away.
type removal struct {
	dir    *directory
	name   string
	base   content
	staged string
	gone   bool
}

func (r *removal) stage() error { return nil }

// swap moves the file aside and looks at what it moved: an editor may have
// saved in the moment between.
func (r *removal) swap(ctx context.Context) (bool, error) {
	// A link of ours by this name would make the move do nothing.
	if err := r.dir.remove(r.staged); err != nil {
		return false, err
	}
	err := r.dir.root.Rename(r.name, r.staged)
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	if err != nil {
		return false, writeFault(r.dir.shown(r.name), err)
	}
	r.gone = true
	now, err := r.dir.settled(ctx, r.staged)
	if err == nil && bytes.Equal(now.source, r.base.source) {
		return true, nil
	}
	return false, firstError(err, r.takeBack(ctx))
}

// takeBack gives the file its name again, unless there is a new one.
func (r *removal) takeBack(context.Context) error {
	if !r.gone {
		return nil
	}
	r.gone = false
	if _, err := r.dir.root.Lstat(r.name); err == nil {
		return nil
	}
	return writeFault(r.dir.shown(r.name), r.dir.root.Rename(r.staged, r.name))
}

func (r *removal) settle(ctx context.Context) error { return settle(ctx, r) }

// discard removes what was moved aside. What is not what was to be removed is
// an editor's, and stays.
func (r *removal) discard() error {
	file, _, err := openRegular(r.dir.root, r.staged, r.dir.shown(r.staged))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	held, err := readAll(file, r.base.info.Size(), r.dir.shown(r.staged), nil)
	if err = firstError(err, file.Close()); err != nil {
		return err
	}
	if doc.Revision(held) != doc.Revision(r.base.source) {
		return nil
	}
	return r.dir.remove(r.staged)
}

// rewriting is the replacement of a file as one step of several.
type rewriting struct {
	*replacement
	done bool
}

func (r *rewriting) swap(ctx context.Context) (bool, error) {
	var err error
	r.done, err = r.replacement.swap(ctx)
	return r.done, err
}

func (r *rewriting) takeBack(ctx context.Context) error {
	if !r.done {
		return nil
	}
	return r.replacement.takeBack(ctx)
}

func (r *rewriting) settle(ctx context.Context) error { return settle(ctx, r) }

func (r *rewriting) discard() error {
	if r.staged == "" {
		return nil
	}
	return r.replacement.discard()
}

func settle(ctx context.Context, s swapper) error {
	done, err := s.swap(ctx)
	if err == nil && done {
		err = s.discard()
	}
	return err
}

// describeFile is the content of a file, or nothing where there is none.
func (d *directory) describeFile(ctx context.Context, name string) (content, string, error) {
	now, err := d.settled(ctx, name)
	if errors.Is(err, os.ErrNotExist) {
		return content{}, absent, nil
	}
	if err != nil {
		return content{}, "", err
	}
	return now, doc.Revision(now.source), nil
}
