// Package review holds a spec's design against its workspace's source, and keeps
// what people decided about it: what the tools validate_against_design and
// record_review do.
//
// Most callers want [New], then [Reviewer.Validate] and [Reviewer.Record].
//
// It promises that an answer counts everything: what is kept, broken, undecided,
// not looked at, for later, and not recognised. A decision that somebody recorded
// counts only as long as its quote stands in the file that it names, and says who
// made it; one that no longer applies is a finding.
package review

import (
	"context"
	"time"

	"kiro-mcp/internal/code"
	"kiro-mcp/internal/code/facts"
	"kiro-mcp/openapi"
	"kiro-mcp/specfs"
	"kiro-mcp/specfs/doc"
)

// Reviewer answers for all workspaces of the process. It is safe for concurrent
// use.
type Reviewer struct {
	workspaces *specfs.Workspaces
	sources    *code.Sources
	contracts  *openapi.Library
	measure    Measure
	now        func() time.Time
}

// Measure tells how many bytes each face of an answer has when it leaves.
type Measure func(Answer) (text, structured int, err error)

// New makes a Reviewer. The clock is time.Now when nil.
func New(workspaces *specfs.Workspaces, sources *code.Sources, contracts *openapi.Library, measure Measure, now func() time.Time) *Reviewer {
	if now == nil {
		now = time.Now
	}
	return &Reviewer{workspaces: workspaces, sources: sources, contracts: contracts, measure: measure, now: now}
}

// The codes that this package refuses with, and finds.
const (
	codeUnknownElement = "unknown_element"
	codeUnknownCheck   = "unknown_check"
	codeQuoteNotThere  = "quote_not_there"
	codeNoDesign       = "no_design"
	codeUnknownSince   = "unknown_revision"
	codeStaleReview    = "stale_review"
	codeStaleWaiver    = "stale_waiver"
	codeExpiredWaiver  = "expired_waiver"
	codeBrokenRecord   = "review_unreadable"
)

// Codes documents this package's refusals for the generated reference.
var Codes = []doc.Code{
	{Name: codeUnknownElement, Meaning: "the design has no promise about this element; the message has the nearest"},
	{Name: codeUnknownCheck, Meaning: "no check and no group of checks has this name"},
	{Name: codeQuoteNotThere, Meaning: "the quote does not stand at that line of the file; the message has what does"},
	{Name: codeNoDesign, Meaning: "the spec has no design, or no agreed one, to hold the source against"},
	{Name: codeUnknownSince, Meaning: "git knows no such revision here, or there is no git"},
}

// Findings are the codes of what records may be found to have.
var Findings = []doc.Code{
	{Name: codeStaleReview, Meaning: "a recorded review whose quote, or whose promise, is no longer there"},
	{Name: codeStaleWaiver, Meaning: "a waiver of a promise that is kept, or that the design no longer makes"},
	{Name: codeExpiredWaiver, Meaning: "a waiver whose day has passed"},
	{Name: codeBrokenRecord, Meaning: "a record of a review that cannot be read"},
}

// project reads the source of a workspace.
func (r *Reviewer) project(ctx context.Context, w *specfs.Workspace) (*facts.Project, error) {
	return r.sources.Project(ctx, w.Dir)
}

// fits reports whether an answer is within a number of bytes in each face.
func (r *Reviewer) fits(a *Answer, room int) bool {
	text, structured, err := r.measure(*a)
	return err == nil && max(text, structured) <= room
}
