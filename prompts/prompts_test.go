package prompts_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"kiro-mcp/internal/tool"
	"kiro-mcp/prompts"
	"kiro-mcp/specfs"
	"kiro-mcp/tools"
)

// everyTool are the tools that some prompt names, served or not.
var everyTool = []string{
	"list_specs", "list_open_tasks", "get_task", "check_off_task", "read_spec", "search_specs",
	"create_spec", "update_spec", "validate_spec", "validate_against_design", "generate_from_openapi", "record_review", "check_contract",
}

// project is a copy of a sample, and the workspaces over it.
func project(t testing.TB, name string) *specfs.Workspaces {
	t.Helper()
	dir := filepath.Join(t.TempDir(), name)
	if err := os.CopyFS(dir, os.DirFS(filepath.Join("..", "testdata", name))); err != nil {
		t.Fatal(err)
	}
	return over(t, dir)
}

func over(t testing.TB, dirs ...string) *specfs.Workspaces {
	t.Helper()
	w, err := specfs.Open(specfs.Options{Roots: dirs})
	if err != nil {
		t.Fatal(err)
	}
	return w
}

// Each prompt of each sample names only tools that are served, and every call
// of a reader that it writes out is one that works.
func TestPromptsCanBeFollowed(t *testing.T) {
	made, called := 0, 0
	for _, sample := range []string{"orders", "kiro-current", "bugfix", "ccsdd", "chinese", "monorepo"} {
		w := project(t, sample)
		set := prompts.New(w, everyTool)
		if got, want := len(set.List()), len(prompts.All()); got != want {
			t.Fatalf("%d of %d prompts are offered with every tool", got, want)
		}
		all := tools.All(w)
		specs, _, err := w.Specs(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range set.List() {
			for _, spec := range specs {
				text, err := set.Get(t.Context(), p.Name, map[string]string{"spec": spec.ID})
				if _, refused := errors.AsType[*prompts.ArgumentError](err); refused { // a spec without tasks has none to implement
					continue
				}
				if err != nil {
					t.Errorf("%s of %s: %v", p.Name, spec.ID, err)
					continue
				}
				made++
				called += follow(t, all, p.Name+" of "+spec.ID, text.Body)
			}
		}
	}
	if made < 40 || called < 200 {
		t.Errorf("%d prompts with %d calls, want 40 and 200", made, called)
	}
}

// aCall is a tool with its arguments, as a prompt writes it.
var aCall = regexp.MustCompile("`([a-z]+_[a-z_]+) (\\{.*?\\})`")

// misfits are refusals of a call itself. Others are for its values, which are
// placeholders where a writer is called.
var misfits = []string{tool.CodeUnknownArgument, tool.CodeInvalidArgument, tool.CodeMissingArgument, tool.CodeInternal, "not_applicable"}

// follow makes the calls of a prompt: readers must answer, and writers must
// take the arguments.
func follow(t *testing.T, all []*tool.Tool, what, body string) int {
	t.Helper()
	body, _, _ = strings.Cut(body, "\n## From the project")
	n := 0
	for _, m := range aCall.FindAllStringSubmatch(body, -1) {
		n++
		name, raw := m[1], m[2]
		var args map[string]any
		if err := json.Unmarshal([]byte(raw), &args); err != nil {
			t.Errorf("%s: %s is no JSON: %v", what, m[0], err)
		}
		i := slices.IndexFunc(all, func(x *tool.Tool) bool { return x.Name == name })
		switch {
		case i < 0 && slices.Contains(everyTool, name):
			continue // to come
		case i < 0:
			t.Errorf("%s: there is no tool %s", what, name)
			continue
		}
		made := strings.Contains(body, fmt.Sprintf(`"documents":[%q]`, args["document"])) // by a call before it
		_, err := all[i].Call(t.Context(), json.RawMessage(raw))
		refused, ok := errors.AsType[*tool.Error](err)
		switch {
		case err == nil:
		case all[i].Hints.ReadOnly && !made:
			t.Errorf("%s: %s: %v", what, m[0], err)
		case !ok || slices.Contains(misfits, refused.Code):
			t.Errorf("%s: %s: %v", what, m[0], err)
		}
	}
	return n
}

// Without the tools that a prompt needs it is not offered, and asking for it is
// refused as if it were unknown.
func TestPromptsNeedTheirTools(t *testing.T) {
	w := project(t, "orders")
	for _, c := range []struct {
		tools []string
		want  string
	}{
		{nil, ""},
		{everyTool[:6], "implement_task"},
		{[]string{"list_open_tasks", "read_spec", "search_specs", "validate_against_design"}, "review_against_design"}, // --read-only
	} {
		set := prompts.New(w, c.tools)
		var names []string
		for _, p := range set.List() {
			names = append(names, p.Name)
		}
		if got := strings.Join(names, " "); got != c.want {
			t.Errorf("with %v (-want +got)\n-%s\n+%s", c.tools, c.want, got)
		}
		_, err := set.Get(t.Context(), "write_design", nil)
		var refused *prompts.ArgumentError
		if !errors.As(err, &refused) || !strings.Contains(refused.Message, `no prompt "write_design"`) {
			t.Errorf("with %v write_design gives %v", c.tools, err)
		}
	}
}

// A prompt stays below 25,000 tokens, counted as bytes / 4, whatever the size of
// the spec, and says what it left out with calls that read on where it ends.
func TestPromptsOfALargeSpec(t *testing.T) {
	dir := t.TempDir()
	large(t, dir, 700_000)
	w := over(t, dir)
	set, all := prompts.New(w, everyTool), tools.All(w)
	for _, p := range set.List() {
		text, err := set.Get(t.Context(), p.Name, map[string]string{"spec": "large"})
		if err != nil {
			t.Fatal(err)
		}
		tokens := len(text.Body) / 4
		t.Logf("%-22s %6d bytes, %5d tokens", p.Name, len(text.Body), tokens)
		if tokens >= 25_000 {
			t.Errorf("%s has %d tokens, want fewer than 25,000", p.Name, tokens)
		}
		left := regexp.MustCompile("(?m)^- `.*`: lines (\\d+) to \\d+; read on with `read_spec (\\{.*\\})`$").FindAllStringSubmatch(text.Body, -1)
		if len(left) == 0 && p.Name != "implement_task" { // get_task says itself what it left out
			t.Errorf("%s does not say what it left out", p.Name)
		}
		for _, l := range left {
			readsOn(t, all, l[1], l[2])
		}
	}
}

// readsOn calls read_spec and fails unless its text begins at the line.
func readsOn(t *testing.T, all []*tool.Tool, line, args string) {
	t.Helper()
	read := all[slices.IndexFunc(all, func(x *tool.Tool) bool { return x.Name == "read_spec" })]
	answer, err := read.Call(t.Context(), json.RawMessage(args))
	if err != nil {
		t.Errorf("read_spec %s: %v", args, err)
		return
	}
	var got struct{ Line int }
	if err := json.Unmarshal(answer.Structured, &got); err != nil || fmt.Sprint(got.Line) != line {
		t.Errorf("read_spec %s begins at line %d, want %s (%v)", args, got.Line, line, err)
	}
}

// large writes a spec of at least so many bytes, and a contract as long.
func large(t testing.TB, dir string, size int) {
	t.Helper()
	var requirements, design, tasks, contract strings.Builder
	requirements.WriteString("# Requirements\n")
	design.WriteString("# Design\n")
	tasks.WriteString("# Tasks\n\n")
	contract.WriteString("openapi: 3.0.0\npaths:\n")
	for i := 1; requirements.Len()+design.Len()+tasks.Len() < size; i++ {
		fmt.Fprintf(&requirements, "\n### Requirement %d: Ledger %d\n\n**User Story:** As a clerk, I want ledger %d, so that the books agree.\n\n#### Acceptance Criteria\n\n1. WHEN an entry of %d is booked THEN the system SHALL add it within %d ms\n2. IF the entry is refused THEN the system SHALL say why\n", i, i, i, i, i)
		fmt.Fprintf(&design, "\n## Ledger %d\n\nThe ledger %d is kept in a table of its own, with the fields entry, amount and moment. It answers 422 to an entry that does not balance.\n", i, i)
		fmt.Fprintf(&tasks, "- [ ] %d. Keep ledger %d\n  - a table and its migration\n  - _Requirements: %d.1, %d.2_\n", i, i, i, i)
		fmt.Fprintf(&contract, "  /ledgers/%d:\n    get:\n      operationId: ledger%d\n      responses:\n        '200': {description: the ledger %d as it stands}\n", i, i, i)
	}
	for name, text := range map[string]string{
		".kiro/specs/large/requirements.md": requirements.String(),
		".kiro/specs/large/design.md":       design.String(),
		".kiro/specs/large/tasks.md":        tasks.String(),
		".kiro/steering/tech.md":            strings.Repeat("We test with `make test`.\n", 4_000),
		".kiro/api-spec.yaml":               contract.String(),
	} {
		write(t, filepath.Join(dir, name), text)
	}
}

func write(t testing.TB, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// The prompt that starts from a contract is followed where there is one: into a
// spec that is there, and into one that is not.
func TestAContractCanBeScaffolded(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "orders")
	if err := os.CopyFS(dir, os.DirFS(filepath.Join("..", "testdata", "orders"))); err != nil {
		t.Fatal(err)
	}
	contract, err := os.ReadFile(filepath.Join("..", "testdata", "openapi", "orders", "api-spec.yaml"))
	if err == nil {
		err = os.WriteFile(filepath.Join(dir, ".kiro", "api-spec.yaml"), contract, 0o644)
	}
	if err != nil {
		t.Fatal(err)
	}
	w := over(t, dir)
	for _, spec := range []string{"main", "order-api"} {
		text, err := prompts.New(w, everyTool).Get(t.Context(), "scaffold_from_openapi", map[string]string{"spec": spec})
		if err != nil {
			t.Fatal(err)
		}
		if n := follow(t, tools.All(w), "scaffold of "+spec, text.Body); n < 6 {
			t.Errorf("spec %s: %d calls, want 6 at least", spec, n)
		}
	}
}
