package tables

import (
	"strings"

	"kiro-mcp/internal/code/facts"
)

// sqlmodel reads a class of SQLModel: one with table=True, or in a file that
// imports it one that such take columns from.
func (r *reader) sqlmodel(c *pyClass, imported bool) bool {
	isTable := r.yes(c.bases, "table")
	if !isTable && !imported {
		return false
	}
	t := facts.Table{Model: c.name, Source: "sqlmodel", Change: "mixin", Whole: true, Line: r.lineOf(c.at), End: r.lineOf(c.end - 1)}
	if isTable {
		t.Name, t.Change = strings.ToLower(c.name), ""
	}
	for _, b := range c.bases {
		if b.name == "" {
			t.Mixins = append(t.Mixins, lastName(r.text(b.span)))
		}
	}
	for _, s := range c.statements {
		name, typ, value := r.assignment(s)
		switch {
		case name == "__tablename__":
			if t.Name, _ = r.literal(value); t.Name == "" {
				t.Name, t.Whole = strings.ToLower(c.name), false
			}
		case name == "__table_args__":
			r.tableArgs(&t, value)
		case name != "" && typ.from > 0 && !strings.HasPrefix(name, "_") && name != "model_config":
			r.sqlmodelField(&t, name, typ, value)
		}
	}
	if isTable || len(t.Columns) > 0 {
		r.add(t)
	}
	return true
}

// uses reports whether a file imports a module.
func (r *reader) uses(module string) bool {
	for i := range r.Tokens {
		if r.At(i).First && (r.Is(i, "from") || r.Is(i, "import")) && r.Is(i+1, module) {
			return true
		}
	}
	return false
}

func (r *reader) sqlmodelField(t *facts.Table, name string, typ, value span) {
	callee, open := r.callee(value)
	if callee == "Relationship" || r.Is(typ.from, "ClassVar") {
		return
	}
	c := facts.Column{Name: name, Field: name, Line: r.lineOf(typ.from)}
	r.mappedAs(&c, typ)
	if callee != "Field" {
		if value.from > 0 {
			c.Default = r.text(value)
		}
		t.Columns = append(t.Columns, c)
		return
	}
	list := r.arguments(open)
	if s, ok := find(list, "sa_column"); ok {
		if _, at := r.callee(s); at > 0 {
			r.columnCall(t, &c, at)
			t.Columns = append(t.Columns, c)
			return
		}
		t.Whole = false
	}
	c.PrimaryKey, c.Unique = r.yes(list, "primary_key"), r.yes(list, "unique")
	c.References = lastTwo(r.text1(list, "foreign_key"))
	c.Type = sized(c.Type, r.number(list, "max_length"))
	if digits := r.number(list, "max_digits"); digits != "" {
		c.Type = sized(c.Type, digits, r.number(list, "decimal_places"))
	}
	if s, ok := find(list, "sa_type"); ok {
		r.columnType(&c, s)
	}
	if b := r.truth(list, "nullable"); b != nil {
		c.NotNull = opposite(b)
	}
	if s, ok := find(list, "default"); ok && r.text(s) != "None" {
		c.Default = r.text(s)
	}
	if c.PrimaryKey {
		c.NotNull = nil
	}
	if r.yes(list, "index") {
		t.Indexes = append(t.Indexes, facts.Index{Columns: []string{c.Name}, Unique: c.Unique, Line: c.Line})
	}
	t.Columns = append(t.Columns, c)
}
