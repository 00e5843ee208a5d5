//go:build conformance

package edge

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"

	"github.com/mark3labs/mcp-go/mcp"
	"github.com/mark3labs/mcp-go/server"
)

// TestHTTPSession: a session lives from its introduction to its DELETE.
func TestHTTPSession(t *testing.T) {
	s, _ := sample(Options{})
	c := overHTTP(t, s)
	session := c.introduce(`{}`)
	if other := c.introduce(`{}`); other == session {
		t.Error("two sessions have one id")
	}
	for _, step := range []struct {
		method, body string
		status       int
	}{
		{"POST", initialized, 202},
		{"POST", call(1, "greet", `{"name":"ann"}`), 200},
		{"POST", `{"jsonrpc":"2.0","id":"ask-7","result":{}}`, 202}, // to nothing we asked
		{"DELETE", "", 204},
		{"POST", ping(2), 404},
		{"GET", "", 404},
		{"DELETE", "", 404},
	} {
		if got := c.do(step.method, step.body, session).StatusCode; got != step.status {
			t.Errorf("%s %s: expected status %d, got %d", step.method, step.body, step.status, got)
		}
	}
}

// TestHTTPStreams: what a call tells comes before its answer, on its stream.
func TestHTTPStreams(t *testing.T) {
	c := overHTTP(t, serving(ticking()))
	session := c.introduce(`{}`)
	for era, response := range map[string]*http.Response{
		"older": c.post(tick(1), session),
		"newer": c.post(strings.Replace(newerRequest("tools/call", `"name":"tick","arguments":{},`),
			`"_meta":{`, `"_meta":{"progressToken":1,`, 1), newer("tools/call", "tick")...),
	} {
		stream := eventsOf(t, response)
		for i := range 10 {
			if l, _ := stream.next(); l.Method != "notifications/progress" {
				t.Fatalf("%s: event %d is %s", era, i, l.raw)
			}
		}
		if l, _ := stream.next(); string(l.ID) != "1" || l.Result == nil {
			t.Errorf("%s: the eleventh event is no answer: %s", era, l.raw)
		}
		if l, more := stream.next(); more {
			t.Errorf("%s: after the answer came %s", era, l.raw)
		}
	}
}

// waiting is a server with a tool that tells that it began, and that it was
// told to end.
func waiting() (s *Server, began, ended chan struct{}) {
	began, ended = make(chan struct{}, 1), make(chan struct{}, 1)
	m := bare("wait", func(ctx context.Context, _ mcp.CallToolRequest) (*mcp.CallToolResult, error) {
		began <- struct{}{}
		<-ctx.Done()
		ended <- struct{}{}
		return nil, ctx.Err()
	})
	return serving(m), began, ended
}

// TestHTTPHangUp: in the newer era a client that hangs up takes its request back.
func TestHTTPHangUp(t *testing.T) {
	s, began, ended := waiting()
	c := overHTTP(t, s)
	ctx, hangUp := context.WithCancel(t.Context())
	go func() {
		<-began
		hangUp()
	}()
	response, err := c.try(ctx, http.MethodPost, newerRequest("tools/call", `"name":"wait",`), newer("tools/call", "wait")...)
	if err == nil {
		response.Body.Close()
		t.Error("a call that never ends was answered")
	}
	<-ended
}

// TestHTTPCancelled: the stream of a request that was taken back ends without
// an answer, and its id is free.
func TestHTTPCancelled(t *testing.T) {
	s, began, ended := waiting()
	c := overHTTP(t, s)
	session := c.introduce(`{}`)
	answered := make(chan string)
	go func() {
		response, err := c.try(t.Context(), http.MethodPost, call(1, "wait", "{}"), session)
		if err != nil {
			answered <- err.Error()
			return
		}
		defer response.Body.Close()
		body, _ := io.ReadAll(response.Body)
		answered <- string(body)
	}()
	<-began
	if status := c.post(ping(1), session).StatusCode; status != http.StatusBadRequest {
		t.Errorf("an id in use gave status %d", status)
	}
	c.post(`{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":1}}`, session)
	<-ended
	if got := <-answered; got != "" {
		t.Errorf("a cancelled request was answered: %s", got)
	}
}

// TestHTTPAsks: what a call asks the client of the older era comes on its
// stream, and the answer by a request of its own.
func TestHTTPAsks(t *testing.T) {
	m := bare("ask", func(_ context.Context, r mcp.CallToolRequest) (*mcp.CallToolResult, error) {
		if given := server.ElicitationResponse(r.Params.InputResponses, "name"); given != nil {
			return mcp.NewToolResultText("you said " + string(given.Action)), nil
		}
		schema := map[string]any{"type": "object", "properties": map[string]any{}}
		return server.NewInputRequestBuilder("").Elicit("name", mcp.ElicitationParams{Message: "Who?", RequestedSchema: schema}).ToolResult(), nil
	})
	c := overHTTP(t, serving(m))
	session := c.introduce(`{"elicitation":{}}`)
	stream := eventsOf(t, c.post(call(1, "ask", "{}"), session))
	asked, _ := stream.next()
	if asked.Method != "elicitation/create" {
		t.Fatalf("the first event asks nothing: %s", asked.raw)
	}
	c.post(fmt.Sprintf(`{"jsonrpc":"2.0","id":%s,"result":{"action":"decline"}}`, asked.ID), session)
	if l, _ := stream.next(); !strings.Contains(l.raw, "you said decline") {
		t.Errorf("the answer is %s", l.raw)
	}
}

// TestHTTPStanding: what belongs to no call comes on the stream that stands,
// of which a session has one.
func TestHTTPStanding(t *testing.T) {
	s, _ := sample(Options{Roots: func([]string) {}})
	c := overHTTP(t, s)
	session := c.introduce(`{"roots":{}}`)
	standing := c.do(http.MethodGet, "", session)
	if status := c.do(http.MethodGet, "", session).StatusCode; status != http.StatusConflict {
		t.Errorf("a second stream gave status %d", status)
	}
	c.post(initialized, session)
	stream := eventsOf(t, standing)
	if l, _ := stream.next(); l.Method != "roots/list" {
		t.Errorf("the first event is %s", l.raw)
	}
	c.do(http.MethodDelete, "", session)
	for l, more := stream.next(); more; l, more = stream.next() {
		if l.Method != "notifications/cancelled" { // of roots/list
			t.Errorf("after the end of the session came %s", l.raw)
		}
	}
}

// TestHTTPListen: a subscription is a stream that begins by saying what it is to.
func TestHTTPListen(t *testing.T) {
	s, _ := sample(Options{})
	c := overHTTP(t, s)
	stream := eventsOf(t, c.post(newerRequest("subscriptions/listen", `"notifications":{"toolsListChanged":true},`), newer("subscriptions/listen", "")...))
	if l, _ := stream.next(); l.Method != "notifications/subscriptions/acknowledged" {
		t.Errorf("the first event is %s", l.raw)
	}
}
