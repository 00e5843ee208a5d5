package edge

import (
	"os"
	"path/filepath"
	"testing"

	"kiro-mcp/resources"
	"kiro-mcp/specfs"
)

// TestResourcesOfClientRoots: where the client says which folders count, what
// it asks of resources before it has said so is answered from those folders.
func TestResourcesOfClientRoots(t *testing.T) {
	dir := t.TempDir()
	spec := filepath.Join(dir, ".kiro", "specs", "maps")
	if err := os.MkdirAll(spec, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(spec, "tasks.md"), []byte("- [ ] 1. A\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	w, err := specfs.Open(specfs.Options{})
	if err != nil {
		t.Fatal(err)
	}
	s, _ := sample(Options{Roots: w.SetClientRoots, Resources: resources.New(w)})
	p := connected(t, s)
	p.send(withRoots)
	p.answer("0")
	p.send(initialized, asks("resources/read", `"uri":"kiro://specs/maps/tasks"`, eras["legacy"]))
	asked := p.next()
	if asked.Method != "roots/list" {
		t.Fatalf("got %s, want roots/list", asked.raw)
	}
	p.send(`{"jsonrpc":"2.0","id":` + string(asked.ID) + `,"result":{"roots":[{"uri":"file://` + filepath.ToSlash(dir) + `"}]}}`)
	if l := p.answer("1"); l.Error != nil {
		t.Errorf("the workspace was not waited for: %s", l.raw)
	}
}
