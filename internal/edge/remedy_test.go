package edge

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/mark3labs/mcp-go/mcp"
	"github.com/mark3labs/mcp-go/server"
)

// TestRemedies holds our transport and the library's against the same bodies.
// Each body says what went wrong, or nothing. Ours must be faultless; when the
// library is so too, the remedy can go. Numbers are those of the defects in
// mcp-go v1.2.1 as they were found.
func TestRemedies(t *testing.T) {
	remedies := []struct {
		name  string
		fault func(t testing.TB, serve serveFunc) string
	}{
		{"1 an answer comes after its last notification", answerBeforeNotification},
		{"2 the end of the input loses no answer", answersLost},
		{"3 a cancelled request is not answered", answeredThoughCancelled(call(1, "wait", "{}"))},
		{"3 a cancelled request is not answered in the newer era", answeredThoughCancelled(
			`{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"wait","arguments":{},` + modernMeta + `}}`)},
		{"8 a line that is too long is refused", longLineTaken},
		{"8 a line that is too long takes no memory", longLineHeld},
		{"15 a blank line is ignored", blankLineAnswered},
		{"15 a batch is an invalid request", batchMisread},
		{"17 two servers in one process do not mix", serversMixed},
		{"17 fifty calls run at once and a ping is answered", callsHeldBack},
		{"ids are echoed as they were written", idChanged},
		{"a null id is refused", nullIDIgnored},
		{"a question is withdrawn with its call", questionLeftOpen},
		{"nobody is asked who did not declare it", askedThoughUndeclared},
	}
	for _, r := range remedies {
		t.Run(r.name+"/ours", func(t *testing.T) {
			onOurs(t, func(t testing.TB) (fault, counts string) { return r.fault(t, serveOurs), "" })
		})
		t.Run(r.name+"/stock", func(t *testing.T) {
			onStock(t, func(t testing.TB) (fault, counts string) { return r.fault(t, serveStock), "" })
		})
	}
}

// ticking is a server with a tool that notifies ten times and returns.
func ticking() *server.MCPServer {
	return bare("tick", func(ctx context.Context, r mcp.CallToolRequest) (*mcp.CallToolResult, error) {
		for i := range 10 {
			params := map[string]any{"progressToken": r.Params.Meta.ProgressToken, "progress": i + 1}
			if err := server.ServerFromContext(ctx).SendNotificationToClient(ctx, "notifications/progress", params); err != nil {
				return nil, err
			}
		}
		return mcp.NewToolResultText("done"), nil
	})
}

func tick(id int) string {
	return fmt.Sprintf(`{"jsonrpc":"2.0","id":%d,"method":"tools/call","params":{"name":"tick","arguments":{},"_meta":{"progressToken":%d}}}`, id, id)
}

func answerBeforeNotification(t testing.TB, serve serveFunc) string {
	p := dialed(t, serve, ticking())
	p.send(initialize)
	p.answer("0")
	const calls = 40
	for id := 1; id <= calls; id++ {
		p.send(tick(id))
	}
	seen, answered, early := map[string]int{}, 0, 0
	for answered < calls {
		l := p.next()
		if l.Method == "" {
			answered++
			if seen[string(l.ID)] < 10 {
				early++
			}
			continue
		}
		var params struct {
			Token json.RawMessage `json:"progressToken"`
		}
		if err := json.Unmarshal(l.Params, &params); err != nil {
			t.Fatal(err)
		}
		seen[string(params.Token)]++
	}
	if early > 0 {
		return fmt.Sprintf("%d of %d answers came before their last progress", early, calls)
	}
	return ""
}

func answersLost(t testing.TB, serve serveFunc) string {
	m := bare("echo", func(context.Context, mcp.CallToolRequest) (*mcp.CallToolResult, error) {
		return mcp.NewToolResultText("done"), nil
	})
	p := dialed(t, serve, m)
	const calls = 300
	requests := []string{initialize}
	for id := 1; id <= calls; id++ {
		requests = append(requests, call(id, "echo", "{}"))
	}
	p.send(requests...)
	if got := len(p.rest()); got != calls+1 {
		return fmt.Sprintf("%d of %d requests were answered", got, calls+1)
	}
	return ""
}

func answeredThoughCancelled(request string) func(testing.TB, serveFunc) string {
	return func(t testing.TB, serve serveFunc) string {
		begun, ended := make(chan struct{}), make(chan struct{})
		p := dialed(t, serve, bare("wait", func(ctx context.Context, _ mcp.CallToolRequest) (*mcp.CallToolResult, error) {
			close(begun)
			defer close(ended)
			<-ctx.Done()
			return nil, ctx.Err()
		}))
		p.send(initialize)
		p.answer("0")
		p.send(request)
		<-begun
		p.send(`{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":1,"reason":"changed my mind"}}`)
		<-ended
		for _, l := range p.rest() {
			if string(l.ID) == "1" {
				return "answered: " + l.raw
			}
		}
		return ""
	}
}

func longLineTaken(t testing.TB, serve serveFunc) string {
	p := dialed(t, serve, ticking())
	p.send(call(1, "none", `{"text":"`+strings.Repeat("x", 5<<20)+`"}`))
	p.send(ping(2))
	l := p.answer("1")
	p.in.Close()
	if l.Error == nil || l.Error.Code != mcp.INVALID_REQUEST || !strings.Contains(l.Error.Message, "longer than 4194304 bytes") {
		return "answered: " + l.raw
	}
	return ""
}

func longLineHeld(t testing.TB, serve serveFunc) string {
	const long = 64 << 20
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	in := io.MultiReader(io.LimitReader(endless{}, long), strings.NewReader("\n"))
	if err := serve(t.Context(), ticking(), in, io.Discard); err != nil {
		t.Fatal(err)
	}
	runtime.ReadMemStats(&after)
	if took := after.TotalAlloc - before.TotalAlloc; took > long/2 {
		return fmt.Sprintf("a line of %d bytes took %d bytes of memory", long, took)
	}
	return ""
}

// endless is a line that never ends.
type endless struct{}

func (endless) Read(b []byte) (int, error) {
	for i := range b {
		b[i] = 'x'
	}
	return len(b), nil
}

func blankLineAnswered(t testing.TB, serve serveFunc) string {
	p := dialed(t, serve, ticking())
	p.send("", "  \t\r", ping(1))
	p.answer("1")
	for _, l := range p.rest() {
		return "answered: " + l.raw
	}
	p = dialed(t, serve, ticking())
	p.send("")
	for _, l := range p.rest() {
		return "answered: " + l.raw
	}
	return ""
}

func batchMisread(t testing.TB, serve serveFunc) string {
	p := dialed(t, serve, ticking())
	p.send("[" + ping(1) + "," + ping(2) + "]")
	if l := p.next(); l.Error == nil || l.Error.Code != mcp.INVALID_REQUEST {
		return "answered: " + l.raw
	}
	return ""
}

func serversMixed(t testing.TB, serve serveFunc) string {
	a, b := dialed(t, serve, ticking()), dialed(t, serve, ticking())
	for _, p := range []*peer{a, b} {
		p.send(initialize)
		p.answer("0")
	}
	const calls = 20
	for id := 1; id <= calls; id++ {
		a.send(tick(id))
	}
	for answered := 0; answered < calls; {
		if a.next().Method == "" {
			answered++
		}
	}
	for _, l := range b.rest() {
		return "the other client was told: " + l.raw
	}
	return ""
}

func callsHeldBack(t testing.TB, serve serveFunc) string {
	const calls = 50
	var all sync.WaitGroup
	all.Add(calls)
	begun, release := make(chan struct{}), make(chan struct{})
	go func() { all.Wait(); close(begun) }()
	p := dialed(t, serve, bare("slow", func(context.Context, mcp.CallToolRequest) (*mcp.CallToolResult, error) {
		all.Done()
		<-release
		return mcp.NewToolResultText("done"), nil
	}))
	for id := 1; id <= calls; id++ {
		p.send(call(id, "slow", "{}"))
	}
	p.send(ping(1000))
	p.answer("1000")
	fault := ""
	select {
	case <-begun:
	case <-time.After(time.Second): // the library never begins them all
		fault = "not all calls were begun"
	}
	close(release)
	for range calls {
		p.next()
	}
	return fault
}

func idChanged(t testing.TB, serve serveFunc) string {
	p := dialed(t, serve, ticking())
	const id = "9007199254740993" // 2^53 + 1, which no float64 is
	p.send(`{"jsonrpc":"2.0","id":` + id + `,"method":"ping"}`)
	if l := p.next(); string(l.ID) != id {
		return "answered: " + l.raw
	}
	return ""
}

func nullIDIgnored(t testing.TB, serve serveFunc) string {
	p := dialed(t, serve, ticking())
	p.send(`{"jsonrpc":"2.0","id":null,"method":"tools/list"}`)
	p.send(ping(1))
	if l := p.next(); l.Error == nil || l.Error.Code != mcp.INVALID_REQUEST {
		return "the next line is: " + l.raw
	}
	return ""
}
