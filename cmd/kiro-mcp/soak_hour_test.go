package main

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"kiro-mcp/internal/testgen"
)

// hour is what a busy host does in an hour, second after second:
//
//	3,600 calls of the six tools in turn, each with a token for progress
//	3,840 more, 64 at once
//	1,200 resources listed, read and completed
//	  600 documents edited on disk, in the ways of editors
//	  300 subscriptions opened, and closed 24 seconds later; as many closed
//	      in the moment in which they are opened
//	  120 calls taken back at once
//	   60 connections closed and opened, one era after the other, some with
//	      subscriptions that nobody closed
//
// It is played in a minute, so that a subscription lasts long enough to be told
// of something: what changes within 100 ms is told together.
type hour struct {
	dir     string
	connect func(era string) (*host, error) // nil: there is one connection, which lasts
	host    *host
	open    []subscription
	seconds int            // played until now
	notices map[string]int // that came on connections that have ended, by method
}

// subscription is one that is open: its address, and the request in the newer era.
type subscription struct {
	uri string
	id  int
}

// second is how long a second of the hour is played.
const second = time.Minute / 3600

// soakProject is a project for an hour: a spec of 300 tasks and the order desk.
func soakProject(t *testing.T) string {
	t.Helper()
	dir := ordersCopy(t)
	if err := testgen.Project(dir, 300); err != nil {
		t.Fatal(err)
	}
	return dir
}

// play plays so many seconds.
func (p *hour) play(seconds int) error {
	pace := time.NewTicker(second)
	defer pace.Stop()
	for range seconds {
		for _, part := range []struct {
			every int
			do    func(turn int) error
		}{{60, p.reconnect}, {1, p.call}, {60, p.burst}, {3, p.resource}, {6, p.edit}, {12, p.subscribe}, {12, p.flicker}, {30, p.takeBack}} {
			if p.seconds%part.every != 0 {
				continue
			}
			if err := part.do(p.seconds / part.every); err != nil {
				return fmt.Errorf("second %d: %w", p.seconds, err)
			}
		}
		p.seconds++
		<-pace.C
	}
	return nil
}

func (p *hour) reconnect(turn int) (err error) {
	if p.connect == nil {
		return nil
	}
	if err := p.end(); err != nil {
		return err
	}
	p.host, err = p.connect([]string{legacy, modern}[turn%2])
	return err
}

// end closes the connection, if there is one.
func (p *hour) end() error {
	h := p.host
	if p.host, p.open = nil, nil; h == nil {
		return nil
	}
	for method, n := range h.notices {
		p.notices[method] += n
	}
	return h.close()
}

// request asks something and looks at nothing but whether it was refused.
func (p *hour) request(method string, params map[string]any) error {
	if err := p.host.send(method, params); err != nil {
		return err
	}
	for {
		r, err := p.host.receive()
		switch {
		case err != nil:
			return err
		case string(r.ID) != fmt.Sprint(p.host.ids):
			continue // of a burst, or one that was taken back too late
		case r.Error != nil:
			return fmt.Errorf("%s %v: error %d: %s", method, params, r.Error.Code, r.Error.Message)
		}
		if a, err := r.answer(); method == "tools/call" && (err != nil || a.IsError) {
			return fmt.Errorf("%v: %w", params, cmp.Or(err, errors.New(a.Text)))
		}
		return nil
	}
}

func (p *hour) call(turn int) error {
	status := []string{"done", "open"}[turn/6%2]
	calls := []struct{ tool, args string }{
		{"list_specs", `{}`},
		{"list_open_tasks", `{"limit":20}`},
		{"get_task", `{"spec":"big"}`},
		{"check_off_task", fmt.Sprintf(`{"spec":"big","task":"%d.1","status":%q}`, 11+turn/12%10, status)},
		{"read_spec", `{"spec":"main","document":"design"}`},
		{"search_specs", `{"query":"refund"}`},
	}
	c := calls[turn%len(calls)]
	params := callOf(c.tool, c.args)
	params["_meta"] = map[string]any{"progressToken": turn}
	return p.request("tools/call", params)
}

// burst is a host that asks for everything at once.
func (p *hour) burst(int) error {
	for range 63 {
		if err := p.host.send("tools/call", callOf("get_task", `{"spec":"big"}`)); err != nil {
			return err
		}
	}
	return p.request("tools/call", callOf("get_task", `{"spec":"big"}`))
}

func (p *hour) resource(turn int) error {
	read := func(uri string) error { return p.request("resources/read", map[string]any{"uri": uri}) }
	switch turn % 5 {
	case 0:
		return p.request("resources/list", map[string]any{})
	case 1:
		return read("kiro://specs/big/tasks")
	case 2:
		return read("kiro://specs/main/requirements/1.1")
	case 3:
		return read("kiro://steering/tech")
	default:
		return p.request("completion/complete", map[string]any{
			"ref":      map[string]any{"type": "ref/resource", "uri": "kiro://specs/{spec}/{document}"},
			"argument": map[string]any{"name": "spec", "value": "b"},
		})
	}
}

// edit adds a line to a document and takes it away the next time, so that
// nothing grows.
func (p *hour) edit(turn int) error {
	documents := []string{"design.md", "requirements.md", "steering/tech.md"}
	file := filepath.Join(p.dir, ".kiro", documents[turn%len(documents)])
	text, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	const line = "\nEdited by somebody.\n"
	if cut, found := bytes.CutSuffix(text, []byte(line)); found {
		text = cut
	} else {
		text = append(text, line...)
	}
	switch beside := file + "~"; turn / len(documents) % 3 {
	case 0: // in place
	case 1: // beside it, and renamed
		if err := os.WriteFile(beside, text, 0o644); err != nil {
			return err
		}
		return os.Rename(beside, file)
	default: // deleted and made anew
		if err := os.Remove(file); err != nil {
			return err
		}
	}
	return os.WriteFile(file, text, 0o644)
}

// subscribe closes the oldest subscription, if two are open, and opens another.
func (p *hour) subscribe(turn int) error {
	if len(p.open) == 2 {
		if err := p.unsubscribe(p.open[0]); err != nil {
			return err
		}
		p.open = p.open[1:]
	}
	uris := []string{"kiro://specs/main/design", "kiro://specs/main/requirements", "kiro://steering/tech", "kiro://specs/big/tasks"}
	s, err := p.sendSubscribe(uris[turn%len(uris)])
	if err != nil {
		return err
	}
	p.open = append(p.open, s)
	return p.request("resources/templates/list", map[string]any{})
}

// flicker opens a subscription and closes it without waiting for anything.
func (p *hour) flicker(int) error {
	s, err := p.sendSubscribe("kiro://steering/api")
	if err != nil {
		return err
	}
	return p.unsubscribe(s)
}

func (p *hour) sendSubscribe(uri string) (subscription, error) {
	method, params := "resources/subscribe", map[string]any{"uri": uri}
	if p.host.era == modern {
		method, params = "subscriptions/listen", map[string]any{"notifications": map[string]any{
			"resourcesListChanged": true, "resourceSubscriptions": []string{uri},
		}}
	}
	err := p.host.send(method, params)
	return subscription{uri: uri, id: p.host.ids}, err
}

func (p *hour) unsubscribe(s subscription) error {
	if p.host.era == legacy {
		return p.request("resources/unsubscribe", map[string]any{"uri": s.uri})
	}
	return p.cancel(s.id)
}

func (p *hour) unsubscribeAll() error {
	for _, s := range p.open {
		if err := p.unsubscribe(s); err != nil {
			return err
		}
	}
	p.open = nil
	return nil
}

func (p *hour) takeBack(int) error {
	if err := p.host.send("tools/call", callOf("search_specs", `{"query":"order"}`)); err != nil {
		return err
	}
	return p.cancel(p.host.ids)
}

func (p *hour) cancel(id int) error {
	return p.host.write(map[string]any{
		"jsonrpc": "2.0", "method": "notifications/cancelled", "params": map[string]any{"requestId": id},
	})
}
