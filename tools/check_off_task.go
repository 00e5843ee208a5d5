package tools

import (
	"kiro-mcp/internal/tool"
	"kiro-mcp/internal/workflow"
)

func checkOffTask(flow *workflow.Flow) *tool.Tool {
	return tool.New(tool.Definition[workflow.CheckOffParams, workflow.CheckOff]{
		Name:  "check_off_task",
		Title: "Check off a task",
		Description: "Sets the box of a task or criterion, and of its parents; names the next task. " +
			"Use it, not your editor. " +
			`Example: {"task":"2.1","note":"uses a queue"}`,
		Toolset: tool.Core,
		Hints:   tool.Hints{Idempotent: true},
		Examples: []tool.Example{
			{Says: "Task 2.1 is done", Args: `{"task":"2.1"}`},
			{Says: "I am starting task 2.2", Args: `{"task":"2.2","status":"in_progress"}`},
			{Says: "Criterion 1.3 is met", Args: `{"criterion":"1.3"}`},
		},
		Run: flow.CheckOff,
	})
}
