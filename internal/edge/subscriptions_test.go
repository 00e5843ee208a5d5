package edge

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"io"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/mark3labs/mcp-go/mcp"
	"github.com/mark3labs/mcp-go/server"

	"kiro-mcp/resources"
)

// bell stands for what watches files: it rings when a test says so.
type bell struct {
	mu        sync.Mutex
	listeners map[*resources.Wish]func(resources.Change)
	opened    int
	atOnce    bool // ring before the listening is even confirmed
}

func (b *bell) watch(_ context.Context, wish resources.Wish, tell func(resources.Change)) (func(), error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.listeners == nil {
		b.listeners = map[*resources.Wish]func(resources.Change){}
	}
	b.listeners[&wish] = tell
	b.opened++
	if b.atOnce {
		tell(resources.Change(wish))
	}
	return func() {
		b.mu.Lock()
		defer b.mu.Unlock()
		delete(b.listeners, &wish)
	}, nil
}

// ring tells of a change whoever wished for it.
func (b *bell) ring(change resources.Change) {
	b.mu.Lock()
	defer b.mu.Unlock()
	for wish, tell := range b.listeners {
		heard := resources.Change{List: change.List && wish.List}
		for _, uri := range change.URIs {
			if slices.Contains(wish.URIs, uri) {
				heard.URIs = append(heard.URIs, uri)
			}
		}
		if heard.List || len(heard.URIs) > 0 {
			tell(heard)
		}
	}
}

// changed rings for URIs.
func (b *bell) changed(uris ...string) { b.ring(resources.Change{URIs: uris}) }

// listening is how many wishes are being served.
func (b *bell) listening() int {
	b.mu.Lock()
	defer b.mu.Unlock()
	return len(b.listeners)
}

// ringing is a client of a server whose resources change when the bell rings.
func ringing(t *testing.T, b *bell) *peer {
	t.Helper()
	return dialed(t, serveRinging(t, b), nil)
}

func serveRinging(t *testing.T, b *bell) serveFunc {
	s := shelfServer(t)
	return func(ctx context.Context, _ *server.MCPServer, in io.Reader, out io.Writer) error {
		c := newConn(s.mcp, s.options, onto(out))
		c.subscribed.watch = b.watch
		return c.serve(ctx, in)
	}
}

// URIs to subscribe to: of what is there, and of what is not there yet.
const (
	tasksURI = shelfSpec + "/tasks"
	laterURI = "kiro://specs/later/design"
)

// listens is a subscriptions/listen with a filter. id is JSON.
func listens(id, filter string) string {
	return `{"jsonrpc":"2.0","id":` + id + `,"method":"subscriptions/listen","params":{"notifications":` + filter + `,` + modernMeta + `}}`
}

func cancels(id string) string {
	return `{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":` + id + `}}`
}

func subscribes(id int, method, uri string) string {
	return fmt.Sprintf(`{"jsonrpc":"2.0","id":%d,"method":"resources/%s","params":{"uri":%q}}`, id, method, uri)
}

// wantLines reads the lines that must come next, exactly.
func (p *peer) wantLines(want ...string) {
	p.t.Helper()
	for _, w := range want {
		if got := p.next().raw; got != w {
			p.t.Errorf("(-want +got)\n-%s\n+%s", w, got)
		}
	}
}

// quiet fails when a line comes that is not the answer to a ping.
func (p *peer) quiet() {
	p.t.Helper()
	p.send(ping(77))
	p.wantLines(`{"jsonrpc":"2.0","id":77,"result":{}}`)
}

// Lines of the newer era; id is JSON.
func ack(id, filter string) string {
	return `{"jsonrpc":"2.0","method":"notifications/subscriptions/acknowledged","params":{"_meta":{"io.modelcontextprotocol/subscriptionId":` + id + `},"notifications":` + filter + `}}`
}

func updated(id, uri string) string {
	return `{"jsonrpc":"2.0","method":"notifications/resources/updated","params":{"_meta":{"io.modelcontextprotocol/subscriptionId":` + id + `},"uri":"` + uri + `"}}`
}

func relisted(id string) string {
	return `{"jsonrpc":"2.0","method":"notifications/resources/list_changed","params":{"_meta":{"io.modelcontextprotocol/subscriptionId":` + id + `}}}`
}

func closing(id string) []string {
	return []string{
		`{"jsonrpc":"2.0","id":` + id + `,"result":{"_meta":{"io.modelcontextprotocol/serverInfo":{"name":"sample","version":"1.2.3","title":"Sample"},"io.modelcontextprotocol/subscriptionId":` + id + `},"resultType":"complete"}}`,
		`{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"_meta":{"io.modelcontextprotocol/subscriptionId":` + id + `},"requestId":` + id + `}}`,
	}
}

// TestListen: acknowledged first, then told of what was asked for and of
// nothing else, under the id as it was written, until the end.
func TestListen(t *testing.T) {
	for _, id := range []string{`1`, `"listen-1"`, `9007199254740993`, `1.0`, `""`} {
		b := &bell{}
		p := ringing(t, b)
		p.send(listens(id, `{"resourcesListChanged":true,"toolsListChanged":true,"promptsListChanged":true,"resourceSubscriptions":["`+tasksURI+`","file:///etc/passwd","`+laterURI+`","`+tasksURI+`"]}`))
		p.wantLines(ack(id, `{"resourcesListChanged":true,"resourceSubscriptions":["`+tasksURI+`","`+laterURI+`"]}`))
		b.changed("kiro://specs", tasksURI)
		p.wantLines(updated(id, tasksURI))
		b.ring(resources.Change{List: true, URIs: []string{laterURI}})
		p.wantLines(relisted(id), updated(id, laterURI))
		p.quiet()
		p.in.Close()
		p.wantLines(closing(id)...)
		if rest := p.rest(); len(rest) > 0 || b.listening() > 0 {
			t.Errorf("after the end: %v, %d still listening", rest, b.listening())
		}
	}
}

// TestListenTwice: each stream has its own filter and its own end.
func TestListenTwice(t *testing.T) {
	b := &bell{}
	p := ringing(t, b)
	p.send(listens(`1`, `{"resourceSubscriptions":["`+tasksURI+`"]}`))
	p.wantLines(ack(`1`, `{"resourceSubscriptions":["`+tasksURI+`"]}`))
	p.send(listens(`"b"`, `{"resourcesListChanged":true}`))
	p.wantLines(ack(`"b"`, `{"resourcesListChanged":true}`))
	b.ring(resources.Change{List: true})
	p.wantLines(relisted(`"b"`))
	b.changed(tasksURI)
	p.wantLines(updated(`1`, tasksURI))
	p.send(listens(`1`, `{}`))
	p.wantLines(`{"jsonrpc":"2.0","id":null,"error":{"code":-32600,"message":"id 1 belongs to a request that is not yet answered"}}`)

	p.send(cancels(`1`))
	p.quiet() // the cancellation was read
	b.ring(resources.Change{List: true, URIs: []string{tasksURI}})
	p.wantLines(relisted(`"b"`))
	p.quiet()
	p.in.Close()
	p.wantLines(closing(`"b"`)...)
}

// TestListenForNothing: what cannot happen here is not honoured, and the stream
// is open all the same.
func TestListenForNothing(t *testing.T) {
	b := &bell{}
	p := ringing(t, b)
	p.send(listens(`1`, `{"toolsListChanged":true}`))
	p.wantLines(ack(`1`, `{}`))
	p.quiet()
	if b.opened > 0 {
		t.Error("something is watched for nobody")
	}
	p.send(cancels(`1`), listens(`1`, `{}`)) // the id is free again
	p.wantLines(ack(`1`, `{}`))
	p.in.Close()
	p.wantLines(closing(`1`)...)
}

// TestNoNoticeBeforeItsAnswer: a client hears first that it is subscribed.
func TestNoNoticeBeforeItsAnswer(t *testing.T) {
	b := &bell{atOnce: true}
	p := ringing(t, b)
	p.send(listens(`1`, `{"resourceSubscriptions":["`+tasksURI+`"]}`))
	p.wantLines(ack(`1`, `{"resourceSubscriptions":["`+tasksURI+`"]}`), updated(`1`, tasksURI))
	p.send(subscribes(2, "subscribe", tasksURI))
	p.wantLines(`{"jsonrpc":"2.0","id":2,"result":{}}`, olderUpdated(tasksURI))
}

func olderUpdated(uri string) string {
	return `{"jsonrpc":"2.0","method":"notifications/resources/updated","params":{"uri":"` + uri + `"}}`
}

const olderRelisted = `{"jsonrpc":"2.0","method":"notifications/resources/list_changed"}`

// TestSubscribe: the older era is told of URIs as it wrote them, and from its
// first list on of the list.
func TestSubscribe(t *testing.T) {
	const raw = "kiro://specs/auth%2f登录/tasks" // not as we would write it
	b := &bell{}
	p := ringing(t, b)
	p.send(initialize, initialized)
	p.answer("0")
	all := resources.Change{List: true, URIs: []string{raw, laterURI, "kiro://specs"}}
	b.ring(all)
	p.quiet()
	for range 2 { // once more is fine
		p.send(subscribes(1, "subscribe", raw))
		p.wantLines(`{"jsonrpc":"2.0","id":1,"result":{}}`)
	}
	p.send(subscribes(2, "subscribe", laterURI))
	p.wantLines(`{"jsonrpc":"2.0","id":2,"result":{}}`)
	b.ring(all)
	p.wantTold(olderUpdated(raw), olderUpdated(laterURI))
	p.quiet()

	for range 2 {
		p.send(subscribes(3, "unsubscribe", raw))
		p.wantLines(`{"jsonrpc":"2.0","id":3,"result":{}}`)
	}
	b.ring(all)
	p.wantLines(olderUpdated(laterURI))
	p.quiet()

	p.send(asks("resources/list", "", eras["legacy"]))
	p.answer("1")
	b.ring(all)
	p.wantTold(olderRelisted, olderUpdated(laterURI))
	if rest := p.rest(); len(rest) > 0 || b.listening() > 0 {
		t.Errorf("after the end: %v, %d still listening", rest, b.listening())
	}
}

// wantTold reads lines that may come in any order.
func (p *peer) wantTold(want ...string) {
	p.t.Helper()
	var got []string
	for range want {
		got = append(got, p.next().raw)
	}
	slices.Sort(got)
	slices.Sort(want)
	if !slices.Equal(got, want) {
		p.t.Errorf("(-want +got)\n-%s\n+%s", strings.Join(want, "\n-"), strings.Join(got, "\n+"))
	}
}

// TestSubscribeAndUnsubscribeKeepTheirOrder, however fast they follow.
func TestSubscribeAndUnsubscribeKeepTheirOrder(t *testing.T) {
	b := &bell{}
	p := ringing(t, b)
	const rounds = 500
	var lines []string
	for range rounds {
		lines = append(lines, subscribes(len(lines), "subscribe", tasksURI), subscribes(len(lines)+1, "unsubscribe", tasksURI))
	}
	p.send(lines...)
	for range lines {
		p.next()
	}
	if b.listening() > 0 || b.opened != rounds {
		t.Errorf("%d still listening after %d of %d", b.listening(), b.opened, rounds)
	}
}

// TestWhereSubscriptionsBelong: each era has its own methods.
func TestWhereSubscriptionsBelong(t *testing.T) {
	const missing = "missing _meta field io.modelcontextprotocol/protocolVersion: every request of the revision that has %s carries it"
	for name, c := range map[string]struct {
		greeting, request string
		code              int
		message           string
	}{
		"subscribe, newer": {
			"", asks("resources/subscribe", `"uri":"kiro://specs"`, modernMeta), mcp.METHOD_NOT_FOUND,
			"Method resources/subscribe not found: revision 2026-07-28 has subscriptions/listen in its place",
		},
		"unsubscribe, newer": {
			"", asks("resources/unsubscribe", `"uri":"kiro://specs"`, modernMeta), mcp.METHOD_NOT_FOUND,
			"Method resources/unsubscribe not found: revision 2026-07-28 has subscriptions/listen in its place",
		},
		"listen, older": {
			initialize, asks("subscriptions/listen", `"notifications":{}`, eras["legacy"]), mcp.METHOD_NOT_FOUND,
			"Method subscriptions/listen not found: it is part of revision 2026-07-28, and initialize has chosen an older one",
		},
		"listen, no era": {"", asks("subscriptions/listen", `"notifications":{}`, eras["legacy"]), mcp.INVALID_PARAMS, fmt.Sprintf(missing, "subscriptions/listen")},
		"discover, older": {
			initialize, asks("server/discover", "", eras["legacy"]), mcp.METHOD_NOT_FOUND,
			"Method server/discover not found: it is part of revision 2026-07-28, and initialize has chosen an older one",
		},
		"discover, no era":    {"", asks("server/discover", "", eras["legacy"]), mcp.INVALID_PARAMS, fmt.Sprintf(missing, "server/discover")},
		"subscribe, foreign":  {"", asks("resources/subscribe", `"uri":"file:///etc/passwd"`, eras["legacy"]), mcp.RESOURCE_NOT_FOUND, "this is no address of a resource here: it does not begin with kiro://"},
		"subscribe, long":     {"", asks("resources/subscribe", `"uri":"kiro://specs/`+strings.Repeat("x", maxURI)+`"`, eras["legacy"]), mcp.INVALID_PARAMS, "a URI of more than 2048 bytes cannot be subscribed to"},
		"subscribe, no uri":   {"", asks("resources/subscribe", "", eras["legacy"]), mcp.INVALID_PARAMS, `params must hold "uri", the address of a resource`},
		"unsubscribe, no uri": {"", asks("resources/unsubscribe", `"uri":7`, eras["legacy"]), mcp.INVALID_PARAMS, `params must hold "uri", the address of a resource`},
		"listen, no filter": {
			"", asks("subscriptions/listen", "", modernMeta), mcp.INVALID_PARAMS,
			`params must hold "notifications", an object that may hold toolsListChanged, promptsListChanged and resourcesListChanged (booleans) and resourceSubscriptions (a list of URIs)`,
		},
		"listen, no version": {
			"", asks("subscriptions/listen", `"notifications":{}`, `"_meta":{"io.modelcontextprotocol/protocolVersion":"2099-01-01","io.modelcontextprotocol/clientCapabilities":{}}`), mcp.UNSUPPORTED_PROTOCOL_VERSION,
			`unsupported protocol version: "2099-01-01" (supported: [2026-07-28 2025-11-25 2025-06-18 2025-03-26 2024-11-05])`,
		},
	} {
		t.Run(name, func(t *testing.T) {
			p := ringing(t, &bell{})
			if c.greeting != "" {
				p.send(c.greeting)
				p.answer("0")
			}
			p.send(c.request)
			if l := p.answer("1"); l.Error == nil || l.Error.Code != c.code || l.Error.Message != c.message {
				t.Errorf("(-want +got)\n-%d %s\n+%s", c.code, c.message, l.raw)
			}
		})
	}
}

// sluggish is a client that reads no byte of the output but by out.
func sluggish(t *testing.T, b *bell) (p *peer, out io.Reader) {
	t.Helper()
	inRead, in := io.Pipe()
	outRead, outWrite := io.Pipe()
	p = &peer{t: t, in: in, lines: make(chan line, 1000), done: make(chan error, 1)}
	serve := serveRinging(t, b)
	go func() { p.done <- serve(t.Context(), nil, inRead, outWrite); outWrite.Close() }()
	t.Cleanup(func() { in.Close(); outRead.Close() })
	return p, outRead
}

// begun reads one byte, so that the rest of the message blocks the server, and
// gives the output with that byte.
func begun(t *testing.T, out io.Reader) io.Reader {
	t.Helper()
	first := make([]byte, 1)
	if _, err := io.ReadFull(out, first); err != nil {
		t.Fatal(err)
	}
	return io.MultiReader(bytes.NewReader(first), out)
}

// TestSlowReader: who watches never waits for a client, and a change is written
// once however often it came while the client did not read.
func TestSlowReader(t *testing.T) {
	b := &bell{}
	p, out := sluggish(t, b)
	p.send(listens(`1`, `{"resourceSubscriptions":["`+tasksURI+`","`+laterURI+`"]}`))
	out = begun(t, out)
	for range 10_000 {
		b.changed(tasksURI, laterURI)
	}
	go p.scan(out)
	p.wantLines(ack(`1`, `{"resourceSubscriptions":["`+tasksURI+`","`+laterURI+`"]}`), updated(`1`, tasksURI), updated(`1`, laterURI))
	p.quiet()
}

// TestCancelledUnderWay: a notice that waits for its turn when the cancellation
// is read is not sent.
func TestCancelledUnderWay(t *testing.T) {
	b := &bell{}
	p, out := sluggish(t, b)
	p.send(listens(`1`, `{"resourceSubscriptions":["`+tasksURI+`","`+laterURI+`"]}`))
	lines := bufio.NewReaderSize(out, 16)
	if _, err := lines.ReadString('\n'); err != nil {
		t.Fatal(err)
	}
	b.changed(tasksURI)
	out = begun(t, lines) // this notice is being written
	b.changed(laterURI)   // and this one waits
	p.send(cancels(`1`))
	p.send(`{"jsonrpc":"2.0","method":"notifications/none"}`) // read after it
	go p.scan(out)
	p.wantLines(updated(`1`, tasksURI))
	if rest := p.rest(); len(rest) > 0 {
		t.Errorf("sent after the cancellation: %s", rest[0].raw)
	}
}

// TestLimitsOfSubscriptions: what is above them is refused in words, and calls
// are made all the same.
func TestLimitsOfSubscriptions(t *testing.T) {
	b := &bell{}
	p := ringing(t, b)
	for id := range maxStreams {
		p.send(listens(fmt.Sprint(1000+id), `{"resourcesListChanged":true}`))
		p.next()
	}
	p.send(listens(`1`, `{"resourcesListChanged":true}`))
	if l := p.next(); l.Error == nil || l.Error.Message != "256 subscriptions are open on this connection, and no more can be; end one with notifications/cancelled first" {
		t.Errorf("got %s", l.raw)
	}
	var many []string
	for n := range maxWatched {
		many = append(many, fmt.Sprintf(`"kiro://specs/s%d"`, n))
	}
	p.send(cancels(`1000`), listens(`2`, `{"resourceSubscriptions":[`+strings.Join(many, ",")+`]}`))
	if l := p.next(); l.Method != "notifications/subscriptions/acknowledged" {
		t.Fatalf("no room after a cancellation: %s", l.raw)
	}
	p.send(subscribes(1, "subscribe", tasksURI))
	if l := p.next(); l.Error == nil || l.Error.Message != "4096 resources are subscribed to on this connection, and 1 more would be above the 4096 that can be; unsubscribe from some first" {
		t.Errorf("got %s", l.raw)
	}
	const calls = maxWaiting + maxRunning
	var lines []string
	for id := range calls {
		lines = append(lines, call(10_000+id, "greet", `{"name":"ann"}`))
	}
	p.send(lines...)
	for range calls {
		if l := p.next(); l.Result == nil {
			t.Fatalf("got %s", l.raw)
		}
	}
}

// TestSubscriptionsLeaveNothing: a thousand in both eras, opened and closed.
func TestSubscriptionsLeaveNothing(t *testing.T) {
	b := &bell{}
	p := ringing(t, b)
	round := func(rounds int) {
		for n := range rounds {
			p.send(subscribes(1, "subscribe", tasksURI))
			p.answer("1")
			id := fmt.Sprintf("%q", fmt.Sprint("s", n))
			p.send(listens(id, `{"resourcesListChanged":true,"resourceSubscriptions":["`+tasksURI+`"]}`))
			if l := p.next(); l.Method != "notifications/subscriptions/acknowledged" {
				t.Fatalf("round %d: %s", n, l.raw)
			}
			b.changed(tasksURI)
			p.send(cancels(id), subscribes(2, "unsubscribe", tasksURI))
			p.answer("2")
		}
	}
	round(10)
	before := runtime.NumGoroutine()
	round(1000)
	gone := func() bool { // some stop beside the reader; the crew keeps who it has
		return b.listening() == 0 && runtime.NumGoroutine() <= before+maxRunning
	}
	for deadline := time.Now().Add(patience); !gone(); runtime.Gosched() {
		if time.Now().After(deadline) {
			t.Fatalf("%d are listened to; goroutines: %d before, %d after", b.listening(), before, runtime.NumGoroutine())
		}
	}
}

// TestShutdownClosesStreams: a signal ends them as gracefully as the end of the
// input does.
func TestShutdownClosesStreams(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	serve := serveRinging(t, &bell{})
	p := dialed(t, func(_ context.Context, _ *server.MCPServer, in io.Reader, out io.Writer) error {
		return serve(ctx, nil, in, out)
	}, nil)
	p.send(listens(`1`, `{"resourcesListChanged":true}`))
	p.wantLines(ack(`1`, `{"resourcesListChanged":true}`))
	cancel()
	p.wantLines(closing(`1`)...)
	if err := <-p.done; err == nil {
		t.Error("a server that was told to end must say so")
	}
}
