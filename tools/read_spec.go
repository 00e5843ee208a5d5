package tools

import (
	"kiro-mcp/internal/tool"
	"kiro-mcp/internal/workflow"
)

func readSpec(flow *workflow.Flow) *tool.Tool {
	return tool.New(tool.Definition[workflow.ReadSpecParams, workflow.ReadSpec]{
		Name:  "read_spec",
		Title: "Read a document",
		Description: "Outline and text of a document or section; " +
			`without document, what there is. Example: {"document":"design","section":"error-handling"}`,
		Toolset: tool.Core,
		Hints:   reads,
		Examples: []tool.Example{
			{Says: "What does the design say about errors?", Args: `{"document":"design","section":"error-handling"}`},
			{Says: "Read the steering on technology", Args: `{"document":"steering/tech"}`},
		},
		Run: flow.ReadSpec,
	})
}
