package signs_test

import (
	"strings"
	"testing"
	"time"

	"kiro-mcp/internal/code/facts"
	"kiro-mcp/internal/code/lex"
	"kiro-mcp/internal/code/signs"
	"kiro-mcp/internal/code/symbols"
	"kiro-mcp/internal/testcpu"
)

var fuzzed = []string{"python", "java", "javascript", "typescript", "csharp", "go", "rust", "php", "ruby", "kotlin", "scala", "yaml", "json", "sql", "shell", "cpp"}

// Whatever the bytes are, reading ends and every index is one of a symbol.
func FuzzRead(f *testing.F) {
	for i, lang := range fuzzed {
		f.Add(uint8(i), "raise X(404, 'A_CODE')\nthrow new Y()\ncase X => 409\nx = f(5 * 60, 'EX', 3)\n"+lang)
	}
	f.Add(uint8(0), "except\n  (((((\n:=\n''\n\"\"\nstatus=")
	f.Add(uint8(8), "rescue_from with: :\nhead\nhalt :\nrescue")
	f.Add(uint8(0), "\v")
	f.Fuzz(func(t *testing.T, which uint8, src string) {
		lang := lex.Named(fuzzed[int(which)%len(fuzzed)])
		out := &facts.File{Path: "x"}
		file := lex.Scan("x", lang, []byte(src))
		symbols.Read(file, out)
		signs.Read(file, out)
		for _, path := range []string{"package.json", "pom.xml", "Cargo.toml", "go.mod", "Gemfile", "Dockerfile", "main.tf", "setup.py", "k8s/x.yaml", ".env", "build.gradle", "x.csproj", ".github/workflows/x.yml"} {
			signs.Manifest(path, []byte(src), out)
		}
		n := int32(len(out.Symbols))
		for _, s := range out.Statuses {
			if s.Symbol < -1 || s.Symbol >= n {
				t.Errorf("a status stands in symbol %d of %d", s.Symbol, n)
			}
		}
		for _, s := range out.Numbers {
			if s.Symbol < -1 || s.Symbol >= n {
				t.Errorf("a number stands in symbol %d of %d", s.Symbol, n)
			}
		}
	})
}

// What repeats without end is read in a time that grows as the text does.
func TestReadingIsLinear(t *testing.T) {
	pieces := []string{"status.", "f(", "a.b(1).", "x = 1\n", "XError: 404,\n", "except AError:\n", "rescue AError; ", "()", "case XError:\n", "throw new XError(404) ", "X => 404, ", "5 * ", "errors.Is(e, ErrA) ", "rescue_from A do\n", "instanceof XError ", "'5m', ", "{a: ", "[", "raise X(5) "}
	for _, lang := range []string{"python", "ruby", "go", "csharp", "javascript", "rust", "php", "java"} {
		for _, piece := range pieces {
			src := []byte(strings.Repeat(piece, 60_000/len(piece)))
			file, out := lex.Scan("x", lex.Named(lang), src), &facts.File{Path: "x"}
			start := testcpu.Used(t)
			signs.Read(file, out)
			if took := testcpu.Used(t) - start; took > time.Second {
				t.Errorf("%s: %q takes %v for 60 kB", lang, piece, took)
			}
		}
	}
}
