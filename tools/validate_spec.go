package tools

import (
	"kiro-mcp/internal/tool"
	"kiro-mcp/internal/workflow"
)

func validateSpec(flow *workflow.Flow) *tool.Tool {
	return tool.New(tool.Definition[workflow.ValidateParams, workflow.Validation]{
		Name:  "validate_spec",
		Title: "Validate a spec",
		Description: "What is wrong with a spec before it is approved: lines Kiro drops, dangling ids, uncovered criteria, unclear sentences. " +
			`Example: {"document":"tasks"}`,
		Toolset: tool.Core,
		Hints:   reads,
		Examples: []tool.Example{
			{Says: "Is this spec ready to be worked from?", Args: `{}`},
			{Says: "Hold the requirements to every rule about them", Args: `{"document":"requirements","rules":["requirements"]}`},
		},
		Run: flow.ValidateSpec,
	})
}
