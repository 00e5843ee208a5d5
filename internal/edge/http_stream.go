//go:build conformance

package edge

import (
	"bytes"
	"context"
	"fmt"
	"net/http"
	"sync"
)

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
