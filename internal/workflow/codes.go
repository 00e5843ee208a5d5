package workflow

import "kiro-mcp/specfs/doc"

// The codes that this package itself refuses with.
const (
	codeInvalidArgument    = "invalid_argument"
	codeUnknownCursor      = "unknown_cursor"
	codeUnknownSection     = "unknown_section"
	codeUnknownDocument    = "unknown_document"
	codeUnknownRequirement = "unknown_requirement"
	codeUnknownCriterion   = "unknown_criterion"
	codeAmbiguousCriterion = "ambiguous_criterion"
	codeAmbiguousTask      = "ambiguous_task"
	codeNoTasks            = "no_tasks"
	codeNothingNext        = "nothing_next"
	codeNoBox              = "no_box"
	codeOpenChildren       = "open_children"
	codeConflict           = "conflict"
	codeDeclined           = "declined"
)

// codeMoreProblems stands for the problems that a bounded list leaves out.
const codeMoreProblems = "more_problems"

// Findings documents what lists add to the findings of documents.
var Findings = []doc.Code{
	{Name: codeMoreProblems, Meaning: "there are more problems than the answer shows; kiro-mcp doctor lists all"},
}

// Codes documents this package's own codes for the generated reference.
var Codes = []doc.Code{
	{Name: codeUnknownCursor, Meaning: "the cursor marks no row of this list, or none any more; call again without it"},
	{Name: codeUnknownSection, Meaning: "no document has a section of this path or title"},
	{Name: codeUnknownRequirement, Meaning: "no requirement or criterion has this id, and no task cites it"},
	{Name: codeUnknownCriterion, Meaning: "the spec has no criterion of this id"},
	{Name: codeAmbiguousCriterion, Meaning: "several criteria have this id; the message lists their lines"},
	{Name: codeAmbiguousTask, Meaning: "the argument fits several tasks; the message lists their ids and places"},
	{Name: codeNoTasks, Meaning: "the spec has no tasks document"},
	{Name: codeNothingNext, Meaning: "no task was named, and none is next: all are done, or all that are left wait for one another"},
	{Name: codeNoBox, Meaning: "the criterion is written without a box, so there is nothing to tick"},
	{Name: codeOpenChildren, Meaning: "the task has open required tasks below it; check those off first, or set force"},
	{Name: codeConflict, Meaning: "the part changed since the revision in expect; the message shows how it reads now"},
	{Name: codeDeclined, Meaning: "the user was asked whether force may override what stands there and did not agree, or the host could not ask although it had said that it can; nothing was written"},
}
