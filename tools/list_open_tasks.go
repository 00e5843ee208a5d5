package tools

import (
	"kiro-mcp/internal/tool"
	"kiro-mcp/internal/workflow"
)

func listOpenTasks(flow *workflow.Flow) *tool.Tool {
	return tool.New(tool.Definition[workflow.OpenTasksParams, workflow.OpenTasks]{
		Name:  "list_open_tasks",
		Title: "List open tasks",
		Description: "What is left: required tasks not done, what each waits for, which is next. " +
			`Example: {"spec":"orders"}`,
		Toolset: tool.Core,
		Hints:   reads,
		Examples: []tool.Example{
			{Says: "What is left to do?", Args: `{}`},
			{Says: "What can be started right now?", Args: `{"ready":true}`},
			{Says: "Which tasks serve requirement 2?", Args: `{"requirement":"2","status":"all"}`},
		},
		Run: flow.OpenTasks,
	})
}
