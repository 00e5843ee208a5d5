package specfs

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"time"

	"kiro-mcp/specfs/doc"
)

// content is a file as it was when nobody was writing it.
type content struct {
	source []byte
	info   fs.FileInfo
}

const (
	pollEvery = time.Millisecond
	// quietFor is how long a file must stay the same where the system cannot
	// tell whether somebody has it open for writing.
	quietFor = 10 * time.Millisecond
	// absentFor is how long a document may be away: some editors move the old
	// file aside before they write the new one.
	absentFor = 200 * time.Millisecond
)

// settled reads a file of the folder once nobody has it open for writing, so
// that a half-saved document is never taken for a whole one.
func (d *directory) settled(ctx context.Context, name string) (content, error) {
	return d.settledAs(ctx, name, nil)
}

// settledAs is settled for a file that probably holds what is known.
func (d *directory) settledAs(ctx context.Context, name string, known []byte) (content, error) {
	file, _, err := openRegular(d.root, name, d.shown(name))
	if err != nil {
		return content{}, err
	}
	defer func() { _ = file.Close() }() // nothing was written
	for {
		c, whole, err := d.readWhole(ctx, file, name, known)
		if err != nil || whole {
			return c, err
		}
		if !pause(ctx, pollEvery) {
			return content{}, d.stillOpen(ctx, name)
		}
	}
}

// readWhole reads an open file, which probably holds what is known. It reports
// false when somebody was writing to it before, while or just after it was read.
func (d *directory) readWhole(ctx context.Context, file *os.File, name string, known []byte) (content, bool, error) {
	free, err := unwritten(file)
	if err == nil && !free {
		return content{}, false, nil
	}
	info, err := file.Stat()
	if err != nil {
		return content{}, false, writeFault(d.shown(name), err)
	}
	if _, err := file.Seek(0, io.SeekStart); err != nil {
		return content{}, false, writeFault(d.shown(name), err)
	}
	source, err := readAll(file, info.Size(), d.shown(name), known)
	if err != nil {
		return content{}, false, err
	}
	free, err = unwritten(file)
	if err != nil {
		free = pause(ctx, quietFor)
	}
	now, err := file.Stat()
	if err != nil {
		return content{}, false, writeFault(d.shown(name), err)
	}
	return content{source, info}, free && stampOf(now).sameText(stampOf(info)), nil
}

// present is settledAs for a document.
func (d *directory) present(ctx context.Context, name string, known []byte) (c content, err error) {
	err = patiently(ctx, func() error { c, err = d.settledAs(ctx, name, known); return err })
	return c, err
}

// patiently does something with a document that an editor may have moved
// aside for a moment.
func patiently(ctx context.Context, do func() error) error {
	ctx, cancel := context.WithTimeout(ctx, absentFor)
	defer cancel()
	for {
		if err := do(); !errors.Is(err, fs.ErrNotExist) || glances(ctx) || !pause(ctx, pollEvery) {
			return err
		}
	}
}

func (d *directory) stillOpen(ctx context.Context, name string) error {
	if errors.Is(ctx.Err(), context.Canceled) {
		return ctx.Err()
	}
	return &doc.Fault{
		Code: codeChanged, Given: d.shown(name),
		Message: fmt.Sprintf("another program keeps %s open for writing; close it there, or try again when it has saved", d.shown(name)),
	}
}

// pause waits, and reports whether there is time left.
func pause(ctx context.Context, d time.Duration) bool {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-ctx.Done():
		return false
	case <-timer.C:
		return true
	}
}
