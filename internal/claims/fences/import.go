package fences

import (
	"slices"
	"strings"

	"kiro-mcp/internal/claims"
	"kiro-mcp/internal/claims/pieces"
	"kiro-mcp/internal/claims/reading"
	"kiro-mcp/internal/claims/values"
	"kiro-mcp/internal/pattern"
	"kiro-mcp/internal/techs"
)

// importLine names what a line brings in: "from httpx import", "import typer".
var importLine = pattern.Of(`^(?:from|import) ([\w@./-]+)|^(?:import|export) .* from ["']([^"']+)["']`)

// Imports reads the libraries that shown code brings in. Code in a design is a sketch:
// another library of its kind may stand in its place, so that the claim is hedged.
func Imports(_ *reading.Design, f *pieces.Fence) []claims.Claim {
	if f.Frame.Testing || f.Frame.Motive || !f.IsCode() {
		return nil
	}
	var found []claims.Claim
	for _, p := range f.Lines {
		name := imported(p.Text)
		if name == "" || strings.HasPrefix(name, ".") {
			continue
		}
		t, ok := techs.Named(name)
		if root, _, below := strings.Cut(name, "."); !ok && below && !strings.Contains(name, "/") {
			t, ok = techs.Named(root)
		}
		if ok {
			c := values.TechnologyAt(p.Line, t, "")
			c.Hedged = true
			found = append(found, c)
		}
	}
	return found
}

// imported is what a line of code brings in; empty for other lines.
func imported(line string) string {
	m := importLine().FindStringSubmatch(line)
	if m == nil {
		return ""
	}
	return m[1] + m[2]
}

// ImportsTech reports whether a line brings in a library that we know, or another
// part of the system.
func ImportsTech(line string) bool {
	name := imported(line)
	if strings.ContainsAny(line, `"'`) {
		return name != ""
	}
	root, _, below := strings.Cut(name, ".")
	_, known := techs.Named(root)
	return known || below && !slices.Contains(standardPackages, root)
}

// standardPackages are those of languages themselves that have others below them.
var standardPackages = []string{"os", "collections", "concurrent", "email", "logging", "unittest", "xml", "importlib", "urllib", "http", "java", "javax", "kotlin", "System", "json", "typing", "multiprocessing", "encoding", "dart"}
