package edge

import (
	"context"
	"fmt"
	"io"
	"slices"
	"sync"
	"testing"

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
func ringing(t testing.TB, b *bell) *peer {
	t.Helper()
	return dialed(t, serveRinging(t, b), nil)
}

func serveRinging(t testing.TB, b *bell) serveFunc {
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
