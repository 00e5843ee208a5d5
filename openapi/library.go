package openapi

import (
	"context"
	"path"
	"slices"
	"sync"

	"kiro-mcp/specfs/doc"
)

const (
	// maxKept is how many contracts a library keeps, and maxKeptBytes how large
	// the documents of all but the latest may be together. A contract costs
	// about four times its document.
	maxKept      = 4
	maxKeptBytes = 8 << 20
)

// Library keeps the contracts that were read last, by their content: whoever
// asks again for one that did not change pays for reading its bytes. The zero
// value is ready for use, by several goroutines at once.
type Library struct {
	mu   sync.Mutex
	kept []kept // the latest last
}

// kept is a contract and what it was made of.
type kept struct {
	contract *Contract
	options  Options
	files    map[string]string // revisions by path
	size     int
}

// Read reads a contract like the function [Read], or gives the one that it
// made of the same bytes before.
func (l *Library) Read(ctx context.Context, from Source, rel string, o Options) (*Contract, error) {
	rel = path.Clean(rel)
	source, err := from.ReadFile(rel)
	if err != nil {
		return nil, err
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	revision := doc.Revision(source)
	if known := l.find(from, rel, revision, o); known != nil {
		return known, nil
	}
	c, sources := read(ctx, from, rel, source, o)
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	l.keep(kept{contract: c, options: o, files: revisions(sources), size: total(sources)})
	return c, nil
}

// find is the contract of a document, as long as all files that it refers to
// are what they were.
func (l *Library) find(from Source, rel, revision string, o Options) *Contract {
	l.mu.Lock()
	candidates := slices.Clone(l.kept)
	l.mu.Unlock()
	for _, k := range candidates {
		if k.contract.Path == rel && k.options == o && k.files[rel] == revision && k.current(from, rel) {
			return k.contract
		}
	}
	return nil
}

func (k kept) current(from Source, rel string) bool {
	for name, revision := range k.files {
		if name == rel {
			continue
		}
		source, err := from.ReadFile(name)
		if err != nil {
			source = nil
		}
		if revisionOf(source) != revision {
			return false
		}
	}
	return true
}

// keep puts a contract in the place of the one that it follows, and lets the
// oldest go where there is no room.
func (l *Library) keep(k kept) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.kept = slices.DeleteFunc(l.kept, func(o kept) bool {
		return o.contract.Path == k.contract.Path && o.options == k.options
	})
	l.kept = append(l.kept, k)
	size := 0
	for _, o := range l.kept {
		size += o.size
	}
	for len(l.kept) > 1 && (len(l.kept) > maxKept || size-k.size > maxKeptBytes) {
		size -= l.kept[0].size
		l.kept = l.kept[1:]
	}
}

func revisions(sources map[string][]byte) map[string]string {
	out := make(map[string]string, len(sources))
	for name, source := range sources {
		out[name] = revisionOf(source)
	}
	return out
}

// revisionOf is empty for a file that could not be read: it may appear.
func revisionOf(source []byte) string {
	if source == nil {
		return ""
	}
	return doc.Revision(source)
}

func total(sources map[string][]byte) int {
	size := 0
	for _, source := range sources {
		size += len(source)
	}
	return size
}
