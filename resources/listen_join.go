package resources

import (
	"context"

	"kiro-mcp/specfs"
)

// join takes a listener into the hub, which is opened for the first. When it
// returns, whatever changes from now on will be told.
func (s *Set) join(ctx context.Context, l *Listener) error {
	s.listening.Lock()
	defer s.listening.Unlock()
	h := s.hub.Load()
	if h == nil {
		h = s.open()
		s.hub.Store(h)
	}
	err := h.join(specfs.Glance(ctx), l)
	if err != nil {
		s.remove(h, l)
	}
	return err
}

func (s *Set) leave(l *Listener) {
	s.listening.Lock()
	defer s.listening.Unlock()
	s.remove(s.hub.Load(), l)
}

// remove takes a listener out of the hub, which ends with the last.
func (s *Set) remove(h *hub, l *Listener) {
	if h.leave(l) {
		s.hub.Store(nil)
		h.stop()
	}
}

// join watches first and then reads what there is, so that nothing which
// changes between the two is missed.
func (h *hub) join(ctx context.Context, l *Listener) error {
	h.looking.Lock()
	defer h.looking.Unlock()
	fresh := h.register(l)
	h.cover(ctx, interestIn(fresh, l.wish.List))
	for _, address := range fresh {
		h.know(ctx, address)
	}
	if l.wish.List && h.listed == nil {
		h.listed, _ = h.list(ctx) // it fails only when the context has ended
	}
	return ctx.Err()
}

// register takes note of a listener, and gives the addresses that nobody
// followed before.
func (h *hub) register(l *Listener) []string {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.listeners[l] = true
	var fresh []string
	for _, address := range l.wish.URIs {
		f := h.followed[address]
		if f == nil {
			f = &followed{}
			h.followed[address], fresh = f, append(fresh, address)
		}
		f.listeners++
	}
	return fresh
}

// leave forgets a listener. It reports whether it was the last. What is watched
// for it alone is left by the next look at everything.
func (h *hub) leave(l *Listener) bool {
	h.mu.Lock()
	defer h.mu.Unlock()
	delete(h.listeners, l)
	for _, address := range l.wish.URIs {
		if f := h.followed[address]; f.listeners > 1 {
			f.listeners--
		} else {
			delete(h.followed, address)
		}
	}
	return len(h.listeners) == 0
}

// tell passes on what has changed to those who wished for it.
func (h *hub) tell(list bool, changed map[string]bool) {
	h.mu.Lock()
	defer h.mu.Unlock()
	for l := range h.listeners {
		l.add(list, changed)
	}
}
