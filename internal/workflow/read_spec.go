package workflow

import (
	"context"

	"kiro-mcp/internal/prose"
	"kiro-mcp/internal/uri"
	"kiro-mcp/specfs"
	"kiro-mcp/specfs/doc"
)

// ReadSpecParams says what to read. Offsets and limits count lines.
type ReadSpecParams struct {
	Spec     string `json:"spec,omitempty" doc:"id, if several"`
	Document string `json:"document,omitempty" doc:"design, steering/tech, contract …; none: list"`
	Section  string `json:"section,omitempty" doc:"heading"`
	Offset   int    `json:"offset,omitempty" minimum:"1" doc:"first line"`
	Limit    int    `json:"limit,omitempty" minimum:"1" doc:"lines"`
}

// ReadSpec is a document or a part of it: first what it holds, then its text
// as far as there is room.
type ReadSpec struct {
	Workspace  string        `json:"workspace"`
	Spec       string        `json:"spec,omitempty" doc:"absent for steering and contracts"`
	Document   string        `json:"document,omitempty"`
	File       string        `json:"file,omitempty"`
	Section    string        `json:"section,omitempty"`
	Documents  []DocumentRow `json:"documents,omitempty" doc:"what there is to read; only without document"`
	Outline    []OutlineRow  `json:"outline" doc:"headings, of the section if one was named; not repeated when reading on"`
	Body       string        `json:"text"`
	Line       int           `json:"line,omitempty" doc:"line of the document at which text begins"`
	Lines      int           `json:"lines,omitempty" doc:"lines of the document"`
	NextOffset int           `json:"next_offset,omitempty" doc:"where to read on"`
	Omitted    []Omission    `json:"omitted"`
	Revision   string        `json:"revision,omitempty" doc:"of the whole document"`

	links []uri.Link
}

// OutlineRow is one heading.
type OutlineRow struct {
	Section string `json:"section"`
	Title   string `json:"title"`
	Level   int    `json:"level"`
	Line    int    `json:"line"`
}

// DocumentRow is one document that can be read.
type DocumentRow struct {
	Document string `json:"document"`
	Kind     string `json:"kind"`
	File     string `json:"file"`
	Bytes    int64  `json:"bytes"`
}

const (
	readBytes    = 3_000  // of an answer when the caller names no limit
	mostBytes    = 60_000 // of any answer
	outlineBytes = 1_000  // of the outline in an answer
)

// ReadSpec reads one document of a spec, a steering document or a contract;
// without a document it says what there is.
func (f *Flow) ReadSpec(ctx context.Context, p ReadSpecParams) (ReadSpec, error) {
	if p.Document == "" {
		return f.overview(ctx, p)
	}
	o, err := f.open(ctx, p)
	if err != nil {
		return ReadSpec{}, err
	}
	out := ReadSpec{Workspace: o.workspace.Name, Document: p.Document, File: o.Path, Revision: o.Revision}
	if o.spec != nil {
		out.Spec = o.spec.ID
	}
	r := reading{measure: f.measure, params: p, opened: o, room: readBytes}
	if p.Limit > 0 {
		r.room = mostBytes
	}
	if err := r.locate(&out, sectionsOf(o.Document)); err != nil {
		return ReadSpec{}, err
	}
	return r.fit(out)
}

// overview lists the documents of a spec, and the steering and contracts of
// its workspace.
func (f *Flow) overview(ctx context.Context, p ReadSpecParams) (ReadSpec, error) {
	if p.Section != "" || p.Offset > 0 {
		return ReadSpec{}, &doc.Fault{Code: codeInvalidArgument, Field: "document", Message: "section and offset need a document"}
	}
	spec, err := f.workspaces.Spec(ctx, p.Spec)
	if err != nil {
		return ReadSpec{}, err
	}
	of := uri.Address{Kind: uri.Spec, Spec: spec.ID}
	out := ReadSpec{Workspace: spec.Workspace.Name, Spec: spec.ID}
	out.links = []uri.Link{{URI: of.String(), Name: of.Label(), MIMEType: uri.JSON}}
	add := func(prefix string, infos []specfs.Info) {
		for _, i := range infos {
			out.Documents = append(out.Documents, DocumentRow{Document: prefix + i.Name, Kind: string(i.Kind), File: i.Path, Bytes: i.Size})
		}
	}
	add("", spec.Documents)
	steering, _ := f.workspaces.Steering(ctx, spec.Workspace)
	add("steering/", steering)
	contracts, _ := f.workspaces.Contracts(ctx, spec.Workspace)
	add("contract/", contracts)
	if more := len(out.Documents) - pageRows; more > 0 {
		out.Documents = out.Documents[:pageRows]
		out.Omitted = append(out.Omitted, Omission{What: prose.Plural(more, "further document"), Why: "only 15 are listed", Get: "list_specs, or document by its name"})
	}
	return out, nil
}

func sectionsOf(d *specfs.Document) []*doc.Section {
	switch {
	case d.Tasks != nil:
		return d.Tasks.Sections
	case d.Requirements != nil:
		return d.Requirements.Sections
	case d.Design != nil:
		return d.Design.Sections
	default:
		return nil
	}
}
