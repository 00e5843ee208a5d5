package tools_test

import (
	"os"
	"path/filepath"
	"testing"

	"kiro-mcp/internal/testcorpus"
	"kiro-mcp/internal/tool"
	"kiro-mcp/internal/workflow"
	"kiro-mcp/specfs"
	"kiro-mcp/tools"
)

// The first page of findings fits for every spec of the corpus, whatever its
// paths and messages are.
func TestCorpusValidationsFit(t *testing.T) {
	base := filepath.Join(testcorpus.Dir(t), "kiro")
	projects, err := os.ReadDir(base)
	if err != nil {
		t.Fatal(err)
	}
	specs, findings, largest := 0, 0, 0
	for _, p := range projects {
		if !p.IsDir() {
			continue
		}
		workspaces, err := specfs.Open(specfs.Options{Roots: []string{filepath.Join(base, p.Name())}})
		if err != nil {
			t.Fatal(err)
		}
		list, _, err := workspaces.Specs(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		c := caller{t: t, tools: tools.All(workspaces)}
		for _, s := range list {
			var page workflow.Validation
			answer := c.call("validate_spec", map[string]any{"spec": s.ID}, &page)
			specs, findings, largest = specs+1, findings+page.Total, max(largest, len(answer.Text), len(answer.Structured))
			if page.Total > 0 && len(page.Findings) == 0 {
				t.Errorf("%s: %d findings and none on the page", s.ID, page.Total)
			}
		}
	}
	if specs < 450 || largest > tool.PageBytes {
		t.Errorf("%d specs, the largest page has %d bytes; want 450 or more, and at most %d", specs, largest, tool.PageBytes)
	}
	t.Logf("%d specs, %d findings, the largest page %d bytes", specs, findings, largest)
}
