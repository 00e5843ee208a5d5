package typescript_test

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"kiro-mcp/openapi"
)

var update = flag.Bool("update", false, "rewrite the goldens")

// TestTraps holds the output of a contract full of traps to its goldens, and
// compiles it with a file that says what its types allow.
func TestTraps(t *testing.T) {
	made := files(t, contract(t, "testdata", "traps.yaml"))
	golden := filepath.Join("testdata", "traps")
	own := slices.DeleteFunc(slices.Clone(made), func(f openapi.File) bool { return f.Path == "contract/runtime.ts" }) // the same for all contracts
	if *update {
		write(t, golden, own)
	}
	for _, f := range own {
		want, err := os.ReadFile(filepath.Join(golden, filepath.FromSlash(f.Path)))
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(want, f.Content) {
			t.Errorf("%s is not what it was; run the test with -update and read the diff", f.Path)
		}
	}
	usage, err := os.ReadFile(filepath.Join(golden, "usage.ts"))
	if err != nil {
		t.Fatal(err)
	}
	node, out := compiler(t), t.TempDir()
	write(t, filepath.Join(out, "traps"), made)
	if err := os.WriteFile(filepath.Join(out, "traps", "usage.ts"), usage, 0o644); err != nil {
		t.Fatal(err)
	}
	for _, r := range compile(t, node, out) {
		if len(r.Errors) > 0 || r.Files != len(made)+1 {
			t.Errorf("%d files: %q", r.Files, r.Errors)
		}
	}
}
