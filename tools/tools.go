// Package tools is what an assistant can do: one file for each tool. A tool
// here is its name, what a model is told of it, and one call of the workflow.
//
// Most callers want [All]; the program, which has flags, [With].
package tools

import (
	"kiro-mcp/internal/author"
	"kiro-mcp/internal/code"
	"kiro-mcp/internal/review"
	"kiro-mcp/internal/tool"
	"kiro-mcp/internal/workflow"
	"kiro-mcp/openapi"
	"kiro-mcp/openapi/fastapi"
	"kiro-mcp/openapi/generate"
	"kiro-mcp/openapi/probe"
	"kiro-mcp/openapi/typescript"
	"kiro-mcp/specfs"
)

// reads are the hints of a tool that only looks, writes those of one that
// adds and changes but takes nothing away that was not asked for.
var (
	reads  = tool.Hints{ReadOnly: true, Idempotent: true}
	writes = tool.Hints{Idempotent: true}
)

// Options say what the process was started with.
type Options struct {
	AllowRemote bool // check_contract may ask servers on other machines
}

// All gives the tools over these workspaces, in the order of a session.
func All(workspaces *specfs.Workspaces) []*tool.Tool { return With(workspaces, Options{}) }

// With gives the same tools as the process's flags want them.
func With(workspaces *specfs.Workspaces, o Options) []*tool.Tool {
	flow := workflow.New(workspaces, func(answer workflow.Answer) (text, structured int, err error) {
		return tool.Size(answer)
	})
	writer := author.New(workspaces, nil)
	contracts := &openapi.Library{}
	reviewer := review.New(workspaces, code.NewSources(), contracts, func(answer review.Answer) (text, structured int, err error) {
		return tool.Size(answer)
	}, nil)
	return []*tool.Tool{
		listSpecs(flow),
		listOpenTasks(flow),
		getTask(flow),
		checkOffTask(flow),
		readSpec(flow),
		searchSpecs(flow),
		createSpec(writer),
		updateSpec(writer),
		validateSpec(flow),
		validateAgainstDesign(reviewer),
		generateFromOpenAPI(generate.New(workspaces, contracts, fastapi.Target{}, typescript.Target{})),
		recordReview(reviewer),
		checkContract(probe.New(workspaces, contracts, probe.Options{AllowRemote: o.AllowRemote})),
	}
}
