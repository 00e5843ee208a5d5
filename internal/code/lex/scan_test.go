package lex_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"kiro-mcp/internal/code/lex"
)

// tokens writes what was scanned, a blank between tokens.
func tokens(f *lex.File) string {
	var b strings.Builder
	for i := range f.Tokens {
		fmt.Fprintf(&b, "%s ", f.Text(i))
	}
	return strings.TrimSpace(b.String())
}

func TestScan(t *testing.T) {
	tests := []struct{ lang, src, want string }{
		{"python", "x = f\"a{b}\" # not 'code\ny: int = 60_000", `x = f"a{b}" y : int = 60_000`},
		{"python", "def f(a):\n    '''doc \" string'''\n    return r'\\d'", `def f ( a ) : '''doc " string''' return r'\d'`},
		{"javascript", "const r = /[/'\"]/g; a / b / c", `const r = /[/'"]/g ; a / b / c`},
		{"typescript", "const q = `a${b.replace(/\"/g, '\"\"')}c`; f(d / e)", "const q = `a${b.replace(/\"/g, '\"\"')}c` ; f ( d / e )"},
		{"typescript", "const u = `a${b ? `c${d}` : '}'}e`; f?.(x)", "const u = `a${b ? `c${d}` : '}'}e` ; f ?. ( x )"},
		{"typescript", "<p>Don't</p>\nlet x = 'it'", `< p > Don ' t < / p > let x = 'it'`},
		{"rust", "fn f<'a>(x: &'a str) -> char { 'x' } r#\"a\"b\"#", `fn f < ' a > ( x : & ' a str ) -> char { 'x' } r#"a"b"#`},
		{"csharp", "var s = $@\"a\"\"b\"; var t = @\"c:\\\"; @class", `var s = $@"a""b" ; var t = @"c:\" ; @class`},
		{"php", "<html>it's</html>\n<?php $a = 1; // x ?>\n<b>'</b><?= $b ?>", `$a = 1 ; $b`},
		{"php", "<?php\n#[Route('/a')]\nfunction f() { return <<<SQL\nselect 'x\nSQL; }", "# [ Route ( '/a' ) ] function f ( ) { return <<<SQL select 'x\n ; }"},
		{"ruby", "get '/a' do\n  x = <<~SQL.strip\n    it's\n  SQL\n  %w[a b]\nend", "get '/a' do x = <<~SQL . strip     it's\n %w[a b] end"},
		{"sql", "CREATE TABLE \"a\" ( -- it's\n b text DEFAULT 'o''k' ); $$ it's $$", `CREATE TABLE "a" ( b text DEFAULT 'o''k' ) ; $$ it's $$`},
		{"shell", "echo $# # it's\ncat <<EOF\nit's\nEOF\nf() { :; }", "echo $ # cat <<EOF it's\n f ( ) { : ; }"},
		{"kotlin", "val s = \"a${b(\"c\")}d\"; 5.minutes; 1..2", `val s = "a${b("c")}d" ; 5 . minutes ; 1 .. 2`},
		{"cpp", "#include <a>\nauto s = R\"x(a)\"b)x\"; char c = '\\'';", `auto s = R"x(a)"b)x" ; char c = '\'' ;`},
		{"hcl", "resource \"aws_sqs_queue\" \"q\" { name = \"a-${var.b}\" }", `resource "aws_sqs_queue" "q" { name = "a-${var.b}" }`},
	}
	for _, test := range tests {
		f := lex.Scan("x", lex.Named(test.lang), []byte(test.src))
		if got := tokens(f); got != test.want {
			t.Errorf("%s: %q (-want +got)\n-%s\n+%s", test.lang, test.src, test.want, got)
		}
	}
}

// Every byte of every token is where it stands, and lines are counted.
func TestLines(t *testing.T) {
	f := lex.Scan("x", lex.Named("python"), []byte("a\n'''\n\n'''\nb # c\n\nd"))
	want := map[string]uint32{"a": 1, "b": 5, "d": 7}
	for i := range f.Tokens {
		if line := want[f.Text(i)]; line != 0 && f.Tokens[i].Line != line {
			t.Errorf("%s is on line %d, want %d", f.Text(i), f.Tokens[i].Line, line)
		}
	}
	if len(f.Comments) != 1 || f.Comments[0].Line != 5 {
		t.Errorf("comments: %+v", f.Comments)
	}
}

// KIRO_MCP_TREE names a tree to measure on, such as a public repository.
func TestSpeed(t *testing.T) {
	dir := os.Getenv("KIRO_MCP_TREE")
	if dir == "" {
		t.Skip("KIRO_MCP_TREE names no tree")
	}
	type sum struct {
		bytes, broken, files int
		took                 time.Duration
	}
	sums := map[string]*sum{}
	_ = filepath.WalkDir(dir, func(p string, d os.DirEntry, err error) error {
		lang := lex.Of(p)
		if err != nil || d.IsDir() || lang == nil {
			return nil
		}
		src, err := os.ReadFile(p)
		if err != nil {
			return nil
		}
		start := time.Now()
		f := lex.Scan(p, lang, src)
		s := sums[lang.Name]
		if s == nil {
			s = &sum{}
			sums[lang.Name] = s
		}
		s.took += time.Since(start)
		s.bytes += len(src)
		s.files++
		if f.Broken {
			s.broken++
			if s.broken < 4 {
				t.Logf("broken: %s", p)
			}
		}
		return nil
	})
	for name, s := range sums {
		t.Logf("%-12s %4d files %9d bytes %6.1f MB/s broken %d", name, s.files, s.bytes, float64(s.bytes)/1e6/s.took.Seconds(), s.broken)
	}
}
