package doc

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the golden files anew")

// TestGoldenDocuments holds what is read of whole documents against the file
// beside each. Run with -update if a difference is meant.
func TestGoldenDocuments(t *testing.T) {
	paths, err := filepath.Glob("testdata/documents/*.md")
	if err != nil || len(paths) == 0 {
		t.Fatalf("found no documents: %v", err)
	}
	for _, path := range paths {
		name := strings.TrimSuffix(filepath.Base(path), ".md")
		t.Run(name, func(t *testing.T) {
			src, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			var got string
			if strings.HasPrefix(name, "design") {
				got = printDesign(ParseDesign(name, src))
			} else {
				got = printRequirements(ParseRequirements(name, src))
			}
			compareGolden(t, strings.TrimSuffix(path, ".md")+".golden", got)
		})
	}
}

func compareGolden(t *testing.T, path, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s differs; run go test ./specfs/doc -update if this is meant (-want +got)\n-%s\n+%s", path, want, got)
	}
}

func printRequirements(d *Requirements) string {
	var b strings.Builder
	fmt.Fprintf(&b, "title: %s\nbugfix: %v\n", d.Title, d.Bugfix)
	for _, term := range d.Glossary {
		fmt.Fprintf(&b, "%d term %s: %s\n", term.Line, term.Name, term.Text)
	}
	for _, r := range d.All {
		fmt.Fprintf(&b, "%d requirement %s: %s\n", r.Line, r.ID, r.Title)
		if r.Story != "" {
			fmt.Fprintf(&b, "    story: %s\n", r.Story)
		}
		for _, c := range r.Criteria {
			last, _ := Position(d.Source, c.Span.End)
			fmt.Fprintf(&b, "    %d-%d %s %s: %s\n", c.Line, last, c.ID, c.Status, c.Text)
		}
	}
	return b.String() + printFindings(d.Findings)
}

func printDesign(d *Design) string {
	var b strings.Builder
	fmt.Fprintf(&b, "title: %s\n", d.Title)
	for _, s := range d.Sections {
		last, _ := Position(d.Source, s.Span.End)
		fmt.Fprintf(&b, "%d-%d section %s\n", s.Line, last, s.Path)
	}
	for _, p := range d.Properties {
		fmt.Fprintf(&b, "%d property %s: %s\n    %s\n", p.Line, p.ID, p.Title, p.Text)
		for _, r := range p.Validates {
			fmt.Fprintf(&b, "    %d validates %s\n", r.Line, describe(r))
		}
	}
	for _, m := range d.Mentions {
		kind := "mentions"
		if m.Defines {
			kind = "defines"
		}
		fmt.Fprintf(&b, "%d %s %s %s\n", m.Line, kind, m.Kind, m.Name)
	}
	return b.String() + printFindings(d.Findings)
}

func printFindings(findings []Finding) string {
	var b strings.Builder
	for _, f := range findings {
		fmt.Fprintf(&b, "%d %s %s: %s\n", f.Line, f.Severity, f.Code, f.Message)
	}
	return b.String()
}
