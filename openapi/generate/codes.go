package generate

import "kiro-mcp/specfs/doc"

// The codes that this package refuses with.
const (
	codeUnknownTarget = "unknown_target"
	codeOutRequired   = "out_required"
	codeBadOut        = "bad_out"
	codeConflict      = "conflict"
	codeChanged       = "changed_on_disk"
)

// Codes documents this package's own codes for the generated reference.
var Codes = []doc.Code{
	{Name: codeUnknownTarget, Meaning: "no code is made for this target, or not yet"},
	{Name: codeOutRequired, Meaning: "the target was generated into several folders, and none was named"},
	{Name: codeBadOut, Meaning: "the output folder leaves the workspace, leads through a link, or is not the project's own"},
}
