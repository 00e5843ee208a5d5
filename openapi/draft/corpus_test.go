package draft_test

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"

	"kiro-mcp/internal/testcorpus"
	"kiro-mcp/openapi/draft"
)

var defined = regexp.MustCompile(`(?mi)^\s*(?:export |public |@\w+ )*(?:create table(?: if not exists)?|interface|class|struct|record|type)\s+(\w+)`)

// TestCorpus: what is drafted of real designs can stand in a contract.
func TestCorpus(t *testing.T) {
	drafted, fields := 0, 0
	for _, path := range testcorpus.Files(t, testcorpus.IsDesign) {
		source, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		var names []string
		for _, m := range defined.FindAllStringSubmatch(string(source), -1) {
			if !slices.Contains(names, m[1]) {
				names = append(names, m[1])
			}
		}
		var b strings.Builder
		b.WriteString("components:\n  schemas:\n    Nothing: {}\n")
		for _, d := range draft.Schemas([]draft.Design{{Path: "design.md", Text: source}}, names, nil) {
			b.WriteString(d.Text)
			if d.From != "" {
				drafted++
				fields += strings.Count(d.Text, "# design.md:")
			}
		}
		var parsed map[string]any
		if err := yaml.Load([]byte(b.String()), &parsed); err != nil {
			t.Errorf("%s: %v", path, err)
		}
		if *show {
			t.Logf("%s\n%s", path, b.String())
		}
	}
	t.Logf("%d schemas with %d fields", drafted, fields)
	if drafted < 50 {
		t.Errorf("only %d schemas were drafted", drafted)
	}
}
