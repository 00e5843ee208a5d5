package edge

import (
	"strings"
	"testing"
)

// withRoots introduces a client that has roots.
var withRoots = strings.Replace(initialize, `"capabilities":{}`, `"capabilities":{"roots":{"listChanged":true}}`, 1)

// rooted is a client that has roots, and what the server was told of them.
func rooted(t *testing.T) (*peer, chan []string) {
	t.Helper()
	told := make(chan []string, 10)
	s, _ := sample(Options{Roots: func(dirs []string) { told <- dirs }})
	p := connected(t, s)
	p.send(withRoots)
	p.answer("0")
	return p, told
}

func TestRoots(t *testing.T) {
	p, told := rooted(t)
	p.send(initialized, call(1, "greet", `{"name":"ann"}`))
	asked := p.next() // before the call is answered: it may need a workspace
	if asked.Method != "roots/list" {
		t.Fatalf("got %s, want roots/list", asked.raw)
	}
	p.send(`{"jsonrpc":"2.0","id":"other","result":{"roots":[{"uri":"file:///etc"}]}}`)
	p.send(`{"jsonrpc":"2.0","id":` + string(asked.ID) + `,"result":{"roots":[{"uri":"file:///work/my%20shop","name":"shop"},{"uri":"https://example.com"}]}}`)
	p.answer("1")
	wantJSON(t, <-told, `["/work/my shop"]`)

	p.send(`{"jsonrpc":"2.0","method":"notifications/roots/list_changed"}`)
	again := p.next()
	if again.Method != "roots/list" || string(again.ID) == string(asked.ID) {
		t.Fatalf("got %s, want a new roots/list", again.raw)
	}
	p.send(`{"jsonrpc":"2.0","id":` + string(again.ID) + `,"result":{"roots":[]}}`)
	wantJSON(t, <-told, `[]`)
}

func TestRootsRefused(t *testing.T) {
	p, told := rooted(t)
	p.send(initialized)
	asked := p.next()
	p.send(`{"jsonrpc":"2.0","id":` + string(asked.ID) + `,"error":{"code":-32601,"message":"no"}}`)
	p.send(call(1, "greet", `{"name":"ann"}`))
	p.answer("1")
	if len(told) > 0 {
		t.Errorf("the server was told %v", <-told)
	}
}

func TestRootsAreNotAskedForInVain(t *testing.T) {
	s, _ := sample(Options{Roots: func([]string) {}})
	p := connected(t, s)
	p.send(initialize, initialized, `{"jsonrpc":"2.0","method":"notifications/roots/list_changed"}`)
	for _, l := range p.rest() {
		if l.Method != "" {
			t.Errorf("a client without roots was asked: %s", l.raw)
		}
	}
}

// TestRootsNeverNamed: only the first calls wait for a client that is silent.
func TestRootsNeverNamed(t *testing.T) {
	t.Parallel()
	r := newRoots(func([]string) {})
	r.declared(true)
	r.wait(t.Context())
	if r.known != nil {
		t.Error("later calls would wait again")
	}
}

func TestDirectory(t *testing.T) {
	for _, test := range []struct{ uri, system, want string }{
		{"file:///work/shop", "linux", "/work/shop"},
		{"file://localhost/work/shop", "linux", "/work/shop"},
		{"file:///work/%E6%B3%A8%E6%96%87", "linux", "/work/注文"},
		{"file:///C:/work/shop", "windows", "C:/work/shop"},
		{"file:///c%3A/work", "windows", "c:/work"},
		{"file://server/share", "linux", ""},
		{"file:", "linux", ""},
		{"https://example.com/x", "linux", ""},
		{"%", "linux", ""},
	} {
		got, ok := directory(test.uri, test.system)
		if got != test.want || ok != (test.want != "") {
			t.Errorf("directory(%s, %s) = %q, %v, want %q", test.uri, test.system, got, ok, test.want)
		}
	}
}
