package tools

import (
	"kiro-mcp/internal/tool"
	"kiro-mcp/openapi/generate"
)

func generateFromOpenAPI(g *generate.Generator) *tool.Tool {
	return tool.New(tool.Definition[generate.Params, generate.Answer]{
		Name:  "generate_from_openapi",
		Title: "Generate code",
		Description: "Writes code of an OpenAPI contract, keeps edits, names handlers left to you. " +
			`Example: {"target":"fastapi"}`,
		Toolset: tool.Core,
		Hints:   writes,
		Examples: []tool.Example{
			{Says: "What would a FastAPI backend of our contract be?", Args: `{"target":"fastapi"}`},
			{Says: "Generate it", Args: `{"target":"fastapi","apply":true}`},
			{Says: "What is there to do for one endpoint?", Args: `{"target":"fastapi","operations":["POST /orders"]}`},
		},
		Run: g.Generate,
	})
}
