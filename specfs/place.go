package specfs

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"

	"kiro-mcp/specfs/doc"
)

// Place is where the documents of a spec lie, or would lie.
type Place struct {
	ID        string // as [Workspaces.Spec] takes it
	Name      string // path of the folder below specs; "main" for the flat form
	Dir       string // slash-separated, relative to the workspace
	Workspace *Workspace
	Spec      *Spec // the one that is there; nil when there is none

	folder string // holding the .kiro folder
}

// Flat reports whether the documents lie in the .kiro folder itself.
func (p Place) Flat() bool { return path.Base(p.Dir) == kiroFolder }

// Kiro is the .kiro folder that the spec belongs to, relative to the workspace.
func (p Place) Kiro() string { return path.Join(p.folder, kiroFolder) }

// Place finds where a spec of this id is or would be made: "orders",
// "auth/login", "services/api:orders", "main" for the flat form, and
// "@web/orders" where there are several workspaces. Nothing is created. Its
// errors are [doc.Fault]s: no_workspace, unknown_workspace, ambiguous_spec,
// unusable_name, outside_workspace.
func (w *Workspaces) Place(ctx context.Context, id string) (Place, error) {
	list, _, err := w.present()
	if err != nil {
		return Place{}, err
	}
	rest := id
	if name, after, ok := cutWorkspace(id); ok {
		at := slices.IndexFunc(list, func(ws *Workspace) bool { return ws.Name == name })
		if at < 0 {
			return Place{}, unknownWorkspace(name, list)
		}
		list, rest = list[at:at+1], after
	}
	if len(list) > 1 {
		return Place{}, inWhichWorkspace(id, list)
	}
	return list[0].place(ctx, rest)
}

func (w *Workspace) place(ctx context.Context, id string) (Place, error) {
	spec, err := w.find(ctx, id)
	if err != nil {
		return Place{}, err
	}
	if spec != nil {
		return Place{ID: spec.ID, Name: spec.Name, Dir: spec.Dir, Workspace: w, Spec: spec, folder: spec.folder}, nil
	}
	folder, name, nested := strings.Cut(id, ":")
	if !nested {
		folder, name = "", id
	}
	if err := w.checkNew(folder, name); err != nil {
		return Place{}, err
	}
	p := Place{ID: w.specID(folder, name), Name: name, Dir: path.Join(folder, specsFolder, name), Workspace: w, folder: folder}
	if name == flatName {
		p.Dir = path.Join(folder, kiroFolder)
	}
	return p, nil
}

// maxNewName is how long the name of a new spec may be: some systems take no
// more of a path, of which it is a part.
const maxNewName = 200

// checkNew refuses a name that some system could not hold, that lists pass by,
// or that differs from one which is there in nothing but its case.
func (w *Workspace) checkNew(folder, name string) error {
	reason := ""
	switch {
	case !isFindable(name) || strings.Contains(name, ":") || !isSpecName(name):
		reason = "cannot be the name of a spec on every system"
	case len(name) > maxNewName:
		reason = fmt.Sprintf("is longer than %d bytes", maxNewName)
	case strings.Count(name, "/") >= maxNesting:
		reason = fmt.Sprintf("lies deeper than %d folders", maxNesting)
	case slices.ContainsFunc(strings.Split(name, "/"), func(s string) bool { return isArchive(s) || strings.TrimRight(s, " .") != s }):
		reason = "has a part that is an archive, or that ends with a dot or space"
	}
	if reason != "" {
		return &doc.Fault{Code: codeUnusableName, Field: "name", Given: name, Message: fmt.Sprintf("%q %s; give words joined by hyphens, such as order-export, with / between nested ones", name, reason)}
	}
	root, err := w.root()
	if err != nil {
		return err
	}
	if folder != "" {
		if err := checkPath(folder); err != nil {
			return err
		}
		if info, err := root.Stat(folder); err != nil || !info.IsDir() {
			return &doc.Fault{Code: codeUnusableName, Field: "name", Given: folder + ":" + name, Message: fmt.Sprintf("the workspace has no folder %q; before the colon stands an existing folder, in whose .kiro the spec is made", folder)}
		}
	}
	return checkCase(root, path.Join(folder, specsFolder), name)
}

// checkCase looks at each part of the name: two that differ in case alone are
// one folder on the systems of some of a team.
func checkCase(root *os.Root, at, name string) error {
	for segment := range strings.SplitSeq(name, "/") {
		entries, err := readFolder(root, at)
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		if err != nil {
			return err
		}
		for _, entry := range entries {
			if had := entry.Name(); had != segment && strings.EqualFold(had, segment) {
				return &doc.Fault{Code: codeUnusableName, Field: "name", Given: name, Valid: []string{had}, Message: fmt.Sprintf("%s has %q already, which is the same folder as %q where case does not count", at, had, segment)}
			}
		}
		at = path.Join(at, segment)
	}
	return nil
}

func inWhichWorkspace(id string, list []*Workspace) error {
	fault := &doc.Fault{Code: codeAmbiguousSpec, Field: "name", Given: id}
	for _, w := range list {
		fault.Valid = append(fault.Valid, w.Qualified(id))
	}
	fault.Message = fmt.Sprintf("there are %d workspaces; say in which one %q is to be made: %s", len(list), id, shortened(fault.Valid))
	return fault
}
