package edge

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"runtime/debug"
	"sync"
	"sync/atomic"
	"time"

	"github.com/mark3labs/mcp-go/mcp"
	"github.com/mark3labs/mcp-go/server"
)

// conn is one client on a pair of streams.
type conn struct {
	id          string
	mcp         *server.MCPServer
	options     Options
	out         *writer
	inflight    *inflight
	roots       *roots
	initialized atomic.Bool

	taking sync.Mutex // held while a line is taken up, so that none is after the end
	calls  sync.WaitGroup
	ended  chan struct{} // closed when nothing can be written any more
}

// grace is how long calls that were told to end have to do so. One that is
// writing ends its write first.
const grace = 5 * time.Second

// conns counts connections, to give each a name of its own.
var conns atomic.Int64

func newConn(m *server.MCPServer, o Options, out io.Writer) *conn {
	c := &conn{
		id:  fmt.Sprintf("stdio-%d", conns.Add(1)),
		mcp: m, options: o, inflight: newInflight(), ended: make(chan struct{}),
	}
	c.out = newWriter(out, func() { close(c.ended) })
	c.roots = newRoots(o.Roots, func(line []byte) { c.out.send(line, nil) })
	return c
}

// serve reads until the input ends, the context is done or the output is gone,
// then waits for the calls that are still at work. After the end of the input
// they have all the time they need; otherwise they are cancelled first.
func (c *conn) serve(ctx context.Context, in io.Reader) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	read := make(chan error, 1)
	go func() { read <- c.read(ctx, newLineReader(in)) }()
	var err error
	select {
	case err = <-read:
	case <-ctx.Done(): // the reader may hang in a read: it ends when in is closed
		err = ctx.Err()
	case <-c.ended:
	}
	if err != nil || c.out.cause() != nil {
		cancel()
		c.settle(grace)
	} else {
		c.calls.Wait()
	}
	return errors.Join(err, c.out.cause())
}

// settle waits for calls that were cancelled, but not for ever: the output may
// be blocked by a client that reads no more.
func (c *conn) settle(patience time.Duration) {
	done := make(chan struct{})
	go func() {
		c.taking.Lock()
		defer c.taking.Unlock()
		c.calls.Wait()
		close(done)
	}()
	select {
	case <-done:
	case <-time.After(patience):
		c.options.Log("a call did not end when it was told to", nil)
	}
}

// read takes up one line after another. It gives nil at the end of the input.
func (c *conn) read(ctx context.Context, lines *lineReader) error {
	for {
		line, err := lines.next()
		switch {
		case errors.Is(err, errLineTooLong):
			c.reject(&rejection{id: idOf(line), code: mcp.INVALID_REQUEST, message: fmt.Sprintf("the line is longer than %d bytes and was skipped", MaxLine)})
		case errors.Is(err, io.EOF):
			return nil
		case err != nil:
			return fmt.Errorf("read the input: %w", err)
		case len(bytes.TrimSpace(line)) > 0:
			c.take(ctx, line)
		}
		if ctx.Err() != nil {
			return ctx.Err()
		}
	}
}

// take sends one line on its way.
func (c *conn) take(ctx context.Context, line []byte) {
	c.taking.Lock()
	defer c.taking.Unlock()
	if ctx.Err() != nil {
		return
	}
	m, rejected := parse(line)
	switch {
	case rejected != nil:
		c.reject(rejected)
	case m.method == "":
		c.roots.answer(m)
	case m.id == nil:
		c.notice(m)
	default:
		c.request(ctx, m)
	}
}

func (c *conn) reject(r *rejection) { c.out.send(r.line(), nil) }

// notice handles a notification. Those that are not listed need no handling.
func (c *conn) notice(m message) {
	switch m.method {
	case "notifications/cancelled":
		c.inflight.cancel(m.params)
	case "notifications/initialized", "notifications/roots/list_changed":
		c.roots.ask()
	}
}

// request begins a request. What costs nothing is answered at once, and so
// before anything that comes later; everything else has its own goroutine.
func (c *conn) request(ctx context.Context, m message) {
	r := c.inflight.begin(ctx, m)
	if r == nil { // without the id, which would end the request that has it
		c.reject(&rejection{code: mcp.INVALID_REQUEST, message: fmt.Sprintf("id %s belongs to a request that is not yet answered", m.id)})
		return
	}
	switch m.method {
	case "initialize":
		c.roots.declared(m.params)
		c.answer(r)
	case "ping", "server/discover":
		c.answer(r)
	case "tools/call":
		c.calls.Go(func() {
			if !c.inflight.work(r) {
				c.inflight.end(r)
				return
			}
			defer c.inflight.rest()
			c.roots.wait(r.ctx)
			c.answer(r)
		})
	default:
		c.calls.Go(func() { c.answer(r) })
	}
}

// answer handles a request and writes its response, unless it was cancelled.
func (c *conn) answer(r *request) {
	defer c.inflight.end(r) // for when nothing can be written any more
	s := &session{conn: c, request: r}
	response := c.handle(r, s)
	s.flush()
	line, err := responseLine(r.id, response)
	if err != nil {
		c.options.Log("an answer to "+r.method+" cannot be encoded", err)
		line = (&rejection{id: r.id, code: mcp.INTERNAL_ERROR, message: "the answer could not be encoded"}).line()
	}
	c.out.send(line, func() bool { return c.inflight.end(r) })
}

// handle lets mcp-go answer a request.
func (c *conn) handle(r *request, s *session) (response mcp.JSONRPCMessage) {
	defer func() {
		if p := recover(); p != nil {
			c.options.Log(r.method+" failed", fmt.Errorf("panic: %v\n%s", p, debug.Stack()))
			response = mcp.JSONRPCError{Error: mcp.NewJSONRPCErrorDetails(mcp.INTERNAL_ERROR, "the server failed on this request; others are not affected", nil)}
		}
	}()
	response = c.mcp.HandleMessage(c.mcp.WithContext(r.ctx, s), r.raw)
	if e, ok := response.(mcp.JSONRPCError); ok {
		return c.readable(r, e)
	}
	return response
}

// idOf finds the id in the beginning of a message that was too long to read.
func idOf(beginning []byte) json.RawMessage {
	dec := json.NewDecoder(bytes.NewReader(beginning))
	if t, err := dec.Token(); err != nil || t != json.Delim('{') {
		return nil
	}
	for {
		name, err := dec.Token()
		if err != nil {
			return nil
		}
		var value json.RawMessage
		if err := dec.Decode(&value); err != nil {
			return nil
		}
		if name == "id" && (value[0] == '"' || isNumber(value)) {
			return value
		}
	}
}
