package edge

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/mark3labs/mcp-go/mcp"
	"github.com/mark3labs/mcp-go/server"

	"kiro-mcp/resources"
	"kiro-mcp/specfs"
)

// shelf is a client of a server with resources.
func shelf(t *testing.T) *peer {
	t.Helper()
	return connected(t, shelfServer(t))
}

// shelfServer has one spec of a nested name, a document that is no UTF-8, and a
// link that leaves the workspace.
func shelfServer(t testing.TB) *Server {
	t.Helper()
	dir := t.TempDir()
	spec := filepath.Join(dir, ".kiro", "specs", "auth", "登录")
	if err := os.MkdirAll(spec, 0o755); err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{"tasks.md": "\ufeff- [ ] 1. <Log> in\r\n", "notes.md": "caf\xe9"} {
		if err := os.WriteFile(filepath.Join(spec, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Symlink("/etc/passwd", filepath.Join(spec, "design.md")); err != nil {
		t.Skip(err)
	}
	w, err := specfs.Open(specfs.Options{Roots: []string{dir}})
	if err != nil {
		t.Fatal(err)
	}
	s, _ := sample(Options{Resources: resources.New(w)})
	return s
}

const shelfSpec = "kiro://specs/auth%2F%E7%99%BB%E5%BD%95"

// TestStockTemplates shows what mcp-go does with our addresses, and why they
// are not its to match: clients that do not encode what need not be encoded,
// such as a colon, find nothing.
func TestStockTemplates(t *testing.T) {
	const template = "kiro://specs/{spec}/{document}"
	for uri, want := range map[string]string{
		"kiro://specs/auth%2Flogin/tasks": "auth/login", // as it should be
		"kiro://specs/api:orders/tasks":   "",
		"kiro://specs/登录/tasks":           "",
	} {
		m := server.NewMCPServer("bare", "1", server.WithResourceCapabilities(false, false))
		got := ""
		m.AddResourceTemplate(mcp.NewResourceTemplate(template, "document"), func(_ context.Context, r mcp.ReadResourceRequest) ([]mcp.ResourceContents, error) {
			got = fmt.Sprint(r.Params.Arguments["spec"])
			return nil, nil
		})
		m.HandleMessage(t.Context(), json.RawMessage(asks("resources/read", fmt.Sprintf(`"uri":%q`, uri), eras["legacy"])))
		if strings.Trim(got, "[]") != want {
			t.Errorf("%s: mcp-go gives the spec %q, not %q; when it gives the right one for all of these, our own routing can go", uri, got, want)
		}
	}
}

// eras are the parameters that make a request one of either era.
var eras = map[string]string{"legacy": `"_meta":{}`, "modern": modernMeta}

// asks is a request with parameters, in the era of its meta.
func asks(method, params, meta string) string {
	if params != "" {
		params += ","
	}
	return fmt.Sprintf(`{"jsonrpc":"2.0","id":1,"method":%q,"params":{%s%s}}`, method, params, meta)
}

func TestResourcesAreAnnounced(t *testing.T) {
	const want = `{"completions":{},"resources":{"listChanged":true,"subscribe":true},"tools":{}}` // nothing that is not served
	p := shelf(t)
	p.send(initialize)
	wantJSON(t, p.result("0")["capabilities"], want)
	p.send(asks("server/discover", "", modernMeta))
	wantJSON(t, p.result("1")["capabilities"], want)
}

func TestResourcesInBothEras(t *testing.T) {
	const info = `"_meta":{"io.modelcontextprotocol/serverInfo":{"name":"sample","title":"Sample","version":"1.2.3"}}`
	for name, c := range map[string]struct {
		method, params string
		ttl            string
		want           string // after what the newer era adds
	}{
		"text": {
			"resources/read", `"uri":"` + shelfSpec + `/tasks"`, "1000",
			`"contents":[{"mimeType":"text/markdown","text":"` + "\ufeff" + `- [ ] 1. \u003cLog\u003e in\r\n","uri":"` + shelfSpec + `/tasks"}]`,
		},
		"blob": {
			"resources/read", `"uri":"` + shelfSpec + `/notes"`, "5000",
			`"contents":[{"blob":"Y2Fm6Q==","mimeType":"text/markdown","uri":"` + shelfSpec + `/notes"}]`,
		},
		"not encoded": {
			"resources/read", `"uri":"kiro://specs/auth%2f登录/tasks/1"`, "1000",
			`"contents":[{"mimeType":"text/markdown","text":"` + "\ufeff" + `- [ ] 1. \u003cLog\u003e in","uri":"kiro://specs/auth%2f登录/tasks/1"}]`,
		},
		"completion": {
			"completion/complete", `"ref":{"type":"ref/resource","uri":"kiro://specs/{spec}/{document}"},"argument":{"name":"document","value":"ta"},"context":{"arguments":{"spec":"auth/登录"}}`, "",
			`"completion":{"total":1,"values":["tasks"]}`,
		},
		"no completion": {
			"completion/complete", `"ref":{"type":"ref/resource","uri":"kiro://specs/{spec}"},"argument":{"name":"spec","value":"zzz"}`, "",
			`"completion":{"values":[]}`,
		},
	} {
		for era, meta := range eras {
			t.Run(name+" "+era, func(t *testing.T) {
				p := shelf(t)
				p.send(asks(c.method, c.params, meta))
				want := `{` + c.want + `}`
				if era == "modern" {
					want = `{` + info + `,` + c.want + `,"resultType":"complete"}`
					if c.ttl != "" {
						want = `{` + info + `,"cacheScope":"private",` + c.want + `,"resultType":"complete","ttlMs":` + c.ttl + `}`
					}
				}
				wantJSON(t, p.result("1"), want)
			})
		}
	}
}

func TestResourceLists(t *testing.T) {
	for era, meta := range eras {
		p := shelf(t)
		for method, member := range map[string]string{"resources/list": "resources", "resources/templates/list": "resourceTemplates"} {
			p.send(asks(method, "", meta))
			r := p.result("1")
			rows, _ := r[member].([]any)
			if len(rows) < 3 {
				t.Errorf("%s (%s): %v", method, era, r)
			}
			if modern := era == "modern"; modern != (r["resultType"] == "complete") || modern != (r["ttlMs"] != nil) || modern != (r["cacheScope"] == "private") {
				t.Errorf("%s (%s) carries the wrong members: %v", method, era, r)
			}
		}
		p.send(asks("prompts/list", "", meta))
		if rows, ok := p.result("1")["prompts"].([]any); !ok || len(rows) != 0 {
			t.Errorf("prompts/list (%s): %v", era, rows)
		}
	}
}

func TestListedResource(t *testing.T) {
	p := shelf(t)
	p.send(asks("resources/list", "", modernMeta))
	rows, _ := p.result("1")["resources"].([]any)
	row, _ := rows[1].(map[string]any)
	annotations, _ := row["annotations"].(map[string]any)
	delete(annotations, "lastModified")
	wantJSON(t, row, `{"annotations":{"audience":["user","assistant"],"priority":1},`+
		`"description":"tasks of spec auth/登录, .kiro/specs/auth/登录/tasks.md","mimeType":"text/markdown","name":"auth/登录/tasks","size":22,`+
		`"title":"auth/登录: tasks","uri":"`+shelfSpec+`/tasks"}`)
}

func TestResourceErrors(t *testing.T) {
	const missing = "kiro://specs/..%2F..%2Fetc%2Fpasswd/x"
	for name, c := range map[string]struct {
		method, params string
		legacy, modern int
		data           string
	}{
		"not found":     {"resources/read", `"uri":"` + missing + `"`, mcp.RESOURCE_NOT_FOUND, mcp.INVALID_PARAMS, `{"code":"unknown_spec","uri":"` + missing + `"}`},
		"foreign":       {"resources/read", `"uri":"file:///etc/passwd"`, mcp.RESOURCE_NOT_FOUND, mcp.INVALID_PARAMS, `{"code":"invalid_uri","uri":"file:///etc/passwd"}`},
		"link outside":  {"resources/read", `"uri":"` + shelfSpec + `/design"`, mcp.INTERNAL_ERROR, mcp.INTERNAL_ERROR, `{"code":"outside_workspace","uri":"` + shelfSpec + `/design"}`},
		"no uri":        {"resources/read", ``, mcp.INVALID_PARAMS, mcp.INVALID_PARAMS, `null`},
		"uri a number":  {"resources/read", `"uri":1`, mcp.INVALID_PARAMS, mcp.INVALID_PARAMS, `null`},
		"cursor":        {"resources/list", `"cursor":"x"`, mcp.INVALID_PARAMS, mcp.INVALID_PARAMS, `null`},
		"cursor a list": {"resources/list", `"cursor":[]`, mcp.INVALID_PARAMS, mcp.INVALID_PARAMS, `null`},
		"second page":   {"resources/templates/list", `"cursor":"x"`, mcp.INVALID_PARAMS, mcp.INVALID_PARAMS, `null`},
		"prompt":        {"completion/complete", `"ref":{"type":"ref/prompt","name":"x"},"argument":{"name":"a","value":""}`, mcp.INVALID_PARAMS, mcp.INVALID_PARAMS, `null`},
		"template":      {"completion/complete", `"ref":{"type":"ref/resource","uri":"x"},"argument":{"name":"a","value":""}`, mcp.INVALID_PARAMS, mcp.INVALID_PARAMS, `null`},
		"no argument":   {"completion/complete", `"ref":{"type":"ref/resource","uri":"x"}`, mcp.INVALID_PARAMS, mcp.INVALID_PARAMS, `null`},
	} {
		for era, code := range map[string]int{"legacy": c.legacy, "modern": c.modern} {
			t.Run(name+" "+era, func(t *testing.T) {
				p := shelf(t)
				p.send(asks(c.method, c.params, eras[era]))
				l := p.answer("1")
				var failed struct {
					Error struct{ Data json.RawMessage }
				}
				if err := json.Unmarshal([]byte(l.raw), &failed); err != nil {
					t.Fatal(err)
				}
				if data := string(failed.Error.Data); l.Error == nil || l.Error.Code != code || data != c.data && (c.data != "null" || data != "") {
					t.Errorf("(-want +got)\n-%d %s\n+%s", code, c.data, l.raw)
				}
			})
		}
	}
}

// TestEraOfResources: requests of the newer era are held to it as mcp-go holds
// those that it answers itself.
func TestEraOfResources(t *testing.T) {
	p := shelf(t)
	for _, meta := range []string{
		`"_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28"}`,
		`"_meta":{"io.modelcontextprotocol/protocolVersion":"2099-01-01"}`,
		`"_meta":{"io.modelcontextprotocol/protocolVersion":"2099-01-01","io.modelcontextprotocol/clientCapabilities":{}}`,
		`"_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28","io.modelcontextprotocol/clientCapabilities":7}`,
	} {
		p.send(asks("tools/list", "", meta))
		theirs := p.answer("1").raw
		p.send(asks("resources/list", "", meta))
		if ours := p.answer("1").raw; ours != theirs {
			t.Errorf("%s (-mcp-go +ours)\n-%s\n+%s", meta, theirs, ours)
		}
	}
	p.send(asks("resources/list", "", `"_meta":1`))
	if l := p.answer("1"); l.Error == nil || l.Error.Code != mcp.INVALID_PARAMS {
		t.Errorf("_meta that is a number: %s", l.raw)
	}
}
