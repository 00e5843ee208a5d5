package bench

import (
	"encoding/json"
	"go/format"
	"path"
	"strings"
	"testing"
)

// The samples are read by the tool and never run; those whose languages the
// standard library knows are at least held to be well-formed.
func TestSamplesAreWellFormed(t *testing.T) {
	looked := 0
	for _, s := range Stacks() {
		for name, text := range readSample(t, s.Name) {
			switch path.Ext(name) {
			case ".json":
				looked++
				if !json.Valid([]byte(text)) {
					t.Errorf("%s/%s is no JSON", s.Name, name)
				}
			case ".go":
				looked++
				if formatted, err := format.Source([]byte(text)); err != nil || string(formatted) != text {
					t.Errorf("%s/%s is not formatted: %v", s.Name, name, err)
				}
			}
			if !strings.HasSuffix(text, "\n") && text != "" {
				t.Errorf("%s/%s does not end with a line end", s.Name, name)
			}
		}
	}
	if looked < 10 {
		t.Errorf("only %d files were looked at", looked)
	}
}

// Every sample has the three documents of its spec, a manifest, and tests.
func TestSamplesAreWhole(t *testing.T) {
	for _, s := range Stacks() {
		files := readSample(t, s.Name)
		folder := strings.TrimSuffix(s.Design, "design.md")
		for _, doc := range []string{"requirements.md", "design.md", "tasks.md"} {
			if files[folder+doc] == "" {
				t.Errorf("%s lacks %s", s.Name, folder+doc)
			}
		}
		tests, lines := 0, 0
		for name, text := range files {
			if !strings.HasPrefix(name, ".kiro/") {
				lines += strings.Count(text, "\n")
			}
			if strings.Contains(strings.ToLower(name), "test") || strings.Contains(name, "spec/") || strings.HasSuffix(name, ".spec.ts") {
				tests++
			}
		}
		if tests == 0 {
			t.Errorf("%s has no tests", s.Name)
		}
		if lines < 400 {
			t.Errorf("%s has only %d lines", s.Name, lines)
		}
	}
}
