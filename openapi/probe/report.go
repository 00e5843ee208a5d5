package probe

import (
	"fmt"
	"slices"
	"strings"

	"kiro-mcp/openapi"
	"kiro-mcp/openapi/verify"
)

// Report is what a run found, in the order of the contract.
type Report struct {
	BaseURL    string
	Requests   int
	Operations []*Result
	Notes      []string // what kept the run from going on
}

// Verdict is what is known of an operation.
type Verdict string

// The verdicts.
const (
	Satisfied  Verdict = "satisfied"
	Violated   Verdict = "violated"
	NotChecked Verdict = "not_checked"
)

// Result is what a run found out about one operation.
type Result struct {
	Operation  *openapi.Operation
	Requests   int
	Answered   bool // at least one valid request was answered as the contract says
	Violations []Violation
	Reasons    []string // what could not be tried, and why
}

// Verdict is satisfied only for an operation that answered a valid request.
func (r *Result) Verdict() Verdict {
	switch {
	case len(r.Violations) > 0:
		return Violated
	case r.Answered:
		return Satisfied
	default:
		return NotChecked
	}
}

// Violation is one way in which a server breaks its contract.
type Violation struct {
	Check   string // stable name
	Message string // what was expected and what there is
	Line    int    // in the contract, of what says so
	Request string // a curl line
	Answer  string // status and the beginning of the body
}

// The checks by name.
const (
	checkAnswers     = "answers"         // there is an answer
	checkServerError = "server_error"    // no request is answered by 5xx
	checkWritten     = "written"         // nor by 501: nobody wrote the handler
	checkStatus      = "status"          // the status is declared
	checkMediaType   = "media_type"      // so is the media type
	checkHeaders     = "headers"         // and the headers
	checkSchema      = "schema"          // the body is what the contract says
	checkWriteOnly   = "write_only"      // what is only written is not answered
	checkReadOnly    = "read_only"       // what is only read is not taken
	checkAccepts     = "accepts_valid"   // what the contract allows is taken
	checkRefuses     = "refuses_invalid" // what it forbids is not
	checkCredentials = "credentials"     // nobody gets in without
	checkStored      = "stored"          // what was created or changed can be read
	checkDeleted     = "deleted"         // what was deleted cannot
	checkUnknown     = "unknown_id"      // what never was cannot either
	checkLimit       = "list_limit"      // a list is not longer than asked for
	checkFilter      = "list_filter"     // and holds only what was asked for
	checkRepresented = "as_it_was_sent"  // what is read is what was written
)

// violate notes a violation, once for each kind of it.
func (r *Result) violate(check, message string, line int, x *exchange) {
	kind := check + " " + withoutNumbers(message)
	for _, v := range r.Violations {
		if v.Check+" "+withoutNumbers(v.Message) == kind {
			return
		}
	}
	if line == 0 {
		line = r.Operation.Line
	}
	r.Violations = append(r.Violations, Violation{Check: check, Message: message, Line: line, Request: x.curl, Answer: x.shown()})
}

// withoutNumbers is a message without what differs from item to item and from
// value to value.
func withoutNumbers(s string) string {
	if before, _, found := strings.Cut(s, ", not "); found {
		s = before
	}
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return -1
		}
		return r
	}, s)
}

// unchecked notes why something was not tried, once.
func (r *Result) unchecked(format string, args ...any) {
	why := fmt.Sprintf(format, args...)
	if !slices.Contains(r.Reasons, why) {
		r.Reasons = append(r.Reasons, why)
	}
}

// maxAnswer is how much of an answer is shown.
const maxAnswer = 160

// shown is an answer in short.
func (x *exchange) shown() string {
	if x.failed != "" {
		return x.failed
	}
	body := strings.Join(strings.Fields(shownBody(x.body)), " ")
	if len(body) > maxAnswer {
		body = strings.ToValidUTF8(body[:maxAnswer], "") + "…"
	}
	return strings.TrimSpace(fmt.Sprintf("%d %s", x.status, body))
}

// checkOf is the check that a violation of a response belongs to.
func checkOf(v verify.Violation) string {
	switch {
	case v.Rule == verify.RuleStatus:
		return checkStatus
	case v.Rule == verify.RuleMediaType:
		return checkMediaType
	case v.Rule == verify.RuleWriteOnly:
		return checkWriteOnly
	case strings.HasPrefix(v.In, "header "):
		return checkHeaders
	default:
		return checkSchema
	}
}
