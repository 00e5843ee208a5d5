package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"sync"
	"time"
)

// theList stands among URIs for the list of resources.
const theList = ""

// hearer is a host that keeps what it is told without asking for each.
type hearer struct {
	*host
	asked   map[string]bool // URIs, and theList
	stamp   string          // what each notice carries: the id of the subscription, in the newer era
	answers chan notice
	ended   chan struct{} // closed when the output has ended

	mu     sync.Mutex
	some   *sync.Cond // something was told
	last   map[string]time.Time
	told   []string // URIs, and theList
	strays []string // lines that were not asked for, or say it wrongly
}

// hearing asks a server to tell a host of URIs and, where they hold theList, of
// the list; of nothing when there are none.
func hearing(h *host, uris []string) (*hearer, error) {
	l := &hearer{host: h, asked: map[string]bool{}, answers: make(chan notice, together), ended: make(chan struct{}), last: map[string]time.Time{}}
	l.some = sync.NewCond(&l.mu)
	for _, uri := range uris {
		l.asked[uri] = true
	}
	if len(uris) > 0 {
		if err := l.subscribe(uris); err != nil {
			return nil, fmt.Errorf("%s: subscribe: %w", h.era, err)
		}
	}
	go l.listen()
	return l, nil
}

// subscribe asks in the way of the host's era, and returns when that is heard.
func (l *hearer) subscribe(uris []string) error {
	if l.era == modern {
		filter := map[string]any{}
		var documents []string
		for _, uri := range uris {
			if uri == theList {
				filter["resourcesListChanged"] = true
			} else {
				documents = append(documents, uri)
			}
		}
		if documents != nil {
			filter["resourceSubscriptions"] = documents
		}
		if err := l.send("subscriptions/listen", map[string]any{"notifications": filter}); err != nil {
			return err
		}
		l.stamp = fmt.Sprint(l.ids)
		line, err := l.out.ReadBytes('\n')
		var ack notice
		if err := errors.Join(err, json.Unmarshal(line, &ack)); err != nil || ack.Method != "notifications/subscriptions/acknowledged" {
			return fmt.Errorf("%w: got %s", err, line)
		}
		return nil
	}
	for _, uri := range uris {
		method, params := "resources/subscribe", map[string]any{"uri": uri}
		if uri == theList {
			method, params = "resources/list", map[string]any{}
		}
		if err := l.ask(method, params, nil); err != nil {
			return err
		}
	}
	return nil
}

// notice is a line that somebody who listens gets: mostly a notification.
type notice struct {
	Method string          `json:"method"`
	Result json.RawMessage `json:"result"`
	Params struct {
		URI  string `json:"uri"`
		Meta struct {
			Subscription json.RawMessage `json:"io.modelcontextprotocol/subscriptionId"`
		} `json:"_meta"`
	} `json:"params"`
}

// listen keeps what it is told until the output ends.
func (l *hearer) listen() {
	defer close(l.ended)
	for {
		line, err := l.out.ReadBytes('\n')
		if errors.Is(err, io.EOF) {
			return
		}
		at := time.Now()
		var n notice
		err = errors.Join(err, json.Unmarshal(line, &n))
		l.mu.Lock()
		switch what := l.about(n); {
		case err != nil:
			l.strays = append(l.strays, err.Error())
		case n.Method == "":
			l.answers <- n
		case n.Method == "notifications/cancelled": // the end of the subscription
		case what == nil:
			l.strays = append(l.strays, string(line))
		default:
			l.last[*what] = at
			l.told = append(l.told, *what)
			l.some.Broadcast()
		}
		l.mu.Unlock()
	}
}

// about is what a notice is about: nil when it should not have been sent so.
func (l *hearer) about(n notice) *string {
	var what string
	switch n.Method {
	case "notifications/resources/updated":
		what = n.Params.URI
	case "notifications/resources/list_changed":
		what = theList
	default:
		return nil
	}
	if !l.asked[what] || string(n.Params.Meta.Subscription) != l.stamp {
		return nil
	}
	return &what
}

// heard waits until it was told of a change after its end, and gives how long
// after. It is false when that takes longer than due. What came between the
// beginning and the end of the change, as far as the clocks can tell, counts
// when nothing else comes for a while.
func (l *hearer) heard(change edited, due time.Duration) (time.Duration, bool) {
	const unclear = 500 * time.Millisecond
	for _, wait := range []time.Duration{unclear, due} {
		defer time.AfterFunc(time.Until(change.ended.Add(wait)), l.some.Broadcast).Stop()
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	for {
		last, waited := l.last[change.what], time.Since(change.ended)
		switch {
		case !last.Before(change.ended):
			return last.Sub(change.ended), true
		case last.After(change.began) && waited >= unclear:
			return 0, true
		case waited >= due:
			return 0, false
		}
		l.some.Wait()
	}
}

// reads reads what it was told of, as hosts do, and compares it. Not more than
// there is room for answers.
func (l *hearer) reads(uris []string, want string) error {
	for _, uri := range uris {
		if err := l.send("resources/read", map[string]any{"uri": uri}); err != nil {
			return err
		}
	}
	for range uris {
		var answer notice
		select {
		case answer = <-l.answers:
		case <-l.ended:
			return fmt.Errorf("the server stopped before it had answered; its log:\n%s", l.log.String())
		}
		var result struct {
			Contents []struct{ URI, Text string }
		}
		if err := json.Unmarshal(answer.Result, &result); err != nil || len(result.Contents) != 1 {
			return fmt.Errorf("%d contents: %w", len(result.Contents), err)
		}
		if got := result.Contents[0]; got.Text != want {
			return fmt.Errorf("%s (-want +got)\n-%s\n+%s", got.URI, want, got.Text)
		}
	}
	return nil
}

// hangUp ends the server, and reads all that it still says.
func (l *hearer) hangUp() error {
	if err := l.in.Close(); err != nil {
		return err
	}
	<-l.ended
	if err := l.wait(); err != nil {
		return fmt.Errorf("%s: the server ended with %w; its log:\n%s", l.era, err, l.log.String())
	}
	return nil
}
