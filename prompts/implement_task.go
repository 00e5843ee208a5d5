package prompts

import (
	"context"

	"kiro-mcp/internal/tool"
	"kiro-mcp/internal/workflow"
)

var implementTask = Prompt{
	Name: "implement_task", Title: "Implement a task",
	Description: "One task, with all it needs: implemented, verified, checked off. Without task, the next one.",
	Arguments: []Argument{
		specArgument,
		{Name: "task", Title: "Task", Description: "id or title of the task; left out: the next one", of: aTask},
	},
	needs: []string{"get_task", "check_off_task", "read_spec", "search_specs"},
	gather: func(ctx context.Context, s *sheet) error {
		if err := s.about(ctx); err != nil {
			return err
		}
		got, err := s.set.flow.GetTask(ctx, workflow.GetTaskParams{Spec: s.spec.ID, Task: workflow.TaskArg(s.arg("task")), Detail: "full"})
		if err != nil {
			return err
		}
		s.task = got.Task.ID
		// It has its own list of what it left out, with the calls to get it.
		s.documents = append(s.documents, held{name: "tasks", spec: s.spec.ID, label: "get_task " + got.Task.ID, text: tool.Clean(got.Text())})
		return nil
	},
}
