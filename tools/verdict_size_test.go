package tools_test

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"kiro-mcp/internal/tool"
	"kiro-mcp/specfs"
	"kiro-mcp/tools"
)

// hundredEndpoints is a project whose design promises a hundred routes, of which
// the code serves seventy, and says some other things that nobody understands.
func hundredEndpoints(t testing.TB) []*tool.Tool {
	t.Helper()
	var design, code strings.Builder
	design.WriteString("# Shop\n\n## API\n\n| Method | Path | Access |\n|---|---|---|\n")
	code.WriteString("from fastapi import FastAPI\n\napp = FastAPI()\n\n")
	for i := range 100 {
		fmt.Fprintf(&design, "| GET | /api/v1/things%d/{id} | public |\n", i)
		if i%10 < 7 {
			fmt.Fprintf(&code, "@app.get(\"/api/v1/things%d/{id}\")\ndef thing%d(id: str):\n    return {}\n\n\n", i, i)
		}
	}
	design.WriteString("\n## Behaviour\n\n")
	for i := range 40 {
		fmt.Fprintf(&design, "- The thing number %d must be agreeable to whoever looks at it\n", i)
	}
	dir := t.TempDir()
	for name, text := range map[string]string{".kiro/specs/shop/design.md": design.String(), "app/main.py": code.String()} {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	workspaces, err := specfs.Open(specfs.Options{Roots: []string{dir}})
	if err != nil {
		t.Fatal(err)
	}
	return tools.All(workspaces)
}

// An answer about a design with a hundred endpoints stays within its room, in each
// face, and counts everything all the same.
func TestVerdictsOfAHundredEndpoints(t *testing.T) {
	all := hundredEndpoints(t)
	for args, room := range map[string]int{
		`{}`: 4_000, `{"detail":"full"}`: 16_000, `{"max_bytes":1500}`: 1_500, `{"max_bytes":2000,"detail":"full"}`: 2_000,
		`{"max_bytes":30000,"detail":"full"}`: 30_000, `{"max_bytes":60000,"detail":"full"}`: 60_000,
	} {
		answer := callTool(t, all, "validate_against_design", args)
		t.Logf("%-40s text %d, structured %d of %d bytes", args, len(answer.Text), len(answer.Structured), room)
		if answer.Bytes() > room {
			t.Errorf("%s: %d bytes, at most %d", args, answer.Bytes(), room)
		}
		var got struct {
			Counts   struct{ Satisfied, Violated int }
			Coverage struct {
				Unclaimed int `json:"not_recognised"`
			}
			Verdicts []json.RawMessage
			Omitted  string
		}
		if err := json.Unmarshal(answer.Structured, &got); err != nil {
			t.Fatal(err)
		}
		if got.Counts.Violated != 30 || got.Counts.Satisfied < 70 || len(got.Verdicts) == 0 {
			t.Errorf("%s: %+v, %d rows; want 30 violated, at least 70 satisfied, and rows", args, got.Counts, len(got.Verdicts))
		}
		if len(got.Verdicts) < 30 && got.Omitted == "" {
			t.Errorf("%s: %d of 30 rows, and nothing says that some were left out", args, len(got.Verdicts))
		}
	}
}

func callTool(t testing.TB, all []*tool.Tool, name, args string) *tool.Answer {
	t.Helper()
	for _, x := range all {
		if x.Name == name {
			answer, err := x.Call(t.Context(), json.RawMessage(args))
			if err != nil {
				t.Fatal(err)
			}
			return answer
		}
	}
	t.Fatalf("there is no tool %s", name)
	return nil
}
