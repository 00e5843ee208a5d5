package specfs

import (
	"bytes"
	"context"
	"io/fs"
)

// Read reads and parses one document of the workspace: a contract, a steering
// file, or one of a spec's. The same document is not parsed twice while its
// bytes stay the same.
func (w *Workspace) Read(ctx context.Context, info Info) (*Document, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	file, now, err := w.openFile(info.Path)
	if err != nil {
		return nil, err
	}
	defer func() { _ = file.Close() }() // nothing was written

	entry := w.shared.documents.get(w.cacheKey(info))
	if entry.doc != nil && entry.settled && entry.stamp == stampOf(now) {
		return entry.doc, nil
	}
	source, err := readAll(file, now.Size(), info.Path, entry.source())
	if err != nil {
		return nil, err
	}
	return w.document(info, source, now), nil
}

// document makes a document of bytes just read, or finds the one made of the
// same bytes before. now is the file's description from before the reading.
func (w *Workspace) document(info Info, source []byte, now fs.FileInfo) *Document {
	entry := w.shared.documents.get(w.cacheKey(info))
	if entry.doc != nil && bytes.Equal(entry.doc.Source, source) {
		return w.keep(entry.doc, now)
	}
	// The old version goes first: two large ones need not be there at once.
	w.shared.documents.remove(entry.key)
	entry = cached{}
	return w.keep(parse(info, source), now)
}

// keep puts a document into the cache, with the description that its file had
// before it was read.
func (w *Workspace) keep(d *Document, now fs.FileInfo) *Document {
	if size := int64(len(d.Source)); d.Size != size || !d.ModTime.Equal(now.ModTime()) {
		again := *d
		again.Size, again.ModTime = size, now.ModTime()
		d = &again
	}
	at := stampOf(now)
	w.shared.documents.put(cached{key: w.cacheKey(d.Info), stamp: at, settled: at.settledAt(w.shared.now()), doc: d})
	return d
}

// cacheKey keeps apart documents that are read as different kinds.
func (w *Workspace) cacheKey(info Info) string {
	return w.Dir + "\x00" + info.Path + "\x00" + string(info.Kind) + "\x00" + info.Name
}
