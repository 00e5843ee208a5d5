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
	"kiro-mcp/internal/workflow"
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

// The list is paid for on every request: the core tools may take 8,000 bytes,
// all tools 14,000.
func TestListStaysWithinItsBudget(t *testing.T) {
	core, all := 0, 0
	for _, x := range over(t, "orders") {
		raw, err := json.Marshal(listed{x.Name, x.Title, x.Description, x.InputSchema()})
		if err != nil {
			t.Fatal(err)
		}
		t.Logf("%s: %d bytes", x.Name, len(raw))
		all += len(raw)
		if x.Toolset == tool.Core {
			core += len(raw)
		}
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
	t.Logf("core: %d bytes, all: %d bytes", core, all)
	if core == 0 || core > 8_000 || all > 14_000 {
		t.Errorf("the list takes %d bytes of core tools, at most 8,000, and %d in all, at most 14,000", core, all)
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
		// A server may not offer the others.
		if x.Toolset == tool.Core && !strings.Contains(tools.Instructions, x.Name) {
			t.Errorf("the instructions do not name %s", x.Name)
		}
	}
}

// A model that writes 1.10 without quotes sends 1.1: a number is refused when
// two ids could be meant, text never is.
func TestTaskAsJSONNumber(t *testing.T) {
	dir := t.TempDir()
	spec := filepath.Join(dir, ".kiro", "specs", "s")
	if err := os.MkdirAll(spec, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(spec, "tasks.md"), []byte("- [ ] 1.1 A\n- [ ] 1.10 B\n- [ ] 2 C\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	workspaces, err := specfs.Open(specfs.Options{Roots: []string{dir}})
	if err != nil {
		t.Fatal(err)
	}
	c := caller{t: t, tools: tools.All(workspaces)}
	for args, want := range map[string]string{`{"task":"1.1"}`: "1.1", `{"task":"1.10"}`: "1.10", `{"task":2}`: "2", `{"task":2.0}`: "2"} {
		var got workflow.GetTask
		c.call("get_task", json.RawMessage(args), &got)
		if got.Task.ID != want {
			t.Errorf("%s gives %s, want %s", args, got.Task.ID, want)
		}
	}
	_, err = c.tools[2].Call(t.Context(), json.RawMessage(`{"task":1.1}`))
	var refused *tool.Error
	if !errors.As(err, &refused) || refused.Code != "ambiguous_task" {
		t.Errorf("the number 1.1: %v, want ambiguous_task", err)
	}
}

// Whatever room get_task is given, it keeps to it.
func TestGetTaskKeepsToAnyRoom(t *testing.T) {
	calls := 0
	for _, sample := range []string{"orders", "kiro-current", "bugfix", "chinese", "japanese"} {
		c := caller{t: t, tools: over(t, sample)}
		for _, row := range c.page(map[string]any{"status": "all", "limit": 200}, tool.MaxBytes).Tasks {
			for room := 2_000; room <= 6_000; room += 500 {
				var got workflow.GetTask
				answer := c.call("get_task", map[string]any{"spec": row.Spec, "task": row.ID, "detail": "full", "max_bytes": room}, &got)
				if size := answer.Bytes(); size > room {
					t.Errorf("%s %s: %d bytes in a room of %d", sample, row.ID, size, room)
				}
				calls++
			}
		}
	}
	if calls < 500 {
		t.Errorf("%d calls, want 500 or more", calls)
	}
}
