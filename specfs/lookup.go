package specfs

import (
	"context"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"kiro-mcp/specfs/doc"
)

// Spec finds one spec by its id: "orders", "services/api:orders" and, where
// there are several workspaces, "@web/orders". An empty id, or "@web/", means
// the only one. Its errors are [doc.Fault]s: no_workspace, unknown_workspace,
// spec_required, unknown_spec, ambiguous_spec, with the valid ids.
func (w *Workspaces) Spec(ctx context.Context, id string) (*Spec, error) {
	list, _, err := w.present()
	if err != nil {
		return nil, err
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
	spec, err := w.newScan(root, "", false).one(ctx, id)
	for i, c := range id {
		if spec != nil || err != nil {
			break
		}
		if c == ':' && checkPath(id[:i]) == nil {
			spec, err = w.newScan(root, id[:i], false).one(ctx, id[i+1:])
		}
	}
	if spec == nil {
		return nil, err
	}
	named := *spec
	named.named = true
	return &named, nil
}

// one reads the spec of that name; nil when there is none. A folder that is a
// link out of the workspace is an error.
func (s *scan) one(ctx context.Context, name string) (*Spec, error) {
	if !isFindable(name) {
		return nil, nil
	}
	s.try(ctx, path.Join(s.folder, specsFolder, name), name, slices.ContainsFunc(strings.Split(name, "/"), isArchive))
	if rest, ok := strings.CutPrefix(name, "archive/"); ok && s.specs == nil {
		s.try(ctx, path.Join(s.folder, archiveFolder, rest), name, true)
	}
	if flat := path.Join(s.folder, kiroFolder); s.specs == nil && (name == flatName || name == flatTwin) {
		if entries, ok := s.list(flat); ok && hasPlainName(entries) {
			s.try(ctx, flat, name, false)
		}
	}
	if s.specs != nil {
		return s.specs[0], nil
	}
	for _, f := range s.findings {
		if f.Code == codeLinkLeaves {
			return nil, &doc.Fault{Code: codeOutside, Field: "spec", Given: name, Message: f.Message}
		}
	}
	return nil, nil
}

// isFindable reports whether a spec can have this name.
func isFindable(name string) bool {
	return name != "" && !strings.HasPrefix(name, ".") && !strings.Contains(name, "/.") && checkPath(name) == nil
}

// try reads the spec in dir. A document that is gone since the last look has a
// moment to come back: some editors move the old file aside before they write
// the new one.
func (s *scan) try(ctx context.Context, dir, name string, archived bool) {
	known := s.w.recall(dir)
	var spec *Spec
	_ = patiently(ctx, func() error { // what does not come back is gone
		spec = nil
		if entries, ok := s.list(dir); ok {
			spec = s.w.readSpec(s.root, s.folder, name, dir, entries)
		}
		if known.lostIn(spec) {
			return fs.ErrNotExist
		}
		return nil
	})
	switch {
	case known.lostIn(spec) && glances(ctx):
		s.w.remember(known) // whoever does wait still knows what for
	case spec == nil:
		s.w.forget(dir)
	}
	s.add(spec, archived)
}

// lostIn reports whether a document of the spec is not there any more in a
// later reading of the same folder; nil is a folder without a spec.
func (s *Spec) lostIn(later *Spec) bool {
	if s == nil {
		return false
	}
	return later == nil || slices.ContainsFunc(s.Documents, func(info Info) bool {
		return later.refused[info.Name] == nil && !slices.ContainsFunc(later.Documents, func(other Info) bool { return other.Name == info.Name })
	})
}
