package specfs

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"

	"kiro-mcp/specfs/doc"
)

// NewFile is a file to be made: its name in the folder, and what it holds.
type NewFile struct {
	Name    string
	Content []byte
}

// Create makes files that are not there yet in one folder, and the folder with
// those above it where it is not there. It overwrites nothing and follows no
// link out of the workspace. A new folder appears whole or not at all; in one
// that is there each file appears whole, in this order, and a writer that is
// killed between two leaves the first.
//
// Its errors are [doc.Fault]s: already_there with nothing written, and those
// of [Spec.Update].
func (w *Workspace) Create(ctx context.Context, dir string, files ...NewFile) error {
	ctx, cancel := context.WithTimeout(ctx, w.shared.lockTimeout)
	defer cancel()
	for _, f := range files {
		if err := checkPath(path.Join(dir, f.Name)); err != nil {
			return err
		}
	}
	root, err := w.root()
	if err != nil {
		return err
	}
	above, err := w.existingAbove(root, dir)
	if err != nil {
		return err
	}
	if above != dir {
		if err := w.createWhole(ctx, root, dir, files); !errors.Is(err, fs.ErrExist) {
			return err
		}
		// Somebody made the folder meanwhile.
	}
	return w.createIn(ctx, root, dir, files)
}

// existingAbove is the folder itself, or the nearest above it that is there.
// What somebody makes between two looks is looked at again.
func (w *Workspace) existingAbove(root *os.Root, dir string) (string, error) {
	for at := dir; ; {
		info, err := root.Stat(at)
		switch {
		case err == nil && info.IsDir():
			return at, nil
		case err == nil:
			return "", notRegular(at, info.Mode())
		case at == ".":
			return "", pathFault(root, at, err)
		}
		if err := pathFault(root, at, err); !errors.Is(err, fs.ErrNotExist) {
			return "", err
		}
		switch info, err := root.Lstat(at); {
		case err != nil:
			at = path.Dir(at)
		case info.Mode()&fs.ModeSymlink != 0:
			return "", &doc.Fault{Code: codeOutside, Given: at, Message: fmt.Sprintf("%s is a link that leads nowhere; nothing is made through it", at)}
		}
	}
}

// createWhole makes the folder beside its place and moves it there, so that
// nobody sees a part of it. It is [fs.ErrExist] when the place is taken.
func (w *Workspace) createWhole(ctx context.Context, root *os.Root, dir string, files []NewFile) error {
	above, name := path.Dir(dir), path.Base(dir)
	if err := root.MkdirAll(above, 0o755); err != nil {
		return writeFault(above, pathFault(root, above, err))
	}
	return w.lockedIn(ctx, root, above, func(parent *directory) error {
		if _, err := parent.root.Lstat(name); err == nil {
			return fs.ErrExist
		}
		part := partName(name)
		if err := parent.root.RemoveAll(part); err != nil { // of a writer that was killed
			return writeFault(dir, err)
		}
		if err := parent.root.Mkdir(part, 0o755); err != nil {
			return writeFault(dir, err)
		}
		err := w.fill(root, path.Join(above, part), files)
		if err == nil {
			w.shared.step("staged")
			err = parent.root.Rename(part, name)
		}
		if err != nil {
			_ = parent.root.RemoveAll(part) // the error at hand says more
			return writeFault(dir, err)
		}
		return syncUpwards(w, root, parent)
	})
}

// fill writes the files of a folder that nobody knows of yet.
func (w *Workspace) fill(root *os.Root, dir string, files []NewFile) error {
	d, err := openDirectory(w, root, dir)
	if err != nil {
		return err
	}
	defer d.close()
	for _, f := range files {
		if err := d.writeNew(f.Name, f.Content); err != nil {
			return err
		}
	}
	return d.sync()
}

// createIn makes files in a folder that is there.
func (w *Workspace) createIn(ctx context.Context, root *os.Root, dir string, files []NewFile) error {
	return w.lockedIn(ctx, root, dir, func(d *directory) error {
		for _, f := range files {
			if _, err := d.root.Lstat(f.Name); err == nil {
				return alreadyThere(d.shown(f.Name))
			}
		}
		for _, f := range files {
			if err := d.create(f); err != nil {
				return err
			}
			w.shared.step("created")
		}
		return d.sync()
	})
}

// lockedIn does something in a folder while no other writer is at work there.
func (w *Workspace) lockedIn(ctx context.Context, root *os.Root, dir string, do func(*directory) error) error {
	d, err := openDirectory(w, root, dir)
	if err != nil {
		return err
	}
	defer d.close()
	unlock, err := w.shared.lockAll(ctx, []*directory{d})
	if err != nil {
		return err
	}
	defer unlock()
	return do(d)
}

// create makes one file: written beside its place, then given its name by a
// link, which the system refuses where the name is taken.
func (d *directory) create(f NewFile) error {
	part := partName(f.Name)
	if err := d.remove(part); err != nil {
		return err
	}
	if err := d.writeNew(part, f.Content); err != nil {
		return err
	}
	err := d.root.Link(part, f.Name)
	if errors.Is(err, fs.ErrExist) {
		_ = d.remove(part) // the error at hand says more
		return alreadyThere(d.shown(f.Name))
	}
	if err == nil {
		return d.remove(part)
	}
	// Some file systems have no links. There the name is looked at just before.
	if _, taken := d.root.Lstat(f.Name); taken == nil {
		return alreadyThere(d.shown(f.Name))
	}
	return writeFault(d.shown(f.Name), d.root.Rename(part, f.Name))
}

// writeNew writes a file under a name that is free, durably.
func (d *directory) writeNew(name string, content []byte) error {
	file, err := d.root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return writeFault(d.shown(name), err)
	}
	_, err = file.Write(content)
	err = firstError(err, file.Sync())
	return writeFault(d.shown(name), firstError(err, file.Close()))
}

// syncUpwards makes a new folder durable, with those that were made above it.
func syncUpwards(w *Workspace, root *os.Root, d *directory) error {
	if err := d.sync(); err != nil {
		return err
	}
	for at := d.rel; at != "."; {
		at = path.Dir(at)
		above, err := openDirectory(w, root, at)
		if err != nil {
			return err
		}
		err = above.sync()
		above.close()
		if err != nil {
			return err
		}
	}
	return nil
}

func alreadyThere(rel string) error {
	return &doc.Fault{Code: codeAlreadyThere, Given: rel, Message: fmt.Sprintf("%s is there already, and nothing is overwritten; change it with update_spec", rel)}
}
