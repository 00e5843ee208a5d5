package prompts

import (
	"context"

	"kiro-mcp/openapi/which"
	"kiro-mcp/specfs"
)

var scaffoldFromOpenAPI = Prompt{
	Name: "scaffold_from_openapi", Title: "Start from an OpenAPI contract",
	Description: "From a contract to a plan with tasks for every operation, and code that holds to it.",
	Arguments: []Argument{
		{Name: "contract", Title: "Contract", Description: "path of the OpenAPI document; may be left out where there is only one", of: aContract},
		newSpecArgument,
	},
	needs: []string{"read_spec", "list_open_tasks", "create_spec", "update_spec", "generate_from_openapi"},
	gather: func(ctx context.Context, s *sheet) error {
		if err := s.aboutNew(ctx); err != nil {
			return err
		}
		if err := s.someWorkspace(); err != nil {
			return err
		}
		found, err := which.Contract(ctx, s.set.workspaces, s.arg("contract"))
		if err != nil {
			return err
		}
		w := found.Workspace
		d, err := w.Read(ctx, specfs.Info{Kind: specfs.KindContract, Name: found.Path, Path: found.Path})
		if err != nil {
			return err
		}
		s.contractName = w.Qualified(found.Path)
		s.documents = append(s.documents, holding(d, "", "contract/"+s.contractName))
		s.holdSteering(ctx, w)
		return nil
	},
}
