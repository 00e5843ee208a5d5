// Package arrows holds the house to its plan: which room may import which,
// and which room alone knows which library. A linter rule says the same where
// the line is written; this test sees what a glob that matches nothing hides.
package arrows

import (
	"maps"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

const module = "kiro-mcp"

// rooms are the packages and what each may import of ours. An arrow that is
// not here is a decision: add it together with its reason, or turn it round.
var rooms = map[string][]string{
	"specfs/doc":             {},
	"internal/ignore":        {},
	"specfs":                 {"specfs/doc", "internal/ignore"},
	"internal/code":          {"internal/code/facts", "internal/code/lex", "internal/code/routes", "internal/code/signs", "internal/code/symbols", "internal/code/tables", "internal/ignore"},
	"internal/code/facts":    {},
	"internal/code/lex":      {},
	"internal/code/symbols":  {"internal/code/facts", "internal/code/lex", "internal/pattern"},
	"internal/code/routes":   {"internal/code/facts", "internal/code/lex", "internal/pattern"},
	"internal/code/tables":   {"internal/code/facts", "internal/code/lex", "internal/pattern"},
	"internal/code/signs":    {"internal/code/facts", "internal/code/lex", "internal/code/symbols", "internal/pattern"},
	"internal/conform/alike": {},
	"internal/conform":       {"internal/claims", "internal/code/facts", "internal/conform/alike", "internal/pattern", "internal/prose", "internal/techs", "openapi", "specfs/doc"},
	"internal/techs":         {"internal/pattern"},
	"internal/terms":         {},
	"internal/uri":           {},
	"internal/compose":       {"internal/pattern", "specfs/doc"},
	"internal/caller":        {},
	"internal/pattern":       {},
	"internal/prose":         {},
	"internal/history":       {},
	"internal/review":        {"internal/claims", "internal/claims/promises", "internal/code", "internal/code/facts", "internal/conform", "internal/history", "internal/prose", "openapi", "openapi/which", "specfs", "specfs/doc"},
	"internal/rules":         {"internal/pattern", "specfs", "specfs/doc"},
	"internal/workflow":      {"specfs", "specfs/doc", "internal/caller", "internal/code", "internal/prose", "internal/rules", "internal/terms", "internal/uri"},
	"internal/tool":          {"specfs/doc", "internal/caller", "internal/uri"},
	"internal/author":        {"internal/caller", "internal/compose", "internal/pattern", "internal/prose", "internal/rules", "internal/uri", "specfs", "specfs/doc"},
	"tools":                  {"internal/author", "internal/code", "internal/review", "internal/workflow", "internal/tool", "openapi", "openapi/probe", "openapi/fastapi", "openapi/generate", "openapi/typescript", "specfs"},
	"specfs/watch":           {},
	"resources":              {"internal/workflow", "internal/tool", "internal/uri", "specfs", "specfs/doc", "specfs/watch"},
	"prompts":                {"internal/tool", "internal/uri", "internal/workflow", "openapi/which", "resources", "specfs", "specfs/doc"}, // resources: what an argument can be
	"internal/edge":          {"internal/caller", "internal/tool", "internal/uri", "prompts", "resources"},
	"internal/cli":           {"internal/tool"},
	"internal/setup":         {"specfs/doc"},
	"internal/guide":         {"internal/tool", "internal/workflow", "specfs"},
	"internal/doctor":        {"internal/rules", "internal/tool", "specfs", "specfs/doc", "specfs/watch"},
	"internal/demo":          {"internal/edge", "specfs", "testdata", "tools"},
	"internal/testgen":       {},
	"internal/testcontract":  {"openapi"},
	"internal/testclaims":    {"internal/claims", "internal/claims/promises", "specfs/doc"},
	"internal/testcorpus":    {},
	"internal/testcpu":       {},
	"internal/testpython":    {},
	"internal/bench":         {"internal/bench/child", "internal/testgen"},
	"testdata":               {},

	"internal/claims":            {},
	"internal/claims/words":      {"specfs/doc"},
	"internal/claims/names":      {"internal/claims", "internal/claims/words", "internal/pattern"},
	"internal/claims/pieces":     {"internal/claims", "internal/claims/names", "internal/claims/words", "internal/code/facts", "internal/code/lex", "internal/code/signs", "internal/code/symbols", "internal/code/tables", "internal/pattern", "specfs/doc"}, // code in a fence is read as code is
	"internal/claims/reading":    {"internal/claims", "internal/claims/names", "internal/claims/pieces", "internal/claims/words", "specfs/doc"},
	"internal/claims/values":     {"internal/claims", "internal/claims/names", "internal/claims/pieces", "internal/claims/reading", "internal/claims/words", "internal/pattern", "internal/techs"},
	"internal/claims/structure":  {"internal/claims", "internal/claims/names", "internal/claims/pieces", "internal/claims/reading", "internal/claims/values", "internal/claims/words", "internal/pattern"},
	"internal/claims/drawings":   {"internal/claims", "internal/claims/names", "internal/claims/pieces", "internal/claims/reading", "internal/claims/structure", "internal/claims/values", "internal/claims/words", "internal/pattern"},
	"internal/claims/fences":     {"internal/claims", "internal/claims/drawings", "internal/claims/names", "internal/claims/pieces", "internal/claims/reading", "internal/claims/structure", "internal/claims/values", "internal/claims/words", "internal/code/facts", "internal/pattern", "internal/techs"},
	"internal/claims/statements": {"internal/claims", "internal/claims/drawings", "internal/claims/fences", "internal/claims/names", "internal/claims/pieces", "internal/claims/reading", "internal/claims/structure", "internal/claims/values", "internal/claims/words", "internal/code/facts", "internal/code/lex", "internal/pattern"},
	"internal/claims/promises":   {"internal/claims", "internal/claims/drawings", "internal/claims/fences", "internal/claims/names", "internal/claims/pieces", "internal/claims/reading", "internal/claims/statements", "internal/claims/structure", "internal/claims/values", "internal/claims/words", "specfs/doc"},

	"internal/bench/child":       {},
	"internal/bench/emptyserver": {},
	"internal/bench/kinload":     {},
	"internal/edge/fixtures":     {"internal/edge", "resources"}, // with the tag only
	"internal/bench/edgeserver":  {"internal/edge", "internal/tool"},
	"internal/bench/load":        {"internal/bench/child", "internal/testgen"},

	"internal/conformance": {},

	"openapi":            {"internal/pattern", "specfs/doc"},
	"openapi/draft":      {"internal/pattern", "specfs/doc"},
	"openapi/python":     {"openapi"},
	"openapi/pytest":     {"openapi", "openapi/example", "openapi/python", "openapi/verify"},
	"openapi/generate":   {"internal/caller", "internal/pattern", "internal/prose", "openapi", "openapi/draft", "openapi/which", "specfs", "specfs/doc"},
	"openapi/mock":       {"openapi", "openapi/example", "openapi/verify"},
	"openapi/typescript": {"internal/pattern", "openapi"},
	"openapi/which":      {"specfs", "specfs/doc"},
	"openapi/probe":      {"internal/caller", "internal/prose", "openapi", "openapi/example", "openapi/verify", "openapi/which", "specfs", "specfs/doc"},
	"openapi/verify":     {"openapi"},
	"openapi/example":    {"openapi", "openapi/verify"},
	"openapi/fastapi":    {"openapi", "openapi/example", "openapi/pytest", "openapi/python", "openapi/verify"}, // verify: is a default a value

	"internal/arrows":    {}, // tests only
	"openapi/held":       {}, // tests only
	"internal/reference": {},

	"internal/conform/bench": {}, // faults to plant; its tests measure
}

// libraries are known to these rooms alone, so that each can be replaced in
// one place.
var libraries = map[string][]string{
	"github.com/mark3labs/mcp-go":   {"internal/edge", "internal/edge/fixtures", "internal/bench/emptyserver"},
	"github.com/yuin/goldmark":      {"specfs/doc"},
	"github.com/go-git/go-git/v5":   {"internal/ignore"},
	"github.com/rs/zerolog":         {"cmd/kiro-mcp"},
	"github.com/spf13/cobra":        {"internal/cli", "cmd/kiro-mcp"},
	"github.com/tailscale/hujson":   {"internal/setup"},
	"github.com/pelletier/go-toml":  {"internal/setup"},
	"github.com/google/jsonschema":  {"internal/tool"},
	"github.com/tidwall/gjson":      {"specfs/doc"},
	"github.com/fsnotify/fsnotify":  {"specfs/watch"},
	"github.com/getkin/kin-openapi": {"openapi", "internal/bench/kinload"},
	"go.yaml.in/yaml/v4":            {"openapi", "specfs/doc", "internal/author", "internal/conformance"},
}

func TestArrows(t *testing.T) {
	for room, imports := range packages(t) {
		if strings.HasPrefix(room, "cmd/") {
			continue // the program wires everything together
		}
		allowed, known := rooms[room]
		if !known {
			t.Errorf("%s is a new room: say in internal/arrows what it may import", room)
			continue
		}
		for _, path := range imports {
			target, ours := strings.CutPrefix(path, module+"/")
			if ours && !slices.Contains(allowed, target) {
				t.Errorf("%s imports %s, which is no arrow of the house; it may import %v", room, target, allowed)
			}
		}
	}
}

func TestLibrariesHaveOneRoom(t *testing.T) {
	for room, imports := range packages(t) {
		for _, path := range imports {
			for _, library := range slices.Sorted(maps.Keys(libraries)) {
				if strings.HasPrefix(path, library) && !slices.Contains(libraries[library], room) {
					t.Errorf("%s imports %s; only %v may know that library", room, path, libraries[library])
				}
			}
		}
	}
}

// packages lists the imports of every package, those of the build for the
// conformance suites included, tests left out.
func packages(t *testing.T) map[string][]string {
	t.Helper()
	list := exec.CommandContext(t.Context(), "go", "list", "-tags", "conformance", "-f", `{{.ImportPath}} {{join .Imports " "}}`, module+"/...")
	out, err := list.Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	found := map[string][]string{}
	for line := range strings.Lines(string(out)) {
		fields := strings.Fields(line)
		found[strings.TrimPrefix(fields[0], module+"/")] = fields[1:]
	}
	if len(found) < 5 {
		t.Fatalf("found only %d packages; the test looks in the wrong place", len(found))
	}
	return found
}
