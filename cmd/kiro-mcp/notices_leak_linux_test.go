package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"runtime"
	"testing"

	"kiro-mcp/internal/edge"
	"kiro-mcp/resources"
)

// crewed is how many goroutines a connection may keep for later calls.
const crewed = 64

// TestSubscriptionsLeaveNothing opens and closes subscriptions in either era,
// each of which begins to watch the files and ends it, for which a system takes
// some 10 ms: sixty in the quick suite, a thousand otherwise. Neither goroutines
// nor descriptors grow with them, nor are any left afterwards.
func TestSubscriptionsLeaveNothing(t *testing.T) {
	subscriptions := 60
	if os.Getenv("KIRO_MCP_STRESS") != "" {
		subscriptions = 1000
	}
	for _, era := range []string{legacy, modern} {
		t.Run(era, func(t *testing.T) {
			e := editedProject(t)
			workspaces, err := open([]string{e.dir})
			must(t, err)
			server := edge.New(edge.Options{Name: "leak", Version: "1", Resources: resources.New(workspaces)})
			goroutines := runtime.NumGoroutine()
			h, err := dialInProcess(server, era)
			must(t, err)
			must(t, errors.Join(h.openAndClose(e.uris[0]), h.close())) // the first use opens the project's folder, for good
			files := descriptors(t, "self")
			h, err = dialInProcess(server, era)
			must(t, err)
			for range 10 {
				must(t, h.openAndClose(e.uris[0]))
			}
			open := func() int { return descriptors(t, "self") }
			busy, held := runtime.NumGoroutine(), descriptors(t, "self")
			for range subscriptions {
				must(t, h.openAndClose(e.uris[0]))
			}
			if n := settled(runtime.NumGoroutine, busy+crewed); n > busy+crewed {
				t.Errorf("goroutines: %d after 10 subscriptions, %d after %d", busy, n, subscriptions)
			}
			if n := settled(open, held); n > held {
				t.Errorf("descriptors: %d after 10 subscriptions, %d after %d", held, n, subscriptions)
			}
			must(t, h.close())
			if n := settled(runtime.NumGoroutine, goroutines); n > goroutines {
				t.Errorf("goroutines: %d before, %d after all", goroutines, n)
			}
			if n := settled(open, files); n > files {
				t.Errorf("descriptors: %d before, %d after all", files, n)
			}
			runtime.KeepAlive(workspaces) // or the collector might close that folder
		})
	}
}

// openAndClose subscribes to a URI and takes that back, as the host's era does.
func (h *host) openAndClose(uri string) error {
	if h.era == legacy {
		if err := h.ask("resources/subscribe", map[string]any{"uri": uri}, nil); err != nil {
			return err
		}
		return h.ask("resources/unsubscribe", map[string]any{"uri": uri}, nil)
	}
	if err := h.send("subscriptions/listen", map[string]any{"notifications": map[string]any{"resourceSubscriptions": []string{uri}}}); err != nil {
		return err
	}
	line, err := h.out.ReadBytes('\n')
	if err != nil {
		return err
	}
	var ack notice
	if err := json.Unmarshal(line, &ack); err != nil || ack.Method != "notifications/subscriptions/acknowledged" {
		return fmt.Errorf("%w: got %s", err, line)
	}
	return h.write(map[string]any{"jsonrpc": "2.0", "method": "notifications/cancelled", "params": map[string]any{"requestId": h.ids}})
}
