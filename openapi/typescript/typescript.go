// Package typescript makes the frontend's side of a contract: its types and a
// typed client over fetch, without dependencies, for browsers and Node 20.
//
//	contract/types.ts       the schemas
//	contract/operations.ts  what each operation takes, and what it answers by status
//	contract/client.ts      one method an operation
//	contract/runtime.ts     how requests are written and answers read; the same for all contracts
//
// All of them are generated: a reader imports Client and has nothing to fill
// in. They compile under tsc --strict, and a contract that changed breaks tsc
// at the caller's line.
package typescript

import (
	_ "embed"

	"kiro-mcp/openapi"
)

// Name is what the target is called in arguments.
const Name = "typescript"

// folder holds what is generated.
const folder = "contract"

//go:embed runtime.ts
var runtime string

// Target makes TypeScript of a contract.
type Target struct{}

var _ openapi.Target = Target{}

// Name is typescript.
func (Target) Name() string { return Name }

// Files are all files of the contract, sorted by path.
func (Target) Files(c *openapi.Contract) ([]openapi.File, error) {
	m := newModel(c)
	calls := m.calls()
	constant := newSource(c)
	constant.text(runtime)
	return []openapi.File{m.client(calls), m.operations(calls), constant.file("runtime.ts"), m.types()}, nil
}

// Handler is always 0: a client leaves nothing for its reader to write.
func (Target) Handler([]byte, string) int { return 0 }

// types writes the schemas, in the order of the document.
func (m *model) types() openapi.File {
	out := newSource(m.contract)
	for _, s := range m.contract.Schemas {
		way := openapi.ToClient
		if m.requests[s] {
			way = openapi.ToServer
		}
		out.declare(printer{model: m, way: way}, s, m.names[s])
		if input, differs := m.inputs[s]; differs {
			out.declare(printer{model: m, way: openapi.ToServer}, s, input)
		}
	}
	if len(m.contract.Schemas) == 0 {
		out.put("export {};\n")
	}
	return out.file("types.ts")
}

// declare writes a schema under a name.
func (s *source) declare(p printer, schema *openapi.Schema, name string) {
	e := p.structure(schema)
	s.text(describe(schema))
	if isInterface(schema, e) {
		s.text("export interface " + name + " " + e.text + "\n\n")
		return
	}
	s.text("export type " + name + e.after(" =") + ";\n\n")
}
