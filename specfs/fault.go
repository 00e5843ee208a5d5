package specfs

import (
	"context"
	"fmt"
	"path"
	"strings"

	"kiro-mcp/specfs/doc"
)

// noWorkspace says what to add to a host's configuration.
func (w *Workspaces) noWorkspace() error {
	return &doc.Fault{Code: codeNoWorkspace, Message: fmt.Sprintf(
		`no workspace: no root was given, and no folder from %q upwards has .kiro/specs, a contract or .git; add "--root", "/path/to/your/project" to the server's args, or set %s`,
		w.options.WorkingDir, rootVariable)}
}

func unknownWorkspace(name string, list []*Workspace) error {
	fault := &doc.Fault{Code: codeUnknownWorkspace, Field: "spec", Given: "@" + name + "/"}
	for _, w := range list {
		fault.Valid = append(fault.Valid, "@"+w.Name+"/")
	}
	fault.Message = fmt.Sprintf("no workspace is called %q; there are: %s", name, strings.Join(fault.Valid, ", "))
	return fault
}

// only gives the only spec of the workspaces.
func only(ctx context.Context, list []*Workspace) (*Spec, error) {
	specs, err := listAll(ctx, list, false)
	if err == nil && len(specs) == 0 {
		specs, err = listAll(ctx, list, true)
	}
	if err != nil {
		return nil, err
	}
	switch len(specs) {
	case 0:
		return nil, &doc.Fault{Code: codeUnknownSpec, Field: "spec", Message: fmt.Sprintf("%s has no spec yet; specs are folders in .kiro/specs", places(list))}
	case 1:
		return specs[0], nil
	}
	return nil, &doc.Fault{
		Code: codeSpecRequired, Field: "spec", Valid: ids(specs),
		Message: fmt.Sprintf("there are %d specs; say which one: %s", len(specs), shortened(ids(specs))),
	}
}

func unknownSpec(ctx context.Context, id string, list []*Workspace) error {
	if glances(ctx) {
		return &doc.Fault{Code: codeUnknownSpec, Field: "spec", Given: id, Message: fmt.Sprintf("no spec %q", id)}
	}
	specs, err := listAll(ctx, list, true)
	if err != nil {
		return err
	}
	fault := &doc.Fault{Code: codeUnknownSpec, Field: "spec", Given: id, Valid: ids(specs)}
	fault.Message = fmt.Sprintf("no spec %q in %s; there are: %s", id, places(list), shortened(fault.Valid))
	if len(specs) == 0 {
		fault.Message = fmt.Sprintf("no spec %q: %s has none yet; specs are folders in .kiro/specs", id, places(list))
	}
	return fault
}

// listAll lists the specs of some workspaces. It searches nested folders anew
// when it is to be fresh: whoever names what is not there may have made it
// just now.
func listAll(ctx context.Context, list []*Workspace, fresh bool) ([]*Spec, error) {
	var specs []*Spec
	for _, w := range list {
		found, err := w.collect(ctx, false, fresh)
		if err != nil {
			return nil, err
		}
		specs = append(specs, found.specs...)
	}
	return specs, nil
}

func ids(specs []*Spec) []string {
	out := make([]string, len(specs))
	for i, s := range specs {
		out[i] = s.ID
	}
	return out
}

func places(list []*Workspace) string {
	names := make([]string, len(list))
	for i, w := range list {
		names[i] = w.Name
	}
	return "workspace " + strings.Join(names, ", ")
}

// shortened keeps a message readable among thousands of specs.
func shortened(names []string) string {
	const most = 12
	if len(names) <= most {
		return strings.Join(names, ", ")
	}
	return fmt.Sprintf("%s and %d more", strings.Join(names[:most], ", "), len(names)-most)
}

func firstError(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

func unusableName(dir string) doc.Finding {
	return doc.Finding{
		Code: codeUnusableName, Severity: doc.Warning, File: path.Dir(dir), Line: 1, // its own name may not be shown as it is
		Message: fmt.Sprintf("the folder's name %q cannot be the id of a spec; what is in it is left out", path.Base(dir)),
		Fix:     "rename the folder; names like notes, notes-2 or a word in any script serve everywhere",
	}
}

func searchCutFinding(workspace string) doc.Finding {
	return doc.Finding{
		Code: codeSearchCut, Severity: doc.Info, Line: 1,
		Message: fmt.Sprintf("workspace %s is too large or too deep to look for every nested .kiro folder", workspace),
		Fix:     "give the folders that hold a .kiro folder as roots of their own",
	}
}
