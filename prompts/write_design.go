package prompts

import (
	"context"

	"kiro-mcp/specfs"
)

var writeDesign = Prompt{
	Name: "write_design", Title: "Write the design",
	Description: "From agreed requirements to a design that says how each of them is met.",
	Arguments:   []Argument{specArgument},
	needs:       []string{"read_spec", "search_specs", "create_spec", "update_spec"},
	gather: func(ctx context.Context, s *sheet) error {
		if err := s.about(ctx); err != nil {
			return err
		}
		s.hold(ctx, specfs.KindRequirements, specfs.KindBugfix, specfs.KindDesign)
		return nil
	},
}
