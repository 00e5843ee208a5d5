package held

import (
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"kiro-mcp/openapi/mock"
	"kiro-mcp/openapi/typescript"
)

// frontend is where the compiler is, and what a frontend does with orders.
const frontend = "../../.ci/typescript"

// TestOneScriptForBoth runs what a frontend does with orders, compiled once,
// against the mock and then, unchanged, against the written server on uvicorn.
func TestOneScriptForBoth(t *testing.T) {
	if !stress() {
		t.Skip("starts a compiler and Python; set KIRO_MCP_STRESS=1")
	}
	tsc := filepath.Join(frontend, "node_modules", "typescript", "bin", "tsc")
	if _, err := os.Stat(tsc); err != nil {
		const missing = "no TypeScript compiler: .ci/typescript/run installs it"
		if os.Getenv("CI") == "true" {
			t.Fatal(missing)
		}
		t.Skip(missing)
	}
	c, out := apps[0].build(t)
	files, err := typescript.Target{}.Files(c)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	for _, f := range files {
		write(t, filepath.Join(dir, filepath.FromSlash(f.Path)), f.Content)
	}
	source, err := os.ReadFile(filepath.Join(frontend, "orders.ts"))
	if err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(dir, "orders.ts"), source)
	write(t, filepath.Join(dir, "package.json"), []byte(`{"type": "module"}`))
	compile := exec.CommandContext(t.Context(), "node", tsc, "--strict", "--skipLibCheck", "--target", "es2022", "--module", "nodenext", filepath.Join(dir, "orders.ts"))
	if said, err := compile.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, said)
	}
	server := httptest.NewServer(mock.New(c, mock.Options{}))
	defer server.Close()
	for _, base := range []string{server.URL, serve(t, out)} {
		up := waitFor(t, base+"/health")
		said, err := exec.CommandContext(t.Context(), "node", filepath.Join(dir, "orders.js"), base).CombinedOutput()
		if err != nil || strings.TrimSpace(string(said)) != "all is well" {
			t.Errorf("%s (up: %v): %v: %s", base, up, err, said)
		}
	}
}

// waitFor waits until a server answers.
func waitFor(t *testing.T, url string) bool {
	t.Helper()
	for begin := time.Now(); time.Since(begin) < 30*time.Second; time.Sleep(100 * time.Millisecond) {
		if answer, err := http.Get(url); err == nil {
			return answer.Body.Close() == nil
		}
	}
	return false
}
