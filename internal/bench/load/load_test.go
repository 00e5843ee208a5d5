package main

import (
	"testing"
	"time"
)

func TestAnswered(t *testing.T) {
	for _, c := range []struct {
		line string
		id   int // 0: refused
	}{
		{`{"jsonrpc":"2.0","id":1000007,"result":{"content":[]}}`, 1_000_007},
		{`{"result":{"content":[{"id":"2.1"}]},"jsonrpc":"2.0","id":1000008}`, 1_000_008},
		{`{"jsonrpc":"2.0","id":1000007,"error":{"code":-32602,"message":"no"}}`, 0},
		{`{"jsonrpc":"2.0","id":1000007,"result":{"content":[],"isError":true}}`, 0},
		{`{"jsonrpc":"2.0","method":"notifications/message"}`, 0},
		{`{"id":`, 0},
	} {
		if id, err := answered([]byte(c.line)); id != c.id || (err == nil) != (c.id != 0) {
			t.Errorf("%s: got %d, %v; want %d", c.line, id, err, c.id)
		}
	}
}

// TestRows: ratios are of one round each, and more of them is better.
func TestRows(t *testing.T) {
	turns := func(perSecond float64, cpu time.Duration) map[int][]sample {
		all := map[int][]sample{}
		for _, open := range levels {
			// The machine is half as fast in every second round.
			all[open] = []sample{{perSecond: perSecond, cpu: cpu}, {perSecond: perSecond / 2, cpu: 2 * cpu}, {perSecond: perSecond, cpu: cpu}}
		}
		return all
	}
	rows := rowsOf([]*contender{
		{name: "stock", samples: turns(1000, 10)},
		{name: "good", samples: turns(900, 12), barred: true},
		{name: "slow", samples: turns(700, 10), barred: true},
		{name: "dear", samples: turns(1000, 15), barred: true},
		{name: "other", samples: turns(10, 1000)},
	})
	if len(rows) != 5*len(levels) {
		t.Fatalf("%d rows", len(rows))
	}
	for _, r := range rows {
		if want := r.name != "slow" && r.name != "dear"; r.holds() != want {
			t.Errorf("%s at %d: holds is %v: %+v", r.name, r.open, r.holds(), r)
		}
		if r.name == "good" && r.speed != (spread{0.9, 0.9, 0.9}) {
			t.Errorf("speed is %v, want 0.9 in every round", r.speed)
		}
	}
}
