package edge

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/mark3labs/mcp-go/mcp"
)

// result is the result of a request as an object.
func (p *peer) result(id string) map[string]any {
	p.t.Helper()
	l := p.answer(id)
	if l.Error != nil {
		p.t.Fatalf("request %s failed: %s", id, l.raw)
	}
	var r map[string]any
	if err := json.Unmarshal(l.Result, &r); err != nil {
		p.t.Fatal(err)
	}
	return r
}

func wantJSON(t *testing.T, got any, want string) {
	t.Helper()
	raw, err := json.Marshal(got)
	if err != nil {
		t.Fatal(err)
	}
	if string(raw) != want {
		t.Errorf("-want +got\n-%s\n+%s", want, raw)
	}
}

func TestLegacyEra(t *testing.T) {
	for asked, want := range map[string]string{
		"2024-11-05": "2024-11-05", "2025-03-26": "2025-03-26", "2025-06-18": "2025-06-18", "2025-11-25": "2025-11-25",
		"1999-01-01": "2025-11-25",
		// The newest revision has no initialize: whoever sends one has chosen the
		// older era, and is offered its latest revision.
		"2026-07-28": "2025-11-25",
	} {
		s, _ := sample(Options{})
		p := connected(t, s)
		p.send(strings.Replace(initialize, "2025-11-25", asked, 1), initialized, call(1, "greet", `{"name":"ann"}`))
		r := p.result("0")
		wantJSON(t, r["protocolVersion"], `"`+want+`"`)
		wantJSON(t, r["capabilities"], `{"tools":{}}`) // nothing of the client's leaks (defect 16)
		wantJSON(t, r["instructions"], `"Call greet."`)
		wantJSON(t, r["serverInfo"], `{"name":"sample","title":"Sample","version":"1.2.3"}`)
		wantJSON(t, p.result("1"), `{"content":[{"text":"**Hello ann**\n","type":"text"}],"structuredContent":{"friends":[],"words":"Hello ann"}}`)
		p.in.Close()
	}
}

func TestModernEra(t *testing.T) {
	s, _ := sample(Options{})
	p := connected(t, s)
	const info = `{"io.modelcontextprotocol/serverInfo":{"name":"sample","title":"Sample","version":"1.2.3"}}`

	p.send(`{"jsonrpc":"2.0","id":1,"method":"server/discover","params":{` + modernMeta + `}}`)
	r := p.result("1")
	wantJSON(t, r["supportedVersions"], `["2026-07-28","2025-11-25","2025-06-18","2025-03-26","2024-11-05"]`)
	wantJSON(t, r["capabilities"], `{"tools":{}}`)
	wantJSON(t, r["_meta"], info)
	wantJSON(t, []any{r["resultType"], r["cacheScope"], r["ttlMs"] != nil}, `["complete","private",true]`)

	p.send(`{"jsonrpc":"2.0","id":2,"method":"tools/list","params":{` + modernMeta + `}}`)
	r = p.result("2")
	wantJSON(t, []any{r["resultType"], r["cacheScope"], r["ttlMs"]}, `["complete","private",300000]`)

	p.send(`{"jsonrpc":"2.0","id":3,"method":"tools/call","params":{"name":"greet","arguments":{"name":"bob"},` + modernMeta + `}}`)
	r = p.result("3")
	wantJSON(t, r["structuredContent"], `{"friends":[],"words":"Hello bob"}`)
	wantJSON(t, []any{r["resultType"], r["_meta"]}, `["complete",`+info+`]`)

	for id, test := range map[string]struct {
		request string
		code    int
	}{
		"4": {`"method":"initialize","params":{` + modernMeta + `}`, mcp.METHOD_NOT_FOUND},
		"5": {`"method":"tools/list","params":{"_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28"}}`, mcp.INVALID_PARAMS},
		"6": {`"method":"tools/list","params":{"_meta":{"io.modelcontextprotocol/protocolVersion":"2099-01-01","io.modelcontextprotocol/clientCapabilities":{}}}`, mcp.UNSUPPORTED_PROTOCOL_VERSION},
	} {
		p.send(`{"jsonrpc":"2.0","id":` + id + `,` + test.request + `}`)
		if l := p.answer(id); l.Error == nil || l.Error.Code != test.code {
			t.Errorf("%s: got %s, want code %d", test.request, l.raw, test.code)
		}
	}
}

func TestListOfTools(t *testing.T) {
	s, _ := sample(Options{})
	p := connected(t, s)
	p.send(`{"jsonrpc":"2.0","id":1,"method":"tools/list"}`)
	wantJSON(t, p.result("1"), `{"tools":[{`+
		`"annotations":{"destructiveHint":false,"idempotentHint":true,"openWorldHint":false,"readOnlyHint":true},`+
		`"description":"Greets somebody.",`+
		`"inputSchema":{"properties":{"name":{"description":"whom to greet","type":"string"},`+
		`"tone":{"default":"warm","description":"how","enum":["warm","cool"],"type":"string"}},"required":["name"],"type":"object"},`+
		`"name":"greet",`+
		`"outputSchema":{"properties":{"friends":{"items":{"type":"string"},"type":"array"},"words":{"type":"string"}},"required":["words","friends"],"type":"object"},`+
		`"title":"Greet"}]}`)
}

// TestUnannouncedLists: Kiro asks for these without looking whether there are any.
func TestUnannouncedLists(t *testing.T) {
	s, _ := sample(Options{})
	p := connected(t, s)
	for method, want := range map[string]string{
		"resources/list": `{"resources":[]}`, "resources/templates/list": `{"resourceTemplates":[]}`, "prompts/list": `{"prompts":[]}`,
	} {
		p.send(`{"jsonrpc":"2.0","id":"a","method":"` + method + `"}`)
		wantJSON(t, p.result(`"a"`), want)
	}
}

func TestCalls(t *testing.T) {
	s, logs := sample(Options{})
	p := connected(t, s)
	for args, want := range map[string]string{
		`{"name":"nobody"}`: `{"_meta":{"kiro-mcp/error":{"code":"unknown_person","field":"name","message":"nobody is called \"nobody\"","valid":["ann","bob"]}},` +
			`"content":[{"text":"error unknown_person: nobody is called \"nobody\"\nvalid: ann, bob","type":"text"}],"isError":true}`,
		`{"nmae":"ann"}`: `{"_meta":{"kiro-mcp/error":{"code":"unknown_argument","field":"nmae","message":"greet takes no \"nmae\"","nearest":"name","valid":["name","tone"]}},` +
			`"content":[{"text":"error unknown_argument: greet takes no \"nmae\"\ndid you mean: name\nvalid: name, tone","type":"text"}],"isError":true}`,
		`{"name":"ann","name":"bob"}`: `{"_meta":{"kiro-mcp/error":{"code":"invalid_argument","field":"name","message":"\"name\" is given twice","valid":[]}},` +
			`"content":[{"text":"error invalid_argument: \"name\" is given twice","type":"text"}],"isError":true}`,
		`{"name":1.10}`: `{"content":[{"text":"**Hello 1.10**\n","type":"text"}],"structuredContent":{"friends":[],"words":"Hello 1.10"}}`,
		`[]`: `{"_meta":{"kiro-mcp/error":{"code":"invalid_argument","message":"the arguments must be a JSON object, not a list","valid":[]}},` +
			`"content":[{"text":"error invalid_argument: the arguments must be a JSON object, not a list","type":"text"}],"isError":true}`,
		`{"name":"disk"}`: `{"_meta":{"kiro-mcp/error":{"code":"internal","message":"open …/tasks.md: input/output error","valid":[]}},` +
			`"content":[{"text":"error internal: open …/tasks.md: input/output error","type":"text"}],"isError":true}`,
		`{"name":"panic"}`: `{"_meta":{"kiro-mcp/error":{"code":"internal","message":"greet failed on this call; other calls are not affected","valid":[]}},` +
			`"content":[{"text":"error internal: greet failed on this call; other calls are not affected","type":"text"}],"isError":true}`,
	} {
		p.send(call(1, "greet", args))
		wantJSON(t, p.result("1"), want)
	}
	log := strings.Join(logs.all(), "\n")
	if !strings.Contains(log, "/home/ann/secret/tasks.md") || !strings.Contains(log, "the greeter fainted") || len(logs.all()) != 2 {
		t.Errorf("the log must hold both causes and nothing else:\n%s", log)
	}
}

func TestProtocolErrors(t *testing.T) {
	tests := []struct {
		name, line, id string
		code           int
		message        string
	}{
		{"no JSON", `{"jsonrpc":`, "null", mcp.PARSE_ERROR, "the line is no JSON: unexpected end of JSON input"},
		{"words", `hello`, "null", mcp.PARSE_ERROR, "the line is no JSON: invalid character 'h' looking for beginning of value"},
		{"no UTF-8", "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"\xff\"}", "null", mcp.PARSE_ERROR, "the line is not valid UTF-8"},
		{"too deep", strings.Repeat("[", 20_000) + strings.Repeat("]", 20_000), "null", mcp.PARSE_ERROR, "the line is no JSON: invalid character '[' exceeded max depth"},
		{"batch", `[]`, "null", mcp.INVALID_REQUEST, "batches are not part of this protocol: send one message a line"},
		{"a string", `"ping"`, "null", mcp.INVALID_REQUEST, "a message must be a JSON object"},
		{"null", `null`, "null", mcp.INVALID_REQUEST, "a message must be a JSON object"},
		{"nothing in it", `{}`, "null", mcp.INVALID_REQUEST, `jsonrpc must be "2.0"`},
		{"version", `{"jsonrpc":"1.0","id":7,"method":"ping"}`, "7", mcp.INVALID_REQUEST, `jsonrpc must be "2.0"`},
		{"null id", `{"jsonrpc":"2.0","id":null,"method":"ping"}`, "null", mcp.INVALID_REQUEST, "id must be a string, or a number below 1e308"},
		{"object id", `{"jsonrpc":"2.0","id":{},"method":"ping"}`, "null", mcp.INVALID_REQUEST, "id must be a string, or a number below 1e308"},
		{"huge id", `{"jsonrpc":"2.0","id":1e400,"method":"ping"}`, "null", mcp.INVALID_REQUEST, "id must be a string, or a number below 1e308"},
		{"no method", `{"jsonrpc":"2.0","id":7}`, "7", mcp.INVALID_REQUEST, "a message must have a method, which is a string, or an id with a result or an error"},
		{"method is a number", `{"jsonrpc":"2.0","id":7,"method":1}`, "7", mcp.INVALID_REQUEST, "a message must have a method, which is a string, or an id with a result or an error"},
		{"both", `{"jsonrpc":"2.0","id":7,"method":"ping","result":{}}`, "7", mcp.INVALID_REQUEST, "a message must have a method, which is a string, or an id with a result or an error"},
		{"params is a list", `{"jsonrpc":"2.0","id":7,"method":"tools/call","params":[]}`, "7", mcp.INVALID_REQUEST, "params must be an object"},
		{"unknown method", `{"jsonrpc":"2.0","id":"x","method":"tools/cull"}`, `"x"`, mcp.METHOD_NOT_FOUND, "Method tools/cull not found"},
		{"unknown tool", call(7, "great", "{}"), "7", mcp.INVALID_PARAMS, `there is no tool "great"; did you mean greet? the tools are: greet`},
		{"a tool like no other", call(7, "zzz", "{}"), "7", mcp.INVALID_PARAMS, `there is no tool "zzz"; the tools are: greet`},
		{"a tool with a long name", call(7, strings.Repeat("z", 100_000), "{}"), "7", mcp.INVALID_PARAMS, `there is no tool "` + strings.Repeat("z", 100) + `"; the tools are: greet`},
		{"no tool", `{"jsonrpc":"2.0","id":7,"method":"tools/call","params":{}}`, "7", mcp.INVALID_PARAMS, `params must hold "name", the name of a tool, and may hold "arguments", an object`},
		{"tool is a number", `{"jsonrpc":"2.0","id":7,"method":"tools/call","params":{"name":1}}`, "7", mcp.INVALID_PARAMS, `params must hold "name", the name of a tool, and may hold "arguments", an object`},
		{"wrong member", `{"jsonrpc":"2.0","id":7,"method":"initialize","params":{"clientInfo":1}}`, "7", mcp.INVALID_PARAMS, "the params of initialize have a member of the wrong type"},
	}
	s, _ := sample(Options{})
	p := connected(t, s)
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			p.send(test.line)
			l := p.next()
			if l.Error == nil || string(l.ID) != test.id || l.Error.Code != test.code || l.Error.Message != test.message {
				t.Errorf("-want +got\n-%s %d %s\n+%s", test.id, test.code, test.message, l.raw)
			}
		})
	}
	p.send(ping(8))
	p.answer("8")
}

func TestLongLineIsAnsweredByItsID(t *testing.T) {
	s, _ := sample(Options{})
	p := connected(t, s)
	long := strings.Repeat("x", 5<<20)
	p.send(call(1, "greet", `{"name":"`+long+`"}`), long, call(2, "greet", `{"name":"`+long[:3<<20]+`"}`))
	for _, want := range []string{"1", "null"} {
		if l := p.next(); string(l.ID) != want || l.Error == nil || l.Error.Code != mcp.INVALID_REQUEST {
			t.Errorf("got %.200s, want an error for id %s", l.raw, want)
		}
	}
	if l := p.answer("2"); !strings.Contains(l.raw, "answer_too_large") {
		t.Errorf("a line of 3 MB: got %.200s", l.raw)
	}
}

func TestIDStillInUse(t *testing.T) {
	s, _ := sample(Options{})
	p := connected(t, s)
	p.send(call(1, "greet", `{"name":"wait"}`), call(1, "greet", `{"name":"ann"}`))
	if l := p.next(); l.Error == nil || l.Error.Message != "id 1 belongs to a request that is not yet answered" {
		t.Errorf("got %s", l.raw)
	}
	p.send(`{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":1}}`)
	if rest := p.rest(); len(rest) > 0 {
		t.Errorf("the cancelled call was answered: %s", rest[0].raw)
	}
}

// TestCancelWhileBusy: calls that wait for a place can be cancelled too.
func TestCancelWhileBusy(t *testing.T) {
	s, _ := sample(Options{})
	p := connected(t, s)
	const calls = maxRunning + 20
	for id := 1; id <= calls; id++ {
		p.send(call(id, "greet", `{"name":"wait"}`))
	}
	p.send(ping(1000))
	p.answer("1000")
	for id := calls; id >= 1; id-- {
		p.send(fmt.Sprintf(`{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":%d}}`, id))
	}
	if rest := p.rest(); len(rest) > 0 {
		t.Errorf("%d cancelled calls were answered, first: %s", len(rest), rest[0].raw)
	}
}

// TestManyRequestsAtOnce: reading pauses above the bound, and nothing is lost.
func TestManyRequestsAtOnce(t *testing.T) {
	s, _ := sample(Options{})
	p := connected(t, s)
	const calls = 3 * maxWaiting
	var all strings.Builder
	for id := range calls {
		all.WriteString(call(id, "greet", `{"name":"ann"}`) + "\n")
	}
	p.send(strings.TrimSuffix(all.String(), "\n"))
	seen := map[string]bool{}
	for _, l := range p.rest() {
		seen[string(l.ID)] = true
	}
	if len(seen) != calls {
		t.Errorf("%d of %d calls were answered", len(seen), calls)
	}
}

func TestContextEndsServing(t *testing.T) {
	s, _ := sample(Options{})
	ctx, cancel := context.WithCancel(t.Context())
	in, _ := io.Pipe()
	done := make(chan error, 1)
	go func() { done <- s.ServeStdio(ctx, in, io.Discard) }()
	cancel()
	select {
	case err := <-done:
		if !errors.Is(err, context.Canceled) {
			t.Errorf("got %v, want %v", err, context.Canceled)
		}
	case <-time.After(patience):
		t.Fatal("the server did not end")
	}
}

// TestContextEndsDraining: a call that hangs after the end of the input can be
// ended from outside.
func TestContextEndsDraining(t *testing.T) {
	s, _ := sample(Options{})
	ctx, cancel := context.WithCancel(t.Context())
	in := strings.NewReader(call(1, "greet", `{"name":"wait"}`) + "\n")
	done := make(chan error, 1)
	go func() { done <- s.ServeStdio(ctx, in, io.Discard) }()
	cancel()
	select {
	case err := <-done:
		if !errors.Is(err, context.Canceled) {
			t.Errorf("got %v, want %v", err, context.Canceled)
		}
	case <-time.After(patience):
		t.Fatal("the server did not end")
	}
}

// broken is an output that nobody reads any more.
type broken struct{}

var errBroken = errors.New("broken pipe")

func (broken) Write([]byte) (int, error) { return 0, errBroken }

func TestBrokenOutputEndsServing(t *testing.T) {
	s, _ := sample(Options{})
	in, send := io.Pipe()
	done := make(chan error, 1)
	go func() { done <- s.ServeStdio(t.Context(), in, broken{}) }()
	if _, err := io.WriteString(send, call(1, "greet", `{"name":"wait"}`)+"\n"+ping(2)+"\n"); err != nil {
		t.Fatal(err)
	}
	select {
	case err := <-done:
		if !errors.Is(err, errBroken) {
			t.Errorf("got %v, want %v", err, errBroken)
		}
	case <-time.After(patience):
		t.Fatal("the server did not end")
	}
}

// TestContextEndsBlockedWriting: a client that reads no more keeps nobody from
// ending the server.
func TestContextEndsBlockedWriting(t *testing.T) {
	s, _ := sample(Options{})
	ctx, cancel := context.WithCancel(t.Context())
	in, send := io.Pipe()
	stuck, out := io.Pipe()
	c := newConn(s.mcp, s.options, onto(out))
	c.grace = time.Millisecond
	done := make(chan error, 1)
	go func() { done <- c.serve(ctx, in) }()
	if _, err := io.WriteString(send, ping(1)+"\n"); err != nil {
		t.Fatal(err)
	}
	if _, err := io.ReadFull(stuck, make([]byte, 1)); err != nil { // the rest of the answer blocks
		t.Fatal(err)
	}
	cancel()
	select {
	case err := <-done:
		if !errors.Is(err, context.Canceled) {
			t.Errorf("got %v, want %v", err, context.Canceled)
		}
	case <-time.After(patience):
		t.Fatal("the server did not end")
	}
}

func TestClient(t *testing.T) {
	s, _ := sample(Options{})
	inRead, inWrite := io.Pipe()
	outRead, outWrite := io.Pipe()
	done := make(chan error, 1)
	go func() { done <- s.ServeStdio(t.Context(), inRead, outWrite); outWrite.Close() }()
	c, err := Dial(t.Context(), "test", "1", inWrite, outRead)
	if err != nil {
		t.Fatal(err)
	}
	if got := c.Protocol(); got != "2026-07-28" {
		t.Errorf("protocol %s, want the newest", got)
	}
	tools, err := c.Tools(t.Context())
	if err != nil || len(tools) != 1 || !bytes.Contains(tools[0], []byte(`"greet"`)) {
		t.Errorf("tools %s, %v", tools, err)
	}
	r, err := c.Call(t.Context(), "greet", json.RawMessage(`{"name":"ann"}`))
	if err != nil || r.IsError || r.Text != "**Hello ann**\n" || string(r.Structured) != `{"words":"Hello ann","friends":[]}` {
		t.Errorf("got %+v, %v", r, err)
	}
	if r, err = c.Call(t.Context(), "greet", json.RawMessage(`{}`)); err != nil || !r.IsError || r.Structured != nil {
		t.Errorf("got %+v, %v, want an error as a reply", r, err)
	}
	if _, err = c.Call(t.Context(), "grete", json.RawMessage(`{}`)); err == nil {
		t.Error("an unknown tool was called")
	}
	if err := c.Close(); err != nil {
		t.Error(err)
	}
	if err := <-done; err != nil {
		t.Errorf("the server ended with %v", err)
	}
}
