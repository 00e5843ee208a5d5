package edge

import (
	"fmt"
	"mime"
	"path/filepath"
	"regexp"
	"slices"
	"testing"
	"time"

	"kiro-mcp/resources"
	"kiro-mcp/specfs"
	"kiro-mcp/tools"
)

// TestSchemaRules holds what is said of resources, in lists, contents and
// links, to the rules that both eras' schemas have beyond the names and types
// of members. Whole messages are held to the schemas by the conformance run.
func TestSchemaRules(t *testing.T) {
	found, err := filepath.Glob(filepath.Join("..", "..", "testdata", "*", ".kiro"))
	if err != nil {
		t.Fatal(err)
	}
	checked := 0
	for _, kiro := range found {
		w, err := specfs.Open(specfs.Options{Roots: []string{filepath.Dir(kiro)}})
		if err != nil {
			t.Fatal(err)
		}
		s := New(Options{Name: "sample", Version: "1", Resources: resources.New(w), Tools: tools.All(w)})
		for _, meta := range eras {
			p := connected(t, s)
			p.send(initialize)
			p.answer("0")
			rows := p.members(asks("resources/list", "", meta), "resources")
			for _, row := range rows {
				read := asks("resources/read", fmt.Sprintf(`"uri":%q`, row["uri"]), meta)
				contents := p.members(read, "contents")
				row["read"] = contents[0]["uri"]
				for _, r := range append(contents, row) {
					p.holdRules(r)
					checked++
				}
			}
			for _, r := range p.members(asks("tools/call", `"name":"read_spec","arguments":{"document":"steering/tech"}`, meta), "content") {
				if r["type"] == "resource_link" {
					p.holdRules(r)
				}
			}
		}
	}
	if checked < 100 {
		t.Errorf("only %d descriptions were looked at", checked)
	}
}

// members sends a request and gives a list of objects in its result.
func (p *peer) members(request, name string) []map[string]any {
	p.t.Helper()
	p.send(request)
	list, _ := p.result("1")[name].([]any)
	members := make([]map[string]any, len(list))
	for i, item := range list {
		members[i], _ = item.(map[string]any)
	}
	return members
}

// uriCharacters are those that RFC 3986 allows in the paths that we make.
var uriCharacters = regexp.MustCompile(`^kiro://([A-Za-z0-9._~/-]|%[0-9A-F]{2})+$`)

// holdRules checks one resource, its contents, or a link to one.
func (p *peer) holdRules(r map[string]any) {
	p.t.Helper()
	wrong := func(what string) { p.t.Errorf("%s: %v", what, r) }
	if uri, _ := r["uri"].(string); !uriCharacters.MatchString(uri) {
		wrong("uri is no URI")
	}
	if as, had := r["read"]; had && as != r["uri"] {
		wrong("the contents have another uri")
	}
	if kind, _, err := mime.ParseMediaType(fmt.Sprint(r["mimeType"])); err != nil || kind == "" {
		wrong("mimeType is no media type")
	}
	if size, had := r["size"].(float64); had && (size < 0 || size != float64(int64(size))) {
		wrong("size is no number of bytes")
	}
	annotations, had := r["annotations"].(map[string]any)
	if !had {
		return
	}
	audience, _ := annotations["audience"].([]any)
	if len(audience) == 0 || slices.ContainsFunc(audience, func(role any) bool { return role != "user" && role != "assistant" }) {
		wrong("audience is none of the roles")
	}
	if priority, ok := annotations["priority"].(float64); !ok || priority < 0 || priority > 1 {
		wrong("priority is not from 0 to 1")
	}
	if modified, had := annotations["lastModified"].(string); had {
		if at, err := time.Parse(time.RFC3339, modified); err != nil || at.Location() != time.UTC {
			wrong("lastModified is no time of ISO 8601 in UTC")
		}
	}
}
