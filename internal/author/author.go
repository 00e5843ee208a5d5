// Package author is the steps of writing and agreeing specs: make one from
// templates, change a part of a document, record a decision, approve.
//
// Most callers want [New], then [Author.CreateSpec] and [Author.UpdateSpec].
// Both plan first: without apply they answer what they would do and write
// nothing; a plan is computed again each time, never stored, and its revision
// is the same as long as the call and what it touches are.
//
// The package promises that nothing is overwritten which the caller has not
// seen, that a completed task is never rewritten, and that agreements, gates
// and unfilled templates are told and never enforced.
package author

import (
	"time"

	"kiro-mcp/specfs"
)

// Author writes in a set of workspaces. It is safe for concurrent use.
type Author struct {
	workspaces *specfs.Workspaces
	now        func() time.Time
}

// New makes an Author over workspaces. The clock dates decisions and
// agreements; nil is the system's.
func New(workspaces *specfs.Workspaces, now func() time.Time) *Author {
	if now == nil {
		now = time.Now
	}
	return &Author{workspaces: workspaces, now: now}
}
