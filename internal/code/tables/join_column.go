package tables

import (
	"slices"
	"strings"

	"kiro-mcp/internal/code/facts"
)

// find is the column of a name or field, however it is written.
func (t *joined) find(c facts.Column) int {
	name := folded(c.Name)
	for i := range t.Columns {
		if folded(t.Columns[i].Name) == name {
			return i
		}
	}
	if c.Field != "" && c.Change == "" {
		field := folded(c.Field)
		return slices.IndexFunc(t.Columns, func(have facts.Column) bool {
			return folded(have.Field) == field || folded(have.Name) == field
		})
	}
	return -1
}

// named is the column of a name alone.
func (t *joined) named(name string) int {
	return slices.IndexFunc(t.Columns, func(c facts.Column) bool {
		return folded(c.Name) == folded(name) || c.Field != "" && folded(c.Field) == folded(name)
	})
}

// column takes what a migration says of one column.
func (t *joined) column(c facts.Column, file string) {
	switch c.Change {
	case "drop":
		if i := t.named(c.Name); i >= 0 {
			t.Columns, t.Files = slices.Delete(t.Columns, i, i+1), slices.Delete(t.Files, i, i+1)
		}
	case "rename":
		t.renameColumn(c, file)
	case "retype":
		t.nameField(c)
		if i := t.named(c.Name); i >= 0 {
			merge(&t.Columns[i], c, true)
			t.Columns[i].Line, t.Files[i] = changedLine(&t.Columns[i], c), fileOf(t.Files[i], file, c)
		}
	default:
		if i := t.find(c); i >= 0 {
			merge(&t.Columns[i], c, false)
			return
		}
		t.Columns, t.Files = append(t.Columns, c), append(t.Files, file)
	}
}

// nameField gives the column of a model's field the name that is said elsewhere;
// when DDL has a column of that name, the two are one.
func (t *joined) nameField(c facts.Column) {
	if c.Field == "" || c.Name == c.Field {
		return
	}
	of := slices.IndexFunc(t.Columns, func(have facts.Column) bool { return have.Field == c.Field })
	at := slices.IndexFunc(t.Columns, func(have facts.Column) bool { return folded(have.Name) == folded(c.Name) })
	switch {
	case of < 0 || of == at:
	case at < 0:
		t.Columns[of].Name = c.Name
	default:
		merge(&t.Columns[at], t.Columns[of], false)
		t.Columns, t.Files = slices.Delete(t.Columns, of, of+1), slices.Delete(t.Files, of, of+1)
	}
}

// changedLine moves a column to where its type was changed last.
func changedLine(have *facts.Column, c facts.Column) int {
	if c.Type != "" && c.Line > 0 {
		return c.Line
	}
	return have.Line
}

func fileOf(have, file string, c facts.Column) string {
	if c.Type != "" && c.Line > 0 {
		return file
	}
	return have
}

func (t *joined) renameColumn(c facts.Column, file string) {
	from := t.named(c.Field)
	if from < 0 {
		if t.named(c.Name) < 0 {
			t.Columns, t.Files = append(t.Columns, facts.Column{Name: c.Name, Line: c.Line}), append(t.Files, file)
		}
		return
	}
	old := t.Columns[from].Name
	t.Columns[from].Name, t.Columns[from].Field = c.Name, ""
	for i := range t.Indexes {
		for k, name := range t.Indexes[i].Columns {
			if strings.EqualFold(name, old) {
				t.Indexes[i].Columns = slices.Clone(t.Indexes[i].Columns)
				t.Indexes[i].Columns[k] = c.Name
			}
		}
	}
}

// merge adds to a column what is said of it elsewhere; over says that it is
// newer.
func merge(have *facts.Column, c facts.Column, over bool) {
	set := func(to *string, from string) {
		if from != "" && (over || *to == "") {
			*to = from
		}
	}
	if over && c.Change == "retype" && c.Field != "" && c.Name != c.Field && c.Name != "" {
		have.Name = c.Name
	}
	set(&have.Field, c.Field)
	set(&have.Type, c.Type)
	set(&have.Default, c.Default)
	set(&have.References, c.References)
	set(&have.Check, c.Check)
	if c.NotNull != nil && (over || have.NotNull == nil) {
		have.NotNull = c.NotNull
	}
	if len(c.Values) > 0 && (over || len(have.Values) == 0) {
		have.Values = c.Values
	}
	have.PrimaryKey = have.PrimaryKey || c.PrimaryKey
	have.Unique = have.Unique || c.Unique
}

// index takes one index, or takes one away.
func (t *joined) index(x facts.Index, file string) {
	same := func(y facts.Index) bool {
		if x.Name != "" && y.Name != "" {
			return strings.EqualFold(x.Name, y.Name)
		}
		return slices.EqualFunc(x.Columns, y.Columns, sameName) && (x.Change == "" || len(x.Columns) > 0) || x.Change == "drop" && byConvention(t.Name, x.Name, y)
	}
	i := slices.IndexFunc(t.Indexes, same)
	switch {
	case x.Change == "drop":
		if strings.EqualFold(x.Name, t.Name+"_pkey") || strings.EqualFold(x.Name, "PK_"+t.Name) {
			for k := range t.Columns {
				t.Columns[k].PrimaryKey = false
			}
		} else if i >= 0 {
			t.Indexes, t.IndexFiles = slices.Delete(t.Indexes, i, i+1), slices.Delete(t.IndexFiles, i, i+1)
		} else if c := t.uniqueOf(x.Name); c >= 0 {
			t.Columns[c].Unique = false
		}
	case i >= 0 && x.Name != "" && !slices.EqualFunc(x.Columns, t.Indexes[i].Columns, sameName) && len(x.Columns) > 0 && t.Indexes[i].Name != "":
		t.Unmade = append(t.Unmade, facts.UnmadeIndex{Index: x, File: file, Taken: t.Indexes[i], TakenFile: t.IndexFiles[i]})
	case i >= 0:
		t.Indexes[i].Unique = t.Indexes[i].Unique || x.Unique
		if t.Indexes[i].Name == "" {
			t.Indexes[i].Name = x.Name
		}
	default:
		t.Indexes, t.IndexFiles = append(t.Indexes, x), append(t.IndexFiles, file)
	}
}

func sameName(a, b string) bool { return folded(a) == folded(b) }

// byConvention reports whether a name is one that databases and frameworks give
// an index over these columns.
func byConvention(table, name string, y facts.Index) bool {
	if y.Name != "" || name == "" || len(y.Columns) == 0 {
		return false
	}
	columns := folded(strings.Join(y.Columns, ""))
	rest := strings.Replace(folded(name), folded(table), "", 1)
	for _, word := range []string{"index", "unique", "ix", "idx", "uq", "key", "on", "and"} {
		if folded(strings.ReplaceAll(rest, word, "")) == columns || rest == word+columns || rest == columns+word || rest == word+"on"+columns {
			return true
		}
	}
	return rest == columns
}

// uniqueOf is the column whose constraint a database names so.
func (t *joined) uniqueOf(name string) int {
	return slices.IndexFunc(t.Columns, func(c facts.Column) bool {
		return c.Unique && byConvention(t.Name, name, facts.Index{Columns: []string{c.Name}})
	})
}

// uniques adds the indexes that unique columns and keys bring with them, and
// makes columns unique that have an index of their own that is.
func (t *joined) uniques() {
	for i := range t.Columns {
		c := &t.Columns[i]
		at := slices.IndexFunc(t.Indexes, func(x facts.Index) bool { return len(x.Columns) == 1 && sameName(x.Columns[0], c.Name) })
		switch {
		case at >= 0 && t.Indexes[at].Unique:
			c.Unique = true
		case at >= 0 && c.Unique:
			t.Indexes[at].Unique = true
		case at < 0 && c.Unique:
			t.Indexes = append(t.Indexes, facts.Index{Columns: []string{c.Name}, Unique: true, Line: c.Line})
			t.IndexFiles = append(t.IndexFiles, t.Files[i])
		}
	}
}

// implied says whether a column that does not say it may be null: what its
// language means by that. A design that leaves it out promises nothing, so that
// readers leave it open.
func implied(c facts.Column, e entry) facts.Column {
	if c.NotNull != nil || c.Change != "" || c.PrimaryKey {
		return c
	}
	relation := c.References != "" && c.Type == ""
	switch e.Source {
	case "ddl", "drizzle", "sqlalchemy":
		c.NotNull = new(false)
	case "django", "typeorm":
		c.NotNull = new(!relation)
	case "migration":
		isDjango := strings.HasSuffix(e.file, ".py") && (strings.Contains(c.Type, "Field") || c.Type == "ForeignKey")
		c.NotNull = new(isDjango || strings.HasSuffix(e.file, ".php"))
	}
	return c
}
