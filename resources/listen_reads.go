package resources

import (
	"sync/atomic"
	"time"

	"kiro-mcp/specfs"
)

// eventLag is how long we may take to hear of a change.
const eventLag = window / 2

// listReads is when somebody has read the list.
type listReads struct {
	listing  atomic.Int32 // how many do at this moment
	lastList atomic.Int64 // when the last did, as Unix time in nanoseconds
}

// noteList is called before somebody reads the list, and what it gives after
// it.
func (s *Set) noteList() (read func()) {
	h := s.hub.Load()
	if h == nil {
		return func() {}
	}
	h.listing.Add(1)
	return func() {
		h.lastList.Store(time.Now().UnixNano())
		h.listing.Add(-1)
	}
}

// moved takes note that things have come or gone since a time, if it is not
// zero, and gives what to look at: the list, too, when somebody was misled.
func (h *hub) moved(since time.Time, m specfs.Meaning) specfs.Meaning {
	if h.moving.IsZero() {
		h.moving = since
	}
	switch {
	case m > specfs.Nothing && h.misled():
		return max(m, specfs.Listing)
	case m < specfs.Listing && !h.lacking:
		h.moving = time.Time{} // nothing that is listed
	}
	return m
}

// misled reports whether somebody may have read the list since things began to
// come and go. They must be told whatever a look finds: between two looks the
// list may have been another one and become again what it was.
func (h *hub) misled() bool {
	if h.moving.IsZero() || h.listed == nil {
		return false
	}
	return h.listing.Load() > 0 || h.lastList.Load() >= h.moving.Add(-eventLag).UnixNano()
}
