package conform

import (
	"fmt"
	"slices"
	"strings"

	"kiro-mcp/internal/claims"
	"kiro-mcp/internal/code/facts"
	"kiro-mcp/internal/prose"
	"kiro-mcp/specfs/doc"
)

var tableCheck = Check{
	ID: "table", Group: Data, Severity: doc.Error,
	Title: "Promised tables are there",
	Why:   "what the design stores has to be stored somewhere",
	Kinds: []claims.Kind{claims.KindTable},
	judge: judgeTable,
}

func judgeTable(h *held, c *claims.Claim) *Judgement {
	t := h.table(c.Table.Name)
	switch {
	case t != nil && c.Negated:
		return violated([]Evidence{tableEvidence(t)}, "the design says that table %s is gone, and it is there", c.Table.Name)
	case t != nil:
		return satisfied(tableEvidence(t), "table %s", t.Name)
	case c.Negated:
		return &Judgement{Verdict: Satisfied, Message: "no such table", Searched: h.searchedTables()}
	case !h.ownsTables():
		return unresolved(nil, h.searchedTables(), "table %s was not found, and no other table of the design was", c.Table.Name).
			asking("Is %s stored by something that was not searched?", c.Table.Name)
	}
	if refs := h.typesNamed(c.Table.Name); len(refs) > 0 {
		return unresolved([]Evidence{refs[0].evidence()}, h.searchedTables(), "no table %s, but a type of that name", c.Table.Name).
			asking("Is this type stored as the table %s?", c.Table.Name)
	}
	return violated(nil, "no table %s", c.Table.Name).lacking(h.searchedTables())
}

// ownsTables reports whether the schema that the design means was found: at least
// one other of its tables is there.
func (h *held) ownsTables() bool {
	for i := range h.in.Promises.Claims {
		if c := &h.in.Promises.Claims[i]; c.Kind == claims.KindTable && !c.Negated && h.table(c.Table.Name) != nil {
			return true
		}
	}
	return false
}

func (h *held) searchedTables() string {
	if len(h.in.Project.Tables) == 0 {
		return "no table is declared in the source that was read"
	}
	var names []string
	for _, t := range h.in.Project.Tables {
		if !t.Dropped && len(names) < 8 {
			names = append(names, t.Name)
		}
	}
	return fmt.Sprintf("%s: %s", prose.Plural(len(h.in.Project.Tables), "table"), strings.Join(names, ", "))
}

func tableEvidence(t *facts.JoinedTable) Evidence { return Evidence{File: t.File, Line: t.Line} }

var columnCheck = Check{
	ID: "column", Group: Data, Severity: doc.Error,
	Title: "Promised columns are there, as promised",
	Why:   "a column that is lacking or of another type loses what the design wants kept",
	Kinds: []claims.Kind{claims.KindColumn},
	judge: judgeColumn,
}

func judgeColumn(h *held, c *claims.Claim) *Judgement {
	want := c.Column
	t := h.table(want.Table)
	if t == nil {
		if len(h.typesNamed(want.Table)) > 0 {
			return judgeColumnAsField(h, c)
		}
		return unresolved(nil, h.searchedTables(), "its table was not found")
	}
	i := columnAt(t, want.Name)
	switch {
	case i < 0 && c.Negated:
		return satisfied(tableEvidence(t), "table %s has no such column", t.Name)
	case i < 0 && t.Whole:
		return violated([]Evidence{tableEvidence(t)}, "table %s has no column %s; it has %s", t.Name, want.Name, columnNames(t))
	case i < 0:
		return unresolved([]Evidence{tableEvidence(t)}, "", "no column %s was seen in table %s, of which not all could be read", want.Name, t.Name).
			asking("Does table %s have a column %s?", t.Name, want.Name)
	}
	have, at := &t.Columns[i], Evidence{File: t.Files[i], Line: t.Columns[i].Line}
	if have.Unmade && !c.Negated {
		return violated([]Evidence{at, tableEvidence(t)}, "the model has column %s, and no migration makes it in table %s", want.Name, t.Name)
	}
	if c.Negated {
		return violated([]Evidence{at}, "the design says that column %s is gone, and it is there", want.Name)
	}
	return compareColumn(h, t, want, have, at)
}

// judgeColumnAsField looks a column up in the type that stands for its table,
// when the table itself was not found.
func judgeColumnAsField(h *held, c *claims.Claim) *Judgement {
	for _, ref := range h.typesNamed(c.Column.Table) {
		if m, ok := h.member(ref, c.Column.Name); ok {
			return unresolved([]Evidence{m.evidence()}, "", "there is a field of this name; whether it is stored as a column was not seen")
		}
	}
	return unresolved([]Evidence{h.typesNamed(c.Column.Table)[0].evidence()}, h.searchedTables(), "a type of the table's name has no such field, and the table was not found")
}

func columnAt(t *facts.JoinedTable, name string) int {
	i := slices.IndexFunc(t.Columns, func(c facts.Column) bool { return fold(c.Name) == fold(name) })
	if i < 0 {
		i = slices.IndexFunc(t.Columns, func(c facts.Column) bool { return c.Field != "" && fold(c.Field) == fold(name) })
	}
	return i
}

func columnNames(t *facts.JoinedTable) string {
	var names []string
	for _, c := range t.Columns {
		if len(names) == 12 {
			names = append(names, "…")
			break
		}
		names = append(names, c.Name)
	}
	return strings.Join(names, ", ")
}

// compareColumn compares what both sides say of a column.
func compareColumn(h *held, t *facts.JoinedTable, want *claims.Column, have *facts.Column, at Evidence) *Judgement {
	var wrong, open []string
	if want.Type != "" && have.Type != "" {
		switch a := compareTypes(want.Type, languageOfColumn(want.Type), have.Type, languageOf(h, at.File), want.Name); {
		case a.differ:
			wrong = append(wrong, fmt.Sprintf("its type is %s, the design has %s%s", have.Type, want.Type, because(a.why)))
		case !a.known:
			open = append(open, fmt.Sprintf("type %s was not compared with %s", have.Type, want.Type))
		}
	}
	if want.NotNull != nil && have.NotNull != nil && *want.NotNull != *have.NotNull && !have.PrimaryKey {
		wrong = append(wrong, fmt.Sprintf("it %s be null, and the design says that it %s", can(!*have.NotNull), can(!*want.NotNull)))
	}
	if want.Unique && !have.Unique && !have.PrimaryKey && t.Whole && !indexed(t, []string{want.Name}, true) {
		wrong = append(wrong, "it is not unique")
	}
	if want.References != "" && have.References != "" && !sameTable(want.References, have.References) {
		wrong = append(wrong, fmt.Sprintf("it refers to %s, in the design to %s", have.References, want.References))
	}
	if len(wrong) > 0 {
		return violated([]Evidence{at}, "column %s.%s: %s", t.Name, have.Name, strings.Join(wrong, "; "))
	}
	j := satisfied(at, "column %s.%s", t.Name, have.Name)
	if len(open) > 0 {
		j.Message += "; " + strings.Join(open, "; ")
	}
	return j
}

// languageOfColumn is that of the type of a column as a design writes it: an
// entity of TypeScript has Date where a table has a timestamp.
func languageOfColumn(written string) string {
	switch written {
	case "Date", "string", "number", "boolean":
		return "typescript"
	}
	return "sql"
}

func because(why string) string {
	if why == "" {
		return ""
	}
	return " (" + why + ")"
}

func can(yes bool) string {
	if yes {
		return "can"
	}
	return "cannot"
}

func sameTable(a, b string) bool {
	first := func(s string) string {
		s, _, _ = strings.Cut(strings.ReplaceAll(s, "(", "."), ".")
		return fold(s)
	}
	return first(a) == first(b)
}

var indexCheck = Check{
	ID: "index", Group: Data, Severity: doc.Warning,
	Title: "Promised indexes are there",
	Why:   "without it the query that the design had in mind reads the whole table",
	Kinds: []claims.Kind{claims.KindIndex},
	judge: judgeIndex,
}

func judgeIndex(h *held, c *claims.Claim) *Judgement {
	want := c.Index
	t := h.table(want.Table)
	if t == nil || len(want.Columns) == 0 {
		return unresolved(nil, h.searchedTables(), "its table was not found")
	}
	columns := strings.Join(want.Columns, ", ")
	if indexed(t, want.Columns, want.Unique) {
		return satisfied(indexEvidence(t, want.Columns), "table %s is indexed by %s", t.Name, columns)
	}
	if !t.Whole {
		return unresolved([]Evidence{tableEvidence(t)}, "", "no index on %s was seen in table %s, of which not all could be read", columns, t.Name)
	}
	if !slices.ContainsFunc(want.Columns, func(name string) bool { return columnAt(t, name) >= 0 }) {
		return unresolved([]Evidence{tableEvidence(t)}, "", "table %s has no column %s, so that no index can be on it", t.Name, columns)
	}
	if !want.Unique || !indexed(t, want.Columns, false) {
		return violated([]Evidence{tableEvidence(t)}, "table %s has no index on %s", t.Name, columns).lacking(prose.Plural(len(t.Indexes), "index declaration"))
	}
	return violated([]Evidence{indexEvidence(t, want.Columns)}, "the index of table %s on %s is not unique", t.Name, columns)
}

// indexed reports whether an index, a unique constraint or a primary key begins
// with these columns.
func indexed(t *facts.JoinedTable, columns []string, unique bool) bool {
	if len(columns) == 1 {
		if i := columnAt(t, columns[0]); i >= 0 && (t.Columns[i].PrimaryKey || t.Columns[i].Unique) {
			return true
		}
	}
	return slices.ContainsFunc(t.Indexes, func(i facts.Index) bool {
		return indexCovers(i, columns) && (!unique || i.Unique && len(i.Columns) == len(columns))
	})
}

func indexCovers(i facts.Index, columns []string) bool {
	if len(i.Columns) < len(columns) {
		return false
	}
	for k, c := range columns {
		word, _, _ := strings.Cut(strings.TrimSpace(c), " ") // "created_at DESC"
		have, _, _ := strings.Cut(strings.TrimSpace(i.Columns[k]), " ")
		if fold(word) != fold(have) {
			return false
		}
	}
	return true
}

func indexEvidence(t *facts.JoinedTable, columns []string) Evidence {
	for k, i := range t.Indexes {
		if indexCovers(i, columns) && k < len(t.IndexFiles) {
			return Evidence{File: t.IndexFiles[k], Line: i.Line}
		}
	}
	return tableEvidence(t)
}
