package specfs

import "kiro-mcp/specfs/doc"

// Codes are the faults that this package returns; the generated reference
// lists them.
var Codes = []doc.Code{
	{Name: codeNoWorkspace, Meaning: "no folder to work in was given or found"},
	{Name: codeUnknownWorkspace, Meaning: "no workspace has the name before the first slash of @name/"},
	{Name: codeSpecRequired, Meaning: "there are several specs, and none was named"},
	{Name: codeUnknownSpec, Meaning: "no spec has this id"},
	{Name: codeAmbiguousSpec, Meaning: "specs of several workspaces have this id"},
	{Name: codeUnknownDocument, Meaning: "the spec has no document of this name"},
	{Name: codeUnreadable, Meaning: "the file is there but cannot be read"},
	{Name: codeNotRegular, Meaning: "a folder, FIFO, socket or device stands where a document was expected"},
	{Name: codeOutside, Meaning: "the path leaves the workspace, or its form could leave one on some system"},
	{Name: codeTooLarge, Meaning: "the document is larger than 16 MB"},
	{Name: codeLockTimeout, Meaning: "another program held the spec for longer than a writer waits"},
	{Name: codeChanged, Meaning: "the document kept changing, stayed open for writing, or is not what its writer saw"},
	{Name: codeReadOnly, Meaning: "the file's mode forbids writing"},
	{Name: codeHardLinked, Meaning: "the file has several names, which a safe replacement would part"},
	{Name: codeWriteFailed, Meaning: "the system refused the write; the document is as it was"},
	{Name: codeAlreadyThere, Meaning: "a file that was to be made is there; nothing is overwritten"},
	{Name: codeUnusableName, Meaning: "a spec cannot be made under this name: on some system it is a device, a drive, a path, or another spec"},
}

// Findings are the codes of what a tree itself may be found to have.
var Findings = []doc.Code{
	{Name: codeLinkLeaves, Meaning: "a link leads out of the workspace and is not followed"},
	{Name: codeUnreadable, Meaning: "a file or folder is there but cannot be read"},
	{Name: codeNotRegular, Meaning: "a folder, FIFO, socket or device has a document's name"},
	{Name: codeInterrupted, Meaning: "a change to several documents or files was cut short; the next write finishes it or takes it back"},
	{Name: codeLeftover, Meaning: "a file that a killed writer left holds content that stands nowhere else"},
	{Name: codeUnusableName, Meaning: "a folder below specs has a name that is a device, a drive or a path on some system, or that cannot be shown as it is"},
	{Name: codeSearchCut, Meaning: "the workspace is too large to look for every nested .kiro folder"},
}

const (
	codeNoWorkspace      = "no_workspace"
	codeUnknownWorkspace = "unknown_workspace"
	codeSpecRequired     = "spec_required"
	codeUnknownSpec      = "unknown_spec"
	codeAmbiguousSpec    = "ambiguous_spec"
	codeUnknownDocument  = "unknown_document"
	codeUnreadable       = "unreadable_document"
	codeNotRegular       = "not_regular_file"
	codeOutside          = "outside_workspace"
	codeTooLarge         = "too_large"
	codeLockTimeout      = "lock_timeout"
	codeChanged          = "changed_on_disk"
	codeReadOnly         = "read_only_file"
	codeHardLinked       = "hard_linked_file"
	codeWriteFailed      = "write_failed"
	codeAlreadyThere     = "already_there"

	codeLinkLeaves   = "link_leaves_workspace"
	codeInterrupted  = "interrupted_apply"
	codeLeftover     = "leftover_content"
	codeUnusableName = "unusable_name"
	codeSearchCut    = "search_cut"
)
