//go:build conformance

package edge

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
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

// noticed ends the stream of a request that the client takes back: no answer
// will.
func (s *httpStreams) noticed(m message) {
	var p struct {
		ID json.RawMessage `json:"requestId"`
	}
	if m.method != "notifications/cancelled" || json.Unmarshal(m.params, &p) != nil {
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if stream := s.calls[string(p.ID)]; stream != nil {
		stream.end()
		delete(s.calls, string(p.ID))
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
	defer s.mu.Unlock()
	for _, stream := range s.calls {
		stream.end()
	}
	if s.standing != nil {
		s.standing.end()
	}
}

// httpStream is the answer to one HTTP request: a JSON object if the first
// message is the response, else events until the response or the end.
type httpStream struct {
	status func(code int) int // of a response that is an error; nil: always 200
	done   chan struct{}      // closed when there is nothing more to send

	mu        sync.Mutex // held while writing
	w         http.ResponseWriter
	streaming bool
	over      bool
}

func newHTTPStream(w http.ResponseWriter, status func(code int) int) *httpStream {
	return &httpStream{status: status, done: make(chan struct{}), w: w}
}

// wait returns when the stream has ended or the client is gone, and nothing
// will be written any more.
func (s *httpStream) wait(ctx context.Context) {
	select {
	case <-s.done:
	case <-ctx.Done():
	}
	s.end()
}

// end ends the stream. It may be called again.
func (s *httpStream) end() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.finish()
}

func (s *httpStream) finish() {
	if !s.over {
		s.over = true
		close(s.done)
	}
}

// begin makes the stream one of events, now.
func (s *httpStream) begin() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.events()
	s.flush()
}

// events says that events will follow.
func (s *httpStream) events() {
	if s.streaming {
		return
	}
	s.streaming = true
	s.w.Header().Set("Content-Type", "text/event-stream")
	s.w.Header().Set("Cache-Control", "no-cache")
	s.w.Header().Set("X-Accel-Buffering", "no")
	s.w.WriteHeader(http.StatusOK)
}

// send writes one message; a response is the last.
func (s *httpStream) send(line []byte, m sent) {
	s.mu.Lock()
	defer s.mu.Unlock()
	response := m.Method == ""
	switch {
	case s.over:
		return
	case response && !s.streaming:
		s.w.Header().Set("Content-Type", "application/json")
		if m.Error != nil && s.status != nil {
			s.w.WriteHeader(s.status(m.Error.Code))
		}
		_, _ = s.w.Write(line) // wait notices when the client is gone
	default:
		s.events()
		_, _ = fmt.Fprintf(s.w, "event: message\ndata: %s\n\n", bytes.TrimSpace(line))
		s.flush()
	}
	if response {
		s.finish()
	}
}

func (s *httpStream) flush() { _ = http.NewResponseController(s.w).Flush() }
