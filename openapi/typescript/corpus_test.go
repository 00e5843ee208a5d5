package typescript_test

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"kiro-mcp/internal/testcorpus"
	"kiro-mcp/internal/testcpu"
	"kiro-mcp/openapi"
	"kiro-mcp/openapi/typescript"
)

// bar is how many in a hundred outputs have to compile.
const bar = 98

// sample is how many contracts there are to one that the quick suite takes.
const sample = 20

// TestCorpusCompiles makes the client of every contract and compiles it under
// tsc --strict.
func TestCorpusCompiles(t *testing.T) {
	node := compiler(t)
	out := os.Getenv("KIRO_MCP_TYPESCRIPT_OUT") // to look at what was made
	if out == "" {
		out = t.TempDir()
	}
	dir, paths := loading(t)
	made := 0
	for _, rel := range paths {
		c, err := openapi.Read(t.Context(), dir, rel, openapi.Options{})
		if err != nil || !c.Usable() {
			t.Errorf("%s: %v, %v", rel, err, c.Findings[:min(len(c.Findings), 3)])
			continue
		}
		write(t, filepath.Join(out, strings.NewReplacer("/", "+").Replace(rel)), files(t, c))
		made++
	}
	results := compile(t, node, out)
	if made == 0 || len(results) != made {
		t.Fatalf("made %d outputs, %d were compiled", made, len(results))
	}
	clean := 0
	for _, r := range results {
		t.Logf("%-70s %6d ms %4d errors", r.Name, r.Milliseconds, len(r.Errors))
		for _, e := range r.Errors[:min(len(r.Errors), 10)] {
			t.Log("    " + e)
		}
		if len(r.Errors) == 0 {
			clean++
		}
	}
	t.Logf("%d of %d compile", clean, made)
	if clean*100 < made*bar {
		t.Errorf("%d of %d outputs compile, want %d %%", clean, made, bar)
	}
}

// TestCorpusAgain: the same contract gives the same bytes, and the largest takes
// less than a second of CPU.
func TestCorpusAgain(t *testing.T) {
	dir, paths := loading(t)
	for _, rel := range paths {
		var made [2][]openapi.File
		for i := range made {
			c, err := openapi.Read(t.Context(), dir, rel, openapi.Options{})
			if err != nil {
				t.Fatal(err)
			}
			begin := testcpu.Used(t)
			made[i] = files(t, c)
			if took := testcpu.Used(t) - begin; took > time.Second {
				t.Errorf("%s took %s of CPU", rel, took)
			} else if took > 100*time.Millisecond {
				t.Logf("%s took %s of CPU", rel, took)
			}
		}
		for i, f := range made[0] {
			if again := made[1][i]; f.Path != again.Path || !bytes.Equal(f.Content, again.Content) {
				t.Errorf("%s: %s is not made the same twice", rel, f.Path)
			}
		}
	}
}

// loading are the contracts of the corpus that kin-openapi loads; a sample of
// them where nobody asked for all.
func loading(t *testing.T) (dir testcorpus.Folder, paths []string) {
	t.Helper()
	dir, paths = testcorpus.Loading(t)
	if os.Getenv("KIRO_MCP_STRESS") == "1" {
		return dir, paths
	}
	var some []string
	for i := 0; i < len(paths); i += sample {
		some = append(some, paths[i])
	}
	return dir, some
}

func files(t *testing.T, c *openapi.Contract) []openapi.File {
	t.Helper()
	made, err := typescript.Target{}.Files(c)
	if err != nil {
		t.Fatal(err)
	}
	return made
}

func write(t *testing.T, dir string, made []openapi.File) {
	t.Helper()
	for _, f := range made {
		path := filepath.Join(dir, filepath.FromSlash(f.Path))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, f.Content, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// compiler finds node, and the compiler that .ci/typescript/run installs.
func compiler(t *testing.T) string {
	t.Helper()
	node, err := exec.LookPath("node")
	if err == nil {
		_, err = os.Stat(filepath.Join(tools, "node_modules", "typescript"))
	}
	if err == nil {
		return node
	}
	if os.Getenv("CI") == "true" {
		t.Fatalf("no TypeScript compiler: %v; .ci/typescript/run installs it", err)
	}
	t.Skipf("no TypeScript compiler: %v; .ci/typescript/run installs it", err)
	return ""
}

// tools is where the compiler is.
const tools = "../../.ci/typescript"

// result is what the compiler says of one folder.
type result struct {
	Name         string
	Files        int
	Errors       []string
	Milliseconds int
}

// compile compiles every folder below another.
func compile(t *testing.T, node, dir string) []result {
	t.Helper()
	var diagnostics strings.Builder
	c := exec.CommandContext(t.Context(), node, "--max-old-space-size=3000", filepath.Join(tools, "check.mjs"), dir)
	c.Stderr = &diagnostics
	out, err := c.Output()
	if err != nil {
		t.Fatalf("%v: %s", err, diagnostics.String())
	}
	var results []result
	lines := bufio.NewScanner(bytes.NewReader(out))
	lines.Buffer(nil, 64<<20)
	for lines.Scan() {
		var r result
		if err := json.Unmarshal(lines.Bytes(), &r); err != nil {
			t.Fatal(fmt.Errorf("%s: %w", lines.Text(), err))
		}
		results = append(results, r)
	}
	return results
}
