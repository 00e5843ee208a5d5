//go:build conformance

package edge

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"net/http"

	"github.com/mark3labs/mcp-go/mcp"
)

// maxSessions is how many clients of the older era may be known at once. One
// that goes away without a word stays known until the server ends.
const maxSessions = 1024

// httpSession is a connection whose lines come by HTTP: a client of the older
// era, or one request of the newer.
type httpSession struct {
	id    string
	feed  *io.PipeWriter // the lines of the connection
	out   *httpStreams
	close context.CancelFunc
}

// open starts a connection that lasts until it is closed or the context is done.
func (h *httpServer) open(ctx context.Context) *httpSession {
	ctx, cancel := context.WithCancel(ctx)
	in, feed := io.Pipe()
	s := &httpSession{id: rand.Text(), feed: feed, out: newHTTPStreams(), close: cancel}
	c := newConn(h.server.mcp, h.server.options, func(func()) outlet { return s.out })
	c.client = "loopback" // requests of the newer era stand alone, and nothing here says who sends them
	go func() {
		if err := c.serve(ctx, in); err != nil && !errors.Is(err, context.Canceled) {
			h.server.options.Log("a connection over HTTP failed", err)
		}
		_ = in.CloseWithError(io.ErrClosedPipe)
		s.out.end()
	}()
	return s
}

// postOlder gives a message to the session that it names; an introduction
// begins one.
func (h *httpServer) postOlder(w http.ResponseWriter, r *http.Request, m message) {
	if version := r.Header.Get(mcp.HeaderProtocolVersion); version != "" && !mcp.IsValidProtocolVersion(version) {
		refuse(w, http.StatusBadRequest, &rejection{id: m.id, code: mcp.INVALID_REQUEST, message: fmt.Sprintf("this server does not speak protocol version %.40q", version)})
		return
	}
	s := h.introduced(w, r, m)
	switch {
	case s == nil:
		// it was refused
	case m.id != nil && m.method != "":
		s.exchange(w, r, m, nil)
	case s.write(m) != nil:
		gone(w)
	default:
		s.out.withdraw(m)
		w.WriteHeader(http.StatusAccepted)
	}
}

// introduced is the session of a message. It gives nil when there is none,
// and has then answered.
func (h *httpServer) introduced(w http.ResponseWriter, r *http.Request, m message) *httpSession {
	if r.Header.Get(mcp.HeaderSessionID) != "" || m.method != string(mcp.MethodInitialize) || m.id == nil {
		return h.session(w, r)
	}
	s := h.begin()
	if s == nil {
		refuse(w, http.StatusServiceUnavailable, &rejection{id: m.id, code: mcp.INTERNAL_ERROR, message: fmt.Sprintf("there are %d sessions already: end those that are no longer used", maxSessions)})
		return nil
	}
	w.Header().Set(mcp.HeaderSessionID, s.id)
	return s
}

// begin makes a session; nil when there are as many as there may be.
func (h *httpServer) begin() *httpSession {
	h.mu.Lock()
	defer h.mu.Unlock()
	if len(h.sessions) >= maxSessions {
		return nil
	}
	s := h.open(h.ctx)
	h.sessions[s.id] = s
	return s
}

// session is the one that a request names. It gives nil when there is none,
// and has then answered.
func (h *httpServer) session(w http.ResponseWriter, r *http.Request) *httpSession {
	id := r.Header.Get(mcp.HeaderSessionID)
	if id == "" {
		refuse(w, http.StatusBadRequest, &rejection{code: mcp.INVALID_REQUEST, message: "the header " + mcp.HeaderSessionID + " is missing: initialize gives it"})
		return nil
	}
	h.mu.Lock()
	s := h.sessions[id]
	h.mu.Unlock()
	if s == nil {
		gone(w)
	}
	return s
}

func gone(w http.ResponseWriter) {
	refuse(w, http.StatusNotFound, &rejection{code: mcp.INVALID_REQUEST, message: "there is no such session any more: initialize a new one"})
}

// end takes a session away. Its calls are cancelled.
func (h *httpServer) end(w http.ResponseWriter, r *http.Request) {
	if refusedMethod(w, r) {
		return
	}
	if s := h.session(w, r); s != nil {
		h.mu.Lock()
		delete(h.sessions, s.id)
		h.mu.Unlock()
		s.close()
		w.WriteHeader(http.StatusNoContent)
	}
}

// listen opens the stream for what belongs to no call.
func (h *httpServer) listen(w http.ResponseWriter, r *http.Request) {
	if refusedMethod(w, r) {
		return
	}
	s := h.session(w, r)
	if s == nil {
		return
	}
	stream := newHTTPStream(w, nil)
	if !s.out.stand(stream) {
		refuse(w, http.StatusConflict, &rejection{code: mcp.INVALID_REQUEST, message: "the session has such a stream already"})
		return
	}
	stream.begin()
	stream.wait(r.Context())
	s.out.unstand(stream)
}

// refusedMethod refuses GET and DELETE to a client of the newer era, which has
// neither.
func refusedMethod(w http.ResponseWriter, r *http.Request) bool {
	modern := mcp.IsModernProtocol(r.Header.Get(mcp.HeaderProtocolVersion))
	if modern {
		w.Header().Set("Allow", http.MethodPost)
		w.WriteHeader(http.StatusMethodNotAllowed)
	}
	return modern
}

// write gives a message to the connection.
func (s *httpSession) write(m message) error {
	_, err := s.feed.Write(append(m.raw, '\n'))
	return err
}

// exchange gives a request to the connection and what comes of it to the
// client. A client that hangs up does not take its request back in the older
// era; in the newer the connection ends with it.
func (s *httpSession) exchange(w http.ResponseWriter, r *http.Request, m message, status func(code int) int) {
	stream := newHTTPStream(w, status)
	if !s.out.call(m, stream) {
		refuse(w, http.StatusBadRequest, &rejection{code: mcp.INVALID_REQUEST, message: fmt.Sprintf("id %s belongs to a request that is not yet answered", m.id)})
		return
	}
	if s.write(m) != nil {
		gone(w)
		return
	}
	stream.wait(r.Context())
}
