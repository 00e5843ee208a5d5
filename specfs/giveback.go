package specfs

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"os"
)

// giveBack puts an editor's file in the document's place again and removes
// ours. In the few microseconds that ours stood there, one more save may have
// hit it, and another while the first one goes back. So what comes out of the
// place is looked at each time: when it is not what was put in, it was saved
// later, and goes back in its turn. The latest save stays.
//
// A save by rename is a whole document and supersedes the earlier one. One in
// place may be a part of it: then the earlier one is kept beside the
// document, where lists tell of it.
func (r *replacement) giveBack(ctx context.Context, in held) error {
	keep := false
	for {
		out, err := r.holdDisplaced()
		if err != nil {
			return err
		}
		defer out.release() // the number of rounds is that of an editor's saves meanwhile
		r.dir.step("exchange")
		if err := r.exchangeBack(ctx); err != nil {
			return err
		}
		got, err := r.dir.settled(ctx, r.staged)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return nil // the editor took away what was put in
		case err != nil:
			return firstError(err, r.exchangeBack(ctx)) // somebody has it open
		case in.unchanged(got) && keep:
			return nil
		case in.unchanged(got):
			return r.discard()
		}
		keep = keep || os.SameFile(in.info, got.info)
		in = out
	}
}

// exchangeBack puts the staged file in the document's place. An editor may
// just have moved away what stands there, to write a new file next; if none
// comes, the place is filled.
func (r *replacement) exchangeBack(ctx context.Context) error {
	err := patiently(ctx, func() error { return exchange(r.dir.handle, r.staged, r.name) })
	if errors.Is(err, fs.ErrNotExist) {
		if err = r.dir.root.Link(r.staged, r.name); err == nil {
			return r.discard()
		}
	}
	return writeFault(r.dir.shown(r.name), err)
}

// held is a file that goes into the document's place. It stays open, since
// the system gives the number of a file that is gone to the next one, and an
// editor's new file would pass for this one.
type held struct {
	content
	file *os.File
}

// hold opens the staged file.
func (r *replacement) hold() (held, error) {
	file, info, err := openRegular(r.dir.root, r.staged, r.dir.shown(r.staged))
	return held{content{r.next, info}, file}, err
}

// holdDisplaced opens and reads the staged file when it is an editor's. It
// does not wait for anybody who writes to it.
func (r *replacement) holdDisplaced() (held, error) {
	h, err := r.hold()
	if err != nil {
		return h, err
	}
	h.source, err = readAll(h.file, h.info.Size(), r.dir.shown(r.staged), nil)
	if err != nil {
		h.release()
	}
	return h, err
}

func (h held) release() { _ = h.file.Close() } // nothing was written

// unchanged reports whether a file that was found is the one held, as it was.
func (h held) unchanged(found content) bool {
	return os.SameFile(h.info, found.info) && bytes.Equal(h.source, found.source)
}
