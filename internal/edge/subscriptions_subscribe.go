package edge

import (
	"encoding/json"
	"fmt"

	"github.com/mark3labs/mcp-go/mcp"

	"kiro-mcp/resources"
)

// A client of the older era asks for notices of a resource, and nowhere for
// those of the list of resources: a server that has announced them just sends
// them. Ours watches for that purpose from the client's first resources/list
// on. Before, the client has no list that could be out of date, and a host
// that only calls tools shall not cost a project of ten thousand files their
// watching.

// watch is one thing that a client of the older era is told of.
type watch struct {
	about   notice
	stop    func() // ends the watching
	known   bool   // the client was answered that it is subscribed
	changed bool   // something changed before that
}

// subscribe answers resources/subscribe. To be subscribed already is fine.
func (c *conn) subscribe(r *request, e era) (mcp.ResultMetadata, int64, error) {
	uri, err := c.subscribedURI(r, e)
	if err != nil {
		return nil, 0, err
	}
	if err := c.watchable(uri); err != nil {
		return nil, 0, unread(err, e)
	}
	if err := c.watchFor(r, notice(uri)); err != nil {
		return nil, 0, err
	}
	return &mcp.Result{}, 0, nil
}

// unsubscribe answers resources/unsubscribe. Not to be subscribed is fine.
func (c *conn) unsubscribe(r *request, e era) (mcp.ResultMetadata, int64, error) {
	uri, err := c.subscribedURI(r, e)
	if err != nil {
		return nil, 0, err
	}
	c.subscribed.forget(notice(uri))
	return &mcp.Result{}, 0, nil
}

// subscribedURI is the URI that one of the two is about.
func (c *conn) subscribedURI(r *request, e era) (string, error) {
	if e.modern {
		return "", methodNotFound(r.method, "revision "+mcp.LATEST_PROTOCOL_VERSION+" has subscriptions/listen in its place")
	}
	var p struct {
		URI string `json:"uri"`
	}
	if json.Unmarshal(r.params, &p) != nil || p.URI == "" {
		return "", paramError(`params must hold "uri", the address of a resource`)
	}
	return p.URI, nil
}

// watchFor begins to watch for a client of the older era, unless it does. The
// notices wait until the request is answered.
func (c *conn) watchFor(r *request, n notice) error {
	w, err := c.subscribed.begin(n)
	if w == nil {
		return err
	}
	wish := resources.Wish{List: true}
	if n != theList {
		wish = resources.Wish{URIs: []string{string(n)}}
	}
	stop, err := c.subscribed.watch(r.ctx, wish, func(resources.Change) { c.subscribed.tell(w) })
	if err != nil {
		c.subscribed.forget(n)
		return fmt.Errorf("watch for a subscription: %w", err)
	}
	c.subscribed.started(w, stop)
	r.answered = func() {
		if n == theList || r.wanted() { // another list may have been given meanwhile
			c.subscribed.confirm(w)
		} else {
			c.subscribed.forget(n)
		}
	}
	return nil
}

// begin enters a watch. It gives nil when there is one already, or when there
// can be no more.
func (s *subscriptions) begin(n notice) (*watch, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.watches[n] != nil {
		return nil, nil
	}
	if n != theList {
		if err := s.reserve(1); err != nil {
			return nil, err
		}
	}
	w := &watch{about: n, stop: func() {}}
	s.watches[n] = w
	return w, nil
}

func (s *subscriptions) started(w *watch, stop func()) {
	s.mu.Lock()
	defer s.mu.Unlock()
	w.stop = stop
}

// confirm lets out the notices of a watch: the client knows of it.
func (s *subscriptions) confirm(w *watch) {
	s.mu.Lock()
	defer s.mu.Unlock()
	w.known = true
	if w.changed {
		s.box.put(w)
	}
}

// tell takes in that something has changed.
func (s *subscriptions) tell(w *watch) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if w.known {
		s.box.put(w)
	} else {
		w.changed = true
	}
}

// lasts reports whether the notices of a watch may still be sent. Whoever has
// unsubscribed and subscribed again has another one.
func (s *subscriptions) lasts(w *watch) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.watches[w.about] == w
}

// forget ends a watch, if there is one. No notice of it is sent any more.
func (s *subscriptions) forget(n notice) {
	s.mu.Lock()
	w := s.watches[n]
	delete(s.watches, n)
	if w != nil && n != theList {
		s.watched--
	}
	s.mu.Unlock()
	if w != nil {
		w.stop() // not with mu held: it waits for a tell that is under way
	}
}
