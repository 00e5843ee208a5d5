package tables

import (
	"slices"
	"strings"

	"kiro-mcp/internal/code/facts"
)

// sqlalchemy reads a class that SQLAlchemy maps, or one that others take columns
// from.
func (r *reader) sqlalchemy(c *pyClass) {
	t := facts.Table{Model: c.name, Source: "sqlalchemy", Change: "mixin", Whole: true, Line: r.lineOf(c.at), End: r.lineOf(c.end - 1)}
	abstract := false
	for _, s := range c.statements {
		name, typ, value := r.assignment(s)
		switch {
		case name == "__tablename__":
			t.Change = ""
			if t.Name, _ = r.literal(value); t.Name == "" {
				r.follow(s.from, "sqlalchemy", "the name of the table is computed", true)
				t.Name, t.Whole = snake(c.name), false
			}
		case name == "__abstract__":
			abstract = r.text(value) == "True"
		case name == "__table_args__":
			r.tableArgs(&t, value)
		case name == "__table__":
			return // read with the tables that are no classes
		case name != "":
			r.mappedField(&t, name, typ, value)
		default:
			r.declaredAttr(&t, s)
		}
	}
	for _, b := range c.bases {
		if b.name == "" {
			t.Mixins = append(t.Mixins, lastName(r.text(b.span)))
			if strings.HasSuffix(r.text(b.span), "db.Model") && t.Name == "" && !abstract && len(t.Columns) > 0 {
				t.Name, t.Change = snake(c.name), ""
			}
		}
	}
	if t.Change == "" && !abstract || len(t.Columns) > 0 || r.isBase(c) {
		if abstract {
			t.Change = "mixin"
		}
		r.add(t)
	}
}

// isBase knows the classes from which all models come, which may have no column.
func (r *reader) isBase(c *pyClass) bool {
	return slices.ContainsFunc(c.bases, func(b argument) bool {
		return slices.Contains([]string{"DeclarativeBase", "DeclarativeBaseNoMeta", "Base", "AsyncAttrs"}, lastName(r.text(b.span)))
	})
}

// lastName is what stands behind the last point, without arguments of types.
func lastName(text string) string {
	text, _, _ = strings.Cut(text, "[")
	text, _, _ = strings.Cut(text, "<")
	text, _, _ = strings.Cut(text, "(")
	return strings.TrimSpace(text[strings.LastIndexByte(text, '.')+1:])
}

// mappedField takes name = Column(…) and name: Mapped[…] = mapped_column(…).
func (r *reader) mappedField(t *facts.Table, name string, typ, value span) {
	callee, open := r.callee(value)
	if callee == "deferred" {
		callee, open = r.callee(span{open + 1, value.to})
	}
	mapped, args := r.mappedType(typ)
	switch {
	case callee == "Column" || callee == "mapped_column":
		c := facts.Column{Name: name, Field: name, Line: r.lineOf(open)}
		r.mappedAs(&c, args)
		r.columnCall(t, &c, open)
		t.Columns = append(t.Columns, c)
	case mapped && value.from == 0 && !r.isRelation(args):
		c := facts.Column{Name: name, Field: name, Line: r.lineOf(typ.from)}
		r.mappedAs(&c, args)
		t.Columns = append(t.Columns, c)
	case callee == "" && value.from > 0 && mapped:
		t.Whole = false
	case callee != "" && !mapped && t.Whole && typ.from == 0 && !slices.Contains(noColumn, callee):
		t.Whole = false // a function of their own may make a column
	}
}

// noColumn are calls that give a class something else than a column.
var noColumn = []string{
	"relationship", "backref", "dynamic_loader", "column_property", "synonym", "association_proxy", "composite", "query_expression", "hybrid_property", "hybrid_method", "validates", "property", "getLogger",
	"dict", "list", "set", "tuple", "frozenset", "str", "int", "float", "bool", "ConfigDict", "TypeVar", "classmethod", "staticmethod", "registry", "MetaData", "compile", "Decimal", "timedelta", "namedtuple", "Query",
}

// mappedType is what stands in Mapped[…].
func (r *reader) mappedType(typ span) (bool, span) {
	for i := typ.from; i+1 < typ.to && i < typ.from+4; i++ {
		if r.Is(i, "Mapped") && r.Is(i+1, "[") {
			return true, span{i + 2, r.Close(i + 1)}
		}
	}
	return false, span{}
}

// isRelation knows lists and quoted names, which stand for other models.
func (r *reader) isRelation(s span) bool {
	return r.IsString(s.from) || slices.Contains([]string{"List", "list", "Set", "set"}, r.Text(s.from))
}

// mappedAs gives a column the type that its annotation has.
func (r *reader) mappedAs(c *facts.Column, s span) {
	if s.from >= s.to {
		return
	}
	c.NotNull = new(true)
	text := strings.Trim(r.text(s), `"'`)
	inner, optional := strings.CutPrefix(text, "Optional[")
	if optional {
		text = strings.TrimSuffix(inner, "]")
	}
	kept := []string{}
	for part := range strings.SplitSeq(text, "|") {
		if part = strings.TrimSpace(part); part == "None" {
			optional = true
		} else {
			kept = append(kept, part)
		}
	}
	c.Type = strings.Join(kept, " | ")
	if optional {
		c.NotNull = new(false)
	}
}

// columnCall takes the arguments of Column(…) and mapped_column(…).
func (r *reader) columnCall(t *facts.Table, c *facts.Column, open int) {
	list := r.arguments(open)
	typed := false
	for i, s := range positional(list) {
		callee, at := r.callee(s)
		name, text := r.literal(s)
		switch {
		case text && i == 0:
			c.Name = name
			if c.Field == "" {
				c.Field = name
			}
		case callee == "ForeignKey":
			c.References = r.foreignKey(at)
		case callee == "CheckConstraint":
			r.checkText(c, at)
		case callee == "Identity" || callee == "Sequence" || callee == "Computed" || callee == "FetchedValue":
		case !typed && r.IsWord(s.from):
			typed = true
			r.columnType(c, s)
		case r.Is(s.from, "*"):
			t.Whole = false
		}
	}
	if s, ok := find(list, "type_"); ok {
		r.columnType(c, s)
	}
	if s, ok := find(list, "name"); ok {
		if name, ok := r.literal(s); ok {
			c.Name = name
		}
	}
	c.PrimaryKey = r.yes(list, "primary_key")
	c.Unique = r.yes(list, "unique")
	if b := r.truth(list, "nullable"); b != nil {
		c.NotNull = opposite(b)
	}
	if s, ok := find(list, "server_default", "default", "insert_default"); ok {
		c.Default = r.text(s)
	}
	if r.yes(list, "index") {
		t.Indexes = append(t.Indexes, facts.Index{Columns: []string{c.Name}, Unique: c.Unique, Line: c.Line})
	}
}

// foreignKey is the column that ForeignKey("a.b") names, without a schema.
func (r *reader) foreignKey(open int) string {
	list := r.arguments(open)
	if len(list) == 0 {
		return ""
	}
	to, ok := r.literal(list[0].span)
	if !ok {
		return lastTwo(r.text(list[0].span))
	}
	return lastTwo(to)
}

// lastTwo leaves a schema out of schema.table.column.
func lastTwo(to string) string {
	parts := strings.Split(to, ".")
	return strings.Join(parts[max(0, len(parts)-2):], ".")
}

// columnType takes String(20), sa.Enum("a", "b") and the like.
func (r *reader) columnType(c *facts.Column, s span) {
	callee, open := r.callee(s)
	c.Type = r.unqualified(s)
	if open < 0 {
		return
	}
	list := r.arguments(open)
	switch callee {
	case "Enum", "ENUM":
		for _, p := range positional(list) {
			if v, ok := r.literal(p); ok {
				c.Values = append(c.Values, v)
			}
		}
	default:
		if n := r.number(list, "length"); n != "" {
			c.Type = callee + "(" + n + ")"
		} else if p := r.number(list, "precision"); p != "" {
			c.Type = sized(callee, p, r.number(list, "scale"))
		}
	}
}

// checkText takes a check that is written as SQL.
func (r *reader) checkText(c *facts.Column, open int) {
	if list := r.arguments(open); len(list) > 0 {
		if text, ok := r.literal(list[0].span); ok {
			r.checkSQL(c, text)
		}
	}
}

// tableArgs takes the indexes and constraints of __table_args__.
func (r *reader) tableArgs(t *facts.Table, value span) {
	if !r.Is(value.from, "(") && !r.Is(value.from, "[") {
		return // options only, or put together elsewhere: no column comes from here
	}
	for _, s := range args(r.File, value.from) {
		r.tableArg(t, s)
	}
}

// tableArg takes one index or constraint of a table.
func (r *reader) tableArg(t *facts.Table, s span) {
	callee, open := r.callee(s)
	if open < 0 {
		return
	}
	list := r.arguments(open)
	x := facts.Index{Name: r.text1(list, "name"), Line: r.lineOf(s.from)}
	names := r.namesOf(positional(list))
	switch callee {
	case "Index":
		x.Unique = r.yes(list, "unique")
		if len(names) > 0 {
			x.Name, x.Columns = names[0], names[1:]
		}
	case "UniqueConstraint":
		x.Unique, x.Columns = true, names
	case "PrimaryKeyConstraint":
		for _, n := range names {
			if c := column(t, n); c != nil {
				c.PrimaryKey = true
			}
		}
		return
	case "ForeignKeyConstraint":
		r.foreignKeys(t, positional(list))
		return
	case "CheckConstraint":
		if len(names) > 0 {
			r.checkTable(t, names[0])
		}
		return
	default:
		return
	}
	t.Indexes = append(t.Indexes, x)
}

// namesOf are literals as they are, and anything else as it is written.
func (r *reader) namesOf(spans []span) []string {
	var out []string
	for _, s := range spans {
		text, ok := r.literal(s)
		if !ok {
			text = r.text(s)
			if callee, open := r.callee(s); callee == "desc" || callee == "asc" || callee == "text" {
				text = strings.Trim(r.text(span{open + 1, r.Close(open)}), `"'`)
			}
			text = strings.TrimSuffix(strings.TrimSuffix(text, ".desc()"), ".asc()")
		}
		out = append(out, text)
	}
	return out
}

// foreignKeys takes ForeignKeyConstraint([a], [b.c]).
func (r *reader) foreignKeys(t *facts.Table, spans []span) {
	if len(spans) < 2 {
		return
	}
	from, _ := r.list(spans[0])
	to, _ := r.list(spans[1])
	if len(from) == 1 && len(to) == 1 {
		if c := column(t, from[0]); c != nil {
			c.References = lastTwo(to[0])
		}
	}
}
