package tables

import (
	"strings"

	"kiro-mcp/internal/code/facts"
)

// alembic reads the operations of an Alembic migration; those that take it back
// are left out.
func (r *reader) alembic() {
	m := migration{reader: r, batch: map[string]string{}}
	for i := 0; i+3 < len(r.Tokens); i++ {
		switch {
		case r.At(i).First && r.Is(i, "def") && r.Is(i+1, "downgrade"):
			i = r.takenBack(i, r.blockEnd(r.Close(i+2)+1, r.Column(i))) - 1
		case r.At(i).First && r.Is(i, "revision") && r.Column(i) == 0:
			m.revision = m.assigned(i)
		case r.At(i).First && r.Is(i, "down_revision") && r.Column(i) == 0:
			m.after = m.assigned(i)
		case r.Is(i+1, ".") && r.IsWord(i) && r.IsWord(i+2) && r.Is(i+3, "("):
			if table, ok := m.batch[r.Text(i)]; ok {
				m.operation(i+2, table)
			} else if r.Is(i, "op") {
				m.operation(i+2, "")
			}
		}
	}
}

// migration is one that is being read.
type migration struct {
	*reader
	batch map[string]string // tables by the variable that stands for changes to them
}

// assigned is the text that name = "…" or name: T = "…" gives.
func (m *migration) assigned(i int) string {
	line := m.At(i).Line
	for k := i + 1; k < len(m.Tokens) && m.At(k).Line == line; k++ {
		if m.Is(k, "=") && m.IsString(k+1) {
			return m.Value(k + 1)
		}
	}
	return ""
}

// operation takes op.name(…); table is that of a batch.
func (m *migration) operation(i int, table string) {
	list := m.arguments(i + 1)
	spans := positional(list)
	name := m.Text(i)
	t := facts.Table{Source: "migration", Change: "alter", Whole: true, Line: m.lineOf(i), End: m.lineOf(m.Close(i + 1))}
	switch name {
	case "execute":
		m.executed(i, spans)
		return
	case "create_index", "create_unique_constraint", "drop_index", "drop_constraint", "create_foreign_key", "create_check_constraint", "create_primary_key":
		m.constraint(t, name, list, spans, table)
		return
	case "create_table", "drop_table", "rename_table", "add_column", "drop_column", "alter_column", "batch_alter_table":
	default:
		return
	}
	if table == "" {
		if s, ok := find(list, "table_name"); ok {
			spans = append([]span{s}, spans...)
		}
		if len(spans) == 0 {
			return
		}
		literal, ok := m.literal(spans[0])
		if !ok {
			m.follow(i, "migration", "the name of the table is computed", name == "create_table")
			return
		}
		t.Name, spans = literal, spans[1:]
	} else {
		t.Name = table
	}
	m.change(&t, name, i, list, spans)
}

func (m *migration) change(t *facts.Table, name string, i int, list []argument, spans []span) {
	switch name {
	case "create_table":
		t.Change = ""
		m.parts(t, spans)
	case "drop_table":
		t.Change = "drop"
	case "rename_table":
		t.Change = "rename"
		if len(spans) == 0 {
			return
		}
		t.Model, _ = m.literal(spans[0])
	case "add_column":
		m.parts(t, spans)
		t.Whole = t.Whole && len(t.Columns) > 0
	case "drop_column":
		m.columnNamed(t, spans, facts.Column{Change: "drop"})
	case "alter_column":
		m.alterColumn(t, list, spans)
	case "batch_alter_table":
		end := m.Close(i + 1)
		if m.Is(end+1, "as") {
			m.batch[m.Text(end+2)] = t.Name
		}
		return
	}
	m.add(*t)
}

func (m *migration) columnNamed(t *facts.Table, spans []span, c facts.Column) {
	c.Line = t.Line
	if len(spans) > 0 {
		if name, ok := m.literal(spans[0]); ok {
			c.Name = name
			t.Columns = append(t.Columns, c)
			return
		}
	}
	t.Whole = false
}

func (m *migration) alterColumn(t *facts.Table, list []argument, spans []span) {
	if s, ok := find(list, "column_name"); ok {
		spans = []span{s}
	}
	c := facts.Column{Change: "retype", NotNull: opposite(m.truth(list, "nullable"))}
	if s, ok := find(list, "type_"); ok {
		m.columnType(&c, s)
	}
	if s, ok := find(list, "server_default"); ok && m.text(s) != "None" {
		c.Default = m.text(s)
	}
	m.columnNamed(t, spans, c)
	if to := m.text1(list, "new_column_name", "name"); to != "" && t.Whole {
		from := t.Columns[len(t.Columns)-1].Name
		t.Columns = append(t.Columns, facts.Column{Name: to, Field: from, Change: "rename", Line: t.Line})
	}
}

// constraint takes the operations that name their constraint first and the
// table then, or no table in a batch.
func (m *migration) constraint(t facts.Table, name string, list []argument, spans []span, table string) {
	x := facts.Index{Line: t.Line}
	if len(spans) > 0 {
		name := spans[0]
		if callee, open := m.callee(name); callee == "f" {
			name = span{open + 1, m.Close(open)} // op.f says that the name is final
		}
		x.Name, _ = m.literal(name)
		spans = spans[1:]
	}
	switch {
	case table != "":
		t.Name = table
	case len(spans) > 0:
		t.Name, _ = m.literal(spans[0])
		spans = spans[1:]
	default:
		t.Name = m.text1(list, "table_name", "source_table")
	}
	if s, ok := find(list, "columns", "local_cols"); ok {
		spans = append([]span{s}, spans...)
	}
	switch name {
	case "create_index", "create_unique_constraint":
		x.Unique = name == "create_unique_constraint" || m.yes(list, "unique")
		if len(spans) > 0 && m.Is(spans[0].from, "[") {
			x.Columns = m.namesOf(args(m.File, spans[0].from))
		}
	case "drop_index", "drop_constraint":
		x.Change = "drop"
	case "create_check_constraint":
		if len(spans) > 0 {
			if text, ok := m.literal(spans[0]); ok {
				m.checkTable(&t, text)
			}
		}
		return
	case "create_foreign_key":
		m.foreignKeyOp(&t, spans)
		return
	default:
		return
	}
	t.Indexes = []facts.Index{x}
	m.add(t)
}

// foreignKeyOp takes what stands behind the table: the other table and the
// columns of both.
func (m *migration) foreignKeyOp(t *facts.Table, spans []span) {
	if len(spans) < 3 {
		return
	}
	other, _ := m.literal(spans[0])
	from, _ := m.list(spans[1])
	to, _ := m.list(spans[2])
	if len(from) == 1 && len(to) == 1 && other != "" {
		t.Columns = []facts.Column{{Name: from[0], References: other + "." + to[0], Change: "retype", Line: t.Line}}
		m.add(*t)
	}
}

// executed notes SQL that is put together; what is written is read with the
// other strings.
func (m *migration) executed(i int, spans []span) {
	if len(spans) == 0 {
		return
	}
	s := spans[0]
	if callee, open := m.callee(s); callee == "text" {
		s = span{open + 1, m.Close(open)}
	}
	text := strings.ToUpper(m.text(s))
	if _, ok := m.literal(s); !ok && (strings.Contains(text, "TABLE") || strings.Contains(text, "COLUMN")) {
		m.follow(i, "migration", "the statement is computed", false)
	}
}
