package specfs

import (
	"path"
	"path/filepath"
	"strings"
)

// Homes gives the folders in which the documents of a spec of this id lie or
// would lie, absolute, unless a link leads there (see [Places]). There are
// none for an id that means whichever spec there is, or that no spec can have.
func (w *Workspaces) Homes(id string) []string {
	var found []string
	for _, workspace := range w.List() {
		if rest, ok := workspace.cutPrefix(id); ok {
			for _, dir := range homes(rest) {
				found = append(found, filepath.Join(workspace.Dir, filepath.FromSlash(dir)))
			}
		}
	}
	return found
}

// cutPrefix takes the workspace off an id. It is false when that is another
// one.
func (w *Workspace) cutPrefix(id string) (string, bool) {
	name, rest, ok := cutWorkspace(id)
	if !ok {
		return id, true
	}
	return rest, name == w.Name
}

// homes are the folders in which [Workspace.find] looks for a spec.
func homes(id string) []string {
	dirs := homesIn("", id)
	for i, c := range id {
		if c == ':' && checkPath(id[:i]) == nil {
			dirs = append(dirs, homesIn(id[:i], id[i+1:])...)
		}
	}
	return dirs
}

func homesIn(folder, name string) []string {
	if !isFindable(name) {
		return nil
	}
	dirs := []string{path.Join(folder, specsFolder, name)}
	if rest, ok := strings.CutPrefix(name, "archive/"); ok {
		dirs = append(dirs, path.Join(folder, archiveFolder, rest))
	}
	if name == flatName || name == flatTwin {
		dirs = append(dirs, path.Join(folder, kiroFolder))
	}
	return dirs
}
