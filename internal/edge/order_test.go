package edge

import (
	"context"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/mark3labs/mcp-go/mcp"
	"github.com/mark3labs/mcp-go/server"
)

// orderCalls is how many calls each promise is tried with: ten thousand, or a
// tenth of that in the quick suite.
var orderCalls = func() int {
	if os.Getenv("KIRO_MCP_STRESS") != "" {
		return 10_000
	}
	return 1000
}()

// stockCalls is how many it takes for the library to break them all.
const stockCalls = 1000

// orderOpen is how many of them are open at once. The library has a queue of
// 100.
const orderOpen = 48

// TestOrder tries the three promises of order with many calls, in both eras, on
// our transport and on the library's, which must break every one.
func TestOrder(t *testing.T) {
	for _, promise := range []struct {
		name  string
		fault func(t testing.TB, serve serveFunc, m manner, calls int) (fault, counts string)
	}{
		{"no progress comes after its answer", progressAfterAnswer},
		{"the end of the input loses no answer", answersAfterEnd},
		{"no cancelled call is answered", answersAfterCancelling},
	} {
		for _, m := range manners {
			t.Run(promise.name+"/"+m.name+"/ours", func(t *testing.T) {
				onOurs(t, func(t testing.TB) (fault, counts string) { return promise.fault(t, serveOurs, m, orderCalls) })
			})
			t.Run(promise.name+"/"+m.name+"/stock", func(t *testing.T) {
				onStock(t, func(t testing.TB) (fault, counts string) { return promise.fault(t, serveStock, m, stockCalls) })
			})
		}
	}
}

// manner is how a client of one era writes.
type manner struct {
	name    string
	hello   []string // what it says first
	meta    string   // what its requests carry besides the token for progress
	instant string   // a method that is answered at once
}

var manners = []manner{
	{"2025-11-25", []string{initialize, initialized}, "", "ping"},
	{"2026-07-28", []string{discover}, "," + strings.TrimSuffix(strings.TrimPrefix(modernMeta, `"_meta":{`), "}"), "server/discover"},
}

// discover is what a client of the newer era may begin with.
const discover = `{"jsonrpc":"2.0","id":0,"method":"server/discover","params":{` + modernMeta + `}}`

func (m manner) call(id int, tool string) string {
	return fmt.Sprintf(`{"jsonrpc":"2.0","id":%d,"method":"tools/call","params":{"name":%q,"arguments":{},"_meta":{"progressToken":%d%s}}}`, id, tool, id, m.meta)
}

// probe is a request that is answered at once, and so before what comes later.
func (m manner) probe(id int) string {
	return fmt.Sprintf(`{"jsonrpc":"2.0","id":%d,"method":%q,"params":{"_meta":{"progressToken":%d%s}}}`, id, m.instant, id, m.meta)
}

// greeted is a connection whose client has said hello and was answered.
func (m manner) greeted(t testing.TB, serve serveFunc, s *server.MCPServer) *peer {
	t.Helper()
	p := dialed(t, serve, s)
	p.send(m.hello...)
	p.answer("0")
	return p
}

// answersAfterEnd sends all calls at once and ends the input.
func answersAfterEnd(t testing.TB, serve serveFunc, m manner, calls int) (fault, counts string) {
	p := m.greeted(t, serve, bare("echo", func(context.Context, mcp.CallToolRequest) (*mcp.CallToolResult, error) {
		return mcp.NewToolResultText("done"), nil
	}))
	requests := make([]string, calls)
	for i := range requests {
		requests[i] = m.call(i+1, "echo")
	}
	p.send(requests...)
	answers := map[string]int{}
	for _, l := range p.rest() {
		answers[string(l.ID)]++
	}
	once := 0
	for id := range calls {
		if answers[fmt.Sprint(id+1)] == 1 {
			once++
		}
	}
	counts = fmt.Sprintf("%d of %d calls were answered once", once, calls)
	if once != calls {
		fault = counts
	}
	return fault, counts
}
