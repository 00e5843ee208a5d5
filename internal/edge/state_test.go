package edge

import (
	"encoding/base64"
	"encoding/json"
	"errors"
	"testing"
	"time"
)

var noon = time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)

func TestStateExpires(t *testing.T) {
	s := newSealer()
	call := callDigest("stdio-1", "tools/call", "decide", nil)
	sealed, err := s.seal(state{Expires: noon.Add(stateLife).Unix()}, call)
	if err != nil {
		t.Fatal(err)
	}
	for after, want := range map[time.Duration]error{0: nil, stateLife - time.Second: nil, stateLife: errExpiredState, 24 * time.Hour: errExpiredState} {
		if _, err := s.open(sealed, call, noon.Add(after)); !errors.Is(err, want) {
			t.Errorf("after %v: %v, want %v", after, err, want)
		}
	}
	if _, err := newSealer().open(sealed, call, noon); !errors.Is(err, errForeignState) {
		t.Errorf("with the key of another process: %v", err)
	}
}

// TestCallDigest: everything that makes a call another one is in its digest.
func TestCallDigest(t *testing.T) {
	same := callDigest("c", "tools/call", "tick", json.RawMessage(`{"a":1,"b":[true,null]}`))
	for _, args := range []string{`{"b":[true,null],"a":1}`, "{ \"a\" : 1,\n\"b\":[true, null] }"} {
		if callDigest("c", "tools/call", "tick", json.RawMessage(args)) != same {
			t.Errorf("%s is taken for another call", args)
		}
	}
	if callDigest("c", "m", "t", nil) != callDigest("c", "m", "t", json.RawMessage("{}")) {
		t.Error("no arguments and empty ones are taken for two")
	}
	seen := map[string]string{}
	for _, c := range [][4]string{
		{"c", "tools/call", "tick", `{"a":1,"b":[true,null]}`},
		{"d", "tools/call", "tick", `{"a":1,"b":[true,null]}`},
		{"c", "prompts/get", "tick", `{"a":1,"b":[true,null]}`},
		{"c", "tools/call", "tock", `{"a":1,"b":[true,null]}`},
		{"c", "tools/call", "tick", `{"a":1,"b":[null,true]}`},
		{"c", "tools/call", "tick", `{"a":9007199254740993}`},
		{"c", "tools/call", "tick", `{"a":9007199254740992}`},
		{"c", "tools/call", "tick", `{"a":"1"}`},
		{"ct", "ools/call", "tick", `{"a":"1"}`},
	} {
		digest := callDigest(c[0], c[1], c[2], json.RawMessage(c[3]))
		if before, ok := seen[digest]; ok {
			t.Errorf("%v is taken for %s", c, before)
		}
		seen[digest] = c[3]
	}
}

// FuzzState opens anything: only what was sealed, whole, for just this call is
// a state.
func FuzzState(f *testing.F) {
	s := newSealer()
	call := callDigest("stdio-1", "tools/call", "decide", json.RawMessage(`{}`))
	sealed, err := s.seal(state{Expires: noon.Add(stateLife).Unix(), Asked: 1, Question: settled{"force", "x"}}, call)
	if err != nil {
		f.Fatal(err)
	}
	for _, seed := range []string{"", sealed, sealed + "A", sealed[1:], sealed[:len(sealed)-1], "====", base64.RawURLEncoding.EncodeToString(make([]byte, 32))} {
		f.Add(seed, call)
	}
	f.Add(sealed, call[1:])
	f.Fuzz(func(t *testing.T, given, of string) {
		st, err := s.open(given, of, noon)
		if opened := err == nil; opened != (given == sealed && of == call) {
			t.Errorf("opened %v: %q for %x gives %+v", opened, given, of, st)
		}
	})
}

// FuzzResponse routes anything that is a response: it reaches who asked, or
// nobody, and never blocks.
func FuzzResponse(f *testing.F) {
	for _, seed := range []string{
		`{"jsonrpc":"2.0","id":"ask-1","result":{}}`,
		`{"jsonrpc":"2.0","id":"ask\u002d1","result":{"action":"accept"}}`,
		`{"jsonrpc":"2.0","id":"ask-2","error":{"code":-1,"message":"no"}}`,
		`{"jsonrpc":"2.0","id":"ask-2","error":[]}`,
		`{"jsonrpc":"2.0","id":1,"result":null}`,
		`{"jsonrpc":"2.0","id":"ask-1","result":{},"error":{}}`,
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, line []byte) {
		m, rejected := parse(append(line, ' '))
		if rejected != nil || m.method != "" {
			t.Skip("no response")
		}
		o := newOutstanding()
		_, first, _ := o.begin()
		_, second, _ := o.begin()
		o.answer(m)
		o.answer(m) // the second time to nobody
		var id string
		_ = json.Unmarshal(m.id, &id)
		if (len(first) == 1) != (id == "ask-1") || (len(second) == 1) != (id == "ask-2") {
			t.Errorf("%s reached %d and %d", line, len(first), len(second))
		}
		if raw, err := m.outcome(); err == nil && len(m.failure) > 0 {
			t.Errorf("an error was taken for the result %s", raw)
		}
		o.end()
	})
}
