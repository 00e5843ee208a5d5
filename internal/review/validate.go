package review

import (
	"context"
	"slices"

	"kiro-mcp/internal/claims"
	"kiro-mcp/internal/conform"
	"kiro-mcp/openapi"
	"kiro-mcp/openapi/which"
	"kiro-mcp/specfs"
	"kiro-mcp/specfs/doc"
)

// Params say what to hold against each other.
type Params struct {
	Spec     string   `json:"spec,omitempty" doc:"id, if several"`
	Design   string   `json:"design,omitempty" enum:"agreed,current" doc:"agreed if there is one"`
	Checks   []string `json:"checks,omitempty" doc:"ids or groups: api, data …"`
	Paths    []string `json:"paths,omitempty" doc:"evidence below"`
	Elements []string `json:"elements,omitempty" doc:"names or parts"`
	Since    string   `json:"since,omitempty" doc:"git revision"`
	Detail   string   `json:"detail,omitempty" enum:"concise,full" default:"concise" doc:"full: excerpts"`
	MaxBytes int      `json:"max_bytes,omitempty" minimum:"1500" maximum:"60000" doc:"4000; full 16000"`
}

// The room of an answer whose caller did not choose one, in bytes of each face.
const (
	conciseBytes = 4_000
	fullBytes    = 16_000
)

// Validate holds a spec's design against the source of its workspace.
func (r *Reviewer) Validate(ctx context.Context, p Params) (Answer, error) {
	if err := knownChecks(p.Checks); err != nil {
		return Answer{}, err
	}
	v, err := r.look(ctx, p)
	if err != nil {
		return Answer{}, err
	}
	room := p.MaxBytes
	if room == 0 {
		room = conciseBytes
		if p.Detail == detailFull {
			room = fullBytes
		}
	}
	return *v.answer(p, room), nil
}

const detailFull = "full"

func knownChecks(names []string) error {
	var valid []string
	for _, g := range conform.Groups {
		valid = append(valid, string(g))
	}
	for _, c := range conform.Checks() {
		valid = append(valid, c.ID)
	}
	for _, n := range names {
		if !slices.Contains(valid, n) {
			return &doc.Fault{Code: codeUnknownCheck, Field: "checks", Given: n, Valid: valid, Message: "there is no check and no group " + n}
		}
	}
	return nil
}

// view is everything that one look found.
type view struct {
	reviewer *Reviewer
	spec     *specfs.Spec
	design   design
	promises *claims.Promises
	report   *conform.Report
	rows     []row
	findings []doc.Finding
	cut      string // why not all source was read
	changed  []string
}

// row is a judgement with what people recorded of it.
type row struct {
	conform.Judgement
	asserted *record // somebody decided it
	waived   *record // somebody lives with it
}

// verdict is what counts: an assertion decides.
func (r *row) verdict() conform.Verdict {
	if r.asserted != nil {
		return r.asserted.Verdict
	}
	return r.Verdict
}

// look reads design, source, contract and records, and judges.
func (r *Reviewer) look(ctx context.Context, p Params) (*view, error) {
	spec, err := r.workspaces.Spec(ctx, p.Spec)
	if err != nil {
		return nil, err
	}
	design, err := r.readDesign(ctx, spec, p.Design)
	if err != nil {
		return nil, err
	}
	project, err := r.project(ctx, spec.Workspace)
	if err != nil {
		return nil, err
	}
	v := &view{reviewer: r, spec: spec, design: design, promises: design.promises(), cut: project.Cut}
	in := conform.Input{
		Promises: v.promises, Project: project, Contract: r.contract(ctx, spec.Workspace), Known: func() map[string]bool { return r.known(ctx, spec) },
		Checks: p.Checks, Elements: p.Elements, Paths: p.Paths, Exists: exists(spec.Workspace), Home: home(spec),
	}
	if p.Since != "" {
		if v.changed, err = changedSince(ctx, spec.Workspace.Dir, p.Since); err != nil {
			return nil, err
		}
		in.Changed = v.changed
		if in.Changed == nil {
			in.Changed = []string{}
		}
	}
	v.report = conform.Run(in)
	records, broken := r.records(ctx, spec)
	v.join(records, broken, p)
	return v, nil
}

// contract reads the workspace's contract, when there is just one that can be
// meant.
func (r *Reviewer) contract(ctx context.Context, w *specfs.Workspace) *openapi.Contract {
	found, err := which.Contract(ctx, r.workspaces, "")
	if err != nil || found.Workspace != w {
		return nil
	}
	contract, err := r.contracts.Read(ctx, w, found.Path, openapi.Options{})
	if err != nil {
		return nil
	}
	return contract
}

// known is what the designs of other specs speak of, so that it is not reported
// as unmentioned.
func (r *Reviewer) known(ctx context.Context, spec *specfs.Spec) map[string]bool {
	into := map[string]bool{}
	specs, _, _ := r.workspaces.Specs(ctx)
	for _, other := range specs {
		if other.ID == spec.ID || other.Workspace != spec.Workspace {
			continue
		}
		docs, _ := other.All(ctx, specfs.KindDesign)
		for _, d := range docs {
			conform.KnownOf(promisesOf(d), into)
		}
	}
	return into
}

// home is the top folder that is named as the spec is, if there is one.
func home(spec *specfs.Spec) string {
	if info, err := spec.Workspace.Stat(spec.Name); err == nil && info.IsDir() {
		return spec.Name
	}
	return ""
}

// exists asks the disk for files that are no source.
func exists(w *specfs.Workspace) func(string) (file, folder bool) {
	return func(path string) (file, folder bool) {
		info, err := w.Stat(path)
		return err == nil && !info.IsDir(), err == nil && info.IsDir()
	}
}
