package rules

import (
	"bytes"
	"testing"

	"kiro-mcp/specfs"
	"kiro-mcp/specfs/doc"
)

// Whatever stands in the documents, every rule ends, and speaks of lines that
// are there.
func FuzzRules(f *testing.F) {
	for _, tc := range ruleCases {
		f.Add([]byte(tc.documents["requirements"]), []byte(tc.documents["design"]), []byte(tc.documents["tasks"]))
	}
	f.Add([]byte("### Requirement 1\r1. \xffSHALL SHALL\r"), []byte("```go\r\nif"), []byte("- [ ] 1. \xff`\n- [x] 1.1\u2028"))
	f.Fuzz(func(t *testing.T, requirements, design, tasks []byte) {
		documents := []*specfs.Document{
			{Info: specfs.Info{Kind: specfs.KindRequirements, Name: "requirements", Path: "requirements.md"}, Source: requirements, Requirements: doc.ParseRequirements("requirements", requirements)},
			{Info: specfs.Info{Kind: specfs.KindDesign, Name: "design", Path: "design.md"}, Source: design, Design: doc.ParseDesign("design", design)},
			{Info: specfs.Info{Kind: specfs.KindTasks, Name: "tasks", Path: "tasks.md"}, Source: tasks, Tasks: doc.ParseTasks("tasks", tasks)},
		}
		lines := map[string]int{}
		for _, d := range documents {
			lines[d.Path] = 1 + bytes.Count(d.Source, []byte("\n")) + bytes.Count(d.Source, []byte("\r"))
		}
		all := func(*Rule) bool { return true }
		for _, f := range apply(newSubject(documents, nil), all, true).Findings {
			if f.Line < 1 || f.Line > lines[f.File] {
				t.Errorf("%s speaks of line %d of %s, which has %d", f.Code, f.Line, f.File, lines[f.File])
			}
		}
	})
}
