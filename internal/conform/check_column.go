package conform

import (
	"fmt"
	"slices"
	"strings"

	"kiro-mcp/internal/claims"
	"kiro-mcp/internal/code/facts"
	"kiro-mcp/internal/conform/alike"
	"kiro-mcp/specfs/doc"
)

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
	case i < 0 && h.inherits(t, want.Name) != nil:
		return unresolved([]Evidence{*h.inherits(t, want.Name), tableEvidence(t)}, "", "no column %s was seen in table %s; its model gets a member of this name from what it builds on", want.Name, t.Name).
			asking("Is this member stored as a column of %s?", t.Name)
	case i < 0 && h.relation(want.Type) != nil:
		return unresolved([]Evidence{tableEvidence(t)}, "", "%s is a relation to %s, which is no column of %s", want.Name, h.relation(want.Type).Name, t.Name).
			asking("Has the model of %s this relation?", t.Name)
	case i < 0 && t.Whole:
		return violated([]Evidence{tableEvidence(t)}, "table %s has no column %s; it has %s", t.Name, want.Name, columnNames(t))
	case i < 0:
		return unresolved([]Evidence{tableEvidence(t)}, "", "no column %s was seen in table %s, of which not all could be read", want.Name, t.Name).
			asking("Does table %s have a column %s?", t.Name, want.Name)
	}
	have, at := &t.Columns[i], Evidence{File: t.Files[i], Line: t.Columns[i].Line}
	if t.Whole && !c.Negated && storedOtherwise(have, want.Name) {
		return violated([]Evidence{at}, "field %s is stored in column %s, the design has %s", have.Field, have.Name, want.Name)
	}
	if have.Unmade && !c.Negated {
		return violated([]Evidence{at, tableEvidence(t)}, "the model has column %s, and no migration makes it in table %s", want.Name, t.Name)
	}
	if c.Negated {
		return violated([]Evidence{at}, "the design says that column %s is gone, and it is there", want.Name)
	}
	j := compareColumn(h, t, want, have, at)
	if other := h.otherPromise(c); j.Verdict == Violated && other != nil && compareColumn(h, t, other.Column, have, at).Verdict == Satisfied {
		return unresolved([]Evidence{at}, "", "%s; line %d of the design says it otherwise, and that is kept", j.Message, other.Line).asking("Which of the two is meant?")
	}
	return j
}

// otherPromise is what the design says elsewhere of the same column, in another
// way: code can keep only one of the two.
func (h *held) otherPromise(c *claims.Claim) *claims.Claim {
	for i := range h.in.Promises.Claims {
		o := &h.in.Promises.Claims[i]
		if o != c && o.Column != nil && !o.Negated && o.Planned == "" && o.Column.Name == c.Column.Name && o.Column.Table == c.Column.Table {
			return o
		}
	}
	return nil
}

// relation is the table whose model a type names, alone or as a list: a field of
// this type leads to its rows and is stored on their side.
func (h *held) relation(typ string) *facts.JoinedTable {
	name := strings.TrimRight(typ, "[]?!")
	if name == "" || name[0] < 'A' || name[0] > 'Z' || strings.ToUpper(name) == name || strings.ContainsAny(name, " (<,") {
		return nil // as databases write types
	}
	if t := h.table(name); t != nil && slices.Contains(t.Models, name) {
		return t
	}
	return nil
}

// inherits finds a member of some name in the models of a table or in what they build
// on: mixins declare columns in ways of their own.
func (h *held) inherits(t *facts.JoinedTable, name string) *Evidence {
	for _, model := range t.Models {
		for _, ref := range h.typesNamed(model) {
			if m, ok := h.member(ref, name); ok && fold(lastPart(m.sym().Owner)) != fold(model) {
				return new(m.evidence())
			}
		}
	}
	return nil
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

// storedOtherwise reports whether a column that was found by its field's name is
// mapped to another one. A design that writes words with underscores, where the
// model does not, names the column; one that writes as the model does may mean the
// field, of which the column is nobody's business.
func storedOtherwise(have *facts.Column, want string) bool {
	return fold(have.Name) != fold(want) && strings.Contains(want, "_") && !strings.Contains(have.Field, "_")
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
		case a.differ && h.onSQLite() && alike.OnSQLite(want.Type, have.Type):
			open = append(open, fmt.Sprintf("SQLite keeps %s as %s", want.Type, have.Type))
		case a.differ:
			wrong = append(wrong, fmt.Sprintf("its type is %s, the design has %s%s", have.Type, want.Type, because(a.why)))
		case !a.known:
			open = append(open, fmt.Sprintf("type %s was not compared with %s", have.Type, want.Type))
		}
	}
	if want.NotNull != nil && have.NotNull != nil && *want.NotNull != *have.NotNull && !have.PrimaryKey && !strings.HasSuffix(want.Type, "[]") {
		wrong = append(wrong, fmt.Sprintf("it %s be null, and the design says that it %s", can(!*have.NotNull), can(!*want.NotNull)))
	}
	if want.Unique && !have.Unique && !have.PrimaryKey && t.Whole && !indexed(t, []string{want.Name}, true) {
		wrong = append(wrong, "it is not unique")
	}
	if want.References != "" && have.References != "" && h.otherTable(want.References, have.References) {
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

// otherTable reports whether a column refers to another table than the design has.
// Both must be tables of the project: one that is called otherwise there may be
// the one that is meant.
func (h *held) otherTable(promised, have string) bool {
	first := func(s string) string {
		s, _, _ = strings.Cut(strings.ReplaceAll(s, "(", "."), ".")
		return s
	}
	a, b := h.table(first(promised)), h.table(first(have))
	return a != nil && b != nil && a != b
}
