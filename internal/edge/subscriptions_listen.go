package edge

import (
	"encoding/json"
	"errors"
	"fmt"
	"sync/atomic"

	"github.com/mark3labs/mcp-go/mcp"

	"kiro-mcp/resources"
)

// stream is a subscriptions/listen of the newer era: a request that is
// answered when the server ends, and told of changes until then.
type stream struct {
	request *request
	wish    resources.Wish
	box     *mailbox[notice]
	over    atomic.Bool // the server has ended it
	stop    func()      // ends the watching; nil until it has begun
}

// live reports whether messages of the stream may still be sent.
func (st *stream) live() bool { return !st.over.Load() && st.request.wanted() }

// listen opens a stream. It gives no result: the request stays open without
// keeping anybody busy, and without a place among those that wait.
func (c *conn) listen(r *request, e era) (mcp.ResultMetadata, int64, error) {
	if err := c.newerOnly(r.method, e); err != nil {
		return nil, 0, err
	}
	filter, err := filterOf(r.params)
	if err != nil {
		return nil, 0, err
	}
	filter = c.honoured(filter)
	st := &stream{request: r, wish: resources.Wish{List: filter.ResourcesListChanged, URIs: filter.ResourceSubscriptions}}
	st.box = newMailbox(&c.subscribed.writers, func(n notice) { c.out.send(r, n.line(r.id), st.live) })
	if err := c.open(st); err != nil {
		return nil, 0, err
	}
	c.inflight.park(r)
	c.out.send(r, noticeLine(mcp.MethodNotificationSubscriptionsAcknowledged,
		noticeParams{Meta: metaOf(r.id), Notifications: &filter}), st.live)
	st.box.release()
	return nil, 0, nil
}

// filterOf reads what a client wants to be told of.
func filterOf(params json.RawMessage) (mcp.SubscriptionFilter, error) {
	var p struct {
		Notifications *mcp.SubscriptionFilter `json:"notifications"`
	}
	if json.Unmarshal(params, &p) != nil || p.Notifications == nil {
		return mcp.SubscriptionFilter{}, paramError(`params must hold "notifications", an object that may hold toolsListChanged, promptsListChanged and resourcesListChanged (booleans) and resourceSubscriptions (a list of URIs)`)
	}
	return *p.Notifications, nil
}

// honoured leaves of a filter what can happen here: the tools never change
// while the server runs, and nothing ever stands at an address of another form.
func (c *conn) honoured(asked mcp.SubscriptionFilter) mcp.SubscriptionFilter {
	var filter mcp.SubscriptionFilter
	if c.options.Resources == nil {
		return filter
	}
	filter.ResourcesListChanged = asked.ResourcesListChanged
	seen := map[string]bool{}
	for _, uri := range asked.ResourceSubscriptions {
		if !seen[uri] && c.watchable(uri) == nil {
			seen[uri] = true
			filter.ResourceSubscriptions = append(filter.ResourceSubscriptions, uri)
		}
	}
	return filter
}

// open enters a stream and begins to watch for it.
func (c *conn) open(st *stream) error {
	if err := c.subscribed.enter(st); err != nil {
		return err
	}
	begun := false
	defer func() {
		if !begun { // or it would be answered again at the end, if watching panics
			c.subscribed.leave(st.request)
		}
	}()
	stop := func() {}
	if st.wish.List || len(st.wish.URIs) > 0 { // one that wants nothing that can happen is open all the same
		var err error
		stop, err = c.subscribed.watch(st.request.ctx, st.wish, func(change resources.Change) {
			st.box.put(noticesOf(change)...)
		})
		if err != nil {
			return fmt.Errorf("watch for a subscription: %w", err)
		}
	}
	if begun = c.subscribed.began(st, stop); !begun {
		stop()
		return errEnded
	}
	return nil
}

// errEnded is for a request that was taken back meanwhile. Nobody reads it.
var errEnded = errors.New("the subscription was cancelled")

// enter counts a stream in.
func (s *subscriptions) enter(st *stream) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if !st.request.wanted() { // from here on, whoever cancels it finds it
		return errEnded
	}
	if len(s.streams) >= maxStreams {
		return paramError(fmt.Sprintf("%d subscriptions are open on this connection, and no more can be; end one with notifications/cancelled first", maxStreams))
	}
	if err := s.reserve(len(st.wish.URIs)); err != nil {
		return err
	}
	s.streams[st.request] = st
	return nil
}

// began notes how to end the watching for a stream. It reports false when the
// stream was taken back before it began.
func (s *subscriptions) began(st *stream, stop func()) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	st.stop = stop
	return s.streams[st.request] == st
}

// leave counts out the stream that a request opened, if it did. It gives what
// ends the watching for it: nil when that has not begun.
func (s *subscriptions) leave(r *request) (stop func(), left bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	st := s.streams[r]
	if st == nil {
		return nil, false
	}
	delete(s.streams, r)
	s.watched -= len(st.wish.URIs)
	return st.stop, true
}

// cancelStream ends the stream of a request that the client has cancelled, if
// it opened one. Nothing was sent for it since, and nothing will be; its id and
// its place are free.
func (c *conn) cancelStream(r *request) {
	stop, left := c.subscribed.leave(r)
	if !left {
		return
	}
	c.inflight.end(r)
	if stop != nil {
		c.calls.Go(stop) // it may take a moment, and the reader has none
	}
}

// closeStream ends a stream because the server ends. Two pages of the
// specification say how, and both are kept to: the request is answered
// (subscriptions), then the stream is cancelled (cancellation). This order
// tells a client that ends with the first of them the better news.
func (c *conn) closeStream(st *stream) {
	st.over.Store(true)
	st.stop()
	r, result := st.request, &mcp.Result{}
	era{modern: true}.finish(result, c.options.implementation(), 0)
	result.Meta.SetSubscriptionID(r.id)
	c.reply(r, mcp.JSONRPCResponse{Result: result})
	c.out.send(r, noticeLine("notifications/cancelled", noticeParams{Meta: metaOf(r.id), RequestID: r.id}), r.wanted)
}
