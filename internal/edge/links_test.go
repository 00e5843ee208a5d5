package edge

import (
	"context"
	"encoding/json"
	"fmt"
	"testing"

	"kiro-mcp/internal/tool"
	"kiro-mcp/internal/uri"
)

// finding is a result that speaks of two resources.
type finding struct {
	Found int `json:"found"`
}

func (f finding) Text() string { return "two" }

func (f finding) Links() []uri.Link {
	return []uri.Link{
		{URI: "kiro://specs/a", Name: "a", MIMEType: uri.JSON},
		{URI: "kiro://specs/a/tasks/1", Name: "a/tasks/1", Title: "Draw\u202e", MIMEType: uri.Markdown, Size: 12},
	}
}

func finder() *tool.Tool {
	return tool.New(tool.Definition[struct{}, finding]{
		Name: "find", Title: "Find", Description: "Finds.", Toolset: tool.Core,
		Run: func(context.Context, struct{}) (finding, error) { return finding{2}, nil },
	})
}

const (
	noLinks  = `[{"text":"two","type":"text"}]`
	twoLinks = `[{"text":"two","type":"text"},` +
		`{"mimeType":"application/json","name":"a","type":"resource_link","uri":"kiro://specs/a"},` +
		`{"mimeType":"text/markdown","name":"a/tasks/1","size":12,"title":"Draw\\u202e","type":"resource_link","uri":"kiro://specs/a/tasks/1"}]`
)

// TestLinksByRevision: links go to those who bear them; a stateless request
// between those of an older client is judged by itself.
func TestLinksByRevision(t *testing.T) {
	found := call(1, "find", `{}`)
	stateless := asks("tools/call", `"name":"find","arguments":{}`, modernMeta)
	for revision, want := range map[string]string{
		"":           noLinks,
		"2024-11-05": noLinks,
		"2025-03-26": noLinks,
		"2025-06-18": noLinks,
		"2025-11-25": twoLinks,
		"1999-01-01": twoLinks, // unknown: the newest with a handshake is agreed on
	} {
		t.Run(revision, func(t *testing.T) {
			s := New(Options{Name: "sample", Version: "1", Tools: []*tool.Tool{finder()}})
			p := connected(t, s)
			if revision != "" {
				p.send(fmt.Sprintf(`{"jsonrpc":"2.0","id":0,"method":"initialize","params":{"protocolVersion":%q,"capabilities":{},"clientInfo":{"name":"test","version":"1"}}}`, revision))
				p.answer("0")
			}
			for _, c := range [][2]string{{found, want}, {stateless, twoLinks}, {found, want}} {
				p.send(c[0])
				wantJSON(t, p.result("1")["content"], c[1])
			}
		})
	}
}

// TestLinkBytes: what a link is counted as is enough for what is sent.
func TestLinkBytes(t *testing.T) {
	l := uri.Link{URI: "kiro://specs", Name: "n", Title: "t", MIMEType: uri.Markdown, Size: 10_000_000}
	raw, err := json.Marshal(linkTo(l))
	if err != nil {
		t.Fatal(err)
	}
	if counted := l.Bytes(); len(raw)+len(",") > counted || counted > len(raw)+20 {
		t.Errorf("%s has %d bytes and counts as %d", raw, len(raw), counted)
	}
}
