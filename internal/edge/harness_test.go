package edge

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log"
	"strings"
	"testing"
	"time"

	"github.com/mark3labs/mcp-go/mcp"
	"github.com/mark3labs/mcp-go/server"
)

// patience is how long a test waits for what must come. It is no
// synchronisation: nothing that passes waits for it.
const patience = 10 * time.Second

// serveFunc serves one client over a pair of streams.
type serveFunc func(ctx context.Context, m *server.MCPServer, in io.Reader, out io.Writer) error

func serveOurs(ctx context.Context, m *server.MCPServer, in io.Reader, out io.Writer) error {
	return newConn(m, Options{Log: func(string, error) {}}, onto(out)).serve(ctx, in)
}

func serveStock(ctx context.Context, m *server.MCPServer, in io.Reader, out io.Writer) error {
	s := server.NewStdioServer(m)
	s.SetErrorLogger(log.New(io.Discard, "", 0))
	return s.Listen(ctx, in, out)
}

// line is one line of output, whatever it is.
type line struct {
	ID     json.RawMessage `json:"id"`
	Method string          `json:"method"`
	Params json.RawMessage `json:"params"`
	Result json.RawMessage `json:"result"`
	Error  *struct {
		Code    int    `json:"code"`
		Message string `json:"message"`
	} `json:"error"`
	raw string
}

// peer is the client's side of a connection under test.
type peer struct {
	t     testing.TB
	in    *io.PipeWriter
	lines chan line
	done  chan error
}

// dialed starts a server and gives the other side of it.
func dialed(t testing.TB, serve serveFunc, m *server.MCPServer) *peer {
	t.Helper()
	inRead, inWrite := io.Pipe()
	outRead, outWrite := io.Pipe()
	p := &peer{t: t, in: inWrite, lines: make(chan line, 100_000), done: make(chan error, 1)}
	go func() {
		p.done <- serve(t.Context(), m, inRead, outWrite)
		outWrite.Close()
	}()
	go p.scan(outRead)
	t.Cleanup(func() { inWrite.Close(); outRead.Close() })
	return p
}

// scan reads the output to its end.
func (p *peer) scan(out io.Reader) {
	defer close(p.lines)
	for r := bufio.NewReader(out); ; {
		raw, err := r.ReadString('\n')
		if err != nil && (raw == "" || !errors.Is(err, io.EOF)) {
			return // the end, or the test's: it may have cut a line in two
		}
		l := line{raw: strings.TrimSuffix(raw, "\n")}
		if err := json.Unmarshal([]byte(raw), &l); err != nil {
			p.t.Errorf("output line is no JSON: %s", l.raw)
		}
		p.lines <- l
	}
}

func (p *peer) send(lines ...string) {
	p.t.Helper()
	if _, err := io.WriteString(p.in, strings.Join(lines, "\n")+"\n"); err != nil {
		p.t.Fatalf("send: %v", err)
	}
}

// next gives the next line of output.
func (p *peer) next() line {
	p.t.Helper()
	select {
	case l, ok := <-p.lines:
		if !ok {
			p.t.Fatal("the output ended")
		}
		return l
	case <-time.After(patience):
		p.t.Fatal("no line of output came")
	}
	panic("unreachable")
}

// answer reads on until the answer to a request comes.
func (p *peer) answer(id string) line {
	p.t.Helper()
	for {
		if l := p.next(); string(l.ID) == id && l.Method == "" {
			return l
		}
	}
}

// rest ends the input and gives all that is left of the output.
func (p *peer) rest() []line {
	p.t.Helper()
	p.in.Close()
	var all []line
	for {
		select {
		case l, ok := <-p.lines:
			if !ok {
				return all
			}
			all = append(all, l)
		case <-time.After(patience):
			p.t.Fatal("the output did not end")
		}
	}
}

const initialize = `{"jsonrpc":"2.0","id":0,"method":"initialize","params":{"protocolVersion":"2025-11-25","capabilities":{},"clientInfo":{"name":"test","version":"1"}}}`

const initialized = `{"jsonrpc":"2.0","method":"notifications/initialized"}`

// modernMeta is what every request of the newer era carries.
const modernMeta = `"_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28","io.modelcontextprotocol/clientCapabilities":{},"io.modelcontextprotocol/clientInfo":{"name":"test","version":"1"}}`

// call is a request to call a tool.
func call(id int, name, args string) string {
	return fmt.Sprintf(`{"jsonrpc":"2.0","id":%d,"method":"tools/call","params":{"name":%q,"arguments":%s}}`, id, name, args)
}

func ping(id int) string { return fmt.Sprintf(`{"jsonrpc":"2.0","id":%d,"method":"ping"}`, id) }

// bare is a server of mcp-go with one tool.
func bare(name string, handle server.ToolHandlerFunc) *server.MCPServer {
	m := server.NewMCPServer("bare", "1", server.WithToolCapabilities(false))
	m.AddTool(mcp.Tool{Name: name, RawInputSchema: anyArguments}, handle)
	return m
}
