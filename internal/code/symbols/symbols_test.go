package symbols_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"kiro-mcp/internal/code/facts"
	"kiro-mcp/internal/code/lex"
	"kiro-mcp/internal/code/symbols"
)

// read gives the facts of source in a language.
func read(language, src string) *facts.File {
	out := &facts.File{Path: "x"}
	symbols.Read(lex.Scan("x", lex.Named(language), []byte(src)), out)
	return out
}

// written is a symbol on one line: kind, owner, name, parameters, what it gives
// back, type, value, what it extends, marks, lines.
func written(s facts.Symbol) string {
	var b strings.Builder
	b.WriteString(string(s.Kind) + " ")
	if s.Owner != "" {
		b.WriteString(s.Owner + ".")
	}
	b.WriteString(s.Name)
	if s.Kind == facts.Function || s.Kind == facts.Method || s.Params != nil {
		params := make([]string, len(s.Params))
		for i, p := range s.Params {
			params[i] = parameter(p)
		}
		fmt.Fprintf(&b, "(%s)", strings.Join(params, ", "))
	}
	for _, part := range []struct{ mark, text string }{{" -> ", s.Returns}, {": ", s.Type}, {" = ", s.Value}, {" < ", strings.Join(s.Extends, ", ")}} {
		if part.text != "" {
			b.WriteString(part.mark + part.text)
		}
	}
	for _, m := range s.Marks {
		b.WriteString(" @" + m)
	}
	if !s.Public {
		b.WriteString(" private")
	}
	if s.End > s.Line {
		fmt.Fprintf(&b, " %d-%d", s.Line, s.End)
	} else {
		fmt.Fprintf(&b, " %d", s.Line)
	}
	return b.String()
}

func parameter(p facts.Param) string {
	text := ""
	for _, m := range p.Marks {
		text += "@" + m + " "
	}
	text += p.Name
	if p.Type != "" {
		text += ": " + p.Type
	}
	if p.Default != "" {
		return text + " = " + p.Default
	}
	if p.Optional {
		text += "?"
	}
	return text
}

// example is source of a language and what is declared in it: its package, and
// a line for each import and symbol.
type example struct{ name, pkg, src, want string }

func TestSymbols(t *testing.T) {
	languages := slices.Concat(classical, worded, data)
	if len(languages) < 21 {
		t.Fatalf("only %d languages", len(languages))
	}
	for _, l := range languages {
		out := read(l.name, l.src)
		var got []string
		for _, im := range out.Imports {
			got = append(got, fmt.Sprintf("import %s = %s of %s", im.Local, im.Name, im.Path))
		}
		for _, s := range out.Symbols {
			got = append(got, written(s))
		}
		if have, want := strings.Join(got, "\n"), strings.TrimSpace(l.want); have != want {
			t.Errorf("%s (-want +got)\n%s", l.name, difference(want, have))
		}
		if out.Package != l.pkg {
			t.Errorf("%s: package %q, want %q", l.name, out.Package, l.pkg)
		}
	}
}

// difference are the lines of which one text has more than the other.
func difference(want, got string) string {
	have := map[string]int{}
	for line := range strings.SplitSeq(got, "\n") {
		have[line]++
	}
	var b strings.Builder
	for line := range strings.SplitSeq(want, "\n") {
		if have[line]--; have[line] < 0 {
			fmt.Fprintf(&b, "-%s\n", line)
		}
	}
	for line := range strings.SplitSeq(got, "\n") {
		if have[line] > 0 {
			have[line]--
			fmt.Fprintf(&b, "+%s\n", line)
		}
	}
	return b.String()
}

func TestAtFindsTheInnermostFunction(t *testing.T) {
	out := read("python", "import a\n\nclass B:\n    x = 1\n\n    def c(self):\n        y = 2\n        def d():\n            return 3\n        return d\n\ndef e():\n    pass\n")
	for line, want := range map[int]string{1: "", 3: "", 4: "", 6: "B.c", 7: "B.c", 9: "B.c.d", 10: "B.c", 11: "", 13: "e", 99: ""} {
		got := ""
		if i := symbols.At(out, line); i >= 0 {
			s := out.Symbols[i]
			got = strings.TrimPrefix(s.Owner+"."+s.Name, ".")
		}
		if got != want {
			t.Errorf("line %d is in %q, want %q", line, got, want)
		}
	}
	for line, want := range map[int]string{3: "B", 4: "x", 5: "B", 9: "d", 1: ""} {
		got := ""
		if i := symbols.Around(out, line); i >= 0 {
			got = out.Symbols[i].Name
		}
		if got != want {
			t.Errorf("around line %d is %q, want %q", line, got, want)
		}
	}
	if symbols.At(&facts.File{}, 1) != -1 || symbols.Around(&facts.File{}, 1) != -1 {
		t.Error("a file without symbols has one around a line")
	}
}

// Symbols that somebody made by hand, with a wrong symbol around them, end all
// the same.
func TestAtEnds(t *testing.T) {
	out := &facts.File{Symbols: []facts.Symbol{{Kind: facts.Class, Line: 1, End: 1, Up: 1}, {Kind: facts.Class, Line: 2, End: 2, Up: 2}}}
	if got := symbols.At(out, 5); got != -1 {
		t.Errorf("%d", got)
	}
}

func TestManyKeysAreCut(t *testing.T) {
	out := read("yaml", strings.Repeat("a: 1\n", 6000))
	if len(out.Symbols) != 5000 || out.Confidence != facts.Partial || len(out.Unresolved) != 1 {
		t.Errorf("%d keys, %s, %v", len(out.Symbols), out.Confidence, out.Unresolved)
	}
}

// Lines are those of the file that was read, whatever a generator wrote of the
// one that it was made from.
func TestGoCountsItsOwnLines(t *testing.T) {
	out := read("go", "package a\n\n//line grammar.y:100\nfunc b() {\n}\n\nfunc c() {\n")
	if len(out.Symbols) != 2 || out.Symbols[0].Line != 4 || out.Symbols[0].End != 5 || out.Symbols[1].Line != 7 {
		t.Errorf("%+v", out.Symbols)
	}
}

// What is around a line is said up to where it changes, and no farther.
func TestAtUpTo(t *testing.T) {
	out := read("python", "import a\n\nclass A:\n    x = 1\n    def f(self):\n        def g():\n            return 1\n        return 2\n    y = 2\n\n\ndef h(): return 3\nz = 4\n")
	if len(out.Symbols) != 7 {
		t.Fatalf("%d symbols, want 7", len(out.Symbols))
	}
	for line := range 16 {
		symbol, last := symbols.AtUpTo(out, line)
		if symbol != symbols.At(out, line) || last < line {
			t.Errorf("line %d: symbol %d up to %d, want %d", line, symbol, last, symbols.At(out, line))
		}
		for l := line; l <= min(last, 16); l++ {
			if got := symbols.At(out, l); got != symbol {
				t.Errorf("line %d: said %d up to %d, but line %d has %d", line, symbol, last, l, got)
			}
		}
	}
}
