package compose

import "kiro-mcp/specfs/doc"

// The codes that this package refuses with.
const (
	codeInvalidText        = "invalid_text"
	codeTextNotFound       = "text_not_found"
	codeTextNotUnique      = "text_not_unique"
	codeUnknownPart        = "unknown_part"
	codeUnknownRequirement = "unknown_requirement"
	codeUnknownCriterion   = "unknown_criterion"
	codeAmbiguousPart      = "ambiguous_part"
	codeCompletedTask      = "completed_task"
	codeWouldRenumber      = "would_renumber"
	codeNotApplicable      = "not_applicable"
)

// Codes documents this package's own codes for the generated reference.
var Codes = []doc.Code{
	{Name: codeInvalidText, Meaning: "the text would not become what was asked: it is empty, opens another part, leaves a code fence open, or holds control characters"},
	{Name: codeTextNotFound, Meaning: "the text to be replaced does not stand in the document"},
	{Name: codeTextNotUnique, Meaning: "the text to be replaced stands in several places; the message lists their lines"},
	{Name: codeUnknownPart, Meaning: "the document has no requirement, criterion, task or section of this name"},
	{Name: codeAmbiguousPart, Meaning: "several parts of the document have this id; the message lists their lines"},
	{Name: codeCompletedTask, Meaning: "the change would rewrite, move or remove a completed task"},
	{Name: codeWouldRenumber, Meaning: "the change would give existing parts other ids"},
	{Name: codeNotApplicable, Meaning: "the operation has no meaning for this document; the message says what has"},
}

// invalid refuses a text.
func invalid(message string) error {
	return &doc.Fault{Code: codeInvalidText, Field: "text", Message: message}
}
