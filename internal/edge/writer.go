package edge

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"sync"
	"sync/atomic"

	"github.com/mark3labs/mcp-go/mcp"
)

// writer puts messages on the stream, one a line, whole. Under load it hands
// several over at once: a message waits only while another is behind it.
type writer struct {
	waiting atomic.Int64
	mu      sync.Mutex // held while writing, for ever when the client reads no more
	buf     *bufio.Writer
	broken  atomic.Pointer[error] // the first that happened; nothing is written after it
	failed  func()                // called once, with that error set
}

func newWriter(w io.Writer, failed func()) *writer {
	return &writer{buf: bufio.NewWriterSize(w, 64<<10), failed: failed}
}

// onto is the outlet of a connection on a pair of streams: one stream for all.
func onto(w io.Writer) func(gone func()) outlet {
	return func(gone func()) outlet { return newWriter(w, gone) }
}

// send writes one message unless allow, asked when it is its turn, says no.
func (w *writer) send(_ *request, line []byte, allow func() bool) {
	w.waiting.Add(1)
	w.mu.Lock()
	defer w.mu.Unlock()
	last := w.waiting.Add(-1) == 0
	if w.cause() != nil {
		return
	}
	var err error
	if allow == nil || allow() {
		_, err = w.buf.Write(line)
	}
	if last && err == nil {
		err = w.buf.Flush()
	}
	if err != nil {
		w.broken.Store(&err)
		w.failed()
	}
}

// cause is the error that ended writing, if one did. It does not wait for what
// is being written.
func (w *writer) cause() error {
	if err := w.broken.Load(); err != nil {
		return *err
	}
	return nil
}

// responseLine is the answer of mcp-go under the id as the client wrote it:
// the library reads ids as floating-point numbers, which are not all exact.
func responseLine(id json.RawMessage, response mcp.JSONRPCMessage) ([]byte, error) {
	var envelope any
	switch r := response.(type) {
	case mcp.JSONRPCResponse:
		envelope = struct {
			JSONRPC string          `json:"jsonrpc"`
			ID      json.RawMessage `json:"id"`
			Result  any             `json:"result"`
		}{mcp.JSONRPC_VERSION, id, r.Result}
	case mcp.JSONRPCError:
		envelope = struct {
			JSONRPC string                  `json:"jsonrpc"`
			ID      json.RawMessage         `json:"id"`
			Error   mcp.JSONRPCErrorDetails `json:"error"`
		}{mcp.JSONRPC_VERSION, id, r.Error}
	default:
		return nil, fmt.Errorf("mcp-go answered a request with %T", response)
	}
	return lineOf(envelope)
}

// line is the rejection as a message.
func (r *rejection) line() []byte {
	id := r.id
	if id == nil {
		id = json.RawMessage("null")
	}
	line, err := responseLine(id, mcp.JSONRPCError{Error: mcp.NewJSONRPCErrorDetails(r.code, r.message, nil)})
	if err != nil {
		panic(err) // an id that was read as JSON, and a string: both can be written
	}
	return line
}

func lineOf(v any) ([]byte, error) {
	raw, err := json.Marshal(v)
	return append(raw, '\n'), err
}
