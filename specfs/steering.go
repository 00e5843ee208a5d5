package specfs

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path"
	"strings"

	"kiro-mcp/specfs/doc"
)

// agentsFile is read as steering wherever it lies.
const agentsFile = "AGENTS.md"

// Steering lists the steering documents of a workspace: .kiro/steering/*.md
// and AGENTS.md, those of nested folders named "<folder>:<name>".
func (w *Workspaces) Steering(ctx context.Context, workspace *Workspace) ([]Info, []doc.Finding) {
	return workspace.gather(ctx, workspace.steering)
}

// Contracts lists the OpenAPI documents of a workspace, known by their names:
// .kiro/api-spec.yaml first, then openapi.*, swagger.* and api-spec.*
// anywhere. A contract is named by its path.
func (w *Workspaces) Contracts(ctx context.Context, workspace *Workspace) ([]Info, []doc.Finding) {
	return workspace.gather(ctx, workspace.contracts)
}

func (w *Workspace) gather(ctx context.Context, find func(*os.Root, nested) ([]Info, []doc.Finding)) ([]Info, []doc.Finding) {
	if ctx.Err() != nil {
		return nil, nil
	}
	root, err := w.root()
	if err != nil {
		return nil, []doc.Finding{findingOf(err, "")}
	}
	return find(root, w.nestedFolders(root, false))
}

func (w *Workspace) steering(root *os.Root, nested nested) ([]Info, []doc.Finding) {
	var found []Info
	var findings []doc.Finding
	for _, folder := range append([]string{""}, nested.folders...) {
		infos, more := files(root, path.Join(folder, steeringFolder), KindSteering, isDocumentName)
		for _, info := range infos {
			found = append(found, within(folder, info))
		}
		findings = append(findings, more...)
	}
	for _, rel := range nested.agents {
		info, err := root.Stat(rel)
		if err != nil || !info.Mode().IsRegular() {
			continue
		}
		made := documentInfo(path.Dir(rel), agentsFile, info)
		made.Kind = KindSteering
		found = append(found, within(strings.TrimPrefix(path.Dir(rel), "."), made))
	}
	return found, findings
}

func within(folder string, info Info) Info {
	if folder != "" {
		info.Name = folder + ":" + info.Name
	}
	return info
}

func (w *Workspace) contracts(root *os.Root, nested nested) ([]Info, []doc.Finding) {
	var found []Info
	var findings []doc.Finding
	for _, folder := range append([]string{""}, nested.folders...) {
		infos, more := files(root, path.Join(folder, kiroFolder), KindContract, isContractName)
		found, findings = append(found, infos...), append(findings, more...)
	}
	for _, rel := range nested.contracts {
		if info, err := root.Stat(rel); err == nil && info.Mode().IsRegular() {
			found = append(found, documentInfo(path.Dir(rel), path.Base(rel), info))
		}
	}
	for i := range found {
		found[i].Kind, found[i].Name = KindContract, found[i].Path
	}
	return found, findings
}

// files lists the files of a folder whose names match, and what is wrong with
// the others of these names.
func files(root *os.Root, dir string, kind Kind, match func(string) bool) ([]Info, []doc.Finding) {
	entries, err := readFolder(root, dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, []doc.Finding{findingOf(err, dir)}
	}
	var found []Info
	var findings []doc.Finding
	for _, entry := range entries {
		if !match(entry.Name()) {
			continue
		}
		m := describe(root, dir, entry)
		if m.err != nil {
			findings = append(findings, findingOf(m.err, path.Join(dir, m.name)))
			continue
		}
		info := documentInfo(dir, m.name, m.info)
		info.Kind = kind
		found = append(found, info)
	}
	return found, findings
}
