package tables

import (
	"strings"

	"kiro-mcp/internal/code/facts"
)

// railsReference takes t.references :user.
func (r *reader) railsReference(t *facts.Table, s span, list []argument, line int) {
	name, ok := r.literal(s)
	if !ok {
		t.Whole = false
		return
	}
	c := facts.Column{Name: name + "_id", Type: "bigint", NotNull: opposite(r.truth(list, "null")), References: plural(name), Line: line}
	if kind := r.text1(list, "type"); kind != "" {
		c.Type = kind
	}
	if key, ok := find(list, "foreign_key"); ok && r.Is(key.from, "{") {
		if to := r.text1(r.arguments(key.from), "to_table"); to != "" {
			c.References = to
		}
	}
	if p, ok := find(list, "polymorphic"); ok && r.text(p) != "false" {
		c.References = ""
		t.Columns = append(t.Columns, facts.Column{Name: name + "_type", Type: "string", NotNull: c.NotNull, Line: line})
	}
	t.Columns = append(t.Columns, c)
	if index, ok := find(list, "index"); ok && r.text(index) == "false" {
		return
	} else if x := (facts.Index{Columns: []string{c.Name}, Line: line}); ok && r.Is(index.from, "{") {
		x.Unique = r.yes(r.arguments(index.from), "unique")
		t.Indexes = append(t.Indexes, x)
	} else {
		t.Indexes = append(t.Indexes, x)
	}
}

func (r *reader) railsIndex(t *facts.Table, list []argument, spans []span, line int) {
	if len(spans) == 0 {
		return
	}
	x := facts.Index{Name: r.text1(list, "name"), Unique: r.yes(list, "unique"), Line: line}
	x.Columns, _ = r.list(spans[0])
	t.Indexes = append(t.Indexes, x)
}

// railsChange takes what a change of a table does to its columns.
func (r *reader) railsChange(t *facts.Table, kind string, list []argument, spans []span, line int) {
	names := make([]string, 0, len(spans))
	for _, s := range spans {
		name, ok := r.literal(s)
		if !ok && kind != "change_default" && kind != "change_null" && kind != "change_column_null" && kind != "change_column_default" && kind != "remove_index" {
			t.Whole = false
			return
		}
		names = append(names, name)
	}
	add := func(c facts.Column) {
		c.Line = line
		t.Columns = append(t.Columns, c)
	}
	switch kind {
	case "remove", "remove_columns":
		for _, n := range names {
			add(facts.Column{Name: n, Change: "drop"})
		}
	case "remove_column":
		if len(names) > 0 {
			add(facts.Column{Name: names[0], Change: "drop"})
		}
	case "remove_references", "remove_reference", "remove_belongs_to":
		for _, n := range names {
			add(facts.Column{Name: n + "_id", Change: "drop"})
		}
	case "remove_index":
		x := facts.Index{Name: r.text1(list, "name"), Change: "drop", Line: line}
		if s, ok := find(list, "column"); ok {
			x.Columns, _ = r.list(s)
		} else if len(spans) > 0 {
			x.Columns, _ = r.list(spans[0])
		}
		t.Indexes = append(t.Indexes, x)
	case "rename", "rename_column":
		if len(names) > 1 {
			add(facts.Column{Name: names[1], Field: names[0], Change: "rename"})
		}
	case "change", "change_column":
		if len(names) > 1 {
			c := r.railsColumn(t, names[0], names[1], list, line)
			c.Change = "retype"
			add(c)
		}
	case "change_null", "change_column_null":
		if len(spans) > 1 {
			add(facts.Column{Name: names[0], Change: "retype", NotNull: new(r.text(spans[1]) == "false")})
		}
	}
}

// railsCommands are the calls of a migration that name their table first.
var railsCommands = []string{
	"add_column", "remove_column", "remove_columns", "rename_column", "change_column", "change_column_null", "add_index", "remove_index", "add_reference", "add_belongs_to", "remove_reference", "remove_belongs_to", "add_foreign_key", "drop_table", "rename_table", "add_timestamps",
}

func (r *reader) railsCommand(i int, source string) {
	list, _ := r.command(i)
	spans := positional(list)
	if len(spans) == 0 {
		return
	}
	name, ok := r.literal(spans[0])
	if !ok {
		if r.IsWord(spans[0].from) && r.At(i).First {
			r.follow(i, source, "the name of the table is computed", false)
		}
		return
	}
	t := facts.Table{Name: name, Source: source, Change: "alter", Whole: true, Line: r.lineOf(i), End: r.lineOf(i)}
	spans = spans[1:]
	switch kind := r.Text(i); kind {
	case "drop_table":
		t.Change = "drop"
	case "rename_table":
		if len(spans) == 0 {
			return
		}
		t.Change = "rename"
		t.Model, _ = r.literal(spans[0])
	case "add_timestamps":
		r.railsCall(&t, "timestamps", list, t.Line)
	case "add_index":
		r.railsIndex(&t, list, spans, t.Line)
	case "add_reference", "add_belongs_to":
		if len(spans) > 0 {
			r.railsReference(&t, spans[0], list, t.Line)
		}
	case "add_foreign_key":
		r.railsForeignKey(&t, list, spans)
	case "add_column":
		if len(spans) < 2 {
			return
		}
		column, known := r.literal(spans[0])
		typ, _ := r.literal(spans[1])
		t.Whole = known
		if known {
			t.Columns = append(t.Columns, r.railsColumn(&t, column, typ, list, t.Line))
		}
	default:
		r.railsChange(&t, kind, list, spans, t.Line)
	}
	r.add(t)
}

func (r *reader) railsForeignKey(t *facts.Table, list []argument, spans []span) {
	if len(spans) == 0 {
		return
	}
	to, _ := r.literal(spans[0])
	name := r.text1(list, "column")
	if name == "" {
		name = singular(to) + "_id"
	}
	if to != "" {
		t.Columns = append(t.Columns, facts.Column{Name: name, References: to, Change: "retype", Line: t.Line})
	}
}

func (r *reader) railsEnum(i int) {
	list, _ := r.command(i)
	spans := positional(list)
	if len(spans) < 2 {
		return
	}
	name, _ := r.literal(spans[0])
	c := facts.Column{Name: name, Line: r.lineOf(i)}
	c.Values, _ = r.list(spans[1])
	r.add(facts.Table{Name: name, Source: "migration", Change: "enum", Columns: []facts.Column{c}, Whole: true, Line: c.Line, End: c.Line})
}

// activeRecord takes a model: its table and the values of its enums. Its columns
// are those of the migrations.
func (r *reader) activeRecord(i int) {
	k := i + 1
	for r.Is(k+1, "::") {
		k += 2
	}
	if !r.IsWord(k) || !r.Is(k+1, "<") {
		return
	}
	end := k + 2
	for r.Is(end+1, "::") || r.Is(end, "::") {
		end++
	}
	base := r.Between(k+2, end)
	if base != "ApplicationRecord" && base != "ActiveRecord::Base" {
		return
	}
	name := r.Text(k)
	t := facts.Table{Name: plural(snake(name)), Model: name, Source: "activerecord", Whole: true, Line: r.lineOf(i), End: r.lineOf(r.rubyEnd(i) - 1)}
	last := r.rubyEnd(i)
	for at := end; at < last; at++ {
		switch {
		case r.Is(at, "table_name") && r.Is(at-2, "self") && r.Is(at+1, "="):
			if text, ok := r.literal(span{at + 2, at + 3}); ok {
				t.Name = text
			}
		case r.Is(at, "abstract_class") && r.Is(at+2, "true"), r.Is(at, "primary_abstract_class"):
			return
		case r.Is(at, "enum") && r.At(at).First:
			r.railsModelEnum(&t, at)
		}
	}
	r.add(t)
}

// railsModelEnum takes enum status: { a: 0 } and enum :status, [:a].
func (r *reader) railsModelEnum(t *facts.Table, i int) {
	list, _ := r.command(i)
	if len(list) == 0 {
		return
	}
	c := facts.Column{Name: list[0].name, Field: list[0].name, Change: "retype", Line: r.lineOf(i)}
	value := list[0].span
	if c.Name == "" && len(list) > 1 {
		c.Name, _ = r.literal(value)
		value = list[1].span
	}
	if r.Is(value.from, "{") {
		for _, a := range r.arguments(value.from) {
			c.Values = append(c.Values, a.name)
		}
	} else {
		c.Values, _ = r.list(value)
	}
	if c.Name != "" && len(c.Values) > 0 && !strings.HasPrefix(c.Name, "_") {
		t.Columns = append(t.Columns, c)
	}
}
