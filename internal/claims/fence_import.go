package claims

import (
	"slices"
	"strings"

	"kiro-mcp/internal/pattern"
	"kiro-mcp/internal/techs"
)

// importLine names what a line brings in: "from httpx import", "import typer".
var importLine = pattern.Of(`^(?:from|import) ([\w@./-]+)|^(?:import|export) .* from ["']([^"']+)["']`)

// imports reads the libraries that shown code brings in. Code in a design is a sketch:
// another library of its kind may stand in its place, so that the claim is hedged.
func imports(_ *reading, f *fence) []Claim {
	if f.frame.testing || f.frame.motive || !f.isCode() {
		return nil
	}
	var claims []Claim
	for _, b := range f.blocks {
		name := imported(b.text)
		if name == "" || strings.HasPrefix(name, ".") {
			continue
		}
		t, ok := techs.Named(name)
		if root, _, below := strings.Cut(name, "."); !ok && below && !strings.Contains(name, "/") {
			t, ok = techs.Named(root)
		}
		if ok {
			c := techAt(b.line, t, "")
			c.Hedged = true
			claims = append(claims, c)
		}
	}
	return claims
}

// imported is what a line of code brings in; empty for other lines.
func imported(line string) string {
	m := importLine().FindStringSubmatch(line)
	if m == nil {
		return ""
	}
	return m[1] + m[2]
}

// importsTech reports whether a line brings in a library that we know, or another
// part of the system.
func importsTech(line string) bool {
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
