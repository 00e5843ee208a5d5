package resources

import (
	"errors"
	"io/fs"
	"slices"

	"kiro-mcp/specfs/doc"
)

// NotFoundError says that a URI names nothing.
type NotFoundError struct {
	URI     string
	Code    string // stable name of the reason, such as unknown_spec
	Message string
}

func (e *NotFoundError) Error() string { return e.Message }

// RefusedError says that something stands at a URI that is not given out: a
// link that leaves the workspace, a FIFO, a file that is too large or that
// nobody may read.
type RefusedError struct {
	URI     string
	Code    string // as in the table of error codes
	Message string
}

func (e *RefusedError) Error() string { return e.Message }

// ParamError says that a parameter other than a URI has no meaning.
type ParamError struct {
	Param   string // "cursor", "ref", "argument"
	Message string
}

func (e *ParamError) Error() string { return e.Message }

// Codes are the reasons for not finding something that no other room has; the
// generated reference lists them.
var Codes = []doc.Code{
	{Name: codeInvalidURI, Meaning: "the address of the resource has none of the forms of resources/templates/list"},
	{Name: codeVanished, Meaning: "the document was removed a moment ago"},
	{Name: codeUnknownRequirement, Meaning: "the spec has no requirement or criterion of this id"},
	{Name: codeUnknownProperty, Meaning: "no design of the spec has a correctness property of this id"},
	{Name: codeAmbiguousName, Meaning: "several workspaces have a steering document or contract of this name"},
}

const (
	codeInvalidURI         = "invalid_uri"
	codeVanished           = "vanished"
	codeUnknownRequirement = "unknown_requirement"
	codeUnknownProperty    = "unknown_property"
	codeAmbiguousName      = "ambiguous_name"

	codeUnknownSection  = "unknown_section"  // as doc.FindSection says
	codeUnknownDocument = "unknown_document" // as specfs.Spec.Read says
)

// refusals are the codes of files that are there (specfs.Codes, specfs.Findings).
var refusals = []string{"unreadable_document", "not_regular_file", "outside_workspace", "too_large", "link_leaves_workspace"}

// failure is an error of reading as a caller can tell it apart. One that is no
// fault of the URI or the file stays what it is.
func failure(uri string, err error) error {
	if fault, ok := errors.AsType[*doc.Fault](err); ok {
		if slices.Contains(refusals, fault.Code) {
			return &RefusedError{URI: uri, Code: fault.Code, Message: fault.Message}
		}
		return &NotFoundError{URI: uri, Code: fault.Code, Message: fault.Message}
	}
	if errors.Is(err, fs.ErrNotExist) {
		return &NotFoundError{URI: uri, Code: codeVanished, Message: "the document was removed"}
	}
	return err
}
