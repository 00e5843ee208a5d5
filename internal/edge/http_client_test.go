//go:build conformance

package edge

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"net"
	"net/http"
	"strings"
	"testing"

	"github.com/mark3labs/mcp-go/mcp"
	"github.com/mark3labs/mcp-go/server"
)

// httpClient is a client of a server over HTTP.
type httpClient struct {
	t   *testing.T
	url string
}

// serving is a server of nothing but what mcp-go's has.
func serving(m *server.MCPServer) *Server {
	return &Server{mcp: m, options: Options{Log: func(string, error) {}}}
}

// overHTTP serves by HTTP until the test ends.
func overHTTP(t *testing.T, s *Server) httpClient {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan error)
	go func() { done <- s.ServeLoopback(ctx, l) }()
	t.Cleanup(func() {
		cancel()
		if err := <-done; !errors.Is(err, context.Canceled) {
			t.Errorf("serving ended with %v", err)
		}
	})
	return httpClient{t, "http://" + l.Addr().String() + Endpoint}
}

// try sends a request with headers, "Name: value" each.
func (c httpClient) try(ctx context.Context, method, body string, headers ...string) (*http.Response, error) {
	r, err := http.NewRequestWithContext(ctx, method, c.url, strings.NewReader(body))
	if err != nil {
		return nil, err
	}
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("Accept", "application/json, text/event-stream")
	for _, h := range headers {
		name, value, _ := strings.Cut(h, ": ")
		switch {
		case name == "Host":
			r.Host = value
		case strings.HasPrefix(name, "Mcp-"):
			r.Header.Add(name, value)
		default:
			r.Header.Set(name, value)
		}
	}
	return http.DefaultClient.Do(r)
}

// do sends a request that must be answered. The response is closed when the
// test ends.
func (c httpClient) do(method, body string, headers ...string) *http.Response {
	c.t.Helper()
	response, err := c.try(c.t.Context(), method, body, headers...)
	if err != nil {
		c.t.Fatalf("%s %s: %v", method, body, err)
	}
	c.t.Cleanup(func() { response.Body.Close() })
	return response
}

func (c httpClient) post(body string, headers ...string) *http.Response {
	c.t.Helper()
	return c.do(http.MethodPost, body, headers...)
}

// introduce begins a session and gives the header that names it.
func (c httpClient) introduce(capabilities string) string {
	c.t.Helper()
	response := c.post(`{"jsonrpc":"2.0","id":0,"method":"initialize","params":{"protocolVersion":"2025-11-25","capabilities":` + capabilities + `,"clientInfo":{"name":"test","version":"1"}}}`)
	id := response.Header.Get(mcp.HeaderSessionID)
	if response.StatusCode != http.StatusOK || id == "" {
		c.t.Fatalf("initialize: status %d, session %q", response.StatusCode, id)
	}
	return mcp.HeaderSessionID + ": " + id
}

// newer are the headers of a request of the newer era.
func newer(method, name string) []string {
	headers := []string{"Mcp-Protocol-Version: 2026-07-28", "Mcp-Method: " + method}
	if name != "" {
		headers = append(headers, "Mcp-Name: "+name)
	}
	return headers
}

// newerRequest is a request of the newer era; params end with a comma.
func newerRequest(method, params string) string {
	return `{"jsonrpc":"2.0","id":1,"method":"` + method + `","params":{` + params + modernMeta + `}}`
}

// events are the messages of a stream, one after another.
type events struct {
	t    *testing.T
	scan *bufio.Scanner
}

func eventsOf(t *testing.T, response *http.Response) events {
	t.Helper()
	if kind := response.Header.Get("Content-Type"); kind != "text/event-stream" {
		t.Fatalf("the answer is no stream but %q", kind)
	}
	return events{t, bufio.NewScanner(response.Body)}
}

// next gives the next message; ok is false at the end of the stream.
func (e events) next() (l line, ok bool) {
	e.t.Helper()
	for e.scan.Scan() {
		data, found := strings.CutPrefix(e.scan.Text(), "data: ")
		if !found {
			continue
		}
		if err := json.Unmarshal([]byte(data), &l); err != nil {
			e.t.Fatalf("an event is no JSON: %s", data)
		}
		l.raw = data
		return l, true
	}
	return line{}, false
}
