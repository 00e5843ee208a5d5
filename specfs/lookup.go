package specfs

import (
	"context"
	"fmt"
	"os"
	"path"
	"slices"
	"strings"
	"time"

	"kiro-mcp/specfs/doc"
)

// Specs gives all specs of all workspaces sorted by id, archives left out,
// and what the trees were found to have besides. The error is a [doc.Fault]
// no_workspace when there is no workspace.
func (w *Workspaces) Specs(ctx context.Context) ([]*Spec, []doc.Finding, error) {
	return w.collect(ctx, false)
}

// Archived gives the specs that lie in archives, which [Workspaces.Specs]
// leaves out.
func (w *Workspaces) Archived(ctx context.Context) ([]*Spec, []doc.Finding, error) {
	return w.collect(ctx, true)
}

func (w *Workspaces) collect(ctx context.Context, archives bool) ([]*Spec, []doc.Finding, error) {
	list := w.List()
	if len(list) == 0 {
		return nil, nil, w.noWorkspace()
	}
	var specs []*Spec
	var findings []doc.Finding
	for _, workspace := range list {
		found, more, err := workspace.collect(ctx, archives, false)
		if err != nil {
			return nil, nil, err
		}
		specs, findings = append(specs, found...), append(findings, more...)
	}
	slices.SortFunc(specs, func(a, b *Spec) int { return strings.Compare(a.ID, b.ID) })
	return specs, findings, nil
}

// manySpecs is from how many specs on a list is used again for as long as it
// took to make, so that not more than half the time goes into making lists.
const manySpecs = 500

// collect gives the specs of the workspace's own .kiro folder and of the
// nested ones.
func (w *Workspace) collect(ctx context.Context, archives, fresh bool) ([]*Spec, []doc.Finding, error) {
	root, err := w.root()
	if err != nil {
		return nil, nil, err
	}
	start := w.shared.now()
	w.mu.Lock()
	last := w.lists[archives]
	w.mu.Unlock()
	if !fresh && start.Sub(last.made) < last.took {
		return last.specs, last.findings, nil
	}
	made, err := w.list(ctx, root, archives, fresh)
	if err != nil {
		return nil, nil, err
	}
	if made.made = w.shared.now(); len(made.specs) >= manySpecs {
		made.took = made.made.Sub(start)
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.lists == nil {
		w.lists = map[bool]specList{}
	}
	w.lists[archives] = made
	return made.specs, made.findings, nil
}

// specList is what a workspace holds, with when and how fast that was found.
type specList struct {
	specs    []*Spec
	findings []doc.Finding
	made     time.Time
	took     time.Duration // 0 where making it again costs little
}

// list reads every .kiro folder of the workspace. A nested one that only
// repeats others is a copy of the project.
func (w *Workspace) list(ctx context.Context, root *os.Root, archives, fresh bool) (specList, error) {
	var l specList
	nested := w.nestedFolders(root, fresh)
	for _, folder := range append([]string{""}, nested.folders...) {
		s := w.newScan(root, folder, archives)
		if err := s.all(ctx); err != nil {
			return specList{}, err
		}
		if folder != "" && isCopy(s.specs, l.specs) {
			continue
		}
		l.specs, l.findings = append(l.specs, listed(s.specs)...), append(l.findings, s.findings...)
	}
	if nested.cut {
		l.findings = append(l.findings, searchCutFinding(w.Name))
	}
	return l, nil
}

// listed leaves out templates, which only whoever names them gets.
func listed(specs []*Spec) []*Spec {
	return slices.DeleteFunc(slices.Clone(specs), func(s *Spec) bool { return !s.filled })
}

// isCopy reports whether every one of these specs stands among others under
// the same name with documents of the same names and sizes.
func isCopy(specs, others []*Spec) bool {
	for _, spec := range specs {
		same := func(other *Spec) bool {
			return other.Name == spec.Name && slices.EqualFunc(other.Documents, spec.Documents, func(a, b Info) bool {
				return a.Name == b.Name && a.Size == b.Size
			})
		}
		if !slices.ContainsFunc(others, same) {
			return false
		}
	}
	return len(specs) > 0
}

// Spec finds one spec by its id: "orders", "services/api:orders" and, where
// there are several workspaces, "@web/orders". An empty id, or "@web/", means
// the only one. Its errors are [doc.Fault]s: no_workspace, unknown_workspace,
// spec_required, unknown_spec, ambiguous_spec, with the valid ids.
func (w *Workspaces) Spec(ctx context.Context, id string) (*Spec, error) {
	list := w.List()
	if len(list) == 0 {
		return nil, w.noWorkspace()
	}
	rest := id
	if name, after, ok := cutWorkspace(id); ok {
		at := slices.IndexFunc(list, func(ws *Workspace) bool { return ws.Name == name })
		if at < 0 {
			return nil, unknownWorkspace(name, list)
		}
		list, rest = list[at:at+1], after
	}
	if rest == "" {
		return only(ctx, list)
	}
	var found []*Spec
	for _, workspace := range list {
		spec, err := workspace.find(ctx, rest)
		if err != nil {
			return nil, err
		}
		if spec != nil {
			found = append(found, spec)
		}
	}
	switch len(found) {
	case 0:
		return nil, unknownSpec(ctx, id, list)
	case 1:
		return found[0], nil
	}
	return nil, &doc.Fault{
		Code: codeAmbiguousSpec, Field: "spec", Given: id, Valid: ids(found),
		Message: fmt.Sprintf("several workspaces have a spec %q: %s", id, strings.Join(ids(found), ", ")),
	}
}

// cutWorkspace splits "@name/rest".
func cutWorkspace(id string) (name, rest string, ok bool) {
	after, ok := strings.CutPrefix(id, "@")
	if !ok {
		return "", "", false
	}
	return strings.Cut(after, "/")
}

// find goes straight to the spec's folder, so that its cost does not grow
// with the number of specs. It returns nil when there is none.
func (w *Workspace) find(ctx context.Context, id string) (*Spec, error) {
	root, err := w.root()
	if err != nil || ctx.Err() != nil {
		return nil, firstError(err, ctx.Err())
	}
	if spec := w.newScan(root, "", false).one(id); spec != nil {
		return spec, nil
	}
	for i, c := range id {
		if c != ':' || checkPath(id[:i]) != nil {
			continue
		}
		if spec := w.newScan(root, id[:i], false).one(id[i+1:]); spec != nil {
			return spec, nil
		}
	}
	return nil, nil
}

// one reads the spec of that name; nil when there is none.
func (s *scan) one(name string) *Spec {
	if name == "" || strings.HasPrefix(name, ".") || strings.Contains(name, "/.") || checkPath(name) != nil {
		return nil
	}
	try := func(dir string, archived bool) *Spec {
		entries, ok := s.list(dir)
		if !ok {
			return nil
		}
		s.add(s.w.readSpec(s.root, s.folder, name, dir, entries), archived)
		if len(s.specs) == 0 {
			return nil
		}
		return s.specs[0]
	}
	inArchive := slices.ContainsFunc(strings.Split(name, "/"), isArchive)
	if spec := try(path.Join(s.folder, specsFolder, name), inArchive); spec != nil {
		return spec
	}
	if rest, ok := strings.CutPrefix(name, "archive/"); ok {
		return try(path.Join(s.folder, archiveFolder, rest), true)
	}
	if name != flatName && name != flatName+"~flat" {
		return nil
	}
	flat := path.Join(s.folder, kiroFolder)
	if entries, ok := s.list(flat); !ok || !hasPlainName(entries) {
		return nil
	}
	return try(flat, false)
}
