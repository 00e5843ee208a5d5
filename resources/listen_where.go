package resources

import (
	"path/filepath"
	"slices"

	"kiro-mcp/internal/uri"
	"kiro-mcp/specfs/watch"
)

// folders are where documents were edited, by their absolute paths.
type folders map[string]bool

// anywhere is when that is not known.
var anywhere folders

// edited gives the folders of changes that were no more than edits. An edit of
// what a link leads to may show anywhere.
func (h *hub) edited(c watch.Changes) folders {
	where := folders{}
	for path := range c.Files {
		if h.linked(path) {
			return anywhere
		}
		where[filepath.Dir(path)] = true
	}
	return where
}

// depends reports whether edits there may change what stands at an address. A
// client may follow thousands of specs, of which one is edited.
func (h *hub) depends(address string, where folders) bool {
	a, err := uri.Parse(address)
	if err != nil || where == nil {
		return err == nil
	}
	homes := h.set.workspaces.Homes(a.Spec)
	return len(homes) == 0 || slices.ContainsFunc(homes, func(home string) bool { return where[home] })
}
