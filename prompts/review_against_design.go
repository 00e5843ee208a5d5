package prompts

import (
	"context"

	"kiro-mcp/specfs"
)

var reviewAgainstDesign = Prompt{
	Name: "review_against_design", Title: "Review against the design",
	Description: "Whether the code keeps what the design promises: a verdict for each promise, with evidence from both.",
	Arguments:   []Argument{specArgument},
	needs:       []string{"read_spec", "search_specs", "list_open_tasks", "validate_against_design"},
	gather: func(ctx context.Context, s *sheet) error {
		if err := s.about(ctx); err != nil {
			return err
		}
		s.hold(ctx, specfs.KindDesign)
		return nil
	},
}
