package tables

import (
	"slices"
	"strings"

	"kiro-mcp/internal/code/facts"
)

// rails reads the migrations, the schema and the models of Active Record.
func (r *reader) rails() {
	source := "migration"
	if strings.HasSuffix(r.Path, "schema.rb") {
		source = "ddl"
	}
	for i := 0; i < len(r.Tokens); i++ {
		if !r.At(i).First && !r.Is(i-1, "{") || !r.IsWord(i) {
			continue
		}
		if r.Is(i, "dir") && r.Is(i+2, "down") {
			i = r.takenBack(i, r.rubyEnd(i)) - 1
			continue
		}
		switch r.Text(i) {
		case "def":
			if name := i + 1; r.Is(name, "down") || r.Is(name, "self") && r.Is(name+2, "down") {
				i = r.takenBack(i, r.rubyEnd(i)) - 1
			}
		case "class":
			r.activeRecord(i)
		case "create_table", "create_join_table", "change_table":
			r.railsTable(i, source)
		case "create_enum":
			r.railsEnum(i)
		default:
			if slices.Contains(railsCommands, r.Text(i)) {
				r.railsCommand(i, source)
			}
		}
	}
}

// rubyEnd is the token behind the end of the block that begins on a token's line.
func (r *reader) rubyEnd(i int) int {
	first := i
	for first > 0 && !r.At(first).First {
		first--
	}
	column := r.Column(first)
	line := r.At(i).Line
	for k := i + 1; k < len(r.Tokens); k++ {
		t := r.At(k)
		if t.Line == line && t.Byte == '{' && r.Partner(k) > k {
			return r.Partner(k) + 1
		}
		if t.Line > line && t.First && r.Column(k) <= column && (r.Is(k, "end") || r.Column(k) < column) {
			return k + 1
		}
	}
	return len(r.Tokens)
}

// command are the arguments of a call without brackets, up to its line's end or
// its block; and the token behind them.
func (r *reader) command(i int) ([]argument, int) {
	if r.Is(i+1, "(") && r.At(i+1).Start == r.At(i).End {
		return r.arguments(i + 1), r.Close(i+1) + 1
	}
	end := i + 1
	for steps := 0; end < len(r.Tokens) && steps < 2*longestHead; end, steps = end+1, steps+1 {
		if r.At(end).First && !r.Is(end-1, ",") && !r.Is(end-1, "\\") || r.Is(end, "do") || r.Is(end, ";") || r.Is(end, "}") || end > i+1 && (r.Is(end, "if") || r.Is(end, "unless")) || r.Is(end, "{") && r.Is(end+1, "|") {
			break
		}
		if r.Partner(end) > end {
			end = r.Partner(end)
		}
	}
	var list []argument
	for _, s := range split(r.File, i+1, end) {
		list = append(list, r.argument(s))
	}
	return list, end
}

// railsTable takes create_table and change_table with their block.
func (r *reader) railsTable(i int, source string) {
	list, next := r.command(i)
	spans := positional(list)
	if len(spans) == 0 {
		return
	}
	what := r.Text(i)
	name, ok := r.literal(spans[0])
	if !ok {
		r.follow(i, source, "the name of the table is computed", what != "change_table")
		return
	}
	t := facts.Table{Name: name, Source: source, Whole: true, Line: r.lineOf(i), End: r.lineOf(i)}
	switch what {
	case "create_join_table":
		r.railsJoin(&t, list, spans)
	case "change_table":
		t.Change = "alter"
	default:
		r.railsKey(&t, list)
	}
	if r.Is(next, "do") || r.Is(next, "{") {
		end := r.rubyEnd(next - 1)
		t.End = r.lineOf(end - 1)
		if r.Is(next+1, "|") && r.IsWord(next+2) {
			r.railsBlock(&t, next+3, end, r.Text(next+2))
		}
	}
	r.add(t)
}

// railsKey adds the key that a table has unless it says otherwise.
func (r *reader) railsKey(t *facts.Table, list []argument) {
	c := facts.Column{Name: "id", Type: "bigint", PrimaryKey: true, NotNull: new(true), Line: t.Line}
	if name := r.text1(list, "primary_key"); name != "" {
		c.Name = name
	}
	if s, ok := find(list, "id"); ok {
		if r.text(s) == "false" {
			return
		}
		if kind, ok := r.literal(s); ok {
			c.Type = kind
		} else if r.Is(s.from, "{") {
			if kind := r.text1(r.arguments(s.from), "type"); kind != "" {
				c.Type = kind
			}
		}
	}
	if s, ok := find(list, "primary_key"); ok && r.Is(s.from, "[") {
		return
	}
	t.Columns = append(t.Columns, c)
}

func (r *reader) railsJoin(t *facts.Table, list []argument, spans []span) {
	if len(spans) < 2 {
		t.Whole = false
		return
	}
	other, _ := r.literal(spans[1])
	names := []string{t.Name, other}
	slices.Sort(names)
	for _, n := range []string{t.Name, other} {
		t.Columns = append(t.Columns, facts.Column{Name: singular(n) + "_id", Type: "bigint", NotNull: new(true), References: n, Line: t.Line})
	}
	t.Name = strings.Join(names, "_")
	if name := r.text1(list, "table_name"); name != "" {
		t.Name = name
	}
}

// railsBlock takes the calls on the block's variable.
func (r *reader) railsBlock(t *facts.Table, i, end int, variable string) {
	for ; i < end; i++ {
		if r.Is(i, variable) && r.Is(i+1, ".") && r.IsWord(i+2) && r.At(i).First {
			list, _ := r.command(i + 2)
			r.railsCall(t, r.Text(i+2), list, r.lineOf(i))
		} else if r.At(i).First && r.IsWord(i) && !r.Is(i, "end") && !r.Is(i, variable) {
			t.Whole = false // a call that may bring columns
		}
	}
}

// railsCall takes t.string :name, null: false and the like.
func (r *reader) railsCall(t *facts.Table, kind string, list []argument, line int) {
	spans := positional(list)
	switch kind {
	case "timestamps":
		for _, name := range []string{"created_at", "updated_at"} {
			null := r.truth(list, "null")
			t.Columns = append(t.Columns, facts.Column{Name: name, Type: "datetime", NotNull: new(null == nil || !*null), Line: line})
		}
		return
	case "index":
		r.railsIndex(t, list, spans, line)
		return
	case "references", "belongs_to", "attachment":
		for _, s := range spans {
			r.railsReference(t, s, list, line)
		}
		return
	case "remove", "remove_columns", "remove_references", "remove_index", "rename", "change", "change_default", "change_null":
		r.railsChange(t, kind, list, spans, line)
		return
	case "check_constraint", "foreign_key", "exclusion_constraint", "unique_constraint":
		return
	case "column":
		if len(spans) < 2 {
			t.Whole = false
			return
		}
		kind, _ = r.literal(spans[1])
		spans = spans[:1]
	}
	for _, s := range spans {
		name, ok := r.literal(s)
		if !ok {
			t.Whole = false
			continue
		}
		t.Columns = append(t.Columns, r.railsColumn(t, name, kind, list, line))
	}
}

func (r *reader) railsColumn(t *facts.Table, name, kind string, list []argument, line int) facts.Column {
	c := facts.Column{Name: name, Type: sized(kind, r.number(list, "limit")), NotNull: opposite(r.truth(list, "null")), PrimaryKey: kind == "primary_key" || r.yes(list, "primary_key"), Line: line}
	if p := r.number(list, "precision"); p != "" && kind == "decimal" {
		c.Type = sized(kind, p, r.number(list, "scale"))
	}
	if s, ok := find(list, "default"); ok && r.text(s) != "nil" {
		c.Default = r.text(s)
	}
	if kind == "enum" {
		c.Type = r.text1(list, "enum_type")
	}
	if r.yes(list, "array") {
		c.Type += "[]"
	}
	if s, ok := find(list, "index"); ok && r.text(s) != "false" {
		x := facts.Index{Columns: []string{name}, Line: line}
		if r.Is(s.from, "{") {
			x.Unique = r.yes(r.arguments(s.from), "unique")
		}
		t.Indexes = append(t.Indexes, x)
	}
	return c
}
