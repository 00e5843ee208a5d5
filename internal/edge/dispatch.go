package edge

import (
	"context"
	"fmt"
	"runtime/debug"

	"github.com/mark3labs/mcp-go/mcp"
)

// take sends one line on its way.
func (c *conn) take(ctx context.Context, line []byte) {
	c.taking.Lock()
	defer c.taking.Unlock()
	if c.over || ctx.Err() != nil {
		return
	}
	m, rejected := parse(line)
	switch {
	case rejected != nil:
		c.reject(rejected)
	case m.method == "":
		c.outstanding.answer(m)
	case m.id == nil:
		c.notice(ctx, m)
	default:
		c.request(ctx, m)
	}
}

func (c *conn) reject(r *rejection) { c.out.send(nil, r.line(), nil) }

// notice handles a notification. Those that are not listed need no handling.
func (c *conn) notice(ctx context.Context, m message) {
	switch m.method {
	case "notifications/cancelled":
		if r := c.inflight.cancel(m.params); r != nil {
			c.cancelStream(r)
		}
	case "notifications/initialized", "notifications/roots/list_changed":
		c.askRoots(ctx)
	}
}

// request begins a request. What costs nothing is answered at once, and so
// before anything that comes later; what reads files is given to the crew.
func (c *conn) request(ctx context.Context, m message) {
	r := c.inflight.begin(ctx, m)
	if r == nil { // without the id, which would end the request that has it
		c.reject(&rejection{code: mcp.INVALID_REQUEST, message: fmt.Sprintf("id %s belongs to a request that is not yet answered", m.id)})
		return
	}
	switch m.method {
	case "initialize":
		c.declared.read(m.params)
		c.roots.declared(c.declared.can(mcp.MethodListRoots, ""))
		c.answer(r)
	case "ping", "server/discover":
		c.answer(r)
	case "tools/call", "resources/list", "resources/read", "prompts/get", "completion/complete", "subscriptions/listen":
		c.calls.Add(1)
		c.crew.give(r)
	case "resources/subscribe", "resources/unsubscribe":
		c.calls.Add(1)
		c.inTurn.give(r)
	default:
		c.calls.Go(func() { c.answer(r) })
	}
}

// call answers what depends on the workspaces, unless it was cancelled while
// it waited.
func (c *conn) call(r *request) {
	defer c.calls.Done()
	c.roots.wait(r.ctx)
	if r.ctx.Err() != nil {
		c.inflight.end(r)
		return
	}
	c.answer(r)
}

// answer handles a request and writes its response, if there is one by now.
func (c *conn) answer(r *request) {
	s := &session{conn: c, request: r}
	response := c.handle(r, s)
	s.flush()
	if r.parked { // it is answered when the server ends
		return
	}
	c.reply(r, response)
	if r.answered != nil {
		r.answered()
	}
}

// reply writes the response to a request, unless it was cancelled.
func (c *conn) reply(r *request, response mcp.JSONRPCMessage) {
	defer c.inflight.end(r) // for when nothing can be written any more
	line, err := responseLine(r.id, response)
	if err != nil {
		c.options.Log("an answer to "+r.method+" cannot be encoded", err)
		line = (&rejection{id: r.id, code: mcp.INTERNAL_ERROR, message: "the answer could not be encoded"}).line()
	}
	c.out.send(r, line, func() bool { return c.inflight.end(r) })
}

// handle answers what is ours to answer, and lets mcp-go answer the rest.
func (c *conn) handle(r *request, s *session) (response mcp.JSONRPCMessage) {
	defer func() {
		if p := recover(); p != nil {
			c.options.Log(r.method+" failed", fmt.Errorf("panic: %v\n%s", p, debug.Stack()))
			response = mcp.JSONRPCError{Error: mcp.NewJSONRPCErrorDetails(mcp.INTERNAL_ERROR, "the server failed on this request; others are not affected", nil)}
		}
	}()
	if serve := c.ownMethod(r.method); serve != nil {
		return c.respond(r, serve)
	}
	if err := c.misplaced(r); err != nil {
		return c.failure(r, err)
	}
	response = c.mcp.HandleMessage(c.mcp.WithContext(r.ctx, s), r.raw)
	if e, ok := response.(mcp.JSONRPCError); ok {
		return c.readable(r, e)
	}
	return response
}
