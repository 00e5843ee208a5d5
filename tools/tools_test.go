package tools_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"kiro-mcp/internal/tool"
	"kiro-mcp/specfs"
	"kiro-mcp/tools"
)

var update = flag.Bool("update", false, "write the goldens anew")

// over opens the tools on a copy of a sample project.
func over(t testing.TB, name string) []*tool.Tool {
	t.Helper()
	dir := filepath.Join(t.TempDir(), name)
	if err := os.CopyFS(dir, os.DirFS(filepath.Join("..", "testdata", name))); err != nil {
		t.Fatal(err)
	}
	workspaces, err := specfs.Open(specfs.Options{Roots: []string{dir}})
	if err != nil {
		t.Fatal(err)
	}
	return tools.All(workspaces)
}

// listed is what a model sees of a tool.
type listed struct {
	Name        string          `json:"name"`
	Title       string          `json:"title"`
	Description string          `json:"description"`
	InputSchema json.RawMessage `json:"inputSchema"`
}

// The list is paid for on every request: six of the eleven core tools may take
// 4,200 of their 8,000 bytes.
func TestListStaysWithinItsBudget(t *testing.T) {
	total := 0
	for _, x := range over(t, "orders") {
		raw, err := json.Marshal(listed{x.Name, x.Title, x.Description, x.InputSchema()})
		if err != nil {
			t.Fatal(err)
		}
		t.Logf("%s: %d bytes", x.Name, len(raw))
		total += len(raw)
		if len(x.Description) > 400 {
			t.Errorf("%s: a description of %d bytes, at most 400", x.Name, len(x.Description))
		}
		if !strings.Contains(x.Description, "Example: {") {
			t.Errorf("%s: the description has no example", x.Name)
		}
		for _, p := range x.Params() {
			if p.Doc == "" && p.Enum == nil {
				t.Errorf("%s: parameter %s is not described", x.Name, p.Name)
			}
		}
		if len(x.Examples) == 0 {
			t.Errorf("%s has no example", x.Name)
		}
	}
	t.Logf("all: %d bytes", total)
	if total == 0 || total > 4_200 {
		t.Errorf("the list takes %d bytes, at most 4,200", total)
	}
}

func TestSchemas(t *testing.T) {
	for _, x := range over(t, "orders") {
		golden(t, x.Name+".input.json", x.InputSchema())
		golden(t, x.Name+".output.json", x.OutputSchema())
	}
}

func golden(t testing.TB, name string, schema json.RawMessage) {
	t.Helper()
	var got bytes.Buffer
	if err := json.Indent(&got, schema, "", "  "); err != nil {
		t.Fatal(err)
	}
	got.WriteByte('\n')
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, got.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("%v; run with -update", err)
	}
	if !bytes.Equal(want, got.Bytes()) {
		t.Errorf("%s (-want +got); run with -update if this is expected\n-%s\n+%s", name, want, &got)
	}
}

// Every example of every tool is a call that works, within the page budget.
func TestExamplesWork(t *testing.T) {
	calls := 0
	for _, sample := range []string{"orders", "bugfix"} {
		for _, x := range over(t, sample) {
			for _, e := range x.Examples {
				if !json.Valid([]byte(e.Args)) {
					t.Errorf("%s: example %s is no JSON", x.Name, e.Args)
				}
				answer, err := x.Call(t.Context(), json.RawMessage(e.Args))
				var refused *tool.Error
				switch {
				case err == nil:
					calls++
					if len(answer.Text) == 0 || len(answer.Structured) == 0 {
						t.Errorf("%s %s: an empty face", x.Name, e.Args)
					}
				case !errors.As(err, &refused) || refused.Code == tool.CodeInternal || refused.Code == tool.CodeInvalidArgument || refused.Code == tool.CodeUnknownArgument:
					t.Errorf("%s on %s %s: %v", x.Name, sample, e.Args, err)
				}
			}
		}
	}
	if calls < 10 {
		t.Errorf("%d examples gave an answer, want 10 or more", calls)
	}
}

func TestInstructions(t *testing.T) {
	if n := len(tools.Instructions); n > 2_000 {
		t.Errorf("the instructions have %d bytes, at most 2,000", n)
	}
	for _, x := range over(t, "orders") {
		if !strings.Contains(tools.Instructions, x.Name) {
			t.Errorf("the instructions do not name %s", x.Name)
		}
	}
}
