package tools_test

import (
	"os"
	"path/filepath"
	"sync/atomic"
	"testing"

	"kiro-mcp/internal/testcorpus"
	"kiro-mcp/internal/tool"
	"kiro-mcp/internal/workflow"
	"kiro-mcp/specfs"
	"kiro-mcp/tools"
)

// The first page of findings fits for every spec of the corpus, whatever its
// paths and messages are; the quick suite takes some of them.
func TestCorpusValidationsFit(t *testing.T) {
	base := filepath.Join(testcorpus.Dir(t), "kiro")
	projects, err := os.ReadDir(base)
	if err != nil {
		t.Fatal(err)
	}
	var specs, findings, cut atomic.Int64
	t.Run("projects", func(t *testing.T) {
		for _, p := range projects {
			if !p.IsDir() {
				continue
			}
			t.Run(p.Name(), func(t *testing.T) {
				t.Parallel()
				workspaces, err := specfs.Open(specfs.Options{Roots: []string{filepath.Join(base, p.Name())}})
				if err != nil {
					t.Fatal(err)
				}
				list, _, err := workspaces.Specs(t.Context())
				if err != nil {
					t.Fatal(err)
				}
				c := caller{t: t, tools: tools.All(workspaces)}
				for i, s := range list {
					if i%specStride != 0 {
						continue
					}
					page := c.firstFindings(s.ID)
					specs.Add(1)
					findings.Add(int64(page.Total))
					if page.NextCursor != "" {
						cut.Add(1)
					}
				}
			})
		}
	})
	if least := int64(450 / specStride); specs.Load() < least {
		t.Errorf("%d specs, want at least %d", specs.Load(), least)
	}
	t.Logf("%d specs, %d findings, %d of the answers cut to a page", specs.Load(), findings.Load(), cut.Load())
}

// firstFindings validates a spec as a client does that asks for nothing more.
func (c caller) firstFindings(spec string) workflow.Validation {
	c.t.Helper()
	var page workflow.Validation
	answer := c.call("validate_spec", map[string]any{"spec": spec}, &page)
	if largest := max(len(answer.Text), len(answer.Structured)); largest > tool.PageBytes {
		c.t.Errorf("%s: %d bytes, at most %d", spec, largest, tool.PageBytes)
	}
	if page.Total > 0 && len(page.Findings) == 0 {
		c.t.Errorf("%s: %d findings and none on the page", spec, page.Total)
	}
	return page
}
