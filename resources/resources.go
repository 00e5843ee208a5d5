// Package resources is what an assistant can read: the documents of the
// workspaces and their parts, each under a kiro:// address. It knows no
// protocol.
//
// Most callers want [New], then [Set.List], [Templates], [Set.Read],
// [Set.Complete] and [Set.Listen].
//
// It promises that a document or a part of one is given as exactly the bytes
// that are on the disk; that nothing outside the workspaces is read; and that,
// while nobody listens, nothing is kept for each spec, so that ten thousand of
// them cost no more to start with than one.
package resources

import (
	"sync"
	"sync/atomic"
	"time"

	"kiro-mcp/internal/workflow"
	"kiro-mcp/specfs"
)

// Set is all that can be read in some workspaces. It is safe for concurrent
// use.
type Set struct {
	// Log is told what a person who runs the server should know of listening.
	// It is set before the first listener comes; nil is silence.
	Log func(message string)

	workspaces *specfs.Workspaces
	flow       *workflow.Flow

	listening   sync.Mutex // held by whoever begins or ends it
	hub         atomic.Pointer[hub]
	mostFolders int  // to watch; 0 but in tests
	eventsOnly  bool // in tests: nothing is found by looking at everything now and then
}

// New makes the set over these workspaces. It reads nothing yet.
func New(workspaces *specfs.Workspaces) *Set {
	// Nothing here is cut to a size, so there is nothing to measure.
	return &Set{workspaces: workspaces, flow: workflow.New(workspaces, nil)}
}

// Templates lists the forms of what is in the set: those of [Templates],
// whatever the workspaces hold.
func (*Set) Templates() []Template { return Templates() }

// Resource describes one thing that can be read.
type Resource struct {
	URI         string
	Name        string // "orders/tasks": unique in a list
	Title       string // for people
	Description string
	MIMEType    string
	Priority    float64   // from 0, optional, to 1, needed
	Size        int64     // bytes; -1 when it is not known without reading
	Modified    time.Time // zero when there is no such time
}

// Content is what stands at an address. Text that is no valid UTF-8 is still
// given as it is.
type Content struct {
	URI      string // as it was asked for
	MIMEType string
	Source   []byte
	TTL      time.Duration // for how long it may be kept, to the millisecond
}
