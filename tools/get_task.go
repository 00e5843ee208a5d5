package tools

import (
	"kiro-mcp/internal/tool"
	"kiro-mcp/internal/workflow"
)

func getTask(flow *workflow.Flow) *tool.Tool {
	return tool.New(tool.Definition[workflow.GetTaskParams, workflow.GetTask]{
		Name:  "get_task",
		Title: "Get a task",
		Description: "Use before starting a task (default: the next): its criteria, design, steering and test commands, " +
			`each cited, inherited or inferred. Example: {"task":"2.1"}`,
		Toolset: tool.Core,
		Hints:   reads,
		Examples: []tool.Example{
			{Says: "Give me the next task and what I need for it", Args: `{}`},
			{Says: "Show task 2.1 with all of its context", Args: `{"task":"2.1","detail":"full"}`},
		},
		Run: flow.GetTask,
	})
}
