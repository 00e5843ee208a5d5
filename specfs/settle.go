package specfs

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
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
	file, info, err := openRegular(d.root, name, d.shown(name))
	if err != nil {
		return content{}, err
	}
	defer func() { _ = file.Close() }() // nothing was written
	for {
		free, err := unwritten(file)
		if err == nil && !free {
			if !pause(ctx, pollEvery) {
				return content{}, d.stillOpen(name)
			}
			continue
		}
		unknown := err != nil
		if info, err = file.Stat(); err != nil {
			return content{}, writeFault(d.shown(name), err)
		}
		if _, err = file.Seek(0, 0); err != nil {
			return content{}, writeFault(d.shown(name), err)
		}
		source, err := readAll(file, info.Size(), d.shown(name))
		if err != nil {
			return content{}, err
		}
		if !unknown {
			return content{source, info}, nil
		}
		if !pause(ctx, quietFor) {
			return content{}, d.stillOpen(name)
		}
		if now, err := file.Stat(); err == nil && stampOf(now) == stampOf(info) && int64(len(source)) == now.Size() {
			return content{source, info}, nil
		}
	}
}

// present is settled for a document, which an editor may have moved aside for
// a moment.
func (d *directory) present(ctx context.Context, name string) (content, error) {
	patience, cancel := context.WithTimeout(ctx, absentFor)
	defer cancel()
	for {
		c, err := d.settled(ctx, name)
		if !errors.Is(err, fs.ErrNotExist) || !pause(patience, pollEvery) {
			return c, err
		}
	}
}

func (d *directory) stillOpen(name string) error {
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
