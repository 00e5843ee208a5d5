package edge

import (
	"context"
	"encoding/json"
	"fmt"
	"sync/atomic"

	"github.com/mark3labs/mcp-go/mcp"
)

// These methods are what mcp-go looks for in a session when a handler asks a
// client of the older era. What the client did not declare is not sent to it.

// RequestElicitation asks the user something.
func (s *session) RequestElicitation(ctx context.Context, r mcp.ElicitationRequest) (*mcp.ElicitationResult, error) {
	return askFor[mcp.ElicitationResult](ctx, s, mcp.MethodElicitationCreate, r.Params.Mode, r.Params)
}

// RequestSampling has the client's model complete a message.
func (s *session) RequestSampling(ctx context.Context, r mcp.CreateMessageRequest) (*mcp.CreateMessageResult, error) {
	return askFor[mcp.CreateMessageResult](ctx, s, mcp.MethodSamplingCreateMessage, "", r.CreateMessageParams)
}

// ListRoots asks for the client's folders.
func (s *session) ListRoots(ctx context.Context, _ mcp.ListRootsRequest) (*mcp.ListRootsResult, error) {
	return askFor[mcp.ListRootsResult](ctx, s, mcp.MethodListRoots, "", nil)
}

// askFor asks the client and decodes its result.
func askFor[R any](ctx context.Context, s *session, method mcp.MCPMethod, mode string, params any) (*R, error) {
	if !s.conn.declared.can(method, mode) {
		return nil, fmt.Errorf("the client did not declare that it answers %s", method)
	}
	raw, err := s.conn.ask(ctx, s.request, string(method), params)
	if err != nil {
		return nil, err
	}
	result := new(R)
	if err := json.Unmarshal(raw, result); err != nil {
		return nil, fmt.Errorf("the client's answer to %s cannot be read: %w", method, err)
	}
	return result, nil
}

// declared is what a client of the older era said of itself in initialize. One
// of the newer era says it in every request.
type declared struct {
	capabilities atomic.Pointer[mcp.ClientCapabilities]
}

// read takes the parameters of initialize.
func (d *declared) read(params json.RawMessage) {
	var p struct {
		Capabilities *mcp.ClientCapabilities `json:"capabilities"`
	}
	if json.Unmarshal(params, &p) == nil {
		d.capabilities.Store(p.Capabilities)
	}
}

// can reports whether the client answers a method; mode is that of an
// elicitation, empty for a form.
func (d *declared) can(method mcp.MCPMethod, mode string) bool {
	c := d.capabilities.Load()
	switch {
	case c == nil:
		return false
	case method == mcp.MethodListRoots:
		return c.Roots != nil
	case method == mcp.MethodSamplingCreateMessage:
		return c.Sampling != nil
	case method == mcp.MethodElicitationCreate && mode == mcp.ElicitationModeURL:
		return c.Elicitation != nil && c.Elicitation.URL != nil
	case method == mcp.MethodElicitationCreate:
		return showsForms(c)
	}
	return false
}

// showsForms reports whether a client can put a form to its user. One that
// says elicitation and no mode means forms: there was nothing else once.
func showsForms(c *mcp.ClientCapabilities) bool {
	return c != nil && c.Elicitation != nil && (c.Elicitation.Form != nil || c.Elicitation.URL == nil)
}
