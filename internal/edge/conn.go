package edge

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"sync"
	"sync/atomic"
	"time"

	"github.com/mark3labs/mcp-go/mcp"
	"github.com/mark3labs/mcp-go/server"
)

// conn is one client on a pair of streams.
type conn struct {
	id          string
	client      string // whose it is: what was given to one client, no other can give back
	mcp         *server.MCPServer
	options     Options
	out         outlet
	inflight    *inflight
	crew        *crew
	inTurn      *crew // of one: a subscription and its end must not change places
	outstanding *outstanding
	declared    declared
	roots       *roots
	subscribed  *subscriptions
	initialized atomic.Bool
	revision    atomic.Pointer[string] // agreed on in initialize
	grace       time.Duration

	taking sync.Mutex // held while a line is taken up, so that none is after the end
	over   bool       // no line is taken up any more
	calls  sync.WaitGroup
	ended  chan struct{} // closed when nothing can be written any more
}

// grace is how long calls that were told to end have to do so. One that is
// writing ends its write first.
const grace = 5 * time.Second

// outlet is where the messages of a connection leave.
type outlet interface {
	// send sends one message, whole, unless allow, asked when it is its turn,
	// says no. It belongs to a request that is at work, or to none.
	send(about *request, line []byte, allow func() bool)
	// cause is the error that ended sending, if one did. It does not wait.
	cause() error
}

// conns counts connections, to give each a name of its own.
var conns atomic.Int64

// newConn makes a connection whose messages leave by what opened makes. That
// is given a function to call when nothing can be sent any more.
func newConn(m *server.MCPServer, o Options, opened func(gone func()) outlet) *conn {
	id := fmt.Sprintf("stdio-%d", conns.Add(1))
	c := &conn{
		id: id, client: id,
		mcp: m, options: o, inflight: newInflight(), outstanding: newOutstanding(), roots: newRoots(o.Roots), ended: make(chan struct{}), grace: grace,
	}
	c.crew, c.inTurn = newCrew(maxRunning, c.call), newCrew(1, c.call)
	c.out = opened(func() { close(c.ended) })
	c.subscribed = newSubscriptions(watching(o.Resources), c.out)
	return c
}

// serve reads until the input ends, the context is done or the output is gone,
// then waits for the calls that are still at work. After the end of the input
// they have all the time they need; otherwise they are cancelled first.
func (c *conn) serve(ctx context.Context, in io.Reader) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	defer c.crew.dismiss()
	defer c.inTurn.dismiss()
	read := make(chan error, 1)
	go func() { read <- c.read(ctx, newLineReader(in)) }()
	var err error
	select {
	case err = <-read:
	case <-ctx.Done(): // the reader may hang in a read: it ends when in is closed
		err = ctx.Err()
	case <-c.ended:
	}
	c.outstanding.end()
	idle := c.idle()
	if err == nil {
		select {
		case <-idle:
			return c.out.cause()
		case <-ctx.Done():
			err = ctx.Err()
		case <-c.ended:
		}
	}
	cancel()
	select {
	case <-idle:
	case <-time.After(c.grace): // or the client reads no more and blocks the output
		c.options.Log("a call did not end when it was told to", err)
	}
	return errors.Join(err, c.out.cause())
}

// idle is closed when no call is at work, none will be taken up, and all that
// was subscribed to has ended.
func (c *conn) idle() <-chan struct{} {
	idle := make(chan struct{})
	go func() {
		c.taking.Lock()
		defer c.taking.Unlock()
		c.over = true
		c.calls.Wait()
		c.endSubscriptions()
		close(idle)
	}()
	return idle
}

// read takes up one line after another. It gives nil at the end of the input.
func (c *conn) read(ctx context.Context, lines *lineReader) error {
	for {
		line, err := lines.next()
		switch {
		case errors.Is(err, errLineTooLong):
			c.reject(&rejection{id: idOf(line), code: mcp.INVALID_REQUEST, message: fmt.Sprintf("the line is longer than %d bytes and was skipped", maxLine)})
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
