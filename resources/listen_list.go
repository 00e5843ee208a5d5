package resources

import (
	"context"
	"hash/maphash"
	"maps"
	"os"
	"path/filepath"
	"time"

	"kiro-mcp/specfs"
	"kiro-mcp/specfs/watch"
)

// catalog is which resources are listed: by the hash of each one's file, the
// hash of what its address is made of. Ten thousand specs take half a
// megabyte. Sizes and times are not in it: a list does not change by an edit.
type catalog map[uint64]uint64

// list makes the catalog of what is listed now. The error is of a context that
// has ended.
func (h *hub) list(ctx context.Context) (catalog, error) {
	c := catalog{}
	add := func(w *specfs.Workspace, info specfs.Info, g group, id, name string) {
		var key maphash.Hash
		key.SetSeed(h.seed)
		maphash.WriteComparable(&key, place{g, id, name})
		c[h.fileKey(filepath.Join(w.Dir, filepath.FromSlash(info.Path)))] = key.Sum64()
	}
	for _, r := range around(ctx, h.set.workspaces, h.set.workspaces.Steering) {
		add(r.workspace, r.info, steerings, r.name, "")
	}
	for _, r := range around(ctx, h.set.workspaces, h.set.workspaces.Contracts) {
		add(r.workspace, r.info, contracts, r.name, "")
	}
	specs, _, err := h.set.workspaces.Specs(ctx)
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	if err == nil { // else there is no workspace, and the list is empty
		c[0] = 0 // the overview
	}
	for _, spec := range specs {
		for _, info := range spec.Documents {
			add(spec.Workspace, info, documents, spec.ID, info.Name)
		}
	}
	return c, nil
}

func (h *hub) fileKey(path string) uint64 { return maphash.String(h.seed, path) }

// stillListed reports whether a file is listed if and only if it was before,
// so that there is no need to list everything after each save by rename.
func (h *hub) stillListed(path string, kind watch.Kind) bool {
	if h.listed == nil {
		return false
	}
	_, was := h.listed[h.fileKey(path)]
	if kind == watch.Written {
		return was // a template that was filled in is listed from then on
	}
	info, err := os.Lstat(path)
	if err == nil && !info.Mode().IsRegular() {
		return false // what a link leads to is not known here
	}
	return was == (err == nil)
}

// listChanged looks whether the list is another one. Like a document, what is
// gone from it has one more window to come back. Whoever was misled is told of
// a list that is the same.
func (h *hub) listChanged(ctx context.Context) bool {
	if h.listed == nil {
		h.moving = time.Time{}
		return false
	}
	now, err := h.list(ctx)
	if err != nil || maps.Equal(now, h.listed) {
		misled := h.misled()
		h.lacking, h.moving = false, time.Time{}
		return misled
	}
	if !h.lacking && now.lacks(h.listed) {
		h.lacking = true
		h.owe(specfs.Listing)
		return false
	}
	h.listed, h.lacking, h.moving = now, false, time.Time{}
	return true
}

// lacks reports whether something of an earlier catalog is not in it.
func (c catalog) lacks(earlier catalog) bool {
	for file := range earlier {
		if _, there := c[file]; !there {
			return true
		}
	}
	return false
}
