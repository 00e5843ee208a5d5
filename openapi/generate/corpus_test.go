package generate_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"kiro-mcp/internal/testcorpus"
	"kiro-mcp/internal/tool"
	"kiro-mcp/openapi"
	"kiro-mcp/openapi/fastapi"
	"kiro-mcp/openapi/generate"
	"kiro-mcp/openapi/typescript"
	"kiro-mcp/specfs"
)

// TestCorpus plans code of every contract of the corpus: answers are short
// whatever the contract, and the same each time. Under stress it writes them,
// and once more, which writes nothing.
func TestCorpus(t *testing.T) {
	t.Parallel() // it waits for the disk
	stress := os.Getenv("KIRO_MCP_STRESS") != ""
	contracts, planned, largest := corpus(t), 0, 0
	for _, name := range contracts {
		dir := t.TempDir()
		rel := "openapi" + filepath.Ext(name)
		source, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, rel), source, 0o644); err != nil {
			t.Fatal(err)
		}
		for _, target := range []openapi.Target{fastapi.Target{}, typescript.Target{}} {
			w, err := specfs.Open(specfs.Options{Roots: []string{dir}})
			if err != nil {
				t.Fatal(err)
			}
			g := generate.New(w, &openapi.Library{}, target)
			params := generate.Params{Contract: rel, Target: target.Name(), Placeholders: true}
			a, err := g.Generate(t.Context(), params)
			if err != nil {
				t.Errorf("%s, %s: %v", name, target.Name(), err)
				continue
			}
			bytes := shown(t, g, params)
			if largest = max(largest, bytes); bytes > tool.PageBytes {
				t.Errorf("%s, %s: an answer of %d bytes", name, target.Name(), bytes)
			}
			if a.Revision == "" {
				continue // it has errors, which openapi's own tests look at
			}
			planned++
			if stress {
				twice(t, g, params, name)
			}
		}
		if err := os.RemoveAll(dir); err != nil {
			t.Fatal(err)
		}
	}
	t.Logf("%d contracts, %d plans, answers of at most %d bytes", len(contracts), planned, largest)
	if planned < len(contracts) {
		t.Errorf("only %d plans", planned)
	}
}

// shown is the size of an answer as hosts are sent it.
func shown(t *testing.T, g *generate.Generator, params generate.Params) int {
	t.Helper()
	call := tool.New(tool.Definition[generate.Params, generate.Answer]{Name: "generate", Run: g.Generate})
	raw, err := json.Marshal(params)
	if err != nil {
		t.Fatal(err)
	}
	a, err := call.Call(t.Context(), raw)
	if err != nil {
		t.Fatal(err)
	}
	return a.Bytes()
}

func twice(t *testing.T, g *generate.Generator, params generate.Params, name string) {
	t.Helper()
	params.Apply = true
	if a, err := g.Generate(t.Context(), params); err != nil || !a.Applied {
		t.Errorf("%s, %s: applied %v: %v", name, params.Target, a.Applied, err)
		return
	}
	a, err := g.Generate(t.Context(), params)
	if err != nil || a.Changed || a.Applied {
		t.Errorf("%s, %s: written again: %v\n%s", name, params.Target, err, a.Text())
	}
}

// corpus lists the contracts: small ones in the quick suite, all under stress.
func corpus(t *testing.T) []string {
	t.Helper()
	dir, all := testcorpus.Contracts(t)
	most := int64(30 << 10)
	if os.Getenv("KIRO_MCP_STRESS") != "" {
		most = specfs.MaxDocument
	}
	var found []string
	for _, c := range all {
		name := filepath.Join(string(dir), filepath.FromSlash(c.Path))
		if info, err := os.Stat(name); err == nil && info.Size() <= most {
			found = append(found, name)
		}
	}
	if len(found) < 10 {
		t.Fatalf("the corpus holds only %d contracts", len(found))
	}
	return found
}
