package author

import (
	"errors"

	"kiro-mcp/specfs/doc"
)

// The codes that this package refuses with.
const (
	codeInvalidArgument  = "invalid_argument"
	codeMissing          = "missing_argument"
	codeUnknownDocument  = "unknown_document"
	codeAlreadyThere     = "already_there"
	codeConflict         = "conflict"
	codeUnusableTemplate = "unusable_template"
)

// Codes documents this package's own codes for the generated reference.
var Codes = []doc.Code{
	{Name: codeUnusableTemplate, Meaning: "a template named in .kiro/config.yml cannot be read, or the file itself cannot"},
}

// isFault reports whether an error is a fault of this code.
func isFault(err error, code string) bool {
	fault, ok := errors.AsType[*doc.Fault](err)
	return ok && fault.Code == code
}
