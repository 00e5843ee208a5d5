package typescript_test

import (
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"kiro-mcp/internal/testcorpus"
	"kiro-mcp/openapi"
	"kiro-mcp/openapi/mock"
)

// samples are the contracts that the project's tests share.
const samples = "../../testdata/openapi"

// TestScriptAgainstMock runs what a frontend does with orders against the mock.
// openapi/held runs the same file against the written server.
func TestScriptAgainstMock(t *testing.T) {
	node := compiler(t)
	c := contract(t, samples+"/orders", "api-spec.yaml")
	source, err := os.ReadFile(tools + "/orders.ts")
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(mock.New(c, mock.Options{Log: func(line string) { t.Log(line) }}))
	defer server.Close()
	if out := runScript(t, node, c, source, server.URL); strings.TrimSpace(out) != "all is well" {
		t.Error(out)
	}
}

// runScript runs a script beside the client of a contract, and gives what it
// says.
func runScript(t *testing.T, node string, c *openapi.Contract, source []byte, args ...string) string {
	t.Helper()
	dir := t.TempDir()
	write(t, dir, files(t, c))
	if err := os.WriteFile(filepath.Join(dir, "script.ts"), source, 0o644); err != nil {
		t.Fatal(err)
	}
	if out, err := exec.CommandContext(t.Context(), node, filepath.Join(tools, "transpile.mjs"), dir).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	out, err := exec.CommandContext(t.Context(), node, append([]string{filepath.Join(dir, "script.js")}, args...)...).CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	return string(out)
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
		{"only said otherwise", "Create new order", "Take an order", ""},
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
		if c.caller == "" {
			if said != "" {
				t.Errorf("%s: tsc says %s", c.change, said)
			}
			continue
		}
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
	c, err := openapi.Read(t.Context(), testcorpus.Folder(dir), rel, openapi.Options{})
	if err != nil || !c.Usable() {
		t.Fatalf("%v: %v", err, c)
	}
	return c
}
