package tables

import (
	"strings"

	"kiro-mcp/internal/code/facts"
)

// alter takes ALTER TABLE from the table's name on.
func (d *ddl) alter() {
	d.skip("IF", "EXISTS")
	d.take("ONLY")
	line, first := d.line(), d.i
	name := d.name()
	if d.computed(first, name) {
		d.tables = append(d.tables, anyTable("ddl", line))
		return
	}
	if d.kw(d.i, "WITH") {
		d.i += 2 // WITH CHECK, WITH NOCHECK
	}
	end := d.statementEnd()
	t := facts.Table{Name: name, Source: "ddl", Change: "alter", Whole: true, Line: line, End: line}
	stop := d.stop
	adding := false
	for _, s := range d.split(d.i, end) {
		d.i, d.stop = s.from, s.to
		adding = d.action(&t, adding)
	}
	d.i, d.stop = end, stop
	if end > first && end <= len(d.Tokens) {
		t.End = int(d.At(end - 1).Line)
	}
	if len(t.Columns)+len(t.Indexes) > 0 || !t.Whole {
		d.tables = append(d.tables, t)
	}
}

// statementEnd is where the statement at hand ends: at a semicolon, or, in
// scripts that use none, before a line that begins another.
func (d *ddl) statementEnd() int {
	for i := d.i; i < d.stop; i++ {
		switch {
		case d.Is(i, ";"):
			return i
		case d.Is(i, "("):
			i = d.Close(i)
		case d.At(i).First && (d.kw(i, "CREATE", "GO", "INSERT", "UPDATE", "COMMENT", "EXEC") || d.kw(i, "ALTER", "DROP") && d.kw(i+1, "TABLE", "INDEX", "TYPE")):
			return i
		}
	}
	return d.stop
}

// action takes one action of an alteration. SQL Server writes ADD once for
// several columns, so that what follows is known to be added too.
func (d *ddl) action(t *facts.Table, adding bool) bool {
	line := d.line()
	switch {
	case d.take("ADD"):
		d.take("COLUMN")
		d.skip("IF", "NOT", "EXISTS")
		if d.Is(d.i, "(") {
			for _, s := range d.list(d.i) {
				d.element(t, s)
			}
			return true
		}
		d.element(t, span{d.i, d.stop})
		return true
	case d.kw(d.i, "DROP") && !d.kw(d.i+1, "CONSTRAINT", "INDEX", "KEY", "PRIMARY", "FOREIGN", "CHECK", "PARTITION", "DEFAULT"):
		d.i++
		d.take("COLUMN")
		d.skip("IF", "EXISTS")
		if name := d.ident(); name != "" {
			t.Columns = append(t.Columns, facts.Column{Name: name, Change: "drop", Line: line})
		}
	case d.kw(d.i, "DROP"):
		d.i += 2
		d.skip("IF", "EXISTS")
		if name := d.ident(); name != "" {
			t.Indexes = append(t.Indexes, facts.Index{Name: name, Change: "drop", Line: line})
		}
	case d.take("ALTER"):
		d.take("COLUMN")
		d.retype(t, line)
	case d.take("MODIFY"):
		d.take("COLUMN")
		d.redefine(t, "", line)
	case d.take("CHANGE"):
		d.take("COLUMN")
		d.redefine(t, d.ident(), line)
	case d.take("RENAME"):
		d.renaming(t, line)
	case adding && d.identAt(d.i) != "":
		d.element(t, span{d.i, d.stop})
		return true
	}
	return false
}

// retype takes what follows ALTER COLUMN.
func (d *ddl) retype(t *facts.Table, line int) {
	c := facts.Column{Name: d.ident(), Change: "retype", Line: line}
	if c.Name == "" || d.kw(d.i-1, "INDEX", "CONSTRAINT") {
		return
	}
	switch {
	case d.kw(d.i, "SET") && d.kw(d.i+1, "NOT"):
		c.NotNull = new(true)
	case d.kw(d.i, "DROP") && d.kw(d.i+1, "NOT"):
		c.NotNull = new(false)
	case d.kw(d.i, "SET") && d.kw(d.i+1, "DEFAULT"):
		d.i += 2
		c.Default = d.value()
	case d.kw(d.i, "SET") && d.kw(d.i+1, "DATA"), d.kw(d.i, "TYPE"):
		if d.take("SET") {
			d.take("DATA")
		}
		d.take("TYPE")
		c.Type = d.typ(&c)
	case d.kw(d.i, "DROP", "SET", "ADD"):
		return
	default:
		c.Type = d.typ(&c)
		d.rest(&c)
	}
	t.Columns = append(t.Columns, c)
}

// redefine takes a column that replaces another, or itself.
func (d *ddl) redefine(t *facts.Table, old string, line int) {
	c, ok := d.column()
	if !ok {
		t.Whole = false
		return
	}
	if old != "" && !strings.EqualFold(old, c.Name) {
		t.Columns = append(t.Columns, facts.Column{Name: c.Name, Field: old, Change: "rename", Line: line})
	}
	c.Change = "retype"
	t.Columns = append(t.Columns, c)
}

// renaming takes what follows RENAME.
func (d *ddl) renaming(t *facts.Table, line int) {
	switch {
	case d.take("TO"), d.take("AS"):
		d.rename(t.Name, d.name(), line)
	case d.kw(d.i, "CONSTRAINT", "INDEX", "KEY"):
	default:
		d.take("COLUMN")
		from := d.ident()
		if d.take("TO") && from != "" {
			t.Columns = append(t.Columns, facts.Column{Name: d.ident(), Field: from, Change: "rename", Line: line})
		}
	}
}

// index takes CREATE INDEX from its name on.
func (d *ddl) index(unique bool) {
	d.take("CONCURRENTLY")
	d.skip("IF", "NOT", "EXISTS")
	x := facts.Index{Unique: unique, Line: d.line()}
	if !d.kw(d.i, "ON") {
		x.Name = d.name()
	}
	if d.take("USING") {
		d.i++
	}
	if !d.take("ON") {
		return
	}
	d.take("ONLY")
	table := d.name()
	if d.take("USING") {
		d.i++
	}
	if table == "" || !d.Is(d.i, "(") {
		return
	}
	x.Columns = d.columnsOf(d.i)
	d.i = d.Close(d.i)
	d.tables = append(d.tables, facts.Table{Name: table, Source: "ddl", Change: "alter", Indexes: []facts.Index{x}, Whole: true, Line: x.Line, End: x.Line})
}

// dropIndex takes DROP INDEX; of some databases it does not say of which table.
func (d *ddl) dropIndex() {
	d.i += 2
	d.take("CONCURRENTLY")
	d.skip("IF", "EXISTS")
	x := facts.Index{Name: d.name(), Change: "drop", Line: d.line()}
	table := ""
	if d.take("ON") {
		table = d.name()
	}
	if x.Name != "" {
		d.tables = append(d.tables, facts.Table{Name: table, Source: "ddl", Change: "alter", Indexes: []facts.Index{x}, Whole: true, Line: x.Line, End: x.Line})
	}
}

// enumType takes CREATE TYPE name AS ENUM and a domain's check.
func (d *ddl) enumType() {
	line := d.line()
	name := d.name()
	if name == "" || !d.take("AS") {
		return
	}
	c := facts.Column{Name: name, Line: line}
	if d.take("ENUM") && d.Is(d.i, "(") {
		c.Values = d.strings(d.i)
		d.i = d.Close(d.i)
		d.tables = append(d.tables, facts.Table{Name: name, Source: "ddl", Change: "enum", Columns: []facts.Column{c}, Whole: true, Line: line, End: int(d.At(d.i).Line)})
	}
}

// withEnums gives columns the values of the named types that they have.
func withEnums(tables []facts.Table) []facts.Table {
	values := map[string][]string{}
	for i := range tables {
		if t := &tables[i]; t.Change == "enum" && len(t.Columns) > 0 {
			values[strings.ToLower(t.Name)] = t.Columns[0].Values
		}
	}
	if len(values) == 0 {
		return tables
	}
	for i := range tables {
		if tables[i].Change != "enum" {
			giveValues(tables[i].Columns, values)
		}
	}
	return tables
}

// giveValues fills in what a column's type allows.
func giveValues(columns []facts.Column, values map[string][]string) {
	for k := range columns {
		if c := &columns[k]; len(c.Values) == 0 && c.Type != "" {
			name := strings.ToLower(strings.Trim(c.Type[strings.LastIndexByte(c.Type, '.')+1:], `"?[]`))
			c.Values = values[name]
		}
	}
}
