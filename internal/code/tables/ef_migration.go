package tables

import (
	"strings"

	"kiro-mcp/internal/code/facts"
)

// efMigration takes an operation of migrationBuilder.
func (r *reader) efMigration(i int) {
	open := i + 1
	typ := ""
	if r.Is(open, "<") {
		for open < r.head(i) && !r.Is(open, "(") {
			open++
		}
		typ = r.Between(i+2, open-2)
	}
	if !r.Is(open, "(") {
		return
	}
	list := r.arguments(open)
	t := facts.Table{Name: r.text1(list, "table"), Source: "migration", Change: "alter", Whole: true, Line: r.lineOf(i), End: r.lineOf(r.Close(open))}
	name := r.text1(list, "name")
	switch r.Text(i) {
	case "CreateTable":
		t.Name, t.Change = name, ""
		r.efCreate(&t, list)
	case "DropTable":
		t.Name, t.Change = name, "drop"
	case "RenameTable":
		t.Name, t.Model, t.Change = name, r.text1(list, "newName"), "rename"
	case "AddColumn":
		t.Columns = []facts.Column{r.efColumn(name, typ, list, t.Line)}
	case "AlterColumn":
		c := r.efColumn(name, typ, list, t.Line)
		c.Change = "retype"
		t.Columns = []facts.Column{c}
	case "DropColumn":
		t.Columns = []facts.Column{{Name: name, Change: "drop", Line: t.Line}}
	case "RenameColumn":
		t.Columns = []facts.Column{{Name: r.text1(list, "newName"), Field: name, Change: "rename", Line: t.Line}}
	case "CreateIndex":
		x := facts.Index{Name: name, Unique: r.yes(list, "unique"), Line: t.Line}
		if s, ok := find(list, "column", "columns"); ok {
			x.Columns, _ = r.list(s)
		}
		t.Indexes = []facts.Index{x}
	case "DropIndex":
		t.Indexes = []facts.Index{{Name: name, Change: "drop", Line: t.Line}}
	case "AddForeignKey":
		column := r.text1(list, "column")
		if column == "" {
			return
		}
		t.Columns = []facts.Column{{Name: column, References: efTarget(r.text1(list, "principalTable"), r.text1(list, "principalColumn")), Change: "retype", Line: t.Line}}
	default:
		return
	}
	if t.Name == "" {
		r.follow(i, "migration", "the name of the table is computed", t.Change == "")
		return
	}
	r.add(t)
}

func efTarget(table, column string) string {
	return strings.TrimSuffix(table+"."+column, ".")
}

func (r *reader) efColumn(name, typ string, list []argument, line int) facts.Column {
	c := facts.Column{Name: name, Type: strings.TrimSuffix(typ, "?"), NotNull: opposite(r.truth(list, "nullable")), Line: line}
	if text := r.text1(list, "type"); text != "" {
		c.Type = text
	}
	if given := r.text1(list, "name"); given != "" {
		c.Name = given
	}
	c.Type = sized(c.Type, r.number(list, "maxLength"))
	if p := r.number(list, "precision"); p != "" {
		c.Type = sized(c.Type, p, r.number(list, "scale"))
	}
	if s, ok := find(list, "defaultValue", "defaultValueSql"); ok {
		c.Default = r.text(s)
	}
	return c
}

// efCreate takes columns: table => new { A = table.Column<int>(…) } and the
// constraints.
func (r *reader) efCreate(t *facts.Table, list []argument) {
	columns, ok := find(list, "columns")
	if !ok {
		t.Whole = false
		return
	}
	fields := map[string]int{}
	for i := columns.from; i < columns.to; i++ {
		if !r.Is(i, "Column") || !r.Is(i-1, ".") || !r.Is(i-3, "=") || !r.Is(i+1, "<") {
			continue
		}
		open := i + 1
		for open < columns.to && !r.Is(open, "(") {
			open++
		}
		fields[r.Text(i-4)] = len(t.Columns)
		t.Columns = append(t.Columns, r.efColumn(r.Text(i-4), r.Between(i+2, open-2), r.arguments(open), r.lineOf(i)))
		i = r.Close(open)
	}
	constraints, ok := find(list, "constraints")
	if !ok {
		return
	}
	for i := constraints.from; i < constraints.to; i++ {
		if !r.called(i, "PrimaryKey", "ForeignKey", "UniqueConstraint") {
			continue
		}
		c := &call{name: r.Text(i), at: i, args: r.arguments(i + 1)}
		r.efConstraint(t, c, fields)
		i = r.Close(i + 1)
	}
}

func (r *reader) efConstraint(t *facts.Table, c *call, fields map[string]int) {
	lambda := &call{}
	for _, a := range c.args {
		if a.name == "column" || a.name == "columns" || a.name == "" && !r.IsString(a.from) {
			lambda.args = append(lambda.args, argument{"", a.span})
		}
	}
	names := r.lambdaNames(lambda)
	if c.name == "UniqueConstraint" {
		t.Indexes = append(t.Indexes, facts.Index{Columns: names, Unique: true, Line: r.lineOf(c.at)})
		return
	}
	for _, n := range names {
		at, ok := fields[n]
		if !ok {
			continue
		}
		if c.name == "PrimaryKey" {
			t.Columns[at].PrimaryKey = true
		} else if len(names) == 1 {
			t.Columns[at].References = efTarget(r.text1(c.args, "principalTable"), r.text1(c.args, "principalColumn"))
		}
	}
}
