package conform_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"kiro-mcp/internal/claims/promises"
	"kiro-mcp/internal/code"
	"kiro-mcp/internal/conform"
	"kiro-mcp/specfs/doc"
)

// tale is a small project as its files stand, with lines of a design and what a
// careful reader says of the one that is meant.
type tale struct {
	says   string
	design string
	files  map[string]string
	check  string
	line   string // the line of the design that is meant
	want   conform.Verdict
}

// verdictOn runs the tool on a project and gives what it says of one line.
func (s *tale) verdictOn(t *testing.T) []conform.Judgement {
	t.Helper()
	dir := t.TempDir()
	for name, text := range s.files {
		full := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(full, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	project, err := code.NewSources().Project(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	before, _, found := strings.Cut(s.design, s.line)
	if !found {
		t.Fatalf("the design has no line %q", s.line)
	}
	at := 1 + strings.Count(before, "\n")
	promised := promises.Read(doc.ParseDesign("design.md", []byte(s.design)))
	var out []conform.Judgement
	for _, j := range conform.Run(conform.Input{Promises: promised, Project: project, Checks: []string{s.check}}).Judgements {
		if j.Line == at {
			out = append(out, j)
		}
	}
	return out
}

func hold(t *testing.T, tales []tale) {
	t.Helper()
	for i := range tales {
		s := &tales[i]
		t.Run(s.says, func(t *testing.T) {
			got := s.verdictOn(t)
			if len(got) != 1 || got[0].Verdict != s.want {
				t.Errorf("got %+v, want %s", got, s.want)
			}
		})
	}
}
