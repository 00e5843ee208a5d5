package specfs

import (
	"bytes"
	"context"
	"errors"
	"fmt"
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

	staged string // name of the file that holds next, then what it displaced
}

// checkWritable refuses files whose replacement would take something away
// from somebody.
func (r *replacement) checkWritable() error {
	shown := r.dir.shown(r.name)
	if r.base.info.Mode().Perm()&0o222 == 0 {
		return &doc.Fault{Code: codeReadOnly, Given: shown, Message: fmt.Sprintf("%s is read-only; make it writable if it is meant to change", shown)}
	}
	if n := names(r.base.info); n > 1 {
		return &doc.Fault{Code: codeHardLinked, Given: shown, Message: fmt.Sprintf("%s has %d names (hard links), which a safe write would part; make it a file of its own or a symbolic link", shown, n)}
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

// swap puts the staged bytes in the document's place and what stood there in
// the staged file's. Where that is not what was read, an editor saved in the
// moment between: its file is put back, and swap reports false. So nothing
// is ever overwritten that was not looked at.
func (r *replacement) swap(ctx context.Context) (bool, error) {
	put, known := r.next, r.base.source
	for {
		err := exchange(r.dir.handle, r.staged, r.name)
		if errors.Is(err, errors.ErrUnsupported) {
			return r.overwrite(ctx)
		}
		if errors.Is(err, os.ErrNotExist) {
			return false, r.discard()
		}
		if err != nil {
			return false, firstError(writeFault(r.dir.shown(r.name), err), r.discard())
		}
		got, err := r.dir.settled(ctx, r.staged)
		if err != nil {
			return false, r.undo(err)
		}
		if bytes.Equal(got.source, known) {
			return bytes.Equal(put, r.next), nil
		}
		put, known = got.source, put
	}
}

// undo gives a file back that could not be looked at.
func (r *replacement) undo(cause error) error {
	if err := exchange(r.dir.handle, r.staged, r.name); err != nil {
		return firstError(cause, err)
	}
	// The caller's time may be up, and that must not keep ours lying about.
	brief, cancel := context.WithTimeout(context.Background(), absentFor)
	defer cancel()
	ours, err := r.dir.settled(brief, r.staged)
	if err == nil && bytes.Equal(ours.source, r.next) {
		return firstError(cause, r.discard())
	}
	return cause // somebody saved even now; the next write sees to it
}

// overwrite is swap where files cannot change places: the document is
// compared just before it is replaced.
func (r *replacement) overwrite(ctx context.Context) (bool, error) {
	now, err := r.dir.present(ctx, r.name)
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
