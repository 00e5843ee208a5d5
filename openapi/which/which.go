// Package which finds the contract that a call means.
//
// Most callers want [Contract].
//
// The package promises that a contract is never guessed: it is named, or the
// only one, or the one beside the specs; else the answer lists what there is.
package which

import (
	"context"
	"fmt"
	"path"
	"slices"
	"strings"

	"kiro-mcp/specfs"
	"kiro-mcp/specfs/doc"
)

// Found is a contract in its workspace, and how it was chosen.
type Found struct {
	Workspace *specfs.Workspace
	Path      string // in the workspace
	Note      string // empty where there was no choice
}

func (f Found) name() string { return f.Workspace.Qualified(f.Path) }

// The codes that this package refuses with.
const (
	codeUnknown  = "unknown_contract"
	codeRequired = "contract_required"
)

// Codes documents this package's own codes for the generated reference.
var Codes = []doc.Code{
	{Name: codeUnknown, Meaning: "no contract of the workspace has this path"},
	{Name: codeRequired, Meaning: "there are several contracts, or none, and none was named"},
}

// Contract finds the contract that is named by its path, else the only one,
// else the one in .kiro, which is agreed with the specs. Its errors are
// [doc.Fault]s: unknown_contract, contract_required, no_workspace.
func Contract(ctx context.Context, workspaces *specfs.Workspaces, name string) (Found, error) {
	if len(workspaces.List()) == 0 {
		_, err := workspaces.Spec(ctx, "") // says what to configure
		return Found{}, err
	}
	var all, agreed, named []Found
	for _, w := range workspaces.List() {
		infos, _ := workspaces.Contracts(ctx, w)
		for _, info := range infos {
			f := Found{Workspace: w, Path: info.Path}
			all = append(all, f)
			if path.Dir(info.Path) == ".kiro" {
				agreed = append(agreed, f)
			}
		}
		own := strings.TrimPrefix(name, w.Qualified(""))
		if info, err := w.Stat(own); name != "" && err == nil && info.Mode().IsRegular() {
			named = append(named, Found{Workspace: w, Path: path.Clean(own)})
		}
	}
	switch {
	case name != "" && len(named) == 1:
		return named[0], nil
	case name != "":
		return Found{}, unknown(name, named, all)
	case len(all) == 1:
		return all[0], nil
	case len(agreed) == 1:
		agreed[0].Note = fmt.Sprintf("of %d contracts the one in .kiro is meant; contract names another", len(all))
		return agreed[0], nil
	default:
		return Found{}, required(all)
	}
}

func unknown(name string, named, all []Found) error {
	fault := &doc.Fault{Code: codeUnknown, Field: "contract", Given: name, Valid: names(all)}
	fault.Message = fmt.Sprintf("there is no contract %q; it is the path of a file in the workspace", name)
	if len(named) > 1 {
		fault.Message, fault.Valid = fmt.Sprintf("several workspaces have a contract %q", name), names(named)
	}
	return fault
}

func required(all []Found) error {
	fault := &doc.Fault{Code: codeRequired, Field: "contract", Valid: names(all)}
	fault.Message = fmt.Sprintf("there are %d contracts; say which one", len(all))
	if len(all) == 0 {
		fault.Message = "there is no contract yet: no .kiro/api-spec.yaml, and no file called openapi, swagger or api-spec anywhere; give the path of one as contract"
	}
	return fault
}

func names(all []Found) []string {
	out := make([]string, len(all))
	for i, f := range all {
		out[i] = f.name()
	}
	slices.Sort(out)
	return out
}
