package draft_test

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"

	"kiro-mcp/openapi/draft"
)

var (
	update = flag.Bool("update", false, "rewrite the golden files")
	show   = flag.Bool("show", false, "print what is drafted of the corpus")
)

// TestSchemas: every kind of code that a design may have becomes a schema,
// each field on its line; what nobody speaks of says so.
func TestSchemas(t *testing.T) {
	text, err := os.ReadFile(filepath.Join("testdata", "design.md"))
	if err != nil {
		t.Fatal(err)
	}
	missing := []string{"Member", "Copy", "Loan", "Reminder", "Shelf", "Fine", "Branch", "Event", "PostalPlace", "Author"}
	drafts := draft.Schemas([]draft.Design{{Path: ".kiro/design.md", Text: text}}, missing, []string{"Clerk"})
	if len(drafts) != len(missing) {
		t.Fatalf("drafts (-want +got): -%d +%d", len(missing), len(drafts))
	}
	var all bytes.Buffer
	all.WriteString("components:\n  schemas:\n")
	lines := strings.Split(string(text), "\n")
	for i, d := range drafts {
		if d.Name != missing[i] {
			t.Errorf("draft %d (-want +got): -%s +%s", i, missing[i], d.Name)
		}
		if word := d.From[strings.LastIndexByte(d.From, ' ')+1:]; d.From != "" && !strings.Contains(lines[d.Line-1], word) {
			t.Errorf("line %d does not name %s: %s", d.Line, word, lines[d.Line-1])
		}
		all.WriteString(d.Text)
	}
	var parsed map[string]any
	if err := yaml.Load(all.Bytes(), &parsed); err != nil {
		t.Errorf("the drafts are no YAML: %v", err)
	}
	golden := filepath.Join("testdata", "drafts.yaml")
	if *update {
		if err := os.WriteFile(golden, all.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(want, all.Bytes()) {
		t.Errorf("the drafts are not those of %s; run with -update if that is meant. Now:\n%s", golden, all.String())
	}
}

// TestNothing: without a design there is still a draft, which says why it is
// empty.
func TestNothing(t *testing.T) {
	drafts := draft.Schemas(nil, []string{"Address"}, nil)
	if len(drafts) != 1 || drafts[0].From != "" || !strings.Contains(drafts[0].Text, "# there is no design that says what Address is") {
		t.Errorf("drafts of nothing: %+v", drafts)
	}
}
