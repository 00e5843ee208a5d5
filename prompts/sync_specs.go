package prompts

import (
	"context"

	"kiro-mcp/specfs"
)

var syncSpecs = Prompt{
	Name: "sync_specs", Title: "Bring spec and code together",
	Description: "What drifted apart between a spec and its code, and each difference settled by the user: code, design or task.",
	Arguments:   []Argument{specArgument},
	needs:       []string{"list_open_tasks", "get_task", "check_off_task", "read_spec", "update_spec"},
	gather: func(ctx context.Context, s *sheet) error {
		if err := s.about(ctx); err != nil {
			return err
		}
		s.hold(ctx, specfs.KindRequirements, specfs.KindBugfix, specfs.KindDesign, specfs.KindTasks)
		return nil
	},
}
