package code

import (
	"bytes"
	"testing"
	"time"

	"kiro-mcp/internal/code/facts"
	"kiro-mcp/internal/code/lex"
	"kiro-mcp/internal/testcpu"
)

// everyLanguage are the names of files, one for each language, with a little
// source to begin with.
var everyLanguage = []struct{ name, src string }{
	{"a.py", "@app.get('/x')\nasync def f(a: int = 1, *b) -> X:\n    '''d'''\n    self.x = f\"{a!r}\"\n\nclass A(B, Enum):\n    X = 1\n"},
	{"a.java", "package a.b;\nimport c.D;\n@X(y = \"z\")\npublic class A<T> extends B implements C {\n  private final int a = 1, b;\n  A(int x) { }\n  public <U> List<U> f(@P(\"q\") String s) throws E, F { if (a < b) { } }\n  enum E { X(1), Y; int z; }\n}\n"},
	{"a.js", "import a, { b as c } from 'd'\nconst { e } = require('f')\nexport const g = async (h, i = {}) => `j${h}k`\nmodule.exports = { l() {}, m: function (n) { return /[/]/g }, o: { p: 1 } }\n"},
	{"a.ts", "@C('x')\nexport class A<T> extends B<T> implements D {\n  constructor(private readonly e: E, f?: string) { super() }\n  get g(): number { return 1 }\n  static h = async <T,>(i: T): Promise<T> => i\n}\nexport type J = { k?: string; l(m: number): void } | null\nenum N { O = 'p' }\n"},
	{"a.tsx", "export const A: FC<P> = ({ a }) => <div>Don't {a ? <B /> : 'c'}</div>\n"},
	{"a.cs", "using A.B;\nnamespace C.D;\n[E(\"f\")]\npublic record G(int H, string? I = null) : J;\npublic class K : L<M>, N {\n  public int O { get; set; } = 1;\n  public async Task<IList<P>> Q<R>([S] int t) where R : U => await V(t);\n}\n"},
	{"a.go", "package a\n\nimport b \"c/d\"\n\ntype E struct {\n\tF int `json:\"f\"`\n}\n\nfunc (e *E) G(h, i string) (j error) { k := func() {}; return }\n"},
	{"a.rs", "use a::{b::{self, c as d}, e::*};\n#[derive(F)]\npub struct G<'a> { pub h: &'a str }\nimpl<T> I for G<'_> where T: J { async fn k(&self, l: u8) -> Result<(), M> { r#\"n\"# } }\nenum O { P(Q), R { s: T } }\nmod u;\n"},
	{"a.php", "<html><?php\nnamespace A\\B;\nuse C\\{D, E as F};\n#[G('h')]\nclass I extends J implements K {\n  use L;\n  public function __construct(private ?M $n = null) {}\n  public const O = 'p';\n}\n$q = <<<R\ns\nR;\n?><b>"},
	{"a.rb", "require_relative 'a'\nmodule B\n  class C < D::E\n    attr_accessor :f\n    def self.g(h, i: 1, *j) = h\n    def k?\n      x = <<~L if m\n        n\n      L\n      %w[o p].each do |q| end\n    end\n  end\nend\n"},
	{"a.kt", "package a\nimport b.*\n@C data class D(val e: E, private var f: F? = null) : G(e), H {\n  companion object { const val I = 1 }\n  suspend fun <T> j(k: List<T>): T = k.first()\n  val l: M by lazy { \"${n}\" }\n}\nfun O.p() {}\n"},
	{"a.scala", "package a\nimport b.{C, D => E, _}\ncase class F[G](h: Int = 1)(implicit i: J) extends K with L\nobject M { def n: O = { p match { case q => r } } }\n"},
	{"a.c", "#include <a.h>\n#define B(c) \\\n  (c)\ntypedef struct d { int e[3], *f; } g_t;\nstatic const char *h(int i, ...)\n{\n  return \"j\";\n}\n"},
	{"a.cpp", "template <typename A>\nclass B final : public C<A> {\npublic:\n  B() : d_{1}, e_(2) {}\n  ~B() override = default;\n  auto operator()(int f) const -> G;\n  int d_;\n};\nvoid B<int>::h() { auto s = R\"x()x\"; }\n"},
	{"a.sh", "#!/bin/sh\n. ./a\nB=\"$(c \"d\")\"\nfunction e { case $1 in f) ;; esac; }\ncat <<-EOF\n\tg\n\tEOF\n"},
	{"a.sql", "create table a.b (c int primary key, d varchar(2) default 'e''f', check (c > 0));\ncreate type g as enum ('h');\ncreate function i(j int) returns int as $$ select 1 $$;\n"},
	{"a.json", "{\"a\": {\"b\": [1, {\"c\": null}]}, \"d\": -1.5e3}"},
	{"a.yaml", "a:\n  b: &c \"d\" # e\n  f:\n  - g: 1\n    h: |\n      i: j\n  - - k\n---\nl: [m, n]\n"},
	{"a.tf", "resource \"a\" \"b\" {\n  c = \"d-${e.f}\"\n  g = { h = 1, i = [2] }\n  j {\n    k = <<EOF\nl\nEOF\n  }\n}\n"},
	{"a.toml", "[a.b]\nc = \"d\"\ne.f = { g = 1 }\n[[h]]\ni = '''j\n'''\n"},
	{"a.properties", "a.b=c\nd: e \\\n  f\n[g]\n"},
	{"schema.prisma", "model A {\n  b String @id @map(\"c\")\n  @@unique([b])\n}\nenum D { E F }\n"},
	{"Dockerfile", "FROM a:1 AS b\nEXPOSE 80\nCMD [\"c\"]\n"},
	{"package.json", "{\"dependencies\": {\"a\": \"^1\"}}"},
	{"pom.xml", "<project><dependency><artifactId>a</artifactId></dependency></project>"},
	{"build.gradle", "dependencies { implementation 'a:b:1' }"},
	{"docker-compose.yml", "services:\n  a:\n    image: b:1\n"},
	{"go.mod", "module a\n\nrequire b v1\n"},
	{"requirements.txt", "a==1\n"},
	{"config/routes.rb", "Rails.application.routes.draw do\n  resources :a, only: [:b]\nend\n"},
	{"urls.py", "urlpatterns = [path('a/<int:b>', C.as_view())]\n"},
	{"db/migrate/1_a.rb", "class A < ActiveRecord::Migration[7.0]\n  def change\n    create_table :b do |t|\n      t.string :c, null: false\n    end\n  end\nend\n"},
}

// slow is more than any file of the size below takes, on a busy machine too.
const (
	slow      = 3 * time.Second
	amplified = 6 << 10
)

// Whatever a file holds, in whatever language: no reader panics, what it says
// lies in the file, and it takes a time in proportion.
func FuzzExtract(f *testing.F) {
	for i, l := range everyLanguage {
		f.Add(uint8(i), []byte(l.src))
	}
	for _, bad := range []string{"`${", "\"\\", "'a'b", "$a$b", "%(", "<<A\n", "r#\"", "/[", "((((", "{[(<", "@a(", "a<b<", "x = \n", "def a =\n ", "f\"{'", "/* ", "- - ", "a:\n b:\n", "fn(", "=>", "\xff\xfe"} {
		for i := range everyLanguage {
			f.Add(uint8(i), []byte(bad))
		}
	}
	f.Add(uint8(12), []byte("A A,\nA}"))                           // each line of it once declared the names of all behind it
	f.Add(uint8(15), []byte("create type'"))                       // a type without a name
	f.Add(uint8(12), []byte("a\n#define B 0\nA, 0;"))              // symbols stand in the order of lines
	f.Add(uint8(12), []byte("typedef struct {\n  int a;\n} b;\n")) // it once stood behind its members
	f.Fuzz(func(t *testing.T, language uint8, src []byte) {
		name := everyLanguage[int(language)%len(everyLanguage)].name
		if len(src) > amplified {
			src = src[:amplified]
		}
		check(t, name, src)
		if len(src) > 0 {
			check(t, name, bytes.Repeat(src, amplified/len(src)))
		}
	})
}

func check(t *testing.T, name string, src []byte) {
	t.Helper()
	if lang := lex.Of(name); lang != nil {
		checkTokens(t, lex.Scan(name, lang, src))
	}
	start := testcpu.Used(t)
	out := Extract(name, src)
	if len(out.Symbols) > len(src) { // no two have the same byte for a name
		t.Errorf("%s: %d bytes, and %d symbols", name, len(src), len(out.Symbols))
	}
	if took := testcpu.Used(t) - start; took > slow {
		t.Errorf("%s of %d bytes took %s", name, len(src), took)
	}
	before := 0
	for i, s := range out.Symbols {
		if s.Line < max(before, 1) || s.End < s.Line || s.End > max(out.Lines, 1) || int(s.Up) > i || s.Name == "" && s.Kind != facts.Key {
			t.Errorf("%s: symbol %d, %s %q, lines %d to %d of %d after line %d, up %d", name, i, s.Kind, s.Name, s.Line, s.End, out.Lines, before, s.Up)
		}
		before = s.Line
	}
}

func checkTokens(t *testing.T, f *lex.File) {
	t.Helper()
	at, line := uint32(0), uint32(1)
	for i, token := range f.Tokens {
		if token.Start < at || token.End <= token.Start || int(token.End) > len(f.Src) || token.Line < line || int(token.Line) > f.Lines {
			t.Fatalf("%s: token %d at %d to %d, line %d, after %d, line %d", f.Path, i, token.Start, token.End, token.Line, at, line)
		}
		at, line = token.End, token.Line
		if m := f.Match[i]; m >= 0 && f.Match[m] != int32(i) {
			t.Fatalf("%s: bracket %d has the partner %d, and that %d", f.Path, i, m, f.Match[m])
		}
	}
}
