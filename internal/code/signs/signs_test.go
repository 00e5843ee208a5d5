package signs_test

import (
	"fmt"
	"strings"
	"testing"

	"kiro-mcp/internal/code/facts"
	"kiro-mcp/internal/code/lex"
	"kiro-mcp/internal/code/signs"
	"kiro-mcp/internal/code/symbols"
)

// read is the facts of a piece of source.
func read(lang, src string) *facts.File {
	out := &facts.File{Path: "x"}
	file := lex.Scan("x", lex.Named(lang), []byte(src))
	symbols.Read(file, out)
	signs.Read(file, out)
	return out
}

// statuses writes what is answered: "404 raise OrderNotFound", each once.
func statuses(out *facts.File) []string {
	var all []string
	for _, s := range out.Statuses {
		parts := []string{}
		if s.Code != 0 {
			parts = append(parts, fmt.Sprint(s.Code))
		}
		parts = append(parts, s.How)
		if s.Error != "" {
			parts = append(parts, s.Error)
		}
		if s.Body != "" {
			parts = append(parts, fmt.Sprintf("%q", s.Body))
		}
		all = append(all, strings.Join(parts, " "))
	}
	return all
}

// mappings writes which error becomes what: "OrderNotFound 404".
func mappings(out *facts.File) []string {
	var all []string
	for _, m := range out.Mappings {
		text := fmt.Sprintf("%s %d", m.Error, m.Code)
		if m.Body != "" {
			text += " " + m.Body
		}
		if m.Local {
			text += " here"
		}
		all = append(all, text)
	}
	return all
}

// numbers writes them as "name|callee op value unit /per".
func numbers(out *facts.File) []string {
	var all []string
	for _, n := range out.Numbers {
		parts := []string{}
		if n.Name != "" {
			parts = append(parts, n.Name)
		}
		if n.Callee != "" {
			parts = append(parts, "("+n.Callee+")")
		}
		if n.Compare != "" {
			parts = append(parts, n.Compare)
		}
		parts = append(parts, strings.TrimSpace(fmt.Sprintf("%g %s", n.Value, n.Unit)))
		if n.Per != "" {
			parts = append(parts, "/"+n.Per)
		}
		all = append(all, strings.Join(parts, " "))
	}
	return all
}

// row is a piece of source in a language and what is read off it.
type row struct{ lang, src, want string }

func check(t *testing.T, rows []row, of func(*facts.File) []string) {
	t.Helper()
	if len(rows) == 0 {
		t.Fatal("no cases")
	}
	for _, test := range rows {
		if got := strings.Join(of(read(test.lang, test.src)), "; "); got != test.want {
			t.Errorf("%s:\n%s\n(-want +got)\n-%s\n+%s", test.lang, test.src, test.want, got)
		}
	}
}
