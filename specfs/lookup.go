package specfs

import (
	"context"
	"fmt"
	"path"
	"slices"
	"strings"

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
		found, more, err := workspace.collect(ctx, archives)
		if err != nil {
			return nil, nil, err
		}
		specs, findings = append(specs, found...), append(findings, more...)
	}
	slices.SortFunc(specs, func(a, b *Spec) int { return strings.Compare(a.ID, b.ID) })
	return specs, findings, nil
}

// collect reads the workspace's own .kiro folder and the nested ones. A
// nested folder that only repeats another is a copy of the project.
func (w *Workspace) collect(ctx context.Context, archives bool) ([]*Spec, []doc.Finding, error) {
	root, err := w.root()
	if err != nil {
		return nil, nil, err
	}
	nested := w.nestedFolders(root, false)
	var specs []*Spec
	var findings []doc.Finding
	for _, folder := range append([]string{""}, nested.folders...) {
		s := w.newScan(root, folder, archives)
		if err := s.all(ctx); err != nil {
			return nil, nil, err
		}
		if folder != "" && isCopy(s.specs, specs) {
			continue
		}
		specs, findings = append(specs, listed(s.specs)...), append(findings, s.findings...)
	}
	if nested.cut {
		findings = append(findings, searchCutFinding(w.Name))
	}
	return specs, findings, nil
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
	if name == flatName || name == flatName+"~flat" {
		return try(path.Join(s.folder, kiroFolder), false)
	}
	return nil
}
