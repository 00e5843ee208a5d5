package edge

import (
	"fmt"
	"strings"
	"testing"

	"kiro-mcp/prompts"
	"kiro-mcp/resources"
	"kiro-mcp/specfs"
)

// promptPeer is a client of a server with a prompt that can be followed with one
// tool, over a project with one spec.
func promptPeer(t *testing.T) *peer {
	t.Helper()
	w, err := specfs.Open(specfs.Options{Roots: []string{"../../testdata/orders"}})
	if err != nil {
		t.Fatal(err)
	}
	s, _ := sample(Options{
		Resources: resources.New(w),
		Prompts:   prompts.New(w, []string{"read_spec", "search_specs", "list_open_tasks", "validate_against_design"}),
	})
	return connected(t, s)
}

func TestPromptsInBothEras(t *testing.T) {
	for era, meta := range eras {
		p := promptPeer(t)
		p.send(asks("prompts/list", "", meta))
		r := p.result("1")
		listed := fmt.Sprint(r["prompts"])
		if !strings.Contains(listed, "review_against_design") || !strings.Contains(listed, "id of the spec") {
			t.Errorf("prompts/list (%s): %s", era, listed)
		}
		if modern := era == "modern"; modern != (r["ttlMs"] != nil) || modern != (r["cacheScope"] == "private") || modern != (r["resultType"] == "complete") {
			t.Errorf("prompts/list (%s) has not the members of its era: %v", era, r)
		}
		p.send(asks("prompts/get", `"name":"review_against_design","arguments":{"spec":"main"}`, meta))
		r = p.result("1")
		if text := fmt.Sprint(r["messages"]); !strings.Contains(text, "role:user") || !strings.Contains(text, "# Review the code against the design of `main`") {
			t.Errorf("prompts/get (%s): %.500s", era, text)
		}
		p.send(asks("completion/complete", `"ref":{"type":"ref/prompt","name":"review_against_design"},"argument":{"name":"spec","value":"m"}`, meta))
		if r = p.result("1"); fmt.Sprint(r["completion"]) != "map[total:1 values:[main]]" {
			t.Errorf("completion/complete (%s): %v", era, r)
		}
	}
}

func TestPromptsAreAnnounced(t *testing.T) {
	const want = `{"completions":{},"prompts":{},"resources":{"listChanged":true,"subscribe":true},"tools":{}}`
	p := promptPeer(t)
	p.send(initialize)
	wantJSON(t, p.result("0")["capabilities"], want)
	p.send(asks("server/discover", "", modernMeta))
	wantJSON(t, p.result("1")["capabilities"], want)
}

// A prompt that cannot be made is refused with what would be right, not as a
// failure of the server.
func TestPromptsRefused(t *testing.T) {
	for params, want := range map[string]string{
		`"name":"review_against_desing"`:                              `there is no prompt \"review_against_desing\"; did you mean review_against_design?`,
		`"name":"review_against_design","arguments":{"spec":"mian"}`:  `valid: main`,
		`"name":"review_against_design","arguments":{"task":"2.1"}`:   `has no argument \"task\"`,
		`"name":"review_against_design","arguments":{"spec":["one"]}`: `wrong type`,
	} {
		for era, meta := range eras {
			p := promptPeer(t)
			p.send(asks("prompts/get", params, meta))
			if got := p.answer("1").raw; !strings.Contains(got, want) || !strings.Contains(got, "-32602") {
				t.Errorf("prompts/get %s (%s): %s", params, era, got)
			}
		}
	}
}
