package specfs

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"

	"kiro-mcp/specfs/doc"
)

// replacement is a document about to be replaced: what was read of it, and
// the bytes that take their place.
type replacement struct {
	dir  *directory
	name string
	base content
	next []byte

	staged  string      // name of the file that holds next, then what it displaced
	written fs.FileInfo // of the file that was staged
}

// checkWritable refuses files whose replacement would take something away
// from somebody.
func (r *replacement) checkWritable() error {
	shown := r.dir.shown(r.name)
	if r.base.info.Mode().Perm()&0o222 == 0 {
		return &doc.Fault{Code: codeReadOnly, Given: shown, Message: fmt.Sprintf("%s is read-only; make it writable if it is meant to change", shown)}
	}
	if hasOtherNames(r.base.info) {
		return &doc.Fault{Code: codeHardLinked, Given: shown, Message: fmt.Sprintf("%s has several names (hard links), which a safe write would part; make it a file of its own or a symbolic link", shown)}
	}
	if len(r.next) > MaxDocument {
		return &doc.Fault{Code: codeTooLarge, Given: shown, Message: fmt.Sprintf("%s would become larger than %d MB", shown, MaxDocument>>20)}
	}
	return nil
}

// stage writes the new bytes beside the document and makes them durable. The
// file gets its name only when it is whole: what bears that name is either
// whole or somebody's own.
func (r *replacement) stage() error {
	part := partName(r.name)
	file, err := r.dir.root.OpenFile(part, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return writeFault(r.dir.shown(r.name), err)
	}
	_, err = file.Write(r.next)
	if err == nil {
		keepOwner(file, r.base.info)
		err = file.Chmod(r.base.info.Mode().Perm())
	}
	if err == nil {
		err = file.Sync()
	}
	if err == nil {
		r.written, err = file.Stat()
	}
	err = firstError(err, file.Close())
	if err == nil {
		r.staged = stagedName(r.name, doc.Revision(r.base.source), doc.Revision(r.next))
		err = r.dir.root.Rename(part, r.staged)
	}
	if err != nil {
		_ = r.dir.root.Remove(part) // the error at hand says more
		return writeFault(r.dir.shown(r.name), err)
	}
	return nil
}

// swap puts the staged bytes in the document's place, and what stood there in
// the staged file's. It reports true when that was what had been read. If
// not, an editor saved in the moment between: its file goes back at once, the
// staged one is removed, and swap reports false. So nothing is overwritten
// that was not looked at.
func (r *replacement) swap(ctx context.Context) (bool, error) {
	if !r.isBase(r.name) {
		return false, r.discard()
	}
	ours, err := r.hold()
	if err == nil {
		defer ours.release()
		r.dir.step("exchange")
		err = exchange(r.dir.handle, r.staged, r.name)
	}
	switch {
	case errors.Is(err, errors.ErrUnsupported):
		return r.overwrite(ctx)
	case errors.Is(err, os.ErrNotExist):
		return false, r.discard()
	case err != nil:
		return false, firstError(writeFault(r.dir.shown(r.name), err), r.discard())
	case r.displacedBase(ctx):
		return true, nil
	}
	return false, r.giveBack(ctx, ours)
}

// isBase reports whether a file still is the one that was read, as far as can
// be said without reading it again.
func (r *replacement) isBase(name string) bool {
	info, err := r.dir.root.Lstat(name)
	return err == nil && stampOf(info).sameText(stampOf(r.base.info))
}

// displacedBase looks at what the exchange displaced. It does not wait for an
// editor that has it open: while ours stands in the document's place, the
// next save would go to ours.
func (r *replacement) displacedBase(ctx context.Context) bool {
	if !r.isBase(r.staged) {
		return false
	}
	file, _, err := openRegular(r.dir.root, r.staged, r.dir.shown(r.staged))
	if err != nil {
		return false
	}
	defer func() { _ = file.Close() }() // nothing was written
	got, whole, err := r.dir.readWhole(ctx, file, r.staged, r.base.source)
	return err == nil && whole && bytes.Equal(got.source, r.base.source)
}

// settle is swap for one that is not tried again: what an editor saved
// meanwhile stays.
func (r *replacement) settle(ctx context.Context) error {
	done, err := r.swap(ctx)
	if err == nil && done {
		err = r.discard()
	}
	return err
}

// overwrite is swap where files cannot change places: the document is
// compared just before it is replaced.
func (r *replacement) overwrite(ctx context.Context) (bool, error) {
	now, err := r.dir.present(ctx, r.name, r.base.source)
	if err != nil || !bytes.Equal(now.source, r.base.source) {
		return false, firstError(err, r.discard())
	}
	if err := r.dir.root.Rename(r.staged, r.name); err != nil {
		return false, firstError(writeFault(r.dir.shown(r.name), err), r.discard())
	}
	return true, nil
}

// discard removes the staged file, which holds nothing of anybody's.
func (r *replacement) discard() error { return r.dir.remove(r.staged) }
