package edge

import (
	"encoding/json"
	"fmt"
	"testing"

	"github.com/mark3labs/mcp-go/mcp"
	"github.com/mark3labs/mcp-go/server"

	"kiro-mcp/resources"
)

// changing serves resources of which each is changed by a function: ours, or
// what the library has for it.
type changing func(t testing.TB) (p *peer, change func(uri string))

func changingOurs(t testing.TB) (*peer, func(string)) {
	b := &bell{}
	return ringing(t, b), func(uri string) { b.ring(resources.Change{List: true, URIs: []string{uri}}) }
}

// changingStock changes in the only way that mcp-go has: it tells all clients.
func changingStock(t testing.TB) (*peer, func(string)) {
	m := server.NewMCPServer("bare", "1", server.WithResourceCapabilities(true, true))
	return dialed(t, serveStock, m), func(uri string) {
		m.SendNotificationToAllClients(mcp.MethodNotificationResourceUpdated, map[string]any{"uri": uri})
		m.SendNotificationToAllClients(mcp.MethodNotificationResourcesListChanged, nil)
	}
}

// TestRemediesOfNotices holds our notices against the library's, as
// TestRemedies does with the transport.
func TestRemediesOfNotices(t *testing.T) {
	for _, r := range []struct {
		name  string
		fault func(t testing.TB, serve changing) string
	}{
		{"4 who asked for nothing is told nothing", toldUnasked},
		{"4 a notice carries the id of its subscription", toldWithoutID},
		{"5 only what was subscribed to is told", toldOfAnother},
		{"5 what was unsubscribed from is not told", toldAfterwards},
	} {
		t.Run(r.name+"/ours", func(t *testing.T) {
			onOurs(t, func(t testing.TB) (fault, counts string) { return r.fault(t, changingOurs), "" })
		})
		t.Run(r.name+"/stock", func(t *testing.T) {
			onStock(t, func(t testing.TB) (fault, counts string) { return r.fault(t, changingStock), "" })
		})
	}
}

// stray gives the first line that is about a URI, or about the list, of those
// that come before what a line of output ends.
func (p *peer) stray(uri string, ends func(l line) bool) string {
	p.t.Helper()
	for {
		l := p.next()
		if ends(l) {
			return ""
		}
		var params struct{ URI string }
		if err := json.Unmarshal(l.Params, &params); err != nil && l.Params != nil {
			p.t.Fatal(err)
		}
		if l.Method != "" && (params.URI == uri || params.URI == "") {
			return "told: " + l.raw
		}
	}
}

// isTold says whether a line is the notice of a URI.
func isTold(uri string) func(line) bool {
	return func(l line) bool { return l.raw == olderUpdated(uri) }
}

func toldUnasked(t testing.TB, serve changing) string {
	p, change := serve(t)
	p.send(initialize, initialized, ping(1))
	p.answer("1")
	change(tasksURI)
	const pings = 100 // the library's notices are not in order with its answers
	for id := range pings {
		p.send(ping(900 + id))
	}
	return p.stray(tasksURI, func(l line) bool { return string(l.ID) == fmt.Sprint(900+pings-1) })
}

func toldWithoutID(t testing.TB, serve changing) string {
	p, change := serve(t)
	p.send(listens(`"mine"`, `{"resourceSubscriptions":["`+tasksURI+`"]}`))
	if l := p.next(); l.Method != "notifications/subscriptions/acknowledged" {
		return "not acknowledged first: " + l.raw
	}
	change(tasksURI)
	if got := p.next().raw; got != updated(`"mine"`, tasksURI) {
		return "told: " + got
	}
	return ""
}

// The notice of a URI that was subscribed to comes after all that was told
// before it.
func toldOfAnother(t testing.TB, serve changing) string {
	p, change := serve(t)
	p.send(initialize, initialized, subscribes(1, "subscribe", tasksURI))
	p.answer("1")
	change(laterURI)
	change(tasksURI)
	return p.stray(laterURI, isTold(tasksURI))
}

func toldAfterwards(t testing.TB, serve changing) string {
	p, change := serve(t)
	p.send(initialize, initialized, subscribes(1, "subscribe", laterURI), subscribes(2, "subscribe", tasksURI))
	p.answer("2")
	p.send(subscribes(3, "unsubscribe", laterURI))
	p.answer("3")
	change(laterURI)
	change(tasksURI)
	return p.stray(laterURI, isTold(tasksURI))
}
