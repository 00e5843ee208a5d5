package typescript_test

import (
	"context"
	"encoding/json"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"kiro-mcp/openapi"
	"kiro-mcp/openapi/mock"
)

// samples are the contracts that the project's tests share.
const samples = "../../testdata/openapi"

// TestScriptAgainstMock runs what a frontend does with orders against the mock.
// The test of the filled-in servers runs the same file against uvicorn.
func TestScriptAgainstMock(t *testing.T) {
	c := contract(t, samples+"/orders", "api-spec.yaml")
	script := compiledScript(t, c)
	server := httptest.NewServer(mock.New(c, mock.Options{Log: func(line string) { t.Log(line) }}))
	defer server.Close()
	out, err := exec.CommandContext(t.Context(), "node", script, server.URL).CombinedOutput()
	if err != nil || strings.TrimSpace(string(out)) != "all is well" {
		t.Errorf("%v: %s", err, out)
	}
}

// compiledScript is orders.js beside the client of a contract.
func compiledScript(t *testing.T, c *openapi.Contract) string {
	t.Helper()
	compiler(t)
	dir := scriptFolder(t, c)
	if out, err := tsc(t.Context(), dir); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	return filepath.Join(dir, "out", "orders.js")
}

// scriptFolder has orders.ts beside the client of a contract.
func scriptFolder(t *testing.T, c *openapi.Contract) string {
	t.Helper()
	dir := t.TempDir()
	write(t, dir, files(t, c))
	source, err := os.ReadFile(tools + "/orders.ts")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "orders.ts"), source, 0o644); err != nil {
		t.Fatal(err)
	}
	configure(t, dir)
	return dir
}

// configure makes a folder one that tsc compiles orders.ts in.
func configure(t *testing.T, dir string) {
	t.Helper()
	config, err := json.Marshal(map[string]any{
		"files": []string{"orders.ts"},
		"compilerOptions": map[string]any{
			"strict": true, "exactOptionalPropertyTypes": true, "noUncheckedIndexedAccess": true, "types": []string{}, "outDir": "out",
			"target": "ES2022", "module": "NodeNext", "lib": []string{"ES2022", "DOM", "DOM.Iterable"}, "skipLibCheck": true,
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	for name, content := range map[string][]byte{"tsconfig.json": config, "package.json": []byte(`{"type":"module"}`)} {
		if err := os.WriteFile(filepath.Join(dir, name), content, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func tsc(ctx context.Context, dir string) (string, error) {
	out, err := exec.CommandContext(ctx, "node", filepath.Join(tools, "node_modules", "typescript", "bin", "tsc"), "-p", dir).CombinedOutput()
	return string(out), err
}

// TestChangedContract: what a contract no longer promises breaks tsc where the
// frontend relies on it, and nowhere in the client.
func TestChangedContract(t *testing.T) {
	node := compiler(t)
	source, err := os.ReadFile(samples + "/orders/api-spec.yaml")
	if err != nil {
		t.Fatal(err)
	}
	script, err := os.ReadFile(tools + "/orders.ts")
	if err != nil {
		t.Fatal(err)
	}
	cases := []struct{ change, old, new, caller string }{
		{"field renamed", "total_cents", "sum_cents", "const { id, status, total_cents }"},
		{"value of an enum gone", "enum: [pending, shipped, cancelled]", "enum: [open, shipped, cancelled]", `query: { status: "pending" }`},
		{"status changed", "'201':", "'202':", "client.createOrder({ body: { items, shipping_address: address, note"},
		{"operation renamed", "operationId: cancelOrder", "operationId: stopOrder", "client.cancelOrder"},
		{"parameter renamed", "name: limit", "name: size", "query: { limit: 100 }"},
		{"new required field", "required: [street, city, postal_code, country]", "required: [street, city, postal_code, country, floor]", "const address: types.Address"},
	}
	out := t.TempDir()
	for _, c := range cases {
		changed := strings.ReplaceAll(string(source), c.old, c.new)
		if changed == string(source) {
			t.Fatalf("the contract has no %q", c.old)
		}
		in := t.TempDir()
		if err := os.WriteFile(filepath.Join(in, "api-spec.yaml"), []byte(changed), 0o644); err != nil {
			t.Fatal(err)
		}
		dir := filepath.Join(out, c.change)
		write(t, dir, files(t, contract(t, in, "api-spec.yaml")))
		if err := os.WriteFile(filepath.Join(dir, "orders.ts"), script, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	errors := map[string]string{}
	for _, r := range compile(t, node, out) {
		errors[r.Name] = strings.Join(r.Errors, "\n")
	}
	for _, c := range cases {
		said := errors[c.change]
		line := 1 + strings.Count(string(script[:strings.Index(string(script), c.caller)]), "\n")
		if !strings.Contains(said, "/orders.ts:"+strconv.Itoa(line)+":") {
			t.Errorf("%s: tsc does not speak of line %d, but says %q", c.change, line, said)
		}
		if strings.Contains(said, "/contract/") {
			t.Errorf("%s: the client itself is broken: %s", c.change, said)
		}
	}
}

// contract reads one that has to be usable.
func contract(t *testing.T, dir, rel string) *openapi.Contract {
	t.Helper()
	c, err := openapi.Read(t.Context(), folder(dir), rel, openapi.Options{})
	if err != nil || !c.Usable() {
		t.Fatalf("%v: %v", err, c)
	}
	return c
}
