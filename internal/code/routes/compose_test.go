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

// A story is a small project and the routes that it has, each as
// "METHOD path [unmounted] [prefix?] [test] guards…".
type story struct {
	name  string
	files string // "-- path --" before each
	want  string
}

// read makes facts of a project that is written as one text.
func read(t *testing.T, text string) []*facts.File {
	t.Helper()
	var out []*facts.File
	for _, part := range strings.Split("\n"+strings.TrimLeft(text, "\n"), "\n-- ")[1:] {
		path, src, _ := strings.Cut(part, " --\n")
		out = append(out, readFile(path, []byte(src)))
	}
	if len(out) == 0 {
		t.Fatal("the story has no files")
	}
	return out
}

func readFile(path string, src []byte) *facts.File {
	out := &facts.File{Path: path, Test: strings.Contains(path, "test") || strings.Contains(path, "spec/") || strings.Contains(path, ".spec.")}
	lang := lex.Of(path)
	if lang == nil {
		return out
	}
	out.Language = lang.Name
	file := lex.Scan(path, lang, src)
	symbols.Read(file, out)
	routes.Read(file, out)
	return out
}

func line(e *facts.Endpoint) string {
	words := []string{e.Method, e.Path}
	if !e.Mounted {
		words = append(words, "unmounted")
	}
	if e.PrefixUnknown {
		words = append(words, "prefix?")
	}
	if e.Test {
		words = append(words, "test")
	}
	for _, g := range e.Guards {
		words = append(words, g.Name)
	}
	return strings.Join(words, " ")
}

func tell(t *testing.T, stories []story) {
	t.Helper()
	if len(stories) == 0 {
		t.Fatal("found no stories")
	}
	for _, s := range stories {
		t.Run(s.name, func(t *testing.T) {
			composed := routes.Compose(read(t, s.files))
			var got []string
			for i := range composed.Endpoints {
				got = append(got, line(&composed.Endpoints[i]))
			}
			for _, u := range composed.Unread {
				if !strings.Contains(u.Text, "prefix: ") {
					got = append(got, fmt.Sprintf("unread %s:%d", u.File, u.Line))
				}
			}
			var want []string
			for l := range strings.SplitSeq(s.want, "\n") {
				if l = strings.TrimSpace(l); l != "" {
					want = append(want, l)
				}
			}
			sort.Strings(got)
			sort.Strings(want)
			if a, b := strings.Join(want, "\n"), strings.Join(got, "\n"); a != b {
				t.Errorf("(-want +got)\n-%s\n+%s", strings.ReplaceAll(a, "\n", "\n-"), strings.ReplaceAll(b, "\n", "\n+"))
			}
		})
	}
}
