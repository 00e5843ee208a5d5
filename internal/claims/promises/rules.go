package promises

import (
	"kiro-mcp/internal/claims"
	"kiro-mcp/internal/claims/drawings"
	"kiro-mcp/internal/claims/fences"
	"kiro-mcp/internal/claims/pieces"
	"kiro-mcp/internal/claims/reading"
	"kiro-mcp/internal/claims/structure"
	"kiro-mcp/internal/claims/values"
)

// pieceRule reads one kind of promise from one piece of the design. What it gives
// has the piece's line, quote, section and frame already if it leaves them
// empty.
type pieceRule func(r *reading.Design, p *pieces.Piece) []claims.Claim

// fenceRule reads the promises of a whole fence or of a whole table.
type fenceRule func(r *reading.Design, f *pieces.Fence) []claims.Claim

// structureRules are tried on every piece that is no code; all of them, since
// a line may promise several things. They are about the structure of the
// system; [valueRules] are about values.
var structureRules = []pieceRule{
	structure.Endpoints,
	structure.Methods,
	structure.Columns,
	structure.Fields,
	structure.ModelRow,
	structure.Indexes,
	structure.Components,
	structure.Files,
	structure.TitledFile,
}

// valueRules are about values: numbers, statuses, technologies, who may do
// what. They are tried on every piece that is no code; all of them, since a
// line may promise several things.
var valueRules = []pieceRule{
	values.Limits,
	values.Statuses,
	values.Errors,
	values.Security,
	values.Technologies,
	values.Events,
	values.Calls,
	values.Enums,
	values.Bounds,
	values.Constants,
}

// fenceRules are tried on every fence.
var fenceRules = []fenceRule{
	fences.Endpoints,
	fences.Declarations,
	fences.Marks,
	fences.Swift,
	fences.Protobuf,
	drawings.Mermaid,
	drawings.Relations,
	fences.Assertions,
	drawings.Graph,
	drawings.Parts,
	drawings.Boxes,
	drawings.Nodes,
	drawings.BoxWords,
	fences.OpenAPI,
	fences.Shape,
	fences.States,
	fences.Attributes,
	fences.Entries,
	fences.HeaderFile,
	drawings.Tree,
	values.FenceTechnologies,
	fences.Comments,
	fences.Commands,
	fences.Options,
	fences.View,
	fences.Imports,
	fences.Targets,
	fences.Settings,
	fences.Variables,
}
