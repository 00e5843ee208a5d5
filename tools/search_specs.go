package tools

import (
	"kiro-mcp/internal/tool"
	"kiro-mcp/internal/workflow"
)

func searchSpecs(flow *workflow.Flow) *tool.Tool {
	return tool.New(tool.Definition[workflow.SearchParams, workflow.Search]{
		Name:  "search_specs",
		Title: "Search specs",
		Description: "Where something is specified: tasks, criteria and sections that hold all words, with id and line. " +
			`Example: {"query":"refund"}`,
		Toolset: tool.Core,
		Hints:   reads,
		Examples: []tool.Example{
			{Says: "Where is the refund specified?", Args: `{"query":"refund"}`},
		},
		Run: flow.Search,
	})
}
