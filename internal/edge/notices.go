package edge

import (
	"encoding/json"
	"sync"

	"github.com/mark3labs/mcp-go/mcp"

	"kiro-mcp/resources"
)

// notice is one thing that has changed: what stands at a URI, as the client
// wrote it, or which resources there are.
type notice string

// theList is the notice that there are other resources than before. No URI is
// empty.
const theList notice = ""

// noticesOf is a change as notices.
func noticesOf(change resources.Change) []notice {
	notices := make([]notice, 0, len(change.URIs)+1)
	if change.List {
		notices = append(notices, theList)
	}
	for _, uri := range change.URIs {
		notices = append(notices, notice(uri))
	}
	return notices
}

// line is the notice as a message. In the newer era it carries the id of the
// request that asked for it, as that was written; in the older there is none.
func (n notice) line(subscription json.RawMessage) []byte {
	if n == theList {
		return noticeLine(mcp.MethodNotificationResourcesListChanged, noticeParams{Meta: metaOf(subscription)})
	}
	return noticeLine(mcp.MethodNotificationResourceUpdated, noticeParams{Meta: metaOf(subscription), URI: string(n)})
}

// noticeParams are the parameters of all notifications about subscriptions.
type noticeParams struct {
	Meta          *noticeMeta             `json:"_meta,omitempty"`
	URI           string                  `json:"uri,omitempty"`
	Notifications *mcp.SubscriptionFilter `json:"notifications,omitempty"`
	RequestID     json.RawMessage         `json:"requestId,omitempty"`
}

type noticeMeta struct {
	Subscription json.RawMessage `json:"io.modelcontextprotocol/subscriptionId"`
}

func metaOf(subscription json.RawMessage) *noticeMeta {
	if subscription == nil {
		return nil
	}
	return &noticeMeta{subscription}
}

func noticeLine(method string, params noticeParams) []byte {
	line, err := lineOf(struct {
		JSONRPC string       `json:"jsonrpc"`
		Method  string       `json:"method"`
		Params  noticeParams `json:"params,omitzero"`
	}{mcp.JSONRPC_VERSION, method, params})
	if err != nil {
		panic(err) // an id that was read as JSON, and strings: both can be written
	}
	return line
}

// mailbox holds what a subscriber is still to be told: each thing once, however
// often it changes before it is written. So whoever watches never waits for a
// client, and one that reads slowly takes no memory.
type mailbox[T comparable] struct {
	write   func(T)
	writers *sync.WaitGroup // who is at it, of all mailboxes of a connection

	mu      sync.Mutex
	open    bool       // the client knows by now that it is subscribed
	writing bool       // a goroutine is at it: only while there is something to write
	pending []T        // in the order in which they came up
	held    map[T]bool // what is in pending
}

func newMailbox[T comparable](writers *sync.WaitGroup, write func(T)) *mailbox[T] {
	return &mailbox[T]{write: write, writers: writers, held: map[T]bool{}}
}

// put takes in what has changed. It does not wait.
func (b *mailbox[T]) put(changed ...T) {
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, n := range changed {
		if !b.held[n] {
			b.held[n] = true
			b.pending = append(b.pending, n)
		}
	}
	b.wake()
}

// release lets out what was put in, and what will be. Before it nothing is
// written: a client must hear first that it is subscribed.
func (b *mailbox[T]) release() {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.open = true
	b.wake()
}

// wake has somebody write, if nobody does. It is called with mu held.
func (b *mailbox[T]) wake() {
	if b.open && !b.writing && len(b.pending) > 0 {
		b.writing = true
		b.writers.Go(b.empty)
	}
}

// empty writes until there is nothing left.
func (b *mailbox[T]) empty() {
	for {
		next, ok := b.take()
		if !ok {
			return
		}
		b.write(next)
	}
}

// take takes out the oldest before it is written, and not after: what
// changes while it is written must be told again.
func (b *mailbox[T]) take() (next T, ok bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if len(b.pending) == 0 {
		b.writing, b.pending = false, nil
		return next, false
	}
	next, b.pending = b.pending[0], b.pending[1:]
	delete(b.held, next)
	return next, true
}
