package edge

import (
	"bytes"
	"encoding/json"
	"testing"
)

// FuzzStdio sends anything: the server ends in peace, every line of output is
// JSON, and no request is answered more often than it was made.
func FuzzStdio(f *testing.F) {
	for _, seed := range []string{
		initialize + "\n" + initialized + "\n" + call(1, "greet", `{"name":"ann"}`),
		call(1, "greet", `{"name":"panic"}`) + "\r\n\n" + call(1, "greet", `{}`),
		`{"jsonrpc":"2.0","id":1,"method":"server/discover","params":{` + modernMeta + `}}`,
		`[` + ping(1) + `]` + "\n" + `{"jsonrpc":"2.0","id":null,"method":"ping"}`,
		`{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":1}}`,
		withRoots + "\n" + initialized + "\n" + `{"jsonrpc":"2.0","id":"ask-1","result":{"roots":[{"uri":"file:///x"}]}}`,
		`{"jsonrpc":"2.0","id":1e999,"method":"ping"}` + "\n{\"\xff",
		`{"jsonrpc":"2.0","id":1,"method":"subscriptions/listen","params":{"notifications":{"toolsListChanged":true},` + modernMeta + `}}`,
		`{"jsonrpc":"2.0","id":-0,"method":"tools/list","params":{"cursor":"x"}}`,
		`{"jsonrpc":"2.0","id":1,"method":"resources/read","params":{"uri":"kiro://x"}}` + "\n" + `{"jsonrpc":"2.0","id":2,"method":"completion/complete"}`,
	} {
		f.Add([]byte(seed))
	}
	s, _ := sample(Options{Roots: func([]string) {}})
	f.Fuzz(func(t *testing.T, input []byte) {
		if bytes.Contains(input, []byte("wait")) {
			t.Skip("a call that waits to be cancelled")
		}
		var out bytes.Buffer
		if err := s.ServeStdio(t.Context(), bytes.NewReader(input), &out); err != nil {
			t.Fatal(err)
		}
		asked := map[string]int{}
		for line := range bytes.SplitSeq(input, []byte("\n")) {
			if m, rejected := parse(bytes.TrimSpace(append(line, ' '))); rejected == nil && m.id != nil {
				asked[string(m.id)]++
			} else if rejected != nil && rejected.id != nil {
				asked[string(rejected.id)]++
			}
		}
		for line := range bytes.Lines(out.Bytes()) {
			var l struct {
				JSONRPC string          `json:"jsonrpc"`
				ID      json.RawMessage `json:"id"`
				Method  string          `json:"method"`
			}
			if err := json.Unmarshal(line, &l); err != nil || l.JSONRPC != "2.0" {
				t.Fatalf("output line is no message: %v: %s", err, line)
			}
			if l.Method != "" || string(l.ID) == "null" {
				continue
			}
			if asked[string(l.ID)]--; asked[string(l.ID)] < 0 {
				t.Fatalf("id %s was answered more often than asked: %s", l.ID, out.Bytes())
			}
		}
	})
}
