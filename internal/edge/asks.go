package edge

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"sync"

	"github.com/mark3labs/mcp-go/mcp"
)

// maxAsks is how many requests of ours one client may leave unanswered. Beyond
// it the next one fails: a client that answers nothing must not fill memory.
const maxAsks = 256

var (
	errTooManyAsks = fmt.Errorf("the client has left %d requests of the server unanswered", maxAsks)
	errNoAnswer    = errors.New("the client's input ended before it answered")
)

// ask sends the client a request on behalf of one of its own (nil: of none),
// and waits for the result as long as ctx lives: people take their time. An
// answer that is an error is a [*refusalError].
//
// Only the older era has requests from server to client; what they ask must
// have been declared by the client (see declared.can).
func (c *conn) ask(ctx context.Context, about *request, method string, params any) (json.RawMessage, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	id, answer, err := c.outstanding.begin()
	if err != nil {
		return nil, err
	}
	defer c.outstanding.forget(id)
	line, err := lineOf(struct {
		JSONRPC string `json:"jsonrpc"`
		ID      string `json:"id"`
		Method  string `json:"method"`
		Params  any    `json:"params,omitempty"`
	}{mcp.JSONRPC_VERSION, id, method, params})
	if err != nil {
		return nil, err
	}
	if about != nil {
		defer c.crew.standIn()()
	}
	sent := false
	c.out.send(about, line, func() bool {
		sent = about == nil || about.wanted()
		return sent
	})
	select {
	case m, ok := <-answer:
		if ok && ctx.Err() == nil { // a yes behind a cancellation is none
			return m.outcome()
		}
	case <-ctx.Done():
	}
	if unanswered := c.outstanding.forget(id); unanswered && sent {
		c.withdraw(about, id)
	}
	return nil, cmp.Or(ctx.Err(), errNoAnswer)
}

// withdraw takes a request of ours back, so that the client closes what it has
// opened for it. The specification allows that only for what was sent and, as
// far as we know, is not yet answered.
func (c *conn) withdraw(about *request, id string) {
	line, err := lineOf(struct {
		JSONRPC string            `json:"jsonrpc"`
		Method  string            `json:"method"`
		Params  map[string]string `json:"params"`
	}{mcp.JSONRPC_VERSION, "notifications/cancelled", map[string]string{"requestId": id, "reason": "nobody waits for the answer any more"}})
	if err == nil {
		c.out.send(about, line, nil)
	}
}

// outstanding are the requests of ours that the client has not yet answered.
type outstanding struct {
	mu      sync.Mutex
	last    int
	waiting map[string]chan message // by id; each takes one answer
	over    bool                    // no answer can come any more
}

func newOutstanding() *outstanding { return &outstanding{waiting: map[string]chan message{}} }

// begin gives an id, and the channel that its answer will come by. That is
// closed when none can come any more.
func (o *outstanding) begin() (string, <-chan message, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	switch {
	case o.over:
		return "", nil, errNoAnswer
	case len(o.waiting) >= maxAsks:
		return "", nil, errTooManyAsks
	}
	o.last++
	id := fmt.Sprintf("ask-%d", o.last)
	answer := make(chan message, 1)
	o.waiting[id] = answer
	return id, answer, nil
}

// answer hands a response to whoever waits for it. One to nothing we asked, or
// to what was answered or withdrawn already, is dropped. It does not wait.
func (o *outstanding) answer(m message) {
	var id string
	if json.Unmarshal(m.id, &id) != nil {
		return
	}
	o.mu.Lock()
	defer o.mu.Unlock()
	if waiting := o.waiting[id]; waiting != nil && !o.over {
		delete(o.waiting, id)
		waiting <- m
	}
}

// forget drops a request, and reports whether it was not yet answered.
func (o *outstanding) forget(id string) (unanswered bool) {
	o.mu.Lock()
	defer o.mu.Unlock()
	_, unanswered = o.waiting[id]
	delete(o.waiting, id)
	return unanswered
}

// end lets go of all who wait: the input has ended, and with it the answers.
func (o *outstanding) end() {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.over = true
	for _, waiting := range o.waiting {
		close(waiting)
	}
}

// refusalError is an error by which the client answered a request of ours.
type refusalError struct {
	Code    int    `json:"code"`
	Message string `json:"message"`
}

func (e *refusalError) Error() string {
	return fmt.Sprintf("the client answered with error %d: %s", e.Code, e.Message)
}

// outcome is the result of a response, or its error.
func (m message) outcome() (json.RawMessage, error) {
	if len(m.failure) == 0 {
		return m.result, nil
	}
	e := &refusalError{}
	if json.Unmarshal(m.failure, e) != nil {
		return nil, errors.New("the client answered with an error that cannot be read")
	}
	return nil, e
}
