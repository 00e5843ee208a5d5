//go:build conformance

package edge

import (
	"encoding/json"
	"maps"
	"slices"
	"sync"
)

// httpStreams is the outlet of a connection over HTTP: each request has a
// stream of its own, and what belongs to none goes to the one that stands, or
// nowhere.
type httpStreams struct {
	mu       sync.Mutex
	calls    map[string]*httpStream // by the id of the request
	standing *httpStream
}

func newHTTPStreams() *httpStreams { return &httpStreams{calls: map[string]*httpStream{}} }

// send gives a message to the stream where it belongs. Whoever sends is asked
// whether it may be even if nobody listens: the request has then been answered.
func (s *httpStreams) send(about *request, line []byte, allow func() bool) {
	if allow != nil && !allow() {
		return
	}
	var m sent
	_ = json.Unmarshal(line, &m) // we wrote it
	if stream := s.streamOf(about, m.Method == ""); stream != nil {
		stream.send(line, m)
	}
}

// sent is what must be known of a message of ours to send it.
type sent struct {
	Method string // empty in a response
	Error  *struct{ Code int }
}

// streamOf is where a message belongs; nil when nobody listens there. A
// response frees the id of its request.
func (s *httpStreams) streamOf(about *request, response bool) *httpStream {
	s.mu.Lock()
	defer s.mu.Unlock()
	if about == nil {
		return s.standing
	}
	stream := s.calls[string(about.id)]
	if response {
		delete(s.calls, string(about.id))
	}
	return stream
}

// cause is nil: that one stream breaks does not end the others.
func (s *httpStreams) cause() error { return nil }

// call adds the stream of a request, unless its id is in use.
func (s *httpStreams) call(m message, stream *httpStream) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.calls[string(m.id)] != nil {
		return false
	}
	s.calls[string(m.id)] = stream
	return true
}

// withdraw ends the stream of a request that a notice takes back: no answer will.
func (s *httpStreams) withdraw(notice message) {
	var p struct {
		ID json.RawMessage `json:"requestId"`
	}
	if notice.method != "notifications/cancelled" || json.Unmarshal(notice.params, &p) != nil {
		return
	}
	s.mu.Lock()
	stream := s.calls[string(p.ID)]
	delete(s.calls, string(p.ID))
	s.mu.Unlock()
	if stream != nil {
		stream.end()
	}
}

// stand makes a stream the standing one, unless there is one.
func (s *httpStreams) stand(stream *httpStream) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.standing != nil {
		return false
	}
	s.standing = stream
	return true
}

// unstand ends the standing stream.
func (s *httpStreams) unstand(stream *httpStream) {
	stream.end()
	s.mu.Lock()
	defer s.mu.Unlock()
	s.standing = nil
}

// end ends every stream: the connection is over.
func (s *httpStreams) end() {
	s.mu.Lock()
	streams := slices.Collect(maps.Values(s.calls))
	if s.standing != nil {
		streams = append(streams, s.standing)
	}
	s.mu.Unlock()
	for _, stream := range streams {
		stream.end()
	}
}
