package tables

import (
	"slices"
	"strings"

	"kiro-mcp/internal/code/facts"
	"kiro-mcp/internal/code/lex"
)

// element takes one of the parts between a table's brackets: a column or a
// constraint.
func (d *ddl) element(t *facts.Table, s span) {
	at, stop := d.i, d.stop
	defer func() { d.i, d.stop = at, stop }()
	d.i, d.stop = s.from, s.to
	if s.from >= s.to {
		return
	}
	if d.constraint(t) {
		return
	}
	if d.kw(d.i, "LIKE") {
		d.i++
		t.Mixins = append(t.Mixins, d.name())
		return
	}
	c, ok := d.column()
	if !ok {
		t.Whole = false
		return
	}
	t.Columns = append(t.Columns, c)
}

// constraint takes a constraint of the table, and reports whether it was one.
func (d *ddl) constraint(t *facts.Table) bool {
	name, line := "", d.line()
	if d.kw(d.i, "CONSTRAINT") {
		d.i++
		if !d.kw(d.i, "PRIMARY", "UNIQUE", "FOREIGN", "CHECK", "EXCLUDE") {
			name = d.name()
		}
	}
	switch {
	case d.kw(d.i, "PRIMARY") && d.kw(d.i+1, "KEY"):
		d.primary(t)
	case d.kw(d.i, "FOREIGN") && d.kw(d.i+1, "KEY"):
		d.foreign(t)
	case d.kw(d.i, "CHECK") && d.Is(d.i+1, "("):
		d.check(t, d.i+1)
	case d.kw(d.i, "UNIQUE"), d.keyOfMySQL():
		x := facts.Index{Name: name, Unique: d.kw(d.i, "UNIQUE"), Line: line}
		for d.take("UNIQUE") || d.take("FULLTEXT") || d.take("SPATIAL") || d.take("KEY") || d.take("INDEX") || d.take("CLUSTERED") || d.take("NONCLUSTERED") {
		}
		d.skip("NULLS", "NOT", "DISTINCT")
		if !d.Is(d.i, "(") && !d.kw(d.i, "USING") {
			x.Name = d.name()
		}
		if d.take("USING") {
			d.i++
		}
		if !d.Is(d.i, "(") {
			t.Whole = false
			return true
		}
		x.Columns = d.columnsOf(d.i)
		t.Indexes = append(t.Indexes, x)
	case d.kw(d.i, "EXCLUDE") && d.kw(d.i+1, "USING"), d.kw(d.i, "PERIOD") && d.kw(d.i+1, "FOR"):
	case name != "":
		return true // a constraint of a kind that is none of ours brings no column
	default:
		return false
	}
	return true
}

// keyOfMySQL knows KEY name (columns) from a column that is called key.
func (d *ddl) keyOfMySQL() bool {
	i := d.i
	if d.kw(i, "FULLTEXT", "SPATIAL") && (d.kw(i+1, "KEY", "INDEX") || d.Is(i+1, "(")) {
		return true
	}
	if !d.kw(i, "KEY", "INDEX") || i+1 >= d.stop {
		return false
	}
	if d.Is(i+1, "(") {
		return true
	}
	i += 2
	if d.kw(i, "USING") {
		i += 2
	}
	return i+1 < d.stop && d.Is(i, "(") && d.At(i+1).Kind != lex.Number
}

func (d *ddl) primary(t *facts.Table) {
	for !d.Is(d.i, "(") {
		if d.i++; d.i >= d.stop {
			return
		}
	}
	for _, name := range d.columnsOf(d.i) {
		if c := column(t, name); c != nil {
			c.PrimaryKey = true
		} else if t.Change == "alter" {
			t.Columns = append(t.Columns, facts.Column{Name: name, PrimaryKey: true, Change: "retype", Line: d.line()})
		}
	}
}

func (d *ddl) foreign(t *facts.Table) {
	for !d.Is(d.i, "(") {
		if d.i++; d.i >= d.stop {
			return
		}
	}
	from := d.columnsOf(d.i)
	d.i = d.Close(d.i) + 1
	if !d.take("REFERENCES") {
		return
	}
	to := d.reference()
	if len(from) != 1 {
		return
	}
	if c := column(t, from[0]); c != nil {
		c.References = to
	} else if t.Change == "alter" {
		t.Columns = append(t.Columns, facts.Column{Name: from[0], References: to, Change: "retype", Line: d.line()})
	}
}

// reference takes table (column), or table.
func (d *ddl) reference() string {
	to := d.name()
	if d.Is(d.i, "(") && d.i < d.stop {
		if cols := d.columnsOf(d.i); len(cols) == 1 {
			to += "." + cols[0]
		}
		d.i = d.Close(d.i) + 1
	}
	return to
}

// afterType are the words that end a column's type.
var afterType = []string{
	"NOT", "NULL", "DEFAULT", "PRIMARY", "UNIQUE", "REFERENCES", "CHECK", "CONSTRAINT", "COLLATE", "GENERATED", "AUTO_INCREMENT", "AUTOINCREMENT", "IDENTITY", "COMMENT",
	"ON", "KEY", "AS", "CHARSET", "STORED", "VIRTUAL", "SPARSE", "ROWGUIDCOL", "INVISIBLE", "VISIBLE", "FIRST", "AFTER", "STORAGE", "COMPRESSION", "USING", "ENCODE", "CODEC", "FOREIGN", "DEFERRABLE", "INITIALLY", "MASKED",
}

// column takes a column's definition from its name to the end of the span.
func (d *ddl) column() (facts.Column, bool) {
	c := facts.Column{Line: d.line()}
	c.Name = d.ident()
	if c.Name == "" || strings.ContainsAny(c.Name, "{}%<>?") {
		return c, false
	}
	c.Type = d.typ(&c)
	d.rest(&c)
	return c, true
}

// typ takes a type: words, a width, brackets of an array.
func (d *ddl) typ(c *facts.Column) string {
	from := d.i
	for d.i < d.stop {
		switch {
		case d.Is(d.i, "("):
			if d.kw(d.i-1, "ENUM", "SET") {
				c.Values = d.strings(d.i)
			}
			d.i = d.Close(d.i)
		case d.Is(d.i, "[") || d.Is(d.i, "]") || d.Is(d.i, "."), d.At(d.i).Kind == lex.Number:
		case d.At(d.i).Kind == lex.String && d.At(d.i).Byte != '\'':
		case d.kw(d.i, "CHARACTER") && d.kw(d.i+1, "SET"), !d.IsWord(d.i), d.kw(d.i, afterType...):
			return d.Between(from, d.i-1)
		}
		d.i++
	}
	return d.Between(from, d.i-1)
}

// rest takes what follows the type.
func (d *ddl) rest(c *facts.Column) {
	for d.i < d.stop {
		switch {
		case d.kw(d.i, "NOT") && d.kw(d.i+1, "NULL"):
			c.NotNull = new(true)
			d.i++
		case d.kw(d.i, "NULL"):
			c.NotNull = new(false)
		case d.kw(d.i, "PRIMARY"):
			c.PrimaryKey = true
		case d.kw(d.i, "UNIQUE"):
			c.Unique = true
		case d.kw(d.i, "DEFAULT"):
			d.i++
			c.Default = d.value()
			continue
		case d.kw(d.i, "REFERENCES"):
			d.i++
			c.References = d.reference()
			d.i--
		case d.kw(d.i, "CHECK") && d.Is(d.i+1, "("):
			d.checkOf(c, d.i+1)
			d.i = d.Close(d.i + 1)
		case d.kw(d.i, "ON") && d.kw(d.i+1, "DELETE", "UPDATE"):
			d.i += 2 // SET NULL says nothing of the column
			if d.kw(d.i, "SET") {
				d.i++
			}
		case d.Is(d.i, "("):
			d.i = d.Close(d.i)
		}
		d.i++
	}
}

// value takes a default: a literal, a call, an expression in brackets, a cast.
func (d *ddl) value() string {
	from := d.i
	for d.i < d.stop {
		switch {
		case d.Is(d.i, "("), d.Is(d.i, "["):
			d.i = d.Close(d.i)
		case d.i > from && d.kw(d.i, afterType...):
			return d.Between(from, d.i-1)
		}
		d.i++
	}
	return d.Between(from, d.i-1)
}

// check takes a check of the table: it belongs to the column that it names
// first, when that is the only one.
func (d *ddl) check(t *facts.Table, open int) {
	end := d.Close(open)
	var found *facts.Column
	for i := open + 1; i < end; i++ {
		if !d.IsWord(i) && !d.IsString(i) {
			continue
		}
		if c := column(t, d.identAt(i)); c != nil && d.At(i).Byte != '\'' {
			if found != nil && found != c {
				return
			}
			found = c
		}
	}
	if found != nil {
		d.checkOf(found, open)
	}
}

// checkOf reads the values that a check allows, or keeps its text.
func (d *ddl) checkOf(c *facts.Column, open int) {
	end := d.Close(open)
	for i := open + 1; i < end; i++ {
		if (d.kw(i, "IN") || d.kw(i, "ANY", "ARRAY")) && !d.kw(i-1, "NOT") {
			for k := i + 1; k < end && k < i+4; k++ {
				if d.Is(k, "(") || d.Is(k, "[") {
					if values := d.strings(k); len(values) > 0 {
						c.Values = values
						return
					}
				}
			}
		}
	}
	c.Check = d.Between(open+1, end-1)
}

// strings are the literals between two brackets.
func (d *ddl) strings(open int) []string {
	var out []string
	for i := open + 1; i < d.Close(open); i++ {
		if d.IsString(i) && d.At(i).Byte != '"' && d.At(i).Byte != '`' {
			out = append(out, strings.ReplaceAll(d.Value(i), "''", "'"))
		}
	}
	return out
}

// columnsOf are the columns that stand between brackets, without their order
// and width; an expression stands as it is written.
func (d *ddl) columnsOf(open int) []string {
	var out []string
	for _, s := range d.list(open) {
		name, next := d.readIdent(s.from)
		switch {
		case name == "":
			out = append(out, d.Between(s.from, s.to-1))
		case next < s.to && d.Is(next, "(") && d.At(next+1).Kind != lex.Number, next < s.to && !d.IsWord(next) && !d.Is(next, "("):
			out = append(out, d.Between(s.from, s.to-1))
		default:
			out = append(out, name)
		}
	}
	return out
}

// column finds a column of a table by its name.
func column(t *facts.Table, name string) *facts.Column {
	i := slices.IndexFunc(t.Columns, func(c facts.Column) bool { return strings.EqualFold(c.Name, name) })
	if i < 0 || name == "" {
		return nil
	}
	return &t.Columns[i]
}
