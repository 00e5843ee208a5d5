package edge

import (
	"context"
	"encoding/json"
	"fmt"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"kiro-mcp/internal/caller"
	"kiro-mcp/internal/tool"
)

// progressAfterAnswer tries tools that notify by themselves, as mcp-go has them.
func progressAfterAnswer(t testing.TB, serve serveFunc, m manner, calls int) (fault, counts string) {
	return orderOfProgress(m.greeted(t, serve, ticking()), m, calls, 10)
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
				fault, counts := orderOfProgress(p, m, orderCalls, reports)
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
func orderOfProgress(p *peer, m manner, calls, times int) (fault, counts string) {
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
	for sent := 0; len(answered) < calls; {
		var more []string
		for sent < calls && sent-len(answered) < orderOpen {
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
