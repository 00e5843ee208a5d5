package tool

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"slices"
	"strings"

	"kiro-mcp/specfs/doc"
)

// The codes that this package itself answers with.
const (
	CodeUnknownArgument = "unknown_argument"
	CodeInvalidArgument = "invalid_argument"
	CodeMissingArgument = "missing_argument"
	CodeAnswerTooLarge  = "answer_too_large"
	CodeCanceled        = "canceled"
	CodeInternal        = "internal"
)

// Codes documents this package's codes for the generated reference.
var Codes = []doc.Code{
	{Name: CodeUnknownArgument, Meaning: "the tool takes no argument of this name"},
	{Name: CodeInvalidArgument, Meaning: "an argument has the wrong type or a value outside those allowed, or the arguments are no JSON object"},
	{Name: CodeMissingArgument, Meaning: "an argument that must be given is absent or null"},
	{Name: CodeAnswerTooLarge, Meaning: "the answer would be above 60,000 bytes; ask for less of it"},
	{Name: CodeCanceled, Meaning: "the caller took the call back, or the server is stopping"},
	{Name: CodeInternal, Meaning: "the server failed; the call itself was in order"},
}

// maxValid is how many valid values an error lists.
const maxValid = 20

// Error is a call refused or failed, with what a person or a model needs to
// put it right. As JSON it is the machine's form of it.
type Error struct {
	Code    string   `json:"code"`
	Message string   `json:"message"`
	Field   string   `json:"field,omitempty"` // the argument at fault, such as "files[2]"
	Valid   []string `json:"valid"`           // at most 20
	More    int      `json:"more,omitempty"`  // valid values beyond those listed
	Nearest string   `json:"nearest,omitempty"`

	cause error
}

// Error is the first line of Text.
func (e *Error) Error() string { return "error " + e.Code + ": " + e.Message }

// Unwrap gives the cause of an internal error. It may hold absolute paths: log
// it, do not show it.
func (e *Error) Unwrap() error { return e.cause }

// Text is the error as a model reads it.
func (e *Error) Text() string {
	var b strings.Builder
	b.WriteString(e.Error())
	if e.Nearest != "" {
		fmt.Fprintf(&b, "\ndid you mean: %s", e.Nearest)
	}
	if len(e.Valid) > 0 {
		fmt.Fprintf(&b, "\nvalid: %s", strings.Join(e.Valid, ", "))
		if e.More > 0 {
			fmt.Fprintf(&b, " and %d more", e.More)
		}
	}
	return b.String()
}

// refuse makes an error that names what would have been right: the nearest of
// valid to what was given, and the first of them.
func refuse(f *doc.Fault) *Error {
	e := &Error{Code: f.Code, Message: Clean(f.Message), Field: Clean(f.Field), Valid: []string{}, cause: f}
	e.Nearest = Clean(Nearest(f.Given, f.Valid))
	for _, v := range f.Valid[:min(maxValid, len(f.Valid))] {
		e.Valid = append(e.Valid, Clean(v))
	}
	e.More = len(f.Valid) - len(e.Valid)
	return e
}

// asError turns what a tool's function returned into an Error.
func asError(err error) *Error {
	if e, ok := errors.AsType[*Error](err); ok {
		return e
	}
	if f, ok := errors.AsType[*doc.Fault](err); ok {
		return refuse(f)
	}
	e := &Error{Code: CodeInternal, Message: Clean(withoutPaths(err)), Valid: []string{}, cause: err}
	if errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		e.Code = CodeCanceled
	}
	return e
}

// The most bytes of an error's message, and of each value that it names.
const (
	maxMessage = 4000
	maxValue   = 500
)

// bounded keeps an error short whatever it quotes: an argument may have
// megabytes, and so may a title or a file's name.
func bounded(e *Error) *Error {
	short := *e
	short.Message, short.Field, short.Nearest = middleOut(e.Message, maxMessage), middleOut(e.Field, maxValue), middleOut(e.Nearest, maxValue)
	short.Valid = slices.Clone(e.Valid)
	for i, v := range short.Valid {
		short.Valid[i] = middleOut(v, maxValue)
	}
	return &short
}

// middleOut cuts a text that is too long where it says least: an error begins
// with what is wrong and ends with what to do.
func middleOut(s string, limit int) string {
	if len(s) <= limit {
		return s
	}
	head, tail := s[:limit/2], s[len(s)-limit/4:]
	return fmt.Sprintf("%s … (%d bytes left out) … %s", strings.ToValidUTF8(head, ""), len(s)-len(head)-len(tail), strings.ToValidUTF8(tail, ""))
}

// panicked keeps the stack for the log and out of the answer.
func panicked(name string, p any) *Error {
	return &Error{
		Code:    CodeInternal,
		Message: name + " failed on this call; other calls are not affected",
		Valid:   []string{},
		cause:   fmt.Errorf("panic in %s: %v\n%s", name, p, debug.Stack()),
	}
}
