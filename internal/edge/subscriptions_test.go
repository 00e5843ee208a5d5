package edge

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/mark3labs/mcp-go/mcp"
	"github.com/mark3labs/mcp-go/server"

	"kiro-mcp/resources"
)

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

// TestListTakenBack: bug: a client that took back its first list, but was given
// another meanwhile, was not told of changes.
func TestListTakenBack(t *testing.T) {
	b, out := &bell{}, &intercepted{before: func([]byte) {}}
	s := shelfServer(t)
	c := newConn(s.mcp, s.options, func(func()) outlet { return out })
	c.subscribed.watch = b.watch
	var lists [2]request
	for i := range lists {
		lists[i].ctx = t.Context()
		if err := c.watchFor(&lists[i], theList); err != nil {
			t.Fatal(err)
		}
	}
	lists[0].cancelled.Store(true)
	lists[0].answered()
	b.ring(resources.Change{List: true})
	c.subscribed.writers.Wait()
	if want := []string{olderRelisted + "\n"}; !slices.Equal(out.sent, want) {
		t.Errorf("(-want +got)\n-%q\n+%q", want, out.sent)
	}
}

// TestListenThatPanics: bug: it was answered, and again at the end.
func TestListenThatPanics(t *testing.T) {
	s := shelfServer(t)
	p := dialed(t, func(ctx context.Context, _ *server.MCPServer, in io.Reader, out io.Writer) error {
		c := newConn(s.mcp, s.options, onto(out))
		c.subscribed.watch = func(context.Context, resources.Wish, func(resources.Change)) (func(), error) { panic("no watch") }
		return c.serve(ctx, in)
	}, nil)
	p.send(listens(`1`, `{"resourcesListChanged":true}`))
	if l := p.next(); l.Error == nil || l.Error.Code != mcp.INTERNAL_ERROR {
		t.Errorf("got %s", l.raw)
	}
	if rest := p.rest(); len(rest) > 0 {
		t.Errorf("answered once more: %s", rest[0].raw)
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
