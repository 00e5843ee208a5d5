package tools

import (
	"kiro-mcp/internal/review"
	"kiro-mcp/internal/tool"
)

func validateAgainstDesign(r *review.Reviewer) *tool.Tool {
	return tool.New(tool.Definition[review.Params, review.Answer]{
		Name:  "validate_against_design",
		Title: "Validate against design",
		Description: "Holds the source against the design: promises kept, broken or open, with lines. " +
			`Example: {"checks":["api"]}`,
		Toolset: tool.Core,
		Hints:   reads,
		Examples: []tool.Example{
			{Says: "Does the code still keep the design? May we release?", Args: `{}`},
			{Says: "Only routes and errors, with excerpts to decide what is open", Args: `{"checks":["api","errors"],"detail":"full"}`},
			{Says: "Only what changed since main", Args: `{"since":"main"}`},
		},
		Run: r.Validate,
	})
}
