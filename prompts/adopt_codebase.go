package prompts

import (
	"context"

	"kiro-mcp/specfs"
)

var adoptCodebase = Prompt{
	Name: "adopt_codebase", Title: "Write specs for existing code",
	Description: "From code without a spec to requirements, design and open tasks, inferred, marked so, and reviewed by the user.",
	Arguments:   []Argument{newSpecArgument},
	needs:       []string{"search_specs", "read_spec", "create_spec", "update_spec"},
	gather: func(ctx context.Context, s *sheet) error {
		if err := s.aboutNew(ctx); err != nil {
			return err
		}
		if s.isNew() {
			s.holdSteering(ctx, s.workspace())
			return nil
		}
		s.hold(ctx, specfs.KindRequirements, specfs.KindDesign, specfs.KindTasks)
		return nil
	},
}
