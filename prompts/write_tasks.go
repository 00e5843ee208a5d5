package prompts

import (
	"context"

	"kiro-mcp/specfs"
)

var writeTasks = Prompt{
	Name: "write_tasks", Title: "Write the tasks",
	Description: "From an agreed design to small tasks, each with its test and the criteria it serves.",
	Arguments:   []Argument{specArgument},
	needs:       []string{"read_spec", "list_open_tasks", "create_spec", "update_spec"},
	gather: func(ctx context.Context, s *sheet) error {
		if err := s.about(ctx); err != nil {
			return err
		}
		s.hold(ctx, specfs.KindRequirements, specfs.KindBugfix, specfs.KindDesign, specfs.KindTasks)
		return nil
	},
}
