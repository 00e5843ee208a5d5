package author

import "kiro-mcp/specfs/doc"

// The codes that this package refuses with.
const (
	codeInvalidArgument  = "invalid_argument"
	codeMissing          = "missing_argument"
	codeUnknownDocument  = "unknown_document"
	codeConflict         = "conflict"
	codeUnusableTemplate = "unusable_template"
)

// Codes documents this package's own codes for the generated reference.
var Codes = []doc.Code{
	{Name: codeUnusableTemplate, Meaning: "a template named in .kiro/config.yml cannot be read, or the file itself cannot"},
}
