package resources

import (
	"context"
	"time"

	"kiro-mcp/internal/tool"
	"kiro-mcp/internal/uri"
	"kiro-mcp/internal/workflow"
	"kiro-mcp/specfs"
)

// mostSpecs is how many specs the overview describes: list_specs has the rest,
// page by page, which a resource cannot.
const mostSpecs = 200

// specsOverview is the content of kiro://specs, as JSON.
type specsOverview struct {
	Workspace string             `json:"workspace"`
	Specs     []specEntry        `json:"specs"`
	Total     int                `json:"total"`
	More      string             `json:"more,omitempty"` // how to get those that are not here
	Problems  []workflow.Problem `json:"problems,omitempty"`
}

// specEntry is a row of list_specs with its address.
type specEntry struct {
	URI string `json:"uri"`
	workflow.SpecRow
}

// specOverview is the content of kiro://specs/{spec}, as JSON: the row of
// list_specs, whose documents are told in full.
type specOverview struct {
	Workspace string `json:"workspace"`
	Folder    string `json:"folder"`
	specEntry
	Documents []documentEntry `json:"documents"`
}

type documentEntry struct {
	Document string    `json:"document"`
	Kind     string    `json:"kind"`
	URI      string    `json:"uri"`
	File     string    `json:"file"`
	Bytes    int64     `json:"bytes"`
	Modified time.Time `json:"last_modified"`
}

func (s *Set) overview(ctx context.Context) (Content, error) {
	list, err := s.flow.ListSpecs(ctx, workflow.ListSpecsParams{Limit: mostSpecs})
	if err != nil {
		return Content{}, err
	}
	o := specsOverview{Workspace: list.Workspace, Total: list.Total, Problems: list.Problems}
	for _, row := range list.Specs {
		o.Specs = append(o.Specs, entryOf(row))
	}
	if list.NextCursor != "" {
		o.More = "list_specs with query, or cursor " + list.NextCursor
	}
	return asJSON(o)
}

func (s *Set) describe(ctx context.Context, spec *specfs.Spec) (Content, error) {
	o := specOverview{Workspace: spec.Workspace.Name, Folder: spec.Dir, specEntry: entryOf(s.flow.Describe(ctx, spec))}
	for _, info := range spec.Documents {
		o.Documents = append(o.Documents, documentEntry{
			Document: info.Name, Kind: string(info.Kind), File: info.Path, Bytes: info.Size, Modified: info.ModTime.UTC(),
			URI: uri.Address{Kind: uri.Document, Spec: spec.ID, Name: info.Name}.String(),
		})
	}
	return asJSON(o)
}

func entryOf(row workflow.SpecRow) specEntry {
	return specEntry{uri.Address{Kind: uri.Spec, Spec: row.Spec}.String(), row}
}

func asJSON(v any) (Content, error) {
	raw, err := tool.JSON(v)
	return Content{MIMEType: uri.JSON, Source: raw, TTL: ttlProgress}, err
}
