package reference

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"strconv"
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
	"kiro-mcp/resources"
	"kiro-mcp/specfs"
	"kiro-mcp/specfs/doc"
)

// TestEveryCodeIsDocumented reads the source for codes written as literals: a
// code that is in no table is one that no reader of the reference can look up.
func TestEveryCodeIsDocumented(t *testing.T) {
	documented := map[string]bool{}
	for _, list := range [][]doc.Code{tool.Codes, specfs.Codes, specfs.Findings, doc.TaskFaults, doc.TaskCodes, doc.DocumentCodes, workflow.Codes, workflow.Findings, author.Codes, compose.Codes, resources.Codes, rules.Codes, openapi.Codes, openapi.Findings, generate.Codes, which.Codes, probe.Codes, review.Codes, review.Findings} {
		for _, c := range list {
			documented[c.Name] = true
		}
	}
	seen := 0
	for _, file := range sources(t) {
		ast.Inspect(file, func(n ast.Node) bool {
			value := codeWritten(n)
			if value == nil {
				return true
			}
			code, err := strconv.Unquote(value.Value)
			if err != nil {
				t.Fatal(err)
			}
			seen++
			if !documented[code] {
				t.Errorf("code %q stands in %s but in no table of codes", code, file.Name.Name)
			}
			return true
		})
	}
	if seen < 10 {
		t.Fatalf("found only %d codes; the test looks in the wrong place", seen)
	}
}

// codeWritten is the literal of a code: Code: "x", or const codeX = "x".
func codeWritten(n ast.Node) *ast.BasicLit {
	var name, value ast.Expr
	switch n := n.(type) {
	case *ast.KeyValueExpr:
		name, value = n.Key, n.Value
	case *ast.ValueSpec:
		if len(n.Values) != 1 || !strings.HasPrefix(strings.ToLower(n.Names[0].Name), "code") {
			return nil
		}
		name, value = &ast.Ident{Name: "Code"}, n.Values[0]
	}
	key, isName := name.(*ast.Ident)
	literal, isLiteral := value.(*ast.BasicLit)
	if !isName || key.Name != "Code" || !isLiteral || literal.Kind != token.STRING {
		return nil
	}
	return literal
}

func sources(t *testing.T) []*ast.File {
	t.Helper()
	var files []*ast.File
	for _, room := range []string{"specfs", "internal/workflow", "internal/author", "internal/compose", "internal/tool", "internal/review", "internal/rules", "resources", "openapi"} {
		err := filepath.WalkDir(filepath.Join(root, room), func(path string, _ fs.DirEntry, err error) error {
			if err != nil || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
				return err
			}
			file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
			files = append(files, file)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return files
}
