package resources

import (
	"time"

	"kiro-mcp/specfs"
)

// For how long a client may keep what it was given before it asks again. A
// client that listens is told of a change within a fraction of that and drops
// what it kept; these times bound what one sees that does not listen. So each
// is shorter than it takes a person to save a file and ask about it, or, for
// what is seldom touched during a session, not much longer.
const (
	// ListTTL is for pages of the list: an agent that has just made a document
	// looks for it there.
	ListTTL = time.Second

	ttlProgress = time.Second      // tasks, overviews: the call before this one may have ticked one
	ttlText     = 5 * time.Second  // requirements, designs, notes: seldom changed from one call to the next
	ttlAround   = 30 * time.Second // steering, contracts: they outlive many sessions
)

// ttlOf is for a document of the kind, and for its parts.
func ttlOf(kind specfs.Kind) time.Duration {
	switch kind {
	case specfs.KindTasks:
		return ttlProgress
	case specfs.KindSteering, specfs.KindContract:
		return ttlAround
	default:
		return ttlText
	}
}
