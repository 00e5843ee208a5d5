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
type pieceRule struct {
	name string
	read func(r *reading.Design, p *pieces.Piece) []claims.Claim
}

// fenceRule reads the promises of a whole fence or of a whole table.
type fenceRule struct {
	name string
	read func(r *reading.Design, f *pieces.Fence) []claims.Claim
}

// structureRules are tried on every piece that is no code; all of them, since
// a line may promise several things. They are about the structure of the
// system; [valueRules] are about values.
var structureRules = []pieceRule{
	{"endpoints", structure.Endpoints},
	{"methods", structure.Methods},
	{"columns", structure.Columns},
	{"fields", structure.Fields},
	{"types in rows", structure.ModelRow},
	{"indexes", structure.Indexes},
	{"components", structure.Components},
	{"files", structure.Files},
	{"files without their folder", structure.TitledFile},
}

// valueRules are about values: numbers, statuses, technologies, who may do
// what. They are tried on every piece that is no code; all of them, since a
// line may promise several things.
var valueRules = []pieceRule{
	{"limits", values.Limits},
	{"statuses", values.Statuses},
	{"errors", values.Errors},
	{"security", values.Security},
	{"technologies", values.Technologies},
	{"events", values.Events},
	{"calls", values.Calls},
	{"sets of values", values.Enums},
	{"bounds", values.Bounds},
	{"constants", values.Constants},
}

// fenceRules are tried on every fence.
var fenceRules = []fenceRule{
	{"endpoints", fences.Endpoints},
	{"declarations", fences.Declarations},
	{"marks", fences.Marks},
	{"Swift", fences.Swift},
	{"protobuf", fences.Protobuf},
	{"mermaid", drawings.Mermaid},
	{"relations", drawings.Relations},
	{"assertions", fences.Assertions},
	{"graph", drawings.Graph},
	{"drawing", drawings.Parts},
	{"boxes", drawings.Boxes},
	{"nodes", drawings.Nodes},
	{"words of boxes", drawings.BoxWords},
	{"OpenAPI", fences.OpenAPI},
	{"shape", fences.Shape},
	{"states", fences.States},
	{"attributes", fences.Attributes},
	{"entries", fences.Entries},
	{"file of a fence", fences.HeaderFile},
	{"file tree", drawings.Tree},
	{"technologies of a fence", values.FenceTechnologies},
	{"prose in comments", fences.Comments},
	{"commands", fences.Commands},
	{"options", fences.Options},
	{"elements of a page", fences.View},
	{"libraries brought in", fences.Imports},
	{"targets of make", fences.Targets},
	{"settings", fences.Settings},
	{"variables", fences.Variables},
}
