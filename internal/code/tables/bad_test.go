package tables_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"kiro-mcp/internal/code/facts"
	"kiro-mcp/internal/code/lex"
	"kiro-mcp/internal/code/tables"
	"kiro-mcp/internal/testcpu"
)

// pieces are what the readers look for, without the order in which it makes sense.
var pieces = []string{
	"class A", "class A(", "(", ")", "{", "}", "[", "]", ";", ",", ":", "=", "=>", "->", "::", ".", "@Entity", "@Column(", "type T struct {", "struct", "A `db:\"a\"`", "type", "CREATE TABLE a (", "ALTER TABLE a ADD", "DROP INDEX",
	"def", "def down", "end", "do |t|", "t.string :a", "create_table :a", "Schema::create('a', function ($t) {", "$t->", "pgTable('a', {", "new Schema({", "DbSet<A> B", "b.Entity<A>(", "[Table(", "model A {", "a Int @map(", "@@", "enum A {",
	"op.create_table(", "op.f(", "__tablename__ =", "Column(", "down", "void Down(", "migrationBuilder.CreateTable(", "'", "\"", "CREATE TYPE a AS ENUM (", "*x(", "Table(", "<", ">", "public int A { get; set; }", "EntityTypeBuilder<A> b)", "extends B",
}

var languages = []string{"sql", "prisma", "python", "java", "kotlin", "ruby", "php", "go", "csharp", "javascript", "typescript", "rust"}

// Source in no order at all is read to its end in time, and its facts are within
// it.
func TestNoOrder(t *testing.T) {
	start := testcpu.Used(t)
	seed := uint32(7)
	next := func(n int) int {
		seed = seed*1664525 + 1013904223
		return int(seed>>8) % n
	}
	for range 25 {
		var b strings.Builder
		for range 400 {
			b.WriteString(pieces[next(len(pieces))])
			b.WriteString([]string{" ", "\n", "\n  ", ""}[next(4)])
		}
		for _, name := range languages {
			out := readBad(name, b.String())
			for _, x := range out.Tables {
				if x.Line < 0 || x.Line > out.Lines {
					t.Fatalf("%s: table %q is on line %d of %d:\n%s", name, x.Name, x.Line, out.Lines, b.String())
				}
			}
		}
	}
	if took := testcpu.Used(t) - start; took > 5*time.Second {
		t.Errorf("took %s", took)
	}
}

// A piece that is repeated for ever takes no more than its share.
func TestRepeated(t *testing.T) {
	for _, piece := range pieces {
		src := strings.Repeat(piece+" ", 20_000/(len(piece)+1))
		for _, name := range languages {
			start := testcpu.Used(t)
			readBad(name, src)
			if took := testcpu.Used(t) - start; took > time.Second {
				t.Errorf("%s: 20 kB of %q take %s", name, piece, took)
			}
		}
	}
}

func readBad(name, src string) *facts.File {
	lang := lex.Named(name)
	out := &facts.File{Path: "db/migrate/a." + name, Language: name}
	f := lex.Scan(out.Path, lang, []byte(src))
	out.Lines = f.Lines
	tables.Read(f, out)
	tables.Join([]*facts.File{out})
	return out
}

func FuzzRead(f *testing.F) {
	f.Add("Entity<A.", slices.Index(languages, "csharp")) // once looked past its end
	for _, p := range pieces {
		f.Add(p, 0)
	}
	f.Fuzz(func(_ *testing.T, src string, lang int) {
		readBad(languages[uint(lang)%uint(len(languages))], src)
	})
}
