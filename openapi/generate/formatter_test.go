package generate_test

import (
	"os"
	"os/exec"
	"strings"
	"testing"

	"kiro-mcp/internal/testpython"
)

// TestFormatter has black format what was generated, in one folder or in all of
// the project, our records among them, with lines shorter and longer than ours: nothing of that is an edit, and what changes then is
// written as if nobody had.
func TestFormatter(t *testing.T) {
	t.Parallel() // it waits for the disk
	python := testpython.Path(t)
	tastes := [][]string{{".", "--line-length=60"}, {"backend", "--line-length=140"}, {"backend", "--skip-magic-trailing-comma", "--line-length=200"}, {".", "--line-length=50"}}
	if os.Getenv("KIRO_MCP_STRESS") == "" {
		tastes = tastes[:1]
	}
	for _, args := range tastes {
		p := shop(t, t.TempDir())
		p.apply()
		before := p.tree()
		black := exec.CommandContext(t.Context(), python, append([]string{"-m", "black", "--quiet"}, args...)...)
		black.Dir = p.dir
		if out, err := black.CombinedOutput(); err != nil {
			t.Fatalf("black: %v\n%s", err, out)
		}
		formatted := 0
		for rel, text := range p.tree() {
			if before[rel] != text {
				formatted++
			}
		}
		if formatted == 0 {
			t.Fatalf("black %v changed nothing", args)
		}
		if a := p.plan(); a.Changed {
			t.Errorf("black %v: %s", args, a.Text())
		}
		p.replace(contractFile, "total: {type: number}", "total: {type: number}\n        note: {type: string}")
		if a := p.apply(); a.Counts.Conflict+a.Counts.Merge+a.Counts.Keep > 9 || !strings.Contains(p.read(modelsOfShop), "note:") {
			t.Errorf("black %v, field added: %s", args, a.Text())
		}
		t.Logf("black %v: %d files formatted, none taken for an edit", args, formatted)
	}
}
