package pytest

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"kiro-mcp/internal/testpython"
	"kiro-mcp/openapi"
	"kiro-mcp/openapi/python"
)

// TestChecker: the checker that is generated finds what breaks a schema.
func TestChecker(t *testing.T) {
	run := testpython.Path(t)
	dir := t.TempDir()
	for from, to := range map[string]string{
		"files/checker.py":         "contract/checker.py",
		"files/formats.py":         "contract/formats.py",
		"testdata/test_checker.py": "test_checker.py",
	} {
		content, err := os.ReadFile(from)
		if err != nil {
			t.Fatal(err)
		}
		put(t, filepath.Join(dir, to), content)
	}
	put(t, filepath.Join(dir, "contract", "__init__.py"), nil)
	cmd := exec.CommandContext(t.Context(), run, "-m", "pytest", "-q", "-p", "no:cacheprovider")
	cmd.Dir = dir
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}

// TestHostileTexts: nothing that a contract says becomes code.
func TestHostileTexts(t *testing.T) {
	run := testpython.Path(t)
	dir := t.TempDir()
	const evil = "\"\"\"\n'''\\\n\u2028import os; os.abort()\x00\\N{DIGIT ONE}{x}%s#"
	c := hostile(evil)
	files, err := Files(c, python.NamesOf(c))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		put(t, filepath.Join(dir, f.Path), f.Content)
	}
	const parse = `
import ast, pathlib, sys
names = {"os", "abort", "eval", "exec"}
seen = 0
for path in pathlib.Path("tests").rglob("*.py"):
    tree = ast.parse(path.read_text("utf-8"), feature_version=(3, 10))
    seen += 1
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and node.id in names or isinstance(node, ast.Attribute) and node.attr == "abort":
            sys.exit(f"{path}:{node.lineno}: a text became code")
if seen < 10:
    sys.exit(f"only {seen} modules were read")
`
	cmd := exec.CommandContext(t.Context(), run, "-c", parse)
	cmd.Dir = dir
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}

// hostile is a contract that says the same everywhere.
func hostile(evil string) *openapi.Contract {
	s := &openapi.Schema{Name: evil, Types: []openapi.Type{openapi.TypeString}, Pattern: evil, Enum: []openapi.Value{quotedJSON(evil)}}
	object := &openapi.Schema{Types: []openapi.Type{openapi.TypeObject}, Required: []string{evil}, Properties: []*openapi.Property{{Name: evil, Schema: s, Required: true}}}
	media := []openapi.Media{{Type: "application/json", Schema: object}}
	operation := func(method, path string) *openapi.Operation {
		return &openapi.Operation{
			Method: method, Path: path, ID: evil, Tags: []string{evil}, Summary: evil, Description: evil,
			Parameters: []*openapi.Parameter{
				{Name: "id", In: openapi.InPath, Required: true, Style: "simple", Schema: s},
				{Name: evil, In: openapi.InQuery, Style: "form", Explode: true, Schema: s},
			},
			Body:      &openapi.Body{Required: true, Content: media},
			Responses: []*openapi.Response{{Status: "200", Content: media}, {Status: evil, Content: []openapi.Media{{Type: evil}}}},
		}
	}
	impossible := operation("PUT", "/"+evil)
	impossible.Body.Content = []openapi.Media{{Type: "application/json", Schema: &openapi.Schema{Never: true, Place: openapi.Place{File: evil, Line: 1}}}}
	return &openapi.Contract{
		Title:      evil,
		Tags:       []openapi.Tag{{Name: evil, Description: evil}},
		Operations: []*openapi.Operation{operation("POST", "/"+evil), operation("GET", "/"+evil+"/{id}"), impossible},
		Schemas:    []*openapi.Schema{s},
		Security:   []*openapi.SecurityScheme{{Name: evil, Type: "apiKey", In: openapi.InHeader, Key: evil}},
	}
}

func quotedJSON(s string) openapi.Value {
	data, err := json.Marshal(s)
	if err != nil {
		panic(err) // a string has JSON
	}
	return data
}

func put(t *testing.T, path string, content []byte) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, content, 0o644); err != nil {
		t.Fatal(err)
	}
}
