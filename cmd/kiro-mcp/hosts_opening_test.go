package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

// imitate starts a server as a host does and says what the host says first.
func imitate(t *testing.T, as imitation, o opening, face, project string) *peer {
	t.Helper()
	home := t.TempDir()
	dir, args := filepath.Join(home, "elsewhere"), []string(nil)
	if err := os.Mkdir(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	env := append(os.Environ(), "HOME="+home, "USERPROFILE="+home, "KIRO_MCP_ROOT=", "CLAUDE_PROJECT_DIR=")
	switch as.Finds {
	case "roots":
	case "CLAUDE_PROJECT_DIR":
		env = append(env, "CLAUDE_PROJECT_DIR="+project)
	case "folder":
		dir = project
	case "--root":
		args = []string{"--root", project}
	default:
		t.Fatalf("%s finds the project by %q", as.Host, as.Finds)
	}
	h, err := launch(dir, env, args...)
	if err != nil {
		t.Fatal(err)
	}
	p := &peer{host: h, t: t, as: as, opening: o, face: face, project: project, consent: "decline", ids: 100}
	for i, group := range o.Messages {
		p.open(i == 0, group)
	}
	if p.listed == nil {
		t.Fatal("the opening does not list the tools")
	}
	return p
}

// open sends a group of opening messages: all but those that ask for what the
// server did not announce, unless the host does not look.
func (p *peer) open(first bool, group []json.RawMessage) {
	p.t.Helper()
	lists := map[string]string{"tools/list": "tools", "prompts/list": "prompts", "resources/list": "resources", "resources/templates/list": "resources", "logging/setLevel": "logging"}
	var send []json.RawMessage
	methods := map[string]string{}
	for _, raw := range group {
		var m struct {
			ID     json.RawMessage `json:"id"`
			Method string          `json:"method"`
		}
		if err := json.Unmarshal(raw, &m); err != nil {
			p.t.Fatal(err)
		}
		if _, ok := p.announced[lists[m.Method]]; ok || p.as.Blind || lists[m.Method] == "" {
			send, methods[string(m.ID)] = append(send, raw), m.Method
		}
	}
	for id, result := range p.exchange(send...) {
		switch method := methods[id]; {
		case first:
			p.introduced(result)
		case method == "tools/list":
			p.listed = result
		}
	}
}

// introduced looks at the answer to the first message.
func (p *peer) introduced(result json.RawMessage) {
	p.t.Helper()
	var met struct {
		ProtocolVersion   string
		SupportedVersions []string
		Capabilities      map[string]json.RawMessage
	}
	if err := json.Unmarshal(result, &met); err != nil {
		p.t.Fatal(err)
	}
	if !slices.Contains(append(met.SupportedVersions, met.ProtocolVersion), p.opening.Revision) {
		p.t.Errorf("%s asked for %s and got %s", p.as.Host, p.opening.Revision, result)
	}
	p.announced, p.first = met.Capabilities, result
}
