package main

import (
	"errors"
	"io"
	"math/rand/v2"
	"os"
	"strconv"
	"testing"
)

// orderCalls is how many calls are made: ten thousand, or five hundred in the
// quick suite. internal/edge tries the same with calls of every kind.
func orderCalls() int {
	if os.Getenv("KIRO_MCP_STRESS") != "" {
		return 10_000
	}
	return 500
}

// TestOrderAtTheEnd: a host that sends all its calls and goes away is answered
// each of them, once.
func TestOrderAtTheEnd(t *testing.T) {
	for _, era := range []string{legacy, modern} {
		t.Run(era, func(t *testing.T) {
			calls := orderCalls()
			h := orderHost(t, era)
			first := h.ids + 1
			sent := make(chan error, 1)
			go func() {
				for range calls {
					if err := h.send("tools/call", callOf("list_specs", `{}`)); err != nil {
						sent <- err
						return
					}
				}
				sent <- h.in.Close()
			}()
			answers := map[int]int{}
			for id := range h.answered(t) {
				answers[id]++
			}
			if err := errors.Join(<-sent, h.wait()); err != nil {
				t.Fatal(err)
			}
			once := 0
			for id := first; id < first+calls; id++ {
				if answers[id] == 1 {
					once++
				}
			}
			if t.Logf("%d of %d calls were answered once", once, calls); once != calls || len(answers) != calls {
				t.Errorf("%d ids were answered", len(answers))
			}
		})
	}
}

// answered gives the ids of all answers until the output ends.
func (h *host) answered(t *testing.T) func(yield func(id int) bool) {
	return func(yield func(id int) bool) {
		for {
			r, err := h.receive()
			if errors.Is(err, io.EOF) {
				return
			}
			id, idErr := strconv.Atoi(string(r.ID))
			if err := errors.Join(err, idErr); err != nil || r.Error != nil {
				t.Errorf("answer %s: %v %+v", r.ID, err, r.Error)
				return
			}
			if !yield(id) {
				return
			}
		}
	}
}

// TestOrderOfCancelling: a host takes back a random half of its calls, each
// some time after it was sent. That the server knows is seen by a probe sent
// behind the cancellation: it is answered at once. No answer to the call may
// stand behind the probe's.
func TestOrderOfCancelling(t *testing.T) {
	for _, era := range []string{legacy, modern} {
		t.Run(era, func(t *testing.T) {
			calls := orderCalls()
			h := orderHost(t, era)
			first, probes := h.ids+1, h.ids+1+calls
			taken := make([]bool, calls) // by id, from first
			random := rand.New(rand.NewPCG(3, 2026))
			for i := range taken {
				taken[i] = random.IntN(2) == 0
			}
			sent := make(chan error, 1)
			go func() { sent <- errors.Join(h.takeBackSome(taken, first, probes, random), h.in.Close()) }()

			known := make([]bool, calls) // the server knows that it was taken back
			var wanted, before, late, cancelled int
			for id := range h.answered(t) {
				switch i := id - first; {
				case id >= probes:
					known[id-probes] = true
					cancelled++
				case !taken[i]:
					wanted++
				case known[i]:
					late++
				default:
					before++
				}
			}
			if err := errors.Join(<-sent, h.wait()); err != nil {
				t.Fatal(err)
			}
			t.Logf("%d calls, %d taken back: %d of these were answered before the server knew, %d too late; %d of the other %d were answered",
				calls, cancelled, before, late, wanted, calls-cancelled)
			if late > 0 || wanted != calls-cancelled || cancelled == 0 {
				t.Error("that breaks the order")
			}
		})
	}
}

// takeBackSome makes calls and takes back those that are to be, some other
// calls later.
func (h *host) takeBackSome(taken []bool, first, probes int, random *rand.Rand) error {
	due := make([][]int, len(taken)+1) // by how many calls were made
	instant := map[string]string{legacy: "ping", modern: "server/discover"}[h.era]
	for i := range taken {
		if err := h.write(h.request(first+i, "tools/call", callOf("search_specs", `{"query":"refund"}`))); err != nil {
			return err
		}
		if taken[i] {
			at := min(len(taken)-1, i+random.IntN(300))
			due[at] = append(due[at], i)
		}
		for _, i := range due[i] {
			err := h.write(map[string]any{
				"jsonrpc": "2.0", "method": "notifications/cancelled", "params": map[string]any{"requestId": first + i},
			})
			if err != nil {
				return err
			}
			if err := h.write(h.request(probes+i, instant, map[string]any{})); err != nil {
				return err
			}
		}
	}
	return nil
}

// orderHost is a host of the order desk.
func orderHost(t *testing.T, era string) *host {
	t.Helper()
	dir := ordersCopy(t)
	h, err := start(era, dir, nil, "--root", dir)
	if err != nil {
		t.Fatal(err)
	}
	return h
}
