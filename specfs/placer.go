package specfs

import (
	"io/fs"
	"os"
	"path"
	"path/filepath"
)

// placer collects what is to be watched in a workspace. Folders are looked at
// by their names, not through an [os.Root]: it is only decided what wakes us,
// and there may be ten thousand.
type placer struct {
	dir, real string            // the workspace's folder, with and without links
	resolved  map[string]string // folders as named, to where they are
	folders   []string
	targets   []string
}

// nowhere is where a folder is that is not there, or not in the workspace.
const nowhere = ""

// add takes a folder, by its path in the workspace, with all above it. It
// gives its path without links.
func (p *placer) add(rel string) string {
	if at, known := p.resolved[rel]; known {
		return at
	}
	at := p.resolve(rel)
	p.resolved[rel] = at
	switch at {
	case nowhere:
	case rel:
		p.folders = append(p.folders, p.name(at))
	default: // it is a link, or in one
		p.add(at)
	}
	return at
}

func (p *placer) resolve(rel string) string {
	if rel == "." {
		return rel
	}
	above := p.add(path.Dir(rel))
	if above == nowhere {
		return nowhere
	}
	at := path.Join(above, path.Base(rel))
	name := p.name(at)
	info, err := os.Lstat(name)
	switch {
	case err != nil:
		return nowhere
	case info.IsDir():
		return at
	case info.Mode()&fs.ModeSymlink == 0:
		return nowhere
	}
	p.targets = append(p.targets, name) // its name alone would not tell what its removal means
	target, err := filepath.EvalSymlinks(name)
	if err != nil {
		if target, err = behind(name); err == nil {
			p.addAbove(target)
		}
		return nowhere
	}
	if !isFolder(target) {
		return nowhere
	}
	if at = p.inside(target); at != nowhere {
		p.targets = append(p.targets, p.name(at))
	}
	return at
}

// name is the absolute path of what has this path in the workspace.
func (p *placer) name(rel string) string { return filepath.Join(p.dir, filepath.FromSlash(rel)) }

// inside is the path in the workspace of what has this path without links.
func (p *placer) inside(name string) string {
	rel, err := filepath.Rel(p.real, name)
	if err != nil || !filepath.IsLocal(rel) {
		return nowhere
	}
	return filepath.ToSlash(rel)
}

// addLink takes the file that a document is a link to, with its folder, and
// the links on the way there. The file need not be there: an editor may be
// about to write it. A document that is no link leads no further than its own
// folder.
func (p *placer) addLink(rel string) {
	const most = 16 // in a row
	folder, name := p.add(path.Dir(rel)), path.Base(rel)
	for range most {
		if folder == nowhere {
			return
		}
		target, err := behind(filepath.Join(p.name(folder), name))
		if err != nil {
			return
		}
		above, err := filepath.EvalSymlinks(filepath.Dir(target))
		if err != nil {
			p.addAbove(target)
			return
		}
		folder, name = p.inside(above), filepath.Base(target)
		if folder != nowhere && p.add(folder) != nowhere {
			p.targets = append(p.targets, filepath.Join(p.name(folder), name))
		}
	}
}

// behind is the path of what a link names, which may be a link again.
func behind(link string) (string, error) {
	target, err := os.Readlink(link)
	if err != nil || filepath.IsAbs(target) {
		return target, err
	}
	return filepath.Join(filepath.Dir(link), target), nil
}

// addAbove takes the nearest folder above what a link leads to and is not
// there: it shows there when it comes.
func (p *placer) addAbove(name string) {
	for dir := filepath.Dir(name); dir != filepath.Dir(dir); dir = filepath.Dir(dir) {
		if at, err := filepath.EvalSymlinks(dir); err == nil {
			if at = p.inside(at); at != nowhere {
				p.add(at)
			}
			return
		}
	}
}
