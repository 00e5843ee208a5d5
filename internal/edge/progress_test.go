package edge

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"kiro-mcp/internal/caller"
	"kiro-mcp/internal/tool"
)

// slow is a server with a tool that takes so many milliseconds, reports in
// each of them, and at last once more what it has reported before.
func slow() *Server {
	type params struct {
		Takes int `json:"takes" doc:"milliseconds"`
	}
	return New(Options{Name: "sample", Version: "1", Tools: []*tool.Tool{
		tool.New(tool.Definition[params, verdict]{
			Name: "plod", Title: "Plod", Description: "Plods.", Toolset: tool.Core,
			Run: func(ctx context.Context, p params) (verdict, error) {
				for i := range p.Takes {
					caller.Report(ctx, caller.Progress{Done: i + 1, Total: p.Takes, Message: "plodding\u202e"})
					time.Sleep(time.Millisecond)
				}
				caller.Report(ctx, caller.Progress{Done: 1})
				return verdict{"there"}, nil
			},
		}),
	}})
}

// plod is a call with a meta, and what else stands in it.
func plod(id, takes int, meta string) string {
	return fmt.Sprintf(`{"jsonrpc":"2.0","id":%d,"method":"tools/call","params":{"name":"plod","arguments":{"takes":%d},"_meta":{%s}}}`, id, takes, meta)
}

// TestProgress runs in a time of its own: what it says of milliseconds holds on
// any machine.
func TestProgress(t *testing.T) {
	for name, c := range map[string]struct {
		takes       int
		token, meta string
		want        string
	}{
		"a long call":          {350, `"a"`, "", "101/350 201/350 301/350"},
		"a short call":         {99, `"a"`, "", ""},
		"a token beyond 2^53":  {101, `9007199254740993`, "", "101/101"},
		"an escaped token":     {101, `"a\u0062"`, "", "101/101"},
		"the newer era":        {250, `-7`, modern(), "101/250 201/250"},
		"a token of no type":   {150, `1.5`, "", ""},
		"a token that is null": {150, `null`, "", ""},
		"an object for it":     {150, `{"progressToken":1}`, "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				p := connected(t, slow())
				p.send(plod(1, c.takes, `"progressToken":`+c.token+c.meta))
				var got []string
				for l := p.next(); ; l = p.next() {
					if l.Method == "" {
						break
					}
					var report struct {
						Token       json.RawMessage `json:"progressToken"`
						Done, Total int
						Progress    int
						Message     string
					}
					if err := json.Unmarshal(l.Params, &report); err != nil || l.Method != "notifications/progress" {
						t.Fatalf("%v: %s", err, l.raw)
					}
					if string(report.Token) != c.token || report.Message != `plodding\u202e` {
						t.Errorf("got %s", l.raw)
					}
					got = append(got, fmt.Sprintf("%d/%d", report.Progress, report.Total))
				}
				if got := strings.Join(got, " "); got != c.want {
					t.Errorf("reported (-want +got)\n-%s\n+%s", c.want, got)
				}
				if rest := p.rest(); len(rest) > 0 {
					t.Errorf("after the answer came %s", rest[0].raw)
				}
			})
		})
	}
}

// modern is what stands in the meta of the newer era, behind a comma.
func modern() string {
	meta := strings.TrimPrefix(modernMeta, `"_meta":{`)
	return "," + strings.TrimSuffix(meta, "}")
}

func TestNobodyIsToldWhoGaveNoToken(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := connected(t, slow())
		p.send(plod(1, 500, ""))
		if l := p.next(); l.Method != "" {
			t.Errorf("got %s", l.raw)
		}
		p.rest()
	})
}

// TestNoProgressAfterCancellation: the tool does not look, and goes on.
func TestNoProgressAfterCancellation(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := connected(t, slow())
		p.send(plod(1, 1000, `"progressToken":1`))
		if l := p.next(); l.Method != "notifications/progress" {
			t.Fatalf("got %s", l.raw)
		}
		p.send(`{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":1}}`, ping(2))
		p.answer("2")
		if rest := p.rest(); len(rest) > 0 {
			t.Errorf("after the cancellation came %s", rest[0].raw)
		}
	})
}

// TestReportAfterTheEnd: a step that left something running cannot report
// behind the answer.
func TestReportAfterTheEnd(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := &reporter{token: json.RawMessage("1")} // without a session: it would fall over it
		r.end()
		time.Sleep(time.Second)
		r.report(caller.Progress{Done: 1})
	})
}
