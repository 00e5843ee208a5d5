package tables

import (
	"strings"

	"kiro-mcp/internal/code/facts"
	"kiro-mcp/internal/code/lex"
)

// DDL reads the statements of a scanned SQL text that make or change tables, in
// their order: a table, then what alters it. An index that is created by itself
// is an alteration, and a named type of fixed values is a table of Change "enum".
// PostgreSQL, MySQL, SQLite and SQL Server are understood in one grammar.
func DDL(src *lex.File) []facts.Table {
	d := &ddl{File: src, stop: downFrom(src)}
	d.read()
	return withEnums(d.tables)
}

// ddl is a reader of statements.
type ddl struct {
	*lex.File
	i          int
	stop       int // tokens from here on take back what was done
	tables     []facts.Table
	unresolved []facts.Unresolved
}

func (d *ddl) read() {
	for d.i < d.stop {
		at := d.i
		if d.File.At(at).Kind == lex.Word && d.begins(at) {
			d.statement()
		} else if d.At(at).Byte == '$' && d.IsString(at) && d.kw(at-1, "DO") {
			d.inner(at)
		}
		d.i = max(d.i, at+1)
	}
}

// begins reports whether a statement may begin at a word. Scripts without
// semicolons have one on every line.
func (d *ddl) begins(i int) bool {
	switch d.At(i).Byte | 0x20 {
	case 'c', 'a', 'd', 'r', 'e':
	default:
		return false
	}
	return i == 0 || d.At(i).First || d.Is(i-1, ";") || d.kw(i-1, "THEN", "BEGIN", "GO", "ELSE")
}

func (d *ddl) statement() {
	i := d.i
	switch {
	case d.kw(i, "CREATE"):
		d.create()
	case d.kw(i, "ALTER") && d.kw(i+1, "TABLE"):
		d.i += 2
		d.alter()
	case d.kw(i, "DROP") && d.kw(i+1, "TABLE"):
		d.i += 2
		d.skip("IF", "EXISTS")
		d.drop()
	case d.kw(i, "DROP") && d.kw(i+1, "INDEX"):
		d.dropIndex()
	case d.kw(i, "RENAME") && d.kw(i+1, "TABLE"):
		d.i += 2
		line := d.line()
		if from := d.name(); from != "" && d.take("TO") {
			d.rename(from, d.name(), line)
		}
	case d.kw(i, "EXEC", "EXECUTE") && d.kw(i+1, "sp_rename"):
		d.spRename()
	}
}

// create takes what CREATE begins, when it is a table, index or type.
func (d *ddl) create() {
	d.i++
	temporary, unique := false, false
	for {
		switch {
		case d.take("TEMP"), d.take("TEMPORARY"):
			temporary = true
		case d.take("UNIQUE"):
			unique = true
		case d.take("OR"), d.take("REPLACE"), d.take("GLOBAL"), d.take("LOCAL"), d.take("UNLOGGED"), d.take("FOREIGN"), d.take("CLUSTERED"), d.take("NONCLUSTERED"), d.take("FULLTEXT"), d.take("SPATIAL"):
		case d.take("TABLE"):
			if !temporary {
				d.skip("IF", "NOT", "EXISTS")
				d.table()
			}
			return
		case d.take("INDEX"):
			d.index(unique)
			return
		case d.take("TYPE"), d.take("DOMAIN"):
			d.enumType()
			return
		default:
			return
		}
	}
}

// table takes a table from its name on.
func (d *ddl) table() {
	line, first := d.line(), d.i
	name := d.name()
	if d.computed(first, name) {
		return
	}
	t := facts.Table{Name: name, Source: "ddl", Whole: true, Line: line, End: line}
	switch {
	case d.Is(d.i, "("):
		end := d.Close(d.i)
		if d.Partner(d.i) < 0 {
			t.Whole = false
		}
		for _, s := range d.list(d.i) {
			d.element(&t, s)
		}
		d.i = end + 1
		t.End = int(d.At(end).Line)
		d.tail(&t)
	case d.kw(d.i, "PARTITION"):
		return
	case d.kw(d.i, "LIKE"):
		d.i++
		t.Mixins = append(t.Mixins, d.name())
	case d.kw(d.i, "AS"):
		t.Whole = false
	default:
		return
	}
	d.tables = append(d.tables, t)
}

// tail takes what follows the columns, as far as it brings more of them.
func (d *ddl) tail(t *facts.Table) {
	for d.i < d.stop && !d.Is(d.i, ";") && (!d.At(d.i).First || !d.kw(d.i, "CREATE", "ALTER", "DROP", "INSERT", "GO", "COMMENT")) {
		switch {
		case d.kw(d.i, "INHERITS") && d.Is(d.i+1, "("):
			for _, s := range d.list(d.i + 1) {
				t.Mixins = append(t.Mixins, d.nameAt(s.from))
			}
			d.i = d.Close(d.i + 1)
		case d.kw(d.i, "AS") && d.kw(d.i+1, "SELECT"):
			t.Whole = false
			return
		case d.Is(d.i, "("):
			d.i = d.Close(d.i)
		}
		d.i++
	}
}

// computed notes a name that is put together when the program runs.
func (d *ddl) computed(first int, name string) bool {
	if name != "" && !strings.ContainsAny(name, "{}%$<>?") && !d.Is(d.i, "{") && !d.Is(d.i, "$") && !d.Is(d.i, "%") {
		return false
	}
	d.unresolved = append(d.unresolved, facts.Unresolved{What: "table", Text: d.cut(first), Why: "the name of the table is computed", Line: int(d.At(min(first, len(d.Tokens)-1)).Line)})
	return true
}

// cut is the source from a token on, at most a line of it.
func (d *ddl) cut(i int) string {
	return line(d.File, i)
}

func (d *ddl) drop() {
	for {
		at := d.line()
		name := d.name()
		if name == "" {
			return
		}
		d.tables = append(d.tables, facts.Table{Name: name, Source: "ddl", Change: "drop", Whole: true, Line: at, End: at})
		if !d.Is(d.i, ",") {
			return
		}
		d.i++
	}
}

func (d *ddl) rename(from, to string, line int) {
	if from != "" && to != "" {
		d.tables = append(d.tables, facts.Table{Name: from, Model: to, Source: "ddl", Change: "rename", Whole: true, Line: line, End: line})
	}
}

// spRename takes SQL Server's way to rename a table or column.
func (d *ddl) spRename() {
	line := d.line()
	from, to := strings.Split(strings.NewReplacer("[", "", "]", "").Replace(d.Value(d.i+2)), "."), d.Value(d.i+4)
	if !d.IsString(d.i+2) || !d.IsString(d.i+4) {
		return
	}
	if d.IsString(d.i+6) && strings.EqualFold(d.Value(d.i+6), "column") && len(from) > 1 {
		c := facts.Column{Name: to, Field: from[len(from)-1], Change: "rename", Line: line}
		d.tables = append(d.tables, facts.Table{Name: from[len(from)-2], Source: "ddl", Change: "alter", Columns: []facts.Column{c}, Whole: true, Line: line, End: line})
		return
	}
	if !d.IsString(d.i + 6) {
		d.rename(from[len(from)-1], to, line)
	}
}

// inner reads the statements of an anonymous block.
func (d *ddl) inner(i int) {
	text := d.Text(i)
	tag := strings.IndexByte(text[1:], '$') + 2
	if len(text) < 2*tag {
		return
	}
	in := &ddl{File: lex.Scan(d.Path, d.Lang, []byte(text[tag:len(text)-tag]))}
	in.stop = len(in.Tokens)
	in.read()
	for _, t := range in.tables {
		d.tables = append(d.tables, moved(t, int(d.At(i).Line)-1))
	}
}
