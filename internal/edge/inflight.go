package edge

import (
	"context"
	"encoding/json"
	"sync"
	"sync/atomic"

	"github.com/mark3labs/mcp-go/mcp"
)

// The bounds of what one client can have going on. Calls beyond maxRunning
// wait, and are read all the same so that they can be cancelled; beyond the
// other two, reading pauses until there is room.
const (
	maxRunning = 64
	maxWaiting = 1024     // requests that were read and not yet answered
	maxHeld    = 32 << 20 // bytes of them
)

// request is one request that was not yet answered.
type request struct {
	message
	ctx       context.Context
	cancel    context.CancelFunc
	cancelled atomic.Bool
	refused   *mcp.JSONRPCError // what its handler refused it with, if it did
	parked    bool              // it stays open; see park
	answered  func()            // called when the answer is sent; nil when nobody waits for that
}

// wanted reports whether the client still waits for what the request gives.
func (r *request) wanted() bool { return !r.cancelled.Load() }

// inflight knows the requests of a connection that were not yet answered.
type inflight struct {
	mu       sync.Mutex
	room     sync.Cond
	requests map[string]*request
	parked   int // how many of them are open for long, and take no room
	bytes    int
}

func newInflight() *inflight {
	f := &inflight{requests: map[string]*request{}}
	f.room.L = &f.mu
	return f
}

// begin takes up a request once there is room. It gives nil when another one
// of the same id is not yet answered: nobody could tell the answers apart.
func (f *inflight) begin(ctx context.Context, m message) *request {
	f.mu.Lock()
	defer f.mu.Unlock()
	for f.waiting() > 0 && (f.waiting() >= maxWaiting || f.bytes+len(m.raw) > maxHeld) {
		f.room.Wait()
	}
	if f.requests[string(m.id)] != nil {
		return nil
	}
	r := &request{message: m}
	r.ctx, r.cancel = context.WithCancel(ctx)
	f.requests[string(m.id)] = r
	f.bytes += len(m.raw)
	return r
}

// waiting counts the requests that take room.
func (f *inflight) waiting() int { return len(f.requests) - f.parked }

// park keeps a request that will be answered much later, without the room that
// it took: calls must not wait until then. What was read of it goes.
func (f *inflight) park(r *request) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.requests[string(r.id)] == r {
		f.bytes -= len(r.raw)
		f.parked++
		f.room.Signal()
	}
	r.parked, r.raw, r.params = true, nil, nil
}

// end forgets a request whose answer is about to be written, and reports
// whether the client still wants it. From here on its id may be used again.
func (f *inflight) end(r *request) (wanted bool) {
	r.cancel()
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.requests[string(r.id)] == r {
		delete(f.requests, string(r.id))
		f.bytes -= len(r.raw)
		if r.parked {
			f.parked--
		}
		f.room.Signal()
	}
	return r.wanted()
}

// cancel takes back the request that a notifications/cancelled names, and gives
// it. One that is not there (nil) was answered already, or never was.
func (f *inflight) cancel(params json.RawMessage) *request {
	var p struct {
		ID json.RawMessage `json:"requestId"`
	}
	if json.Unmarshal(params, &p) != nil {
		return nil
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	r := f.requests[string(p.ID)]
	if r != nil {
		r.cancelled.Store(true)
		r.cancel()
	}
	return r
}
