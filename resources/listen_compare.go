package resources

import (
	"context"
	"errors"
	"hash/maphash"
	"maps"
	"slices"

	"kiro-mcp/specfs"
)

// followed is what is known of an address that somebody listens to.
type followed struct {
	listeners int
	known     state // as it was last looked at
	stale     bool  // somebody has read what is not known
	away      bool  // it was gone at the last look
}

// state is what stands at an address, as a hash.
type state struct {
	sum   uint64 // of the content, or of the reason why there is none
	there bool
}

// noteRead takes note of what somebody has read at an address. If it is not
// what is known, they must be told whatever the next look finds: between two
// looks it may have been this and become again what it was.
func (s *Set) noteRead(address string, c Content, err error) {
	h := s.hub.Load()
	if h == nil {
		return
	}
	h.mu.Lock()
	f := h.followed[address]
	h.mu.Unlock()
	if f == nil {
		return
	}
	read, ok := h.stateOf(c, err)
	if !ok {
		return
	}
	h.mu.Lock()
	fresh := !f.stale && f.known != read
	f.stale = f.stale || fresh
	h.mu.Unlock()
	if fresh {
		h.owe(specfs.Text)
	}
}

// stateOf is the state that reading an address has found. It is false when
// reading was broken off.
func (h *hub) stateOf(c Content, err error) (state, bool) {
	switch {
	case err == nil:
		return state{maphash.Bytes(h.seed, c.Source), true}, true
	case errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return state{}, false
	}
	code := "failure"
	if missing, ok := errors.AsType[*NotFoundError](err); ok {
		code = missing.Code
	}
	if held, ok := errors.AsType[*RefusedError](err); ok {
		code = held.Code
	}
	return state{maphash.String(h.seed, code), false}, true
}

// know takes what stands at an address as what is known.
func (h *hub) know(ctx context.Context, address string) {
	now, _ := h.stateOf(h.set.content(ctx, address))
	h.mu.Lock()
	defer h.mu.Unlock()
	h.followed[address].known = now
}

// changed gives the followed addresses at which something else stands than was
// last known, after edits in some folders.
func (h *hub) changed(ctx context.Context, where folders) map[string]bool {
	h.mu.Lock()
	addresses := slices.Collect(maps.Keys(h.followed))
	h.mu.Unlock()
	changed := map[string]bool{}
	for _, address := range addresses {
		if h.depends(address, where) && h.hasChanged(ctx, address) {
			changed[address] = true
		}
	}
	return changed
}

// hasChanged compares what stands at an address with what is known. What is
// gone has one more window to come back: some editors remove a file before
// they write it.
func (h *hub) hasChanged(ctx context.Context, address string) bool {
	h.mu.Lock()
	f := h.followed[address]
	if f == nil {
		h.mu.Unlock()
		return false
	}
	stale := f.stale
	f.stale = false // whoever reads from here on is told by the next look
	h.mu.Unlock()

	now, ok := h.stateOf(h.set.content(ctx, address))
	gone := f.known.there && !now.there && !f.away
	h.mu.Lock()
	if !ok || gone {
		f.stale = f.stale || stale
	} else {
		stale = stale || now != f.known
		f.known = now
	}
	f.away = gone
	h.mu.Unlock()
	if gone {
		h.owe(specfs.Text)
	}
	return ok && !gone && stale
}
