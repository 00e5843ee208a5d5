package edge

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"testing"

	"github.com/mark3labs/mcp-go/mcp"
)

// gated is one call of a client that takes calls back.
type gated struct {
	gate  chan struct{} // closed: the call may end by itself
	taken bool          // the client takes it back at some moment
	held  bool          // it cannot end before the server knows of that
	known bool          // the server knows
}

// taker is a client that takes back a random half of its calls at random
// moments. Half of those cannot end before the server knows, so that any
// answer to them is too late. The others end when they like, and may be
// answered until the server knows. That it does is seen by a probe sent behind
// the cancellation: its answer is written after that was read.
type taker struct {
	p       *peer
	m       manner
	random  *rand.Rand
	calls   []gated // by id
	pending []int   // the ids of those to be taken back that were not yet

	sent, settled, taken      int
	answered, before, tooLate int
}

// answersAfterCancelling counts answers that came although the call was taken
// back, and calls that were not taken back and not answered either.
func answersAfterCancelling(t testing.TB, serve serveFunc, m manner, calls int) (fault, counts string) {
	c := &taker{m: m, random: rand.New(rand.NewPCG(3, 2026)), calls: make([]gated, calls+1)}
	for id := range c.calls {
		c.calls[id].gate = make(chan struct{})
	}
	c.p = m.greeted(t, serve, bare("gated", func(ctx context.Context, r mcp.CallToolRequest) (*mcp.CallToolResult, error) {
		id, err := strconv.Atoi(fmt.Sprint(r.Params.Meta.ProgressToken))
		if err != nil {
			return nil, err
		}
		select {
		case <-c.calls[id].gate:
			return mcp.NewToolResultText("done"), nil
		case <-ctx.Done():
			return nil, ctx.Err()
		}
	}))
	for c.settled < calls {
		c.act()
	}
	for _, l := range c.p.rest() {
		c.look(l)
	}
	wanted := calls - c.taken
	counts = fmt.Sprintf("%d calls, %d taken back: %d of these were answered before the server knew, %d too late; %d of the other %d were answered",
		calls, c.taken, c.before, c.tooLate, c.answered, wanted)
	if c.tooLate > 0 || c.answered != wanted {
		fault = counts
	}
	return fault, counts
}

// act sends a call or takes one back, whichever chance says, or waits for a
// line when there is neither to do; then it looks at the lines that are there.
func (c *taker) act() {
	room := c.sent < c.last() && c.sent-c.settled < orderOpen
	switch {
	case room && (len(c.pending) == 0 || c.random.IntN(2) == 0):
		c.call()
	case len(c.pending) > 0:
		c.takeBack()
	default:
		c.look(c.p.next())
	}
	for len(c.p.lines) > 0 {
		c.look(c.p.next())
	}
}

// last is the id of the last call; those above it are of probes.
func (c *taker) last() int { return len(c.calls) - 1 }

func (c *taker) call() {
	c.sent++
	call := &c.calls[c.sent]
	if call.taken = c.random.IntN(2) == 0; call.taken {
		call.held = c.random.IntN(2) == 0
		c.pending = append(c.pending, c.sent)
		c.taken++
	}
	if !call.held {
		close(call.gate)
	}
	c.p.send(c.m.call(c.sent, "gated"))
}

func (c *taker) takeBack() {
	at := c.random.IntN(len(c.pending))
	id := c.pending[at]
	c.pending = slices.Delete(c.pending, at, at+1)
	c.p.send(fmt.Sprintf(`{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":%d}}`, id), c.m.probe(c.last()+id))
}

// look counts one line of output.
func (c *taker) look(l line) {
	id, err := strconv.Atoi(string(l.ID))
	if err != nil || l.Method != "" {
		c.p.t.Fatalf("unexpected line: %s", l.raw)
	}
	if id > c.last() {
		c.settle(&c.calls[id-c.last()])
		return
	}
	switch call := &c.calls[id]; {
	case !call.taken:
		c.settled++
		c.answered++
	case call.held || call.known:
		c.tooLate++
	default:
		c.before++
	}
}

// settle is for a call of which the server knows that it was taken back.
func (c *taker) settle(call *gated) {
	c.settled++
	call.known = true
	if call.held {
		close(call.gate)
	}
}
