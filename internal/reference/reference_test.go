// Package reference keeps what is written about the tools equal to what they
// are: docs/reference.md and the tables of the README are made from the
// definitions, and the test fails while they differ. Run it with -update
// ("make update") to write them.
package reference

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"kiro-mcp/internal/author"
	"kiro-mcp/internal/compose"
	"kiro-mcp/internal/review"
	"kiro-mcp/internal/rules"
	"kiro-mcp/internal/tool"
	"kiro-mcp/internal/workflow"
	"kiro-mcp/openapi"
	"kiro-mcp/openapi/generate"
	"kiro-mcp/openapi/probe"
	"kiro-mcp/openapi/which"
	"kiro-mcp/prompts"
	"kiro-mcp/resources"
	"kiro-mcp/specfs"
	"kiro-mcp/specfs/doc"
	"kiro-mcp/tools"
)

var update = flag.Bool("update", false, "rewrite docs/reference.md and the tables of the README")

const root = "../.."

func TestReferenceIsCurrent(t *testing.T) {
	same(t, "docs/reference.md", reference(allTools(t)))
}

func TestReadmeTablesAreCurrent(t *testing.T) {
	readme := read(t, "README.md")
	for what, table := range map[string]string{"tools": toolTable(allTools(t)), "prompts": promptTable(prompts.All())} {
		readme = withTable(t, readme, what, table)
	}
	same(t, "README.md", readme)
}

// withTable is the README with a table between its marks.
func withTable(t *testing.T, readme, what, table string) string {
	t.Helper()
	begin, end := "<!-- "+what+": made by make update -->\n", "<!-- /"+what+" -->"
	head, rest, found := strings.Cut(readme, begin)
	_, tail, closed := strings.Cut(rest, end)
	if !found || !closed {
		t.Fatalf("README.md has no table of %s between %q and %q", what, begin, end)
	}
	return head + begin + table + end + tail
}

func allTools(t *testing.T) []*tool.Tool {
	t.Helper()
	workspaces, err := specfs.Open(specfs.Options{Roots: []string{t.TempDir()}})
	if err != nil {
		t.Fatal(err)
	}
	return tools.All(workspaces)
}

// same compares a file with what it should be, or rewrites it.
func same(t *testing.T, name, want string) {
	t.Helper()
	if *update {
		path := filepath.Join(root, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if got := read(t, name); got != want {
		t.Errorf("%s is not what the definitions say; run make update and read the diff", name)
	}
}

func read(t *testing.T, name string) string {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(root, name))
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func toolTable(all []*tool.Tool) string {
	var b strings.Builder
	b.WriteString("| tool | takes | what it is for |\n|---|---|---|\n")
	for _, t := range all {
		var params []string
		for _, p := range t.Params() {
			params = append(params, p.Name)
		}
		purpose, _, _ := strings.Cut(t.Description, " Example:")
		fmt.Fprintf(&b, "| [`%s`](docs/reference.md#%s) | %s | %s |\n", t.Name, t.Name, strings.Join(params, ", "), purpose)
	}
	return b.String()
}

func promptTable(all []prompts.Prompt) string {
	var b strings.Builder
	b.WriteString("| prompt | takes | what comes of it |\n|---|---|---|\n")
	for _, p := range all {
		var arguments []string
		for _, a := range p.Arguments {
			arguments = append(arguments, a.Name)
		}
		fmt.Fprintf(&b, "| [`%s`](docs/reference.md#%s) | %s | %s |\n", p.Name, p.Name, strings.Join(arguments, ", "), p.Description)
	}
	return b.String()
}

func describePrompt(b *strings.Builder, p prompts.Prompt) {
	fmt.Fprintf(b, "\n### %s\n\n%s Offered where these tools are: %s.\n\n", p.Name, p.Description, strings.Join(p.Needs(), ", "))
	b.WriteString("| argument | meaning |\n|---|---|\n")
	for _, a := range p.Arguments {
		fmt.Fprintf(b, "| `%s` | %s |\n", a.Name, a.Description)
	}
}

func reference(all []*tool.Tool) string {
	var b strings.Builder
	b.WriteString("# Reference\n\nMade by `make update` from the definitions; a test fails while it differs.\n\n## Tools\n")
	for _, t := range all {
		describe(&b, t)
	}
	b.WriteString("\n## Prompts\n\nNo argument is required, and each can be completed. A prompt holds the documents it needs up to 60,000 bytes and says what it left out.\n")
	for _, p := range prompts.All() {
		describePrompt(&b, p)
	}
	b.WriteString("\n## Error codes\n\nAn error's first line is `error <code>: <message>`; `_meta[\"kiro-mcp/error\"]` has the same for machines. A resource that is not given has its code in `data.code`.\n\n")
	codes(&b, tool.Codes, specfs.Codes, doc.TaskFaults, workflow.Codes, author.Codes, compose.Codes, resources.Codes, rules.Codes, openapi.Codes, generate.Codes, which.Codes, probe.Codes, review.Codes)
	b.WriteString("\n## Finding codes\n\nA finding is something to know about a document. It never stops an answer.\n\n")
	codes(&b, doc.TaskCodes, doc.DocumentCodes, specfs.Findings, workflow.Findings, openapi.Findings, review.Findings, ruleCodes())
	ruleTables(&b)
	checkTables(&b)
	return b.String()
}

func describe(b *strings.Builder, t *tool.Tool) {
	fmt.Fprintf(b, "\n### %s\n\n%s\n\n", t.Name, t.Description)
	fmt.Fprintf(b, "Toolset %s; %s. As a command: `kiro-mcp %s`.\n\n", t.Toolset, hints(t.Hints), strings.ReplaceAll(t.Name, "_", "-"))
	b.WriteString("| argument | type | meaning |\n|---|---|---|\n")
	for _, p := range t.Params() {
		kind := string(p.Kind)
		if len(p.Enum) > 0 {
			kind = strings.Join(p.Enum, ", ")
		}
		meaning := p.Doc
		if p.Default != "" {
			meaning = strings.TrimPrefix(fmt.Sprintf("%s (default %s)", meaning, p.Default), " ")
		}
		if p.Required {
			meaning += " (required)"
		}
		fmt.Fprintf(b, "| `%s` | %s | %s |\n", p.Name, kind, meaning)
	}
	for _, e := range t.Examples {
		fmt.Fprintf(b, "\n- %s: `%s`", e.Says, e.Args)
	}
	b.WriteString("\n")
}

func hints(h tool.Hints) string {
	words := []string{"writes"}
	if h.ReadOnly {
		words = []string{"read-only"}
	}
	if h.Destructive {
		words = append(words, "destructive")
	}
	if h.Idempotent {
		words = append(words, "idempotent")
	}
	if h.OpenWorld {
		words = append(words, "open-world")
	}
	return strings.Join(words, ", ")
}

func codes(b *strings.Builder, lists ...[]doc.Code) {
	b.WriteString("| code | meaning |\n|---|---|\n")
	all := slices.Concat(lists...)
	slices.SortStableFunc(all, func(a, c doc.Code) int { return strings.Compare(a.Name, c.Name) })
	// Rooms may refuse with one code for the same reason.
	all = slices.CompactFunc(all, func(a, c doc.Code) bool { return a.Name == c.Name })
	for _, c := range all {
		fmt.Fprintf(b, "| `%s` | %s |\n", c.Name, c.Meaning)
	}
}
