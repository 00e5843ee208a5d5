package generate

import (
	"context"

	"kiro-mcp/openapi/draft"
	"kiro-mcp/specfs"
)

// Draft is the first version of a schema that the contract lacks.
type Draft struct {
	Name string `json:"name"`
	YAML string `json:"yaml" doc:"to check, and to paste below components.schemas; says what it was made of"`
}

// drafts are schemas for those that the contract lacks, made of what the
// designs of the workspace say.
func (p *plan) drafts(ctx context.Context) []Draft {
	if len(p.contract.Missing) == 0 {
		return nil
	}
	var designs []draft.Design
	for _, s := range p.specs(ctx) {
		documents, _ := s.All(ctx, specfs.KindDesign)
		for _, d := range documents {
			designs = append(designs, draft.Design{Path: d.Path, Text: d.Source})
		}
	}
	var present []string
	for _, s := range p.contract.Schemas {
		present = append(present, s.Name)
	}
	var all []Draft
	for _, d := range draft.Schemas(designs, p.contract.Missing, present) {
		all = append(all, Draft{Name: d.Name, YAML: compact(d.Text)})
	}
	return all
}

// specs are those of the contract's workspace. What cannot be read of them is
// for validate_spec to say.
func (p *plan) specs(ctx context.Context) []*specfs.Spec {
	all, _, err := p.workspaces.Specs(ctx)
	if err != nil {
		return nil
	}
	var ours []*specfs.Spec
	for _, s := range all {
		if s.Workspace == p.workspace {
			ours = append(ours, s)
		}
	}
	return ours
}
