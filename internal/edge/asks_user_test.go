package edge

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"sync/atomic"
	"testing"

	"kiro-mcp/internal/caller"
	"kiro-mcp/internal/tool"
)

// verdict is what a tool was told when it asked.
type verdict struct {
	Said string `json:"said"`
}

func (v verdict) Text() string { return v.Said }

// deciding is a server with a tool that asks, in order, what it is given, each
// about the present state. Its log comes with it.
func deciding(about *atomic.Value) (*Server, *logged) {
	l := &logged{}
	type params struct {
		Ask []string `json:"ask" doc:"what to ask"`
	}
	return New(Options{Name: "sample", Version: "1", Log: l.log, Tools: []*tool.Tool{
		tool.New(tool.Definition[params, verdict]{
			Name: "decide", Title: "Decide", Description: "Asks.", Toolset: tool.Core,
			Run: func(ctx context.Context, p params) (verdict, error) {
				var said []string
				for _, id := range p.Ask {
					answer, err := caller.Confirm(ctx, caller.Question{ID: id, Message: "Sure of " + id + "?\u202e", Yes: "Go on", About: about.Load().(string)})
					if err != nil {
						return verdict{}, err
					}
					said = append(said, answer.String())
				}
				return verdict{strings.Join(said, "; ")}, nil
			},
		}),
	}}), l
}

// modernly is the meta of a request of the newer era, from a client that
// declares these capabilities.
func modernly(capabilities string) string {
	return strings.Replace(modernMeta, `clientCapabilities":{}`, `clientCapabilities":{`+capabilities+`}`, 1)
}

// decide is a call of the newer era; more are further parameters, each behind
// a comma.
func decide(id int, ask, capabilities, more string) string {
	return fmt.Sprintf(`{"jsonrpc":"2.0","id":%d,"method":"tools/call","params":{"name":"decide","arguments":{"ask":%s},%s%s}}`, id, ask, modernly(capabilities), more)
}

// question is an input_required result.
type question struct {
	Type     string `json:"resultType"`
	Requests map[string]struct {
		Method string          `json:"method"`
		Params json.RawMessage `json:"params"`
	} `json:"inputRequests"`
	State string `json:"requestState"`
}

func (p *peer) question(id string) question {
	p.t.Helper()
	l := p.answer(id)
	var q question
	if err := json.Unmarshal(l.Result, &q); err != nil || q.Type != "input_required" || q.State == "" || len(q.Requests) != 1 {
		p.t.Fatalf("no question: %s", l.raw)
	}
	return q
}

// back is what a retry carries: the answer to one question, and the state.
func back(id, answer, state string) string {
	return fmt.Sprintf(`,"inputResponses":{%q:%s,"other":7},"requestState":%q`, id, answer, state)
}

const (
	yes = `{"action":"accept","content":{"proceed":true}}`
	no  = `{"action":"accept","content":{"proceed":false}}`
)

const shownForm = `{"message":"Sure of force?\\u202e","requestedSchema":{"properties":{"proceed":{"default":false,"title":"Go on","type":"boolean"}},"required":["proceed"],"type":"object"}}`

// decided starts a server and gives its client, the state that is asked about,
// and the log.
func decided(t *testing.T) (*peer, *atomic.Value, *logged) {
	t.Helper()
	about := &atomic.Value{}
	about.Store("as it is")
	s, l := deciding(about)
	return connected(t, s), about, l
}

func TestAnswersInBothEras(t *testing.T) {
	for _, c := range []struct{ answer, legacy, modern string }{
		{yes, "the user said yes", ""},
		{no, "the user said no", ""},
		{`{"action":"decline"}`, "the user said no", ""},
		{`{"action":"cancel"}`, "the user closed the question without an answer", ""},
		{`{"action":"accept","content":{"proceed":"true"}}`, "the client could not put the question to the user", `an accepted form must say true or false for \"proceed\"`},
		{`{"action":"accept"}`, "the client could not put the question to the user", `an accepted form must say true or false for \"proceed\"`},
		{`{"action":"maybe"}`, "the client could not put the question to the user", "an answer must have an action"},
		{`{}`, "the client could not put the question to the user", "an answer must have an action"},
		{`null`, "the client could not put the question to the user", "an answer must have an action"},
		{`12345`, "the client could not put the question to the user", "an answer must have an action"},
	} {
		t.Run("legacy "+c.answer, func(t *testing.T) {
			p, _, _ := decided(t)
			p.send(capable(`"elicitation":{}`), call(1, "decide", `{"ask":["force"]}`))
			p.answer("0")
			l := p.asked("elicitation/create")
			if string(l.Params) != shownForm {
				t.Errorf("form -want +got\n-%s\n+%s", shownForm, l.Params)
			}
			p.send(reply(l.ID, c.answer))
			if got := p.told("1"); got != c.legacy {
				t.Errorf("-want +got\n-%s\n+%s", c.legacy, got)
			}
		})
		t.Run("modern "+c.answer, func(t *testing.T) {
			p, _, _ := decided(t)
			p.send(decide(1, `["force"]`, `"elicitation":{}`, ""))
			q := p.question("1")
			if r := q.Requests["force"]; r.Method != "elicitation/create" || string(r.Params) != shownForm {
				t.Errorf("form -want +got\n-%s\n+%s", shownForm, r.Params)
			}
			p.send(decide(2, `["force"]`, `"elicitation":{}`, back("force", c.answer, q.State)))
			if c.modern != "" {
				if l := p.answer("2"); l.Error == nil || l.Error.Code != -32602 || !strings.Contains(l.raw, c.modern) {
					t.Errorf("want -32602 %s, got %s", c.modern, l.raw)
				}
				return
			}
			if got := p.told("2"); got != c.legacy {
				t.Errorf("-want +got\n-%s\n+%s", c.legacy, got)
			}
		})
	}
}

func TestNobodyIsAskedWhoCannotBe(t *testing.T) {
	const unasked = "nobody could be asked"
	for _, capabilities := range []string{``, `"elicitation":{"url":{}}`, `"sampling":{}`} {
		p, _, _ := decided(t)
		p.send(capable(capabilities), call(1, "decide", `{"ask":["force"]}`), decide(2, `["force"]`, capabilities, ""))
		p.answer("0")
		for range 2 { // in any order
			if l := p.next(); !strings.Contains(l.raw, unasked) {
				t.Errorf("declared {%s}: %s", capabilities, l.raw)
			}
		}
	}
	p, _, _ := decided(t)
	p.send(capable(`"elicitation":{}`), decide(1, `["force"]`, ``, "")) // what one era says does not hold in the other
	p.answer("0")
	if got := p.told("1"); got != unasked {
		t.Errorf("got %s", got)
	}
}

// TestStateIsForeign: a state counts for no other call, and nothing is done.
func TestStateIsForeign(t *testing.T) {
	p, _, l := decided(t)
	p.send(decide(1, `["force"]`, `"elicitation":{}`, ""))
	state := p.question("1").State
	other, _, _ := decided(t)
	other.send(decide(1, `["force"]`, `"elicitation":{}`, ""))
	another := "A"
	if state[:1] == another {
		another = "B"
	}
	for name, c := range map[string]struct{ ask, state string }{
		"tampered":         {`["force"]`, state + "-TAMPERED"},
		"a letter":         {`["force"]`, another + state[1:]},
		"cut":              {`["force"]`, state[:40]},
		"long":             {`["force"]`, strings.Repeat("A", 10_000)},
		"other arguments":  {`["force","force"]`, state},
		"other connection": {`["force"]`, other.question("1").State},
	} {
		t.Run(name, func(t *testing.T) {
			p.send(decide(2, c.ask, `"elicitation":{}`, back("force", yes, c.state)))
			got := p.answer("2")
			if got.Error == nil || got.Error.Code != -32602 || got.Error.Message != errForeignState.Error() {
				t.Errorf("got %s", got.raw)
			}
		})
	}
	for _, line := range l.all() {
		if line != "a call of decide was refused for its requestState" {
			t.Errorf("logged %s", line)
		}
	}
	if len(l.all()) != 6 {
		t.Errorf("%d lines in the log, want one for each", len(l.all()))
	}
	p.send(decide(3, ` [ "force" ] `, `"elicitation":{}`, back("force", yes, state)))
	if got := p.told("3"); got != "the user said yes" {
		t.Errorf("the true one, written otherwise: %s", got)
	}
}

// TestUnansweredIsAskedAgain: also when the answer came without the state that
// it belongs to.
func TestUnansweredIsAskedAgain(t *testing.T) {
	p, _, _ := decided(t)
	p.send(decide(1, `["force"]`, `"elicitation":{}`, ""))
	state := p.question("1").State
	for id := 2; id < 10; id++ {
		p.send(decide(id, `["force"]`, `"elicitation":{}`, fmt.Sprintf(`,"requestState":%q`, state)))
		state = p.question(fmt.Sprint(id)).State
	}
	p.send(decide(10, `["force"]`, `"elicitation":{}`, `,"inputResponses":{"force":`+yes+`}`))
	p.question("10")
	p.send(decide(11, `["force"]`, `"elicitation":{}`, back("overwrite", yes, state)))
	p.question("11")
	p.send(decide(12, `["force"]`, `"elicitation":{}`, `,"inputResponses":7`))
	if l := p.answer("12"); l.Error == nil || l.Error.Code != -32602 {
		t.Errorf("got %s", l.raw)
	}
}

// TestTwoQuestions: what was agreed to is not asked again in the next round.
func TestTwoQuestions(t *testing.T) {
	p, _, _ := decided(t)
	const both = `["overwrite","force"]`
	p.send(decide(1, both, `"elicitation":{}`, ""))
	p.send(decide(2, both, `"elicitation":{}`, back("overwrite", yes, p.question("1").State)))
	second := p.question("2")
	if _, ok := second.Requests["force"]; !ok {
		t.Fatalf("the second question is %v", second.Requests)
	}
	p.send(decide(3, both, `"elicitation":{}`, back("force", no, second.State)))
	if got := p.told("3"); got != "the user said yes; the user said no" {
		t.Errorf("got %s", got)
	}
}

// TestStateChangesWhileAsked: the answer counts for what was asked about, and
// nobody is asked for ever.
func TestStateChangesWhileAsked(t *testing.T) {
	p, about, _ := decided(t)
	p.send(decide(1, `["force"]`, `"elicitation":{}`, ""))
	for id := 2; id <= caller.MaxAsked; id++ {
		state := p.question(fmt.Sprint(id - 1)).State
		about.Store(fmt.Sprint("changed ", id))
		p.send(decide(id, `["force"]`, `"elicitation":{}`, back("force", yes, state)))
	}
	last := p.question(fmt.Sprint(caller.MaxAsked)).State
	about.Store("changed once more")
	p.send(decide(100, `["force"]`, `"elicitation":{}`, back("force", yes, last)))
	if got := p.told("100"); got != caller.TooOften.String() {
		t.Errorf("got %s", got)
	}
}

// TestYesBehindACancellation: who took the call back has agreed to nothing.
func TestYesBehindACancellation(t *testing.T) {
	for range 50 { // whichever the server looks at first
		ended := make(chan error, 1)
		s := New(Options{Name: "sample", Version: "1", Tools: []*tool.Tool{
			tool.New(tool.Definition[struct{}, verdict]{
				Name: "write", Title: "Write", Description: "Writes.", Toolset: tool.Core,
				Run: func(ctx context.Context, _ struct{}) (verdict, error) {
					_, err := caller.Confirm(ctx, caller.Question{ID: "force"})
					ended <- err
					return verdict{}, err
				},
			}),
		}})
		p := connected(t, s)
		p.send(capable(`"elicitation":{}`), call(1, "write", `{}`))
		p.answer("0")
		id := p.asked("elicitation/create").ID
		p.send(`{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":1}}`, reply(id, yes))
		if err := <-ended; !errors.Is(err, context.Canceled) {
			t.Fatalf("asking ended with %v, want %v", err, context.Canceled)
		}
		p.in.Close()
	}
}
