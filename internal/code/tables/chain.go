package tables

import (
	"slices"
	"strings"

	"kiro-mcp/internal/code/facts"
)

// call is one link of a chain: .name(arguments).
type call struct {
	name string
	at   int // its name
	args []argument
}

// chain reads the calls that are made one on the other from a token on, which is
// what the first is made on.
func (r *reader) chain(i int) ([]call, int) {
	var out []call
	i++
	for (r.Is(i, ".") || r.Is(i, "->") || r.Is(i, "?.")) && r.IsWord(i+1) {
		c := call{name: r.Text(i + 1), at: i + 1}
		i += 2
		if r.Is(i, "<") { // arguments of a type
			for end := r.head(i); i < end && !r.Is(i, "(") && !r.Is(i, ";"); {
				i++
			}
		}
		if r.Is(i, "(") {
			c.args = r.arguments(i)
			i = r.Close(i) + 1
		}
		out = append(out, c)
	}
	return out, i
}

// has finds a call of a chain by its name.
func has(chain []call, names ...string) *call {
	for i := range chain {
		if slices.Contains(names, chain[i].name) {
			return &chain[i]
		}
	}
	return nil
}

// first is the text of a call's first argument; empty when it is computed.
func (r *reader) first(c *call) string {
	if c == nil {
		return ""
	}
	return r.nth(c, 0)
}

func (r *reader) nth(c *call, n int) string {
	if spans := positional(c.args); n < len(spans) {
		text, _ := r.literal(spans[n])
		return text
	}
	return ""
}

// written is an argument as it stands.
func (r *reader) written(c *call, n int) string {
	if spans := positional(c.args); n < len(spans) {
		return r.text(spans[n])
	}
	return ""
}

// digits is an argument that is a number.
func (r *reader) digits(c *call, n int) string {
	if text := r.written(c, n); text != "" && text[0] >= '0' && text[0] <= '9' {
		return text
	}
	return ""
}

// builder reads a table that is built by calls on a variable: Laravel's
// Blueprint, Knex's table.
type builder struct{ *reader }

// build reads the calls on a variable in a function's body.
func (b *builder) build(t *facts.Table, from, to int, variable string) {
	for i := from; i < to; i++ {
		if !b.Is(i, variable) || !b.Is(i+1, ".") && !b.Is(i+1, "->") {
			if b.Is(i, "foreach") || b.Is(i, "forEach") || b.Is(i, "for") {
				t.Whole = false
			}
			continue
		}
		calls, next := b.chain(i)
		if len(calls) > 0 {
			b.link(t, calls)
		}
		i = max(i, next-1)
	}
}

// link takes one chain on the variable.
func (b *builder) link(t *facts.Table, calls []call) {
	head := &calls[0]
	line := b.lineOf(head.at)
	switch kind := head.name; kind {
	case "timestamps", "timestampsTz", "nullableTimestamps":
		for _, n := range b.timestamps(head) {
			c := facts.Column{Name: n, Type: "timestamp", Line: line}
			if b.Lang.Name == "php" || b.written(head, 1) == "true" {
				c.NotNull = new(b.Lang.Name != "php") // Laravel's may be null
			}
			t.Columns = append(t.Columns, c)
		}
	case "softDeletes", "softDeletesTz":
		t.Columns = append(t.Columns, facts.Column{Name: "deleted_at", Type: "timestamp", NotNull: new(false), Line: line})
	case "rememberToken":
		t.Columns = append(t.Columns, facts.Column{Name: "remember_token", Type: "string(100)", NotNull: new(false), Line: line})
	case "morphs", "nullableMorphs", "uuidMorphs", "nullableUuidMorphs", "ulidMorphs":
		b.morphs(t, head, line)
	case "primary", "unique", "index", "fullText", "fulltext", "spatialIndex":
		b.keyed(t, head, line)
	case "foreign":
		b.foreign(t, calls, line)
	case "dropColumn", "dropColumns", "dropConstrainedForeignId", "dropTimestamps", "dropSoftDeletes", "renameColumn", "dropIndex", "dropUnique", "dropForeign", "dropPrimary", "dropFullText", "renameIndex", "setNullable", "dropNullable", "dropRememberToken":
		b.dropping(t, head, line)
	case "check":
		b.checkTable(t, b.first(head))
	case "engine", "charset", "collation", "collate", "comment", "temporary", "checkPositive", "checkIn", "rawIndex", "inherits", "queryContext":
	default:
		b.column(t, calls, line)
	}
}

func (b *builder) timestamps(head *call) []string {
	if b.Lang.Name != "php" && strings.Contains(b.written(head, 2)+b.text1(head.args, "useCamelCase"), "true") {
		return []string{"createdAt", "updatedAt"}
	}
	return []string{"created_at", "updated_at"}
}

func (b *builder) morphs(t *facts.Table, head *call, line int) {
	name := b.first(head)
	if name == "" {
		t.Whole = false
		return
	}
	null := !strings.HasPrefix(head.name, "nullable")
	t.Columns = append(t.Columns, facts.Column{Name: name + "_type", Type: "string", NotNull: new(null), Line: line}, facts.Column{Name: name + "_id", Type: "bigint", NotNull: new(null), Line: line})
	t.Indexes = append(t.Indexes, facts.Index{Columns: []string{name + "_type", name + "_id"}, Line: line})
}

// keyed takes primary, unique and index over named columns.
func (b *builder) keyed(t *facts.Table, head *call, line int) {
	spans := positional(head.args)
	if len(spans) == 0 {
		return
	}
	names, _ := b.list(spans[0])
	if head.name == "primary" {
		for _, n := range names {
			if c := column(t, n); c != nil {
				c.PrimaryKey = true
			}
		}
		return
	}
	x := facts.Index{Name: b.nth(head, 1), Columns: names, Unique: head.name == "unique", Line: line}
	if x.Name == "" {
		x.Name = b.text1(head.args, "indexName")
	}
	t.Indexes = append(t.Indexes, x)
}

// foreign takes foreign('a')->references('id')->on('t').
func (b *builder) foreign(t *facts.Table, calls []call, line int) {
	name := b.first(&calls[0])
	to := b.target(calls)
	if name == "" || to == "" {
		return
	}
	if c := column(t, name); c != nil {
		c.References = to
	} else {
		t.Columns = append(t.Columns, facts.Column{Name: name, References: to, Change: "retype", Line: line})
	}
}

// target is the column that a chain refers to.
func (b *builder) target(calls []call) string {
	to := b.first(has(calls, "references"))
	table := b.first(has(calls, "on", "inTable"))
	switch {
	case to == "" || strings.Contains(to, "."):
		return to
	case table == "":
		return ""
	}
	return table + "." + to
}
