package specfs

import (
	"context"
	"os"
	"path"
	"path/filepath"
)

// Interest is what somebody wants to be told the changes of.
type Interest struct {
	All    bool     // which specs there are, and everything in them
	Around bool     // steering and contracts
	Specs  []string // ids of specs, which need not be there
}

// Places are where the changes show.
type Places struct {
	Folders []string        // absolute, those above before those below, without links
	Targets map[string]bool // what documents and their folders are links to, and links to folders
}

// Places gives the folders in which every change to what somebody is
// interested in shows: those that hold it, those that it would be created in,
// and those above them up to the workspace, since each may be removed and come
// back. A new .kiro folder far from the others shows in none of them. Nothing
// outside the workspaces is named.
func (w *Workspaces) Places(ctx context.Context, i Interest) (Places, error) {
	found := Places{Targets: map[string]bool{}}
	for _, workspace := range w.List() {
		at, err := workspace.places(ctx, i)
		if err != nil {
			return Places{}, err
		}
		if at == nil {
			continue
		}
		found.Folders = append(found.Folders, at.folders...)
		for _, target := range at.targets {
			found.Targets[target] = true
		}
	}
	return found, nil
}

// places gives those of one workspace; nil when its folder is not there.
func (w *Workspace) places(ctx context.Context, i Interest) (*placer, error) {
	root, err := w.root()
	if err != nil {
		return nil, ctx.Err()
	}
	dir, err := filepath.EvalSymlinks(w.Dir)
	if err != nil {
		return nil, ctx.Err()
	}
	p := &placer{dir: w.Dir, real: dir, resolved: map[string]string{}}
	p.add(".")
	for _, id := range i.Specs {
		i.All = p.addSpec(ctx, w, id) || i.All
	}
	if i.All || i.Around {
		p.addAround(w, root)
	}
	if i.All {
		err = p.addSpecs(ctx, w)
	}
	return p, err
}

// addAround takes where steering and contracts are, and .kiro folders.
func (p *placer) addAround(w *Workspace, root *os.Root) {
	nested := w.nestedFolders(root, false)
	for _, folder := range append([]string{""}, nested.folders...) {
		p.add(path.Join(folder, specsFolder))
		p.add(path.Join(folder, steeringFolder))
	}
	steering, _ := w.steering(root, nested)
	contracts, _ := w.contracts(root, nested)
	for _, info := range append(steering, contracts...) {
		p.addLink(info.Path)
	}
}

// addSpecs takes every folder in which a spec is or may come to be.
func (p *placer) addSpecs(ctx context.Context, w *Workspace) error {
	list, err := w.collect(ctx, false, false)
	if err != nil {
		return err
	}
	for _, dir := range list.folders {
		p.add(dir)
	}
	for _, spec := range list.specs {
		for _, rel := range spec.linked {
			p.addLink(rel)
		}
	}
	return nil
}

// addSpec takes every folder in which a spec of this id is or would be. It
// reports true for an id that means whichever spec there is.
func (p *placer) addSpec(ctx context.Context, w *Workspace, id string) (any bool) {
	id, ok := w.cutPrefix(id)
	if !ok {
		return false
	}
	if id == "" {
		return true
	}
	for _, dir := range homes(id) {
		p.add(dir)
	}
	if spec, err := w.find(Glance(ctx), id); err == nil && spec != nil {
		for _, rel := range spec.linked {
			p.addLink(rel)
		}
	}
	return false
}
