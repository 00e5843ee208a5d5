package edge

import (
	"bytes"
	"context"
	"encoding/json"
	"strconv"
	"sync"
	"time"

	"github.com/mark3labs/mcp-go/mcp"
	"github.com/mark3labs/mcp-go/server"

	"kiro-mcp/internal/caller"
	"kiro-mcp/internal/tool"
)

// reportEvery is how often a client is told how far a call has come, and how
// long one runs before it is told at all: most are done by then.
const reportEvery = 100 * time.Millisecond

// reporter tells a client how far one call has come.
type reporter struct {
	session *session
	token   json.RawMessage // as the client wrote it

	mu   sync.Mutex // held while a report is written, so that none is after the end
	next time.Time  // not before
	last int
	over bool
}

// reporting lets a call report, if its client gave a token for that. Nothing
// is reported after done.
func reporting(ctx context.Context) (reporting context.Context, done func()) {
	in, ok := server.ClientSessionFromContext(ctx).(*session)
	if !ok || !bytes.Contains(in.request.params, []byte("progressToken")) {
		return ctx, func() {}
	}
	token := progressToken(in.request.params)
	if token == nil {
		return ctx, func() {}
	}
	r := &reporter{session: in, token: token, next: time.Now().Add(reportEvery)}
	return caller.WithReport(ctx, r.report), r.end
}

// progressToken is the token in the parameters of a request: a string or an
// integer, nil when there is none. mcp-go reads it as a floating-point number.
func progressToken(params json.RawMessage) json.RawMessage {
	var p struct {
		Meta struct {
			Token json.RawMessage `json:"progressToken"`
		} `json:"_meta"`
	}
	if json.Unmarshal(params, &p) != nil || len(p.Meta.Token) == 0 {
		return nil
	}
	if p.Meta.Token[0] == '"' {
		return p.Meta.Token
	}
	if _, err := strconv.ParseInt(string(p.Meta.Token), 10, 64); err != nil {
		return nil
	}
	return p.Meta.Token
}

// report passes on what is due: not too often, and never less than before.
func (r *reporter) report(p caller.Progress) {
	r.mu.Lock()
	defer r.mu.Unlock()
	now := time.Now()
	if r.over || p.Done <= r.last || now.Before(r.next) {
		return
	}
	line, err := lineOf(progressNotice(r.token, p))
	if err != nil {
		r.session.conn.options.Log("progress cannot be encoded", err)
		return
	}
	r.session.conn.out.send(r.session.request, line, r.session.request.wanted)
	r.last, r.next = p.Done, time.Now().Add(reportEvery)
}

func (r *reporter) end() {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.over = true
}

// progressNotice is progress as the protocol has it.
func progressNotice(token json.RawMessage, p caller.Progress) any {
	type params struct {
		Token   json.RawMessage `json:"progressToken"`
		Done    int             `json:"progress"`
		Total   int             `json:"total,omitempty"`
		Message string          `json:"message,omitempty"`
	}
	return struct {
		JSONRPC string `json:"jsonrpc"`
		Method  string `json:"method"`
		Params  params `json:"params"`
	}{mcp.JSONRPC_VERSION, "notifications/progress", params{token, p.Done, p.Total, tool.Clean(p.Message)}}
}
