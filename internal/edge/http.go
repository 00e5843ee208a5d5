//go:build conformance

package edge

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime"
	"net"
	"net/http"
	"sync"
	"time"

	"github.com/mark3labs/mcp-go/mcp"
)

// Streamable HTTP is here for the conformance suites, which speak nothing
// else: a request goes through the same conn as one that came by stdio. It has
// what the two revisions demand of this transport, but no authorization, and
// sessions do not grow old: a server for people comes later.

// Endpoint is the path at which [Server.ServeLoopback] answers.
const Endpoint = "/mcp"

// ServeLoopback serves clients of both eras over streamable HTTP until the
// context is done, which ends every call. It takes only a listener on a
// loopback address, and answers only to requests that name one.
func (s *Server) ServeLoopback(ctx context.Context, l net.Listener) error {
	if !isLoopback(l.Addr().String()) {
		return fmt.Errorf("listen on a loopback address such as 127.0.0.1:0, not on %s", l.Addr())
	}
	h := &httpServer{server: s, ctx: ctx, sessions: map[string]*httpSession{}}
	mux := http.NewServeMux()
	mux.HandleFunc("POST "+Endpoint, h.post)
	mux.HandleFunc("GET "+Endpoint, h.listen)
	mux.HandleFunc("DELETE "+Endpoint, h.end)
	listening := &http.Server{
		Handler:           onlyLoopback(mux),
		ReadHeaderTimeout: 10 * time.Second,
		BaseContext:       func(net.Listener) context.Context { return ctx },
	}
	defer context.AfterFunc(ctx, func() { _ = listening.Close() })()
	err := listening.Serve(l)
	if ctx.Err() != nil {
		return ctx.Err()
	}
	return fmt.Errorf("serve HTTP: %w", err)
}

// httpServer gives each message that comes by HTTP to a connection.
type httpServer struct {
	server *Server
	ctx    context.Context // of the whole server: sessions outlive requests

	mu       sync.Mutex
	sessions map[string]*httpSession
}

// post takes one message. Since 2026-07-28 each stands alone; before, all but
// the first belong to a session.
func (h *httpServer) post(w http.ResponseWriter, r *http.Request) {
	if kind, _, err := mime.ParseMediaType(r.Header.Get("Content-Type")); err != nil || kind != "application/json" {
		// What a page can send to another host without asking is not of this type.
		refuse(w, http.StatusUnsupportedMediaType, &rejection{code: mcp.INVALID_REQUEST, message: "the Content-Type of a message must be application/json"})
		return
	}
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxLine))
	if tooLarge, ok := errors.AsType[*http.MaxBytesError](err); ok {
		refuse(w, http.StatusRequestEntityTooLarge, &rejection{code: mcp.INVALID_REQUEST, message: fmt.Sprintf("the body is longer than %d bytes", tooLarge.Limit)})
		return
	}
	if err != nil {
		return // the client is gone
	}
	m, rejected := parseBody(body)
	if rejected != nil {
		refuse(w, http.StatusBadRequest, rejected)
		return
	}
	version := versionOf(m.params)
	if mcp.IsModernProtocol(version) || mcp.IsModernProtocol(r.Header.Get(mcp.HeaderProtocolVersion)) {
		h.postNewer(w, r, m, version)
		return
	}
	h.postOlder(w, r, m)
}

// parseBody reads a message that may be spread over lines.
func parseBody(body []byte) (message, *rejection) {
	var line bytes.Buffer
	if err := json.Compact(&line, body); err != nil {
		return message{}, &rejection{code: mcp.PARSE_ERROR, message: "the body is no JSON: " + err.Error()}
	}
	return parse(line.Bytes())
}

// versionOf is the protocol version that the parameters themselves say.
func versionOf(params json.RawMessage) string {
	var p struct {
		Meta *mcp.Meta `json:"_meta"`
	}
	if json.Unmarshal(params, &p) != nil {
		return ""
	}
	return p.Meta.ProtocolVersion()
}

// postNewer answers a request on a connection of its own, which ends with it.
func (h *httpServer) postNewer(w http.ResponseWriter, r *http.Request, m message, version string) {
	switch {
	case m.method == "":
		refuse(w, http.StatusBadRequest, &rejection{code: mcp.INVALID_REQUEST, message: "this revision of the protocol has no responses to a server"})
		return
	case m.id == nil:
		w.WriteHeader(http.StatusAccepted) // there is none that a client has to send
		return
	}
	if rejected := h.checkHeaders(r.Header, m, version); rejected != nil {
		refuse(w, http.StatusBadRequest, rejected)
		return
	}
	s := h.open(r.Context())
	defer s.close()
	s.exchange(w, r, m, statusOf)
}

// statusOf is the HTTP status for an error, as 2026-07-28 says.
func statusOf(code int) int {
	switch code {
	case mcp.METHOD_NOT_FOUND:
		return http.StatusNotFound
	case mcp.PARSE_ERROR, mcp.INVALID_REQUEST, mcp.INVALID_PARAMS,
		mcp.HEADER_MISMATCH, mcp.MISSING_REQUIRED_CLIENT_CAPABILITY, mcp.UNSUPPORTED_PROTOCOL_VERSION:
		return http.StatusBadRequest
	default:
		return http.StatusOK
	}
}

// refuse answers what does not come to be a request.
func refuse(w http.ResponseWriter, status int, why *rejection) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_, _ = w.Write(why.line()) // a client that is gone needs no answer
}
