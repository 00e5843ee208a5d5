package prompts

import (
	"context"
	"slices"

	"kiro-mcp/specfs"
	"kiro-mcp/specfs/doc"
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
		w, info, err := s.contract(ctx)
		if err != nil {
			return err
		}
		d, err := w.Read(ctx, info)
		if err != nil {
			return err
		}
		s.contractName = w.Qualified(info.Name)
		s.documents = append(s.documents, holding(d, "", "contract/"+s.contractName))
		s.holdSteering(ctx, w)
		return nil
	},
}

// contract finds the contract that was named, or the only one.
func (s *sheet) contract(ctx context.Context) (*specfs.Workspace, specfs.Info, error) {
	if err := s.someWorkspace(); err != nil {
		return nil, specfs.Info{}, err
	}
	type place struct {
		workspace *specfs.Workspace
		info      specfs.Info
	}
	var places []place
	var names []string
	for _, w := range s.set.workspaces.List() {
		infos, _ := s.set.workspaces.Contracts(ctx, w)
		for _, info := range infos {
			places, names = append(places, place{w, info}), append(names, w.Qualified(info.Name))
		}
	}
	wanted := s.arg("contract")
	at := slices.Index(names, wanted)
	switch {
	case at >= 0:
	case wanted == "" && len(places) == 1:
		at = 0
	case len(places) == 0:
		return nil, specfs.Info{}, &doc.Fault{Code: codeUnknownDocument, Field: "contract", Message: "there is no OpenAPI document here: it is found at .kiro/api-spec.yaml, or by a name such as openapi.yaml or swagger.json"}
	case wanted == "":
		return nil, specfs.Info{}, &doc.Fault{Code: codeContractRequired, Field: "contract", Message: "there are several contracts; name one", Valid: names}
	default:
		return nil, specfs.Info{}, &doc.Fault{Code: codeUnknownDocument, Field: "contract", Given: wanted, Message: "there is no contract of this path", Valid: names}
	}
	return places[at].workspace, places[at].info, nil
}

// Codes are the reasons for refusing a prompt that no other room has; the
// generated reference lists them.
var Codes = []doc.Code{
	{Name: codeContractRequired, Meaning: "the prompt needs contract, because there are several"},
}

const (
	codeContractRequired = "contract_required"
	codeUnknownDocument  = "unknown_document" // as specfs.Spec.Read says
)
