package specfs

import (
	"context"
	"errors"
	"io/fs"
	"path"
	"slices"
)

// Files lists the regular files below a folder of the workspace by their paths
// in the workspace, sorted, at most 100,000 of them. Links are not followed, and
// what a writer has beside a file while it writes is none. A folder that is not
// there has none.
func (w *Workspace) Files(ctx context.Context, dir string) ([]string, error) {
	if err := checkPath(dir); err != nil {
		return nil, err
	}
	root, err := w.root()
	if err != nil {
		return nil, err
	}
	const most = 100_000
	var found []string
	open := []string{dir}
	for len(open) > 0 && len(found) < most {
		at := open[len(open)-1]
		open = open[:len(open)-1]
		entries, err := readFolder(root, at)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err = firstError(err, ctx.Err()); err != nil {
			return nil, err
		}
		for _, entry := range entries {
			switch rel := path.Join(at, entry.Name()); {
			case entry.IsDir():
				open = append(open, rel)
			case entry.Type().IsRegular() && !inFlight(entry.Name()):
				found = append(found, rel)
			}
		}
	}
	slices.Sort(found)
	return found, nil
}
