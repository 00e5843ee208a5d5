package routes_test

import (
	"fmt"
	"sort"
	"strings"
	"testing"

	"kiro-mcp/internal/code/facts"
	"kiro-mcp/internal/code/lex"
	"kiro-mcp/internal/code/routes"
	"kiro-mcp/internal/code/symbols"
)

// stackTest is a small project and the endpoints that it has.
type stackTest struct {
	name  string
	files map[string]string
	// want has a line for each endpoint: METHOD path, then [unmounted], [prefix?],
	// the guards behind |, the handler's file behind @ where a test asks for it.
	want []string
	// unread are pieces of what could not be followed.
	unread []string
}

// checkStacks composes every project; a list of none fails.
func checkStacks(t *testing.T, tests []stackTest) {
	t.Helper()
	if len(tests) == 0 {
		t.Fatal("no projects to compose")
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got := composeSources(test.files)
			var lines []string
			for _, e := range got.Endpoints {
				lines = append(lines, endpointLine(e, strings.Join(test.want, " ")))
			}
			sort.Strings(lines)
			want := append([]string(nil), test.want...)
			sort.Strings(want)
			if g, w := strings.Join(lines, "\n"), strings.Join(want, "\n"); g != w {
				t.Errorf("endpoints (-want +got)\n-%s\n+%s", strings.ReplaceAll(w, "\n", "\n-"), strings.ReplaceAll(g, "\n", "\n+"))
			}
			unread := ""
			for _, u := range got.Unread {
				unread += u.Text + "\n"
			}
			for _, piece := range test.unread {
				if !strings.Contains(unread, piece) {
					t.Errorf("%q is not among what could not be followed:\n%s", piece, unread)
				}
			}
			if test.unread == nil && unread != "" && !strings.Contains(strings.Join(test.want, " "), "[prefix?]") {
				t.Errorf("could not be followed, and should have been:\n%s", unread)
			}
		})
	}
}

func composeSources(sources map[string]string) routes.Composed {
	var files []*facts.File
	for path, src := range sources {
		files = append(files, readSource(path, []byte(src)))
	}
	sort.Slice(files, func(i, k int) bool { return files[i].Path < files[k].Path })
	return routes.Compose(files)
}

func readSource(path string, src []byte) *facts.File {
	out := &facts.File{Path: path, Confidence: facts.None}
	lang := lex.Of(path)
	if lang == nil {
		return out
	}
	out.Language, out.Confidence = lang.Name, facts.Scanned
	out.Test = strings.Contains(path, "_test.") || strings.Contains(path, "/test/") || strings.Contains(path, "tests/")
	file := lex.Scan(path, lang, src)
	symbols.Read(file, out)
	routes.Read(file, out)
	return out
}

// endpointLine writes an endpoint; handler files only when wanted has any.
func endpointLine(e facts.Endpoint, wanted string) string {
	line := e.Method + " " + e.Path
	if !e.Mounted {
		line += " [unmounted]"
	}
	if e.PrefixUnknown {
		line += " [prefix?]"
	}
	var guards []string
	for _, g := range e.Guards {
		if g.Open || g.What == "other" {
			continue
		}
		text := g.What
		if len(g.Roles) > 0 {
			text += fmt.Sprintf("(%s)", strings.Join(g.Roles, ","))
		}
		guards = append(guards, text)
	}
	if len(guards) > 0 {
		line += " | " + strings.Join(guards, " ")
	}
	if strings.Contains(wanted, " @") {
		line += " @" + e.HandlerFile
	}
	return line
}
