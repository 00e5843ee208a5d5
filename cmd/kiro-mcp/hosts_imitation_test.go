package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"
)

// imitation is what one host does with a server, as far as docs/hosts.md could
// find out. What is not known there is absent here.
type imitation struct {
	Host    string `json:"host"`    // as its row in docs/hosts.md
	Assumed string `json:"assumed"` // what of this is not sourced
	// Finds is how the server learns of the project: the client's "roots", the
	// variable "CLAUDE_PROJECT_DIR", the "folder" it is started in, or "--root"
	// where the host starts it anywhere.
	Finds    string          `json:"finds"`
	Openings []opening       `json:"openings"`
	CallMeta json.RawMessage `json:"call_meta"` // _meta of a tools/call
	// Faces are what the model may be shown of an answer: "text" or
	// "structured"; both where it is not known which.
	Faces []string `json:"faces"`
	Links string   `json:"links"` // what becomes of a resource_link in an answer
	// ReadsResources says that the user or the model can have one read;
	// Subscribes that the host then wants to know of changes; FollowsLists
	// that it lists again when the server says so; Blind that it lists what
	// the server did not announce.
	ReadsResources bool `json:"reads_resources"`
	Subscribes     bool `json:"subscribes"`
	FollowsLists   bool `json:"follows_lists"`
	Blind          bool `json:"blind"`
	Names          struct {
		Prefix  string `json:"prefix"` // what stands before a tool's name when the server is kiro-mcp
		Max     int    `json:"max"`    // characters, with the prefix; 0 where no limit is known
		Pattern string `json:"pattern"`
	} `json:"names"`
	Max struct { // characters; 0 where there is no limit or none is known
		Description  int `json:"description"`
		Instructions int `json:"instructions"`
		Result       int `json:"result"`
		Error        int `json:"error"`
	} `json:"max"`
	Rejects []string `json:"rejects"` // names in schemaRules
}

// opening is one of the ways in which a host begins.
type opening struct {
	Revision string                     `json:"revision"` // that must be negotiated
	Meta     map[string]json.RawMessage `json:"meta"`     // _meta of every later request
	// Messages are written as they stand, one group at a time; the next group
	// waits for the answers to this one.
	Messages [][]json.RawMessage `json:"messages"`
}

// linksLose says that a resource_link makes the host throw the answer away.
const linksLose = "lose the answer"

// imitations reads all hosts. There are at least the eight that were promised.
func imitations(t *testing.T) []imitation {
	t.Helper()
	files, err := filepath.Glob("testdata/hosts/*.json")
	if err != nil {
		t.Fatal(err)
	}
	if len(files) < 8 {
		t.Fatalf("found %d hosts in testdata/hosts, want at least 8", len(files))
	}
	var all []imitation
	for _, file := range files {
		raw, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var one imitation
		d := json.NewDecoder(bytes.NewReader(raw))
		d.DisallowUnknownFields()
		if err := d.Decode(&one); err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		if len(one.Openings) == 0 || len(one.Faces) == 0 || one.Links == "" {
			t.Fatalf("%s: openings, faces and links are needed", file)
		}
		all = append(all, one)
	}
	return all
}

// clientCapabilities are what the modern revision says with every request.
const clientCapabilities = "io.modelcontextprotocol/clientCapabilities"

// handshakes reports whether the host opens as revisions until 2025 do.
func (o opening) handshakes() bool { return o.Meta[clientCapabilities] == nil }

// declares says whether a host told the server that it can do something.
func (o opening) declares(capability string) bool {
	var m struct {
		Params struct {
			Capabilities map[string]json.RawMessage `json:"capabilities"`
		} `json:"params"`
	}
	declared := o.Meta[clientCapabilities]
	if o.handshakes() {
		return json.Unmarshal(o.Messages[0][0], &m) == nil && m.Params.Capabilities[capability] != nil
	}
	return json.Unmarshal(declared, &m.Params.Capabilities) == nil && m.Params.Capabilities[capability] != nil
}
