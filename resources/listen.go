package resources

import (
	"context"
	"slices"
	"sync"
)

// Wish is what somebody who listens wants to be told of.
type Wish struct {
	List bool     // which resources there are
	URIs []string // what stands at these addresses
}

// Change is what has changed since the last one, or since listening began. A
// resource that is gone, or is there again, has changed.
type Change struct {
	List bool
	URIs []string // of those that were wished for, as they were written there
}

// Listener is one wish being served, until it is closed.
type Listener struct {
	set  *Set
	wish Wish
	tell func(Change)

	mu      sync.Mutex
	list    bool            // has changed, and was not told yet
	changed map[string]bool // at these addresses, too
	wake    chan struct{}   // holds one wake-up: something was not told yet

	closing sync.Once
	closed  chan struct{}
	done    chan struct{} // closed when nothing is told any more
}

// Listen tells of changes to what was wished for until the listener is closed.
// Addresses that name nothing yet may be listened to. A change that lasts is
// told at least once, from one goroutine at a time; what changes within 100 ms
// is told together, and a listener that takes its time holds up no other. What
// was read with [Set.Read] and is not so any more has changed, even when it
// was the same before. Files are watched only while there are listeners. The
// context counts until Listen returns; its error is the only one.
func (s *Set) Listen(ctx context.Context, wish Wish, tell func(Change)) (*Listener, error) {
	l := &Listener{
		set: s, wish: Wish{List: wish.List, URIs: slices.Clone(wish.URIs)}, tell: tell,
		changed: map[string]bool{}, wake: make(chan struct{}, 1), closed: make(chan struct{}), done: make(chan struct{}),
	}
	if l.wishes() {
		if err := s.join(ctx, l); err != nil {
			return nil, err
		}
	}
	go l.run()
	return l, nil
}

// Close ends listening. When it has returned nothing is told any more. It must
// not be called from the function that is told.
func (l *Listener) Close() {
	l.closing.Do(func() {
		if l.wishes() {
			l.set.leave(l)
		}
		close(l.closed)
		<-l.done
	})
}

// wishes reports whether there is anything to watch for.
func (l *Listener) wishes() bool { return l.wish.List || len(l.wish.URIs) > 0 }

func (l *Listener) run() {
	defer close(l.done)
	for {
		select {
		case <-l.closed:
			return
		case <-l.wake:
			if c := l.take(); c.List || len(c.URIs) > 0 {
				l.tell(c)
			}
		}
	}
}

// add takes note of a change, as far as it was wished for.
func (l *Listener) add(list bool, changed map[string]bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.list = l.list || list && l.wish.List
	for _, uri := range l.wish.URIs {
		if changed[uri] {
			l.changed[uri] = true
		}
	}
	if l.list || len(l.changed) > 0 {
		select {
		case l.wake <- struct{}{}:
		default: // a wake-up waits already
		}
	}
}

// take gives what was not told yet, in the order of the wish.
func (l *Listener) take() Change {
	l.mu.Lock()
	defer l.mu.Unlock()
	c := Change{List: l.list}
	for _, uri := range l.wish.URIs {
		if l.changed[uri] {
			c.URIs = append(c.URIs, uri)
			delete(l.changed, uri)
		}
	}
	l.list = false
	return c
}
