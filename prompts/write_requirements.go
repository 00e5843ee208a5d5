package prompts

import (
	"context"

	"kiro-mcp/specfs"
)

var writeRequirements = Prompt{
	Name: "write_requirements", Title: "Write requirements",
	Description: "From an idea to requirements with testable criteria that the user has agreed to; no design yet.",
	Arguments: []Argument{
		{Name: "idea", Title: "Idea", Description: "what is wanted, in your own words", of: anything},
		newSpecArgument,
	},
	needs: []string{"search_specs", "read_spec", "create_spec", "update_spec"},
	gather: func(ctx context.Context, s *sheet) error {
		if err := s.aboutNew(ctx); err != nil {
			return err
		}
		if s.isNew() {
			s.holdSteering(ctx, s.workspace())
			return nil
		}
		s.hold(ctx, specfs.KindRequirements, specfs.KindBugfix)
		return nil
	},
}
