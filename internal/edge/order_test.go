package edge

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/mark3labs/mcp-go/mcp"
	"github.com/mark3labs/mcp-go/server"

	"kiro-mcp/internal/caller"
	"kiro-mcp/internal/tool"
)

const (
	orderCalls = 10_000 // how many calls each promise is tried with
	orderOpen  = 48     // how many of them are open at once: the library has a queue of 100
)

// TestOrder tries the three promises of order with ten thousand calls each, in
// both eras, on our transport and on the library's. Each body says what went
// wrong, or nothing, and what it counted. The library's must break every one:
// when it no longer does, the remedy can go.
func TestOrder(t *testing.T) {
	for _, promise := range []struct {
		name  string
		fault func(t *testing.T, serve serveFunc, m manner) (fault, counts string)
	}{
		{"no progress comes after its answer", progressAfterAnswer},
		{"the end of the input loses no answer", answersAfterEnd},
		{"no cancelled call is answered", answersAfterCancelling},
	} {
		for _, m := range manners {
			t.Run(promise.name+"/"+m.name+"/ours", func(t *testing.T) {
				fault, counts := promise.fault(t, serveOurs, m)
				if fault != "" {
					t.Errorf("our transport: %s", fault)
				}
				t.Log(counts)
			})
			t.Run(promise.name+"/"+m.name+"/stock", func(t *testing.T) {
				for range 20 { // the end of the input is a race, which the library may win
					if fault, _ := promise.fault(t, serveStock, m); fault != "" {
						t.Log(fault)
						return
					}
				}
				t.Error("the library has no such defect any more: this remedy can go")
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
func (m manner) greeted(t *testing.T, serve serveFunc, s *server.MCPServer) *peer {
	t.Helper()
	p := dialed(t, serve, s)
	p.send(m.hello...)
	p.answer("0")
	return p
}

// progressAfterAnswer tries tools that notify by themselves, as mcp-go has them.
func progressAfterAnswer(t *testing.T, serve serveFunc, m manner) (fault, counts string) {
	return orderOfProgress(m.greeted(t, serve, ticking()), m, 10)
}

// TestOrderOfReports: the same holds for what our own tools report, even by
// somebody who goes on when the call has returned. It runs in a time of its
// own, for nobody is told of a call that does not take a while.
func TestOrderOfReports(t *testing.T) {
	const reports = 5
	for _, m := range manners {
		t.Run(m.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				var reporters sync.WaitGroup
				p := connected(t, New(Options{Name: "sample", Version: "1", Tools: []*tool.Tool{
					tool.New(tool.Definition[struct{}, verdict]{
						Name: "tick", Title: "Tick", Description: "Reports.", Toolset: tool.Core,
						Run: func(ctx context.Context, _ struct{}) (verdict, error) {
							reporters.Go(func() {
								for i := range 2 * reports {
									time.Sleep(reportEvery)
									caller.Report(ctx, caller.Progress{Done: i + 1})
								}
							})
							time.Sleep(reports*reportEvery + reportEvery/2)
							return verdict{"there"}, nil
						},
					}),
				}}))
				p.send(m.hello...)
				p.answer("0")
				fault, counts := orderOfProgress(p, m, reports)
				reporters.Wait()
				if fault != "" {
					t.Error(fault)
				}
				t.Log(counts)
			})
		})
	}
}

// orderOfProgress keeps many calls open, each of which tells so many times how
// far it is, and looks at every line in the order in which it was written.
func orderOfProgress(p *peer, m manner, times int) (fault, counts string) {
	told, answered := map[string]int{}, map[string]bool{}
	late, untold := 0, 0
	look := func(l line) {
		if l.Method == "" {
			answered[string(l.ID)] = true
			if told[string(l.ID)] < times {
				untold++
			}
			return
		}
		var params struct {
			Token json.RawMessage `json:"progressToken"`
		}
		if err := json.Unmarshal(l.Params, &params); err != nil {
			p.t.Fatal(err)
		}
		told[string(params.Token)]++
		if answered[string(params.Token)] {
			late++
		}
	}
	for sent := 0; len(answered) < orderCalls; {
		var more []string
		for sent < orderCalls && sent-len(answered) < orderOpen {
			sent++
			more = append(more, m.call(sent, "tick"))
		}
		if len(more) > 0 {
			p.send(more...)
		}
		look(p.next())
	}
	for _, l := range p.rest() {
		look(l)
	}
	counts = fmt.Sprintf("%d calls: %d progress notifications came after the answer; %d answers came before all of their own", len(answered), late, untold)
	if late > 0 || untold > 0 {
		fault = counts
	}
	return fault, counts
}

// answersAfterEnd sends all calls at once and ends the input.
func answersAfterEnd(t *testing.T, serve serveFunc, m manner) (fault, counts string) {
	p := m.greeted(t, serve, bare("echo", func(context.Context, mcp.CallToolRequest) (*mcp.CallToolResult, error) {
		return mcp.NewToolResultText("done"), nil
	}))
	requests := make([]string, orderCalls)
	for i := range requests {
		requests[i] = m.call(i+1, "echo")
	}
	p.send(requests...)
	answers := map[string]int{}
	for _, l := range p.rest() {
		answers[string(l.ID)]++
	}
	once := 0
	for id := range orderCalls {
		if answers[fmt.Sprint(id+1)] == 1 {
			once++
		}
	}
	counts = fmt.Sprintf("%d of %d calls were answered once", once, orderCalls)
	if once != orderCalls {
		fault = counts
	}
	return fault, counts
}
