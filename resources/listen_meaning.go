package resources

import (
	"path/filepath"
	"slices"

	"kiro-mcp/internal/uri"
	"kiro-mcp/specfs"
	"kiro-mcp/specfs/watch"
)

// concerns reports whether it matters that a file was written.
func (h *hub) concerns(path string) bool {
	return h.linked(path) || h.set.workspaces.MeaningOf(path, false) != specfs.Nothing
}

// linked reports whether what has this path, or a folder above it, is a link
// to a document's folder, or a document or its folder is a link to it.
func (h *hub) linked(path string) bool {
	targets := *h.targets.Load()
	for above := filepath.Dir(path); len(targets) > 0; path, above = above, filepath.Dir(above) {
		if targets[path] {
			return true
		}
		if path == above {
			break
		}
	}
	return false
}

// meaning is what changes to files may mean together.
func (h *hub) meaning(c watch.Changes) specfs.Meaning {
	m := specfs.Nothing
	if c.All {
		m = specfs.Search
	}
	for path, kind := range c.Files {
		m = max(m, h.meaningOf(path, kind))
	}
	return m
}

func (h *hub) meaningOf(path string, kind watch.Kind) specfs.Meaning {
	m := h.set.workspaces.MeaningOf(path, kind == watch.Folder)
	switch linked := h.linked(path); {
	case linked && kind == watch.Written:
		return specfs.Text
	case linked:
		return max(m, specfs.Listing)
	case m > specfs.Text && kind != watch.Folder && h.stillListed(path, kind):
		return specfs.Text
	case m == specfs.Listing && kind == watch.Written && h.listed == nil:
		return specfs.Text // a template may be listed from now on, but nobody asks
	default:
		return m
	}
}

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
