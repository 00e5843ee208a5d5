package tools

import (
	"kiro-mcp/internal/author"
	"kiro-mcp/internal/tool"
)

func createSpec(writer *author.Author) *tool.Tool {
	return tool.New(tool.Definition[author.CreateSpecParams, author.CreateSpec]{
		Name:  "create_spec",
		Title: "Create a spec",
		Description: "Makes a spec's missing documents from templates; says what to fill in. " +
			`Example: {"name":"order-export","apply":true}`,
		Toolset: tool.Core,
		Hints:   writes,
		Examples: []tool.Example{
			{Says: "Plan a spec for the export of orders", Args: `{"name":"order-export","title":"Export orders as CSV"}`},
			{Says: "Begin a bugfix with its requirements", Args: `{"name":"login-loop","kind":"bugfix","documents":["bugfix"],"apply":true}`},
		},
		Run: writer.CreateSpec,
	})
}
