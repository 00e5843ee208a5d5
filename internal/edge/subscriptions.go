package edge

import (
	"context"
	"fmt"
	"sync"

	"kiro-mcp/resources"
)

// The bounds of what one client can be told of. They hold for each connection,
// both eras together.
const (
	maxStreams = 256     // of subscriptions/listen that are open at once
	maxWatched = 4096    // URIs that are subscribed to; the same one in two streams is two
	maxURI     = 2 << 10 // bytes of a URI that can be subscribed to
)

// watchFunc tells of changes to what was wished for until it is stopped. When
// stop has returned nothing is told any more.
type watchFunc func(ctx context.Context, wish resources.Wish, tell func(resources.Change)) (stop func(), err error)

// watching is what a set of resources does when somebody listens; nil when
// there are none, and so none that could change.
func watching(set Resources) watchFunc {
	if set == nil {
		return nil
	}
	return func(ctx context.Context, wish resources.Wish, tell func(resources.Change)) (func(), error) {
		l, err := set.Listen(ctx, wish, tell)
		if err != nil {
			return nil, err
		}
		return l.Close, nil
	}
}

// subscriptions are what a client asked to be told of, in either era.
type subscriptions struct {
	watch   watchFunc
	writers sync.WaitGroup

	mu      sync.Mutex
	streams map[*request]*stream // the newer era's
	watches map[notice]*watch    // the older era's
	box     *mailbox[*watch]     // of all the watches
	watched int                  // URIs in both
}

// newSubscriptions makes those of a client that out leads to.
func newSubscriptions(watcher watchFunc, out outlet) *subscriptions {
	s := &subscriptions{watch: watcher, streams: map[*request]*stream{}, watches: map[notice]*watch{}}
	s.box = newMailbox(&s.writers, func(w *watch) {
		out.send(nil, w.about.line(nil), func() bool { return s.lasts(w) })
	})
	s.box.release() // each watch is held back by itself
	return s
}

// reserve counts URIs that are about to be watched. It is called with mu held.
func (s *subscriptions) reserve(uris int) error {
	if s.watched+uris > maxWatched {
		return paramError(fmt.Sprintf("%d resources are subscribed to on this connection, and %d more would be above the %d that can be; unsubscribe from some first", s.watched, uris, maxWatched))
	}
	s.watched += uris
	return nil
}

// watchable says why a URI can not be subscribed to. One that names nothing
// yet can.
func (c *conn) watchable(uri string) error {
	if len(uri) > maxURI {
		return paramError(fmt.Sprintf("a URI of more than %d bytes cannot be subscribed to", maxURI))
	}
	return c.options.Resources.Watchable(uri)
}

// endSubscriptions ends all of them, when no call is at work any more. When it
// has returned nothing is told any more.
func (c *conn) endSubscriptions() {
	s := c.subscribed
	s.mu.Lock()
	streams, watches := s.streams, s.watches
	s.streams, s.watches = nil, nil
	s.mu.Unlock()
	for _, w := range watches {
		w.stop()
	}
	for _, st := range streams {
		c.closeStream(st)
	}
	s.writers.Wait()
}
