// Package openapi is a contract: what an OpenAPI document of version 3.0, 3.1,
// 3.2 or 2.0 promises, in types that are the same for all of them and that all
// targets share.
//
// Most callers want a [Library] to read with, then the operations of the
// [Contract], or [Select] for some of them.
//
// A document is read in one pass over its own nodes (node.go), because
// kin-openapi's types have no order, no lines and no numbers as they were
// written, and stop at the first reference that leads nowhere. kin-openapi
// converts Swagger 2.0 (swagger.go) and says what it objects to (advice.go);
// a test holds what is read against what it reads.
//
// The package promises that nothing outside the workspace is read, no network
// is used, every part has its line whether the document is YAML or JSON, and
// that a faulty document gives all of its findings at once.
package openapi

import (
	"context"

	"kiro-mcp/specfs/doc"
)

// Finding is something wrong with a contract. Pointer says where in File.
type Finding struct {
	doc.Finding
	Pointer string `json:"pointer" doc:"JSON pointer in the file"`
}

// Source is where a contract and the files that it refers to are read from,
// by slash-separated paths; it refuses what lies outside. A
// [specfs.Workspace] is one.
type Source interface {
	ReadFile(rel string) ([]byte, error)
}

// Options say how to go on with a document that lacks something.
type Options struct {
	// Placeholders puts a schema without promises where one is referred to
	// that is not there. Each is still a finding.
	Placeholders bool
}

// Read reads a contract. Its error is that of the source, for the document
// itself; everything else is a finding. Where a finding is an error the
// contract has no operations: it cannot be worked from.
func Read(ctx context.Context, from Source, rel string, o Options) (*Contract, error) {
	source, err := from.ReadFile(rel)
	if err != nil {
		return nil, err
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	c, _ := read(ctx, from, rel, source, o)
	return c, nil
}

// Usable reports whether the contract can be worked from: no finding is an
// error.
func (c *Contract) Usable() bool {
	for _, f := range c.Findings {
		if f.Severity == doc.Error {
			return false
		}
	}
	return true
}
