package tools

import (
	"kiro-mcp/internal/tool"
	"kiro-mcp/internal/workflow"
)

func listSpecs(flow *workflow.Flow) *tool.Tool {
	return tool.New(tool.Definition[workflow.ListSpecsParams, workflow.ListSpecs]{
		Name:  "list_specs",
		Title: "List specs",
		Description: "Specs with phase, task counts, next task, problems. Start here. " +
			`Example: {"state":"active"}`,
		Toolset: tool.Core,
		Hints:   reads,
		Examples: []tool.Example{
			{Says: "Which specs are there, and how far are they?", Args: `{}`},
			{Says: "Which specs are not done yet?", Args: `{"state":"active"}`},
		},
		Run: flow.ListSpecs,
	})
}
