// Package generate makes code of a contract without taking anything from
// whoever works in that code.
//
// Most callers want [New], then [Generator.Generate]. It plans first: without
// apply it answers what it would do and writes nothing; a plan is computed again
// each time, never stored, and its revision is the same as long as the call, the
// contract and the files that it touches are.
//
// The package promises that a file which somebody else wrote is never
// overwritten, that a change to a generated file is kept or told, that what is
// written is written whole or not at all, and that doing it again writes
// nothing.
package generate

import (
	"context"
	"errors"

	"kiro-mcp/openapi"
	"kiro-mcp/specfs"
	"kiro-mcp/specfs/doc"
)

// Generator makes code in a set of workspaces. It is safe for concurrent use.
type Generator struct {
	workspaces *specfs.Workspaces
	contracts  *openapi.Library
	targets    []openapi.Target
}

// New makes a Generator for these targets. Contracts that were read are kept in
// the library.
func New(workspaces *specfs.Workspaces, contracts *openapi.Library, targets ...openapi.Target) *Generator {
	return &Generator{workspaces: workspaces, contracts: contracts, targets: targets}
}

// Params say what to generate, and of which contract.
type Params struct {
	Contract     string   `json:"contract,omitempty" doc:"path"`
	Target       string   `json:"target" doc:"fastapi, typescript"`
	Out          string   `json:"out,omitempty" doc:"folder"`
	Operations   []string `json:"operations,omitempty" doc:"ids, GET /x"`
	Tags         []string `json:"tags,omitempty" doc:"or tags"`
	Placeholders bool     `json:"placeholders,omitempty" doc:"if schemas are missing"`
	Apply        bool     `json:"apply,omitempty" doc:"write"`
	Expect       string   `json:"expect,omitempty" doc:"revision"`
}

// maxAttempts is how often a plan is made anew because files changed between
// it and the write.
const maxAttempts = 3

// Generate makes the code of a contract, or says what it would do. A contract
// with errors is no error: the answer has its findings, and no files.
func (g *Generator) Generate(ctx context.Context, p Params) (Answer, error) {
	at, err := g.place(ctx, p)
	if err != nil {
		return Answer{}, err
	}
	w := writing{call: at}
	for attempt := 1; ; attempt++ {
		made, err := at.plan(ctx)
		if err != nil {
			return Answer{}, err
		}
		if !p.Apply || !made.contract.Usable() {
			return made.answer(ctx), ctx.Err()
		}
		if attempt == 1 && len(made.conflicts()) > 0 {
			// Another generator may be between a file and its record.
			if err := made.workspace.ChangeFiles(ctx); err != nil {
				return Answer{}, err
			}
			continue
		}
		err = w.write(ctx, made)
		if isFault(err, codeChanged) && attempt < maxAttempts {
			continue
		}
		if err != nil {
			return Answer{}, err
		}
		return made.answer(ctx), ctx.Err()
	}
}

// isFault reports whether an error is a fault of this code.
func isFault(err error, code string) bool {
	fault, ok := errors.AsType[*doc.Fault](err)
	return ok && fault.Code == code
}
