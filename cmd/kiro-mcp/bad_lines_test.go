package main

import (
	"strings"
	"testing"
)

// Lines that are no request get the error that the protocol has for them.
func TestBrokenLines(t *testing.T) {
	dir := ordersCopy(t)
	for _, c := range []struct {
		name, line string
		want       int // the error's code; 0: no answer at all
	}{
		{"malformed", `{"jsonrpc":"2.0","id":1,`, -32700},
		{"not_json", `hello`, -32700},
		{"invalid_utf8", "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\",\"x\":\"\xff\"}", -32700},
		{"batch", `[{"jsonrpc":"2.0","id":1,"method":"ping"}]`, -32600},
		{"empty_batch", `[]`, -32600},
		{"number", `42`, -32600},
		{"no_method", `{"jsonrpc":"2.0","id":1}`, -32600},
		{"no_version", `{"id":1,"method":"ping"}`, -32600},
		{"unknown_method", `{"jsonrpc":"2.0","id":1,"method":"nope"}`, -32601},
		{"unknown_tool", `{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"nope"}}`, -32602},
		{"five_megabytes", `{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"list_specs","arguments":{"query":"` + strings.Repeat("a", 5<<20) + `"}}}`, -32600},
		{"blank", "   ", 0},
		{"notification", `{"jsonrpc":"2.0","method":"notifications/nope"}`, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			h := serverIn(t, dir)
			if _, err := h.in.Write([]byte(c.line + "\n")); err != nil {
				t.Fatal(err)
			}
			if c.want != 0 {
				r, err := h.receive()
				if err != nil {
					t.Fatal(err)
				}
				if r.Error == nil || r.Error.Code != c.want {
					t.Errorf("(-want +got)\n-error %d\n+%s", c.want, r.brief())
				}
			}
			h.lives(t)
		})
	}
}
