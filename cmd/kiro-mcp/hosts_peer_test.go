package main

import (
	"encoding/json"
	"fmt"
	"maps"
	"net/url"
	"path/filepath"
	"strings"
	"testing"
)

// peer is a process of kiro-mcp and the imitated host that started it.
type peer struct {
	*host
	t       *testing.T
	as      imitation
	opening opening
	face    string
	project string

	announced map[string]json.RawMessage // the server's capabilities
	listed    json.RawMessage            // its answer to tools/list
	first     json.RawMessage            // its answer to the first message
	asked     []string                   // what it requested of the host
	noticed   []string                   // what it told the host, as noticeOf says it
	wanted    []string                   // what of that the host asked for
	consent   string                     // how the user answers a question
	questions int                        // that the user was asked
	ids       int
}

// incoming is a line of a server, be it an answer, a request or a notice.
type incoming struct {
	response
	Params json.RawMessage `json:"params"`
}

// exchange writes messages at once and reads until every request among them is
// answered by a result, which it returns by id.
func (p *peer) exchange(messages ...json.RawMessage) map[string]json.RawMessage {
	p.t.Helper()
	open := map[string]bool{}
	for _, raw := range messages {
		if err := p.write(raw); err != nil {
			p.t.Fatal(err)
		}
		var m struct{ ID json.RawMessage }
		if err := json.Unmarshal(raw, &m); err != nil {
			p.t.Fatal(err)
		}
		if m.ID != nil {
			open[string(m.ID)] = true
		}
	}
	results := map[string]json.RawMessage{}
	for len(results) < len(open) {
		r := p.next()
		id := string(r.ID)
		if !open[id] || r.Error != nil {
			p.t.Fatalf("%s: answer %s with error %+v to %s", p.as.Host, id, r.Error, messages)
		}
		p.promised(r.Result)
		results[id] = r.Result
	}
	return results
}

// promised looks for what every result of the modern revision must carry.
func (p *peer) promised(result json.RawMessage) {
	var r struct{ ResultType string }
	if err := json.Unmarshal(result, &r); err != nil || p.opening.Revision == modern && r.ResultType == "" {
		p.t.Errorf("%s takes no result without resultType: %.200s", p.as.Host, result)
	}
}

// next reads the next answer.
func (p *peer) next() incoming {
	p.t.Helper()
	for {
		if m := p.read(); m.Method == "" {
			return m
		}
	}
}

// read reads a line. Notices are kept, requests answered as the host does.
func (p *peer) read() incoming {
	p.t.Helper()
	line, err := p.out.ReadBytes('\n')
	if err != nil {
		p.t.Fatalf("the server stopped: %v; its log:\n%s", err, p.log.String())
	}
	var m incoming
	if err := json.Unmarshal(line, &m); err != nil {
		p.t.Fatalf("standard output is not JSON: %q", line)
	}
	switch {
	case m.Method == "":
	case m.ID == nil:
		p.noticed = append(p.noticed, noticeOf(m))
	default:
		p.asked = append(p.asked, m.Method)
		if err := p.write(map[string]any{"jsonrpc": "2.0", "id": m.ID, "result": p.reply(m)}); err != nil {
			p.t.Fatal(err)
		}
	}
	return m
}

// reply answers the server. It may ask only for what the host declared.
func (p *peer) reply(m incoming) any {
	switch capability, _, _ := strings.Cut(m.Method, "/"); {
	case m.Method == "ping":
		return map[string]any{}
	case !p.opening.declares(capability):
		p.t.Errorf("%s was asked for %s, which it did not declare", p.as.Host, m.Method)
		return map[string]any{}
	case m.Method == "roots/list":
		folder := url.URL{Scheme: "file", Path: filepath.ToSlash(p.project)}
		return map[string]any{"roots": []any{map[string]any{"uri": folder.String(), "name": "shop"}}}
	default:
		return p.answered(m.Params)
	}
}

// request asks one thing, with the _meta that the host puts on every request.
func (p *peer) request(method string, params map[string]any, meta json.RawMessage) json.RawMessage {
	p.t.Helper()
	p.ids++
	all := map[string]json.RawMessage{}
	maps.Copy(all, p.opening.Meta)
	if meta != nil {
		if err := json.Unmarshal(meta, &all); err != nil {
			p.t.Fatal(err)
		}
	}
	if len(all) > 0 {
		params["_meta"] = all
	}
	raw, err := json.Marshal(map[string]any{"jsonrpc": "2.0", "id": p.ids, "method": method, "params": params})
	if err != nil {
		p.t.Fatal(err)
	}
	return p.exchange(raw)[fmt.Sprint(p.ids)]
}
