// Package doctor says what a person should know before they trust a server
// with their specs: which folders it works in and why, what stands in them,
// what is wrong with it, what an assistant will see, how changes are noticed,
// and what this platform cannot do.
//
// Most callers want [Examine], then [Report.Text] and [Report.Findings].
package doctor

import (
	"context"
	"errors"
	"path/filepath"
	"slices"
	"strings"

	"kiro-mcp/internal/rules"
	"kiro-mcp/internal/tool"
	"kiro-mcp/specfs"
	"kiro-mcp/specfs/doc"
	"kiro-mcp/specfs/watch"
)

// Report is what was found. As JSON it is the answer for machines.
type Report struct {
	Version    string        `json:"version"`
	Platform   Platform      `json:"platform"`
	Notices    Notices       `json:"notices"`
	Workspaces []Workspace   `json:"workspaces"`
	Offers     []Offer       `json:"offers"`
	Findings   []doc.Finding `json:"findings"` // errors and warnings
	Notes      []doc.Finding `json:"notes"`    // for information; no reason to act

	several bool // more than one workspace: findings name theirs
}

// Workspace is a folder that the server works in.
type Workspace struct {
	Name  string `json:"name"`
	Dir   string `json:"dir"`
	Why   string `json:"why"`
	Specs []Spec `json:"specs"`
}

// Spec is one spec, and how many things in it need a look.
type Spec struct {
	ID        string   `json:"spec"`
	Kind      string   `json:"kind"`
	Documents []string `json:"documents"`
	Findings  int      `json:"findings"`
}

// Subject is what is examined.
type Subject struct {
	Options specfs.Options
	Tools   []*tool.Tool
	Version string
}

// Examine looks at everything and changes nothing. It fails for a root that
// is not there; a project without workspace or specs is a report that says so.
func Examine(ctx context.Context, s Subject) (*Report, error) {
	workspaces, err := specfs.Open(s.Options)
	if err != nil {
		return nil, err
	}
	r := &Report{
		Version: s.Version, Platform: thisPlatform(), Offers: offers(s.Tools),
		Workspaces: []Workspace{}, Findings: []doc.Finding{}, Notes: []doc.Finding{},
		several: len(workspaces.List()) > 1,
	}
	for _, w := range workspaces.List() {
		r.Workspaces = append(r.Workspaces, Workspace{Name: w.Name, Dir: w.Dir, Why: why(s.Options, w.Dir), Specs: []Spec{}})
	}
	if r.Notices, err = examineNotices(ctx, workspaces, watch.Options{}); err != nil {
		return nil, err
	}
	specs, found, err := workspaces.Specs(ctx)
	if fault, ok := errors.AsType[*doc.Fault](err); ok {
		r.add(doc.Finding{Code: fault.Code, Severity: doc.Error, Message: fault.Message})
		return r, nil
	}
	if err != nil {
		return nil, err
	}
	r.add(found...)
	for _, spec := range specs {
		r.examineSpec(ctx, spec)
	}
	for _, w := range workspaces.List() {
		r.examineSteering(ctx, workspaces, w)
	}
	return r, nil
}

func (r *Report) examineSpec(ctx context.Context, spec *specfs.Spec) {
	documents, found := spec.All(ctx)
	found = slices.Concat(spec.Findings, found)
	out := Spec{ID: spec.ID, Kind: spec.Kind, Documents: []string{}}
	for _, info := range spec.Documents {
		out.Documents = append(out.Documents, info.Name)
	}
	found = append(found, rules.Reading(documents)...)
	out.Findings = r.add(r.named(spec.Workspace, found)...)
	for i := range r.Workspaces {
		if r.Workspaces[i].Name == spec.Workspace.Name {
			r.Workspaces[i].Specs = append(r.Workspaces[i].Specs, out)
		}
	}
}

func (r *Report) examineSteering(ctx context.Context, workspaces *specfs.Workspaces, w *specfs.Workspace) {
	infos, found := workspaces.Steering(ctx, w)
	for _, info := range infos {
		d, err := w.Read(ctx, info)
		if err != nil {
			found = append(found, doc.Finding{Code: "unreadable_document", Severity: doc.Error, Message: err.Error(), File: info.Path})
			continue
		}
		found = append(found, d.Findings()...)
	}
	r.add(r.named(w, found)...)
}

// named puts the workspace before files where there are several.
func (r *Report) named(w *specfs.Workspace, found []doc.Finding) []doc.Finding {
	if !r.several {
		return found
	}
	out := slices.Clone(found)
	for i := range out {
		out[i].File = "@" + w.Name + "/" + out[i].File
	}
	return out
}

// add sorts findings by whether they need a look, and counts those that do.
func (r *Report) add(found ...doc.Finding) int {
	n := 0
	for _, f := range found {
		if f.Severity == doc.Info {
			r.Notes = append(r.Notes, f)
			continue
		}
		r.Findings = append(r.Findings, f)
		n++
	}
	return n
}

// why says how a workspace was chosen, in the order of specfs.Open.
func why(o specfs.Options, dir string) string {
	getenv := o.Getenv
	if getenv == nil {
		getenv = func(string) string { return "" }
	}
	switch {
	case len(o.Roots) > 0:
		return "given with --root"
	case strings.Trim(getenv("KIRO_MCP_ROOT"), string(filepath.ListSeparator)) != "":
		return "KIRO_MCP_ROOT names it"
	case getenv("CLAUDE_PROJECT_DIR") != "" && filepath.Clean(getenv("CLAUDE_PROJECT_DIR")) == dir:
		return "CLAUDE_PROJECT_DIR names it"
	case dir == filepath.Clean(o.WorkingDir):
		return "the working directory, which looks like a project"
	default:
		return "the nearest folder above " + o.WorkingDir + " that looks like a project"
	}
}
