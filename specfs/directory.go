package specfs

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"

	"kiro-mcp/specfs/doc"
)

// directory is a folder of the workspace held open to write documents in it.
// Names in it are single segments, so that a folder which is moved or
// replaced meanwhile cannot lead a write elsewhere.
type directory struct {
	rel    string   // relative to the workspace, for messages
	path   string   // absolute, for locks that need a name
	root   *os.Root // the folder
	handle *os.File // the folder, as something to lock, sync and rename in
	info   fs.FileInfo
	lock   folderLock
	step   func(string) // told between the steps of a write
}

func openDirectory(w *Workspace, root *os.Root, rel string) (*directory, error) {
	sub, err := root.OpenRoot(rel)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("folder %s: %w", rel, err)
	}
	if err != nil {
		return nil, writeFault(rel, pathFault(root, rel, err))
	}
	d := &directory{rel: rel, path: path.Join(w.Dir, rel), root: sub, step: w.shared.step}
	if d.handle, err = sub.Open("."); err == nil {
		d.info, err = d.handle.Stat()
	}
	if err != nil {
		d.close()
		return nil, writeFault(rel, err)
	}
	return d, nil
}

func (d *directory) close() {
	if d.handle != nil {
		_ = d.handle.Close() // it was opened for reading
	}
	_ = d.root.Close()
}

// shown is how messages call a file of the folder.
func (d *directory) shown(name string) string { return path.Join(d.rel, name) }

// remove deletes a file of ours; that it is gone already is no error.
func (d *directory) remove(name string) error {
	if err := d.root.Remove(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return writeFault(d.shown(name), err)
	}
	return nil
}

// sync makes renames and removals in the folder durable.
func (d *directory) sync() error {
	if err := syncFolder(d.handle); err != nil {
		return writeFault(d.rel, err)
	}
	return nil
}

// writeFault says that a write did not happen. Faults pass as they are.
func writeFault(shown string, err error) error {
	if _, ok := errors.AsType[*doc.Fault](err); ok || err == nil {
		return err
	}
	if link, ok := errors.AsType[*os.LinkError](err); ok {
		err = link.Err
	}
	return &doc.Fault{Code: codeWriteFailed, Given: shown, Message: fmt.Sprintf("%s could not be written: %v; it is as it was", shown, reason(err))}
}

// realPath follows the links of the last segment inside the workspace, since
// a document that is a link is written through, not replaced.
func realPath(root *os.Root, rel string) (string, error) {
	const most = 16
	at := rel
	for range most {
		info, err := root.Lstat(at)
		if err != nil {
			return "", pathFaultAs(root, at, rel, err)
		}
		if info.Mode()&fs.ModeSymlink == 0 {
			return at, nil
		}
		target, err := root.Readlink(at)
		if err != nil {
			return "", pathFaultAs(root, at, rel, err)
		}
		next := path.Join(path.Dir(at), target)
		if path.IsAbs(target) || checkPath(next) != nil {
			return "", pathFaultAs(root, rel, rel, errLinkLeaves)
		}
		at = next
	}
	return "", &doc.Fault{Code: codeOutside, Given: rel, Message: fmt.Sprintf("%s is a link that leads to itself", rel)}
}

var errLinkLeaves = errors.New("link leaves the workspace")
